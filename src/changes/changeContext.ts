import type { Directories } from '../directory/directories.ts';
import type { Pools } from '../pools/pools.ts';
import type { RevisionFile } from '../windows/revisionFile.ts';
import type { LateChanges } from './lateChanges.ts';
import type { UndoStore } from './undo/undoStore.ts';

/**
 * What every change needs: the client to make it, the directory and the other windows to tell of it,
 * where to keep what undoes it, and who looks again at what stayed unknown.
 */
export interface ChangeContext {
  readonly pools: Pick<Pools, 'client' | 'clientForChanges' | 'get'>;
  readonly directories: Pick<Directories, 'get'>;
  readonly revisions: Pick<RevisionFile, 'bump'>;
  readonly undo: UndoStore;
  readonly late: LateChanges;
}
