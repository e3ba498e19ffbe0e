import type { Directories } from '../directory/directories.ts';
import type { GroupFilter } from '../directory/groupFilter.ts';
import type { Pools } from '../pools/pools.ts';

/** What the rows of the sidebar read from. */
export interface TreeContext {
  readonly pools: Pools;
  readonly directories: Directories;
  readonly filter: GroupFilter;
}
