import type { Directories } from '../directory/directories.ts';
import type { Pools } from '../pools/pools.ts';
import type { RevisionFile } from '../pools/revisionFile.ts';

/** What every change needs: the client to make it, the directory and the other windows to tell of it. */
export interface ChangeContext {
  readonly pools: Pools;
  readonly directories: Directories;
  readonly revisions: RevisionFile;
}
