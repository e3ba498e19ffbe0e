import type { ChangeContext } from '../changes/changeContext.ts';
import type { Directories } from '../directory/directories.ts';
import type { GroupFilter } from '../directory/groupFilter.ts';
import type { GroupSorting } from '../directory/groupSorting.ts';
import type { Log } from '../feedback/log.ts';
import type { Reporter } from '../feedback/reporter.ts';
import type { ResourceName } from '../model/resource.ts';
import type { GroupTarget } from '../model/target.ts';
import type { Pools } from '../pools/pools.ts';
import type { GroupsSidebar } from './groupsSidebar.ts';

/** What commands work with. */
export interface CommandContext extends ChangeContext {
  readonly pools: Pools;
  readonly directories: Directories;
  readonly sidebar: GroupsSidebar;
  readonly filter: GroupFilter;
  readonly sorting: GroupSorting;
  readonly reporter: Reporter;
  readonly log: Log;
  /** Opens the panel of a group's authorized resources. */
  readonly showAuthorizedResources: (pool: string, key: string) => Promise<void>;
  /** Opens the panel of a permission matrix: of these groups, or of all groups of the pool. */
  readonly showPermissionMatrix: (pool: string, keys?: readonly string[]) => Promise<void>;
  /** Opens the panel that shows groups, of one pool or of several, side by side. */
  readonly compareGroups: (groups: readonly GroupTarget[]) => Promise<void>;
  /** Opens the panel that says who may use a resource. */
  readonly showResourceAccess: (pool: string, resource: ResourceName) => Promise<void>;
  /** Opens the panel of a user's permissions. */
  readonly showUserPermissions: (
    pool: string,
    user: { readonly id: string; readonly name: string },
  ) => Promise<void>;
}

/** A command's handler; what it is given depends on where it was run from (see targets.ts). */
export type Handler = (context: CommandContext, ...args: readonly unknown[]) => unknown;
