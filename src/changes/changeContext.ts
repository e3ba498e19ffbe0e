import type { Directories } from '../directory/directories.ts';
import type { Pools } from '../pools/pools.ts';
import type { RevisionFile } from '../windows/revisionFile.ts';
import type { UnconfirmedChanges } from './unconfirmedChanges.ts';
import type { UndoStore } from './undo/undoStore.ts';

/**
 * What every change needs: the client to make it, the directory and the other windows to publish it to,
 * where to store what undoes it, and who rechecks a change whose outcome is unknown.
 */
export interface ChangeContext {
  readonly pools: Pick<Pools, 'client' | 'clientForChanges' | 'get'>;
  readonly directories: Pick<Directories, 'get'>;
  readonly revisions: Pick<RevisionFile, 'bump'>;
  readonly undo: UndoStore;
  readonly unconfirmed: UnconfirmedChanges;
}
