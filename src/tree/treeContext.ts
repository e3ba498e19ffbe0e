import type { Directories } from '../directory/directories.ts';
import type { Pools } from '../pools/pools.ts';
import type { GroupFilter } from './groupFilter.ts';

/** What the rows of the sidebar read from. */
export interface TreeContext {
  readonly pools: Pools;
  readonly directories: Directories;
  readonly filter: GroupFilter;
}
