import type { EffectivePermissions } from '../../permissions/effective.ts';
import { groupsAlone, type ServerSum, withServerSum } from '../../permissions/serverSum.ts';
import type { ServerSumStatus } from '../../protocol/userPermissions.ts';
import type { KnownGroup } from '../shared/knownGroups.ts';
import { keptWhileSame } from '../shared/shownTable.ts';
import type { PermissionRows } from './permissionTable.ts';
import type { ServerList } from './serverSide.ts';
import type { UserGrants } from './userGrants.ts';
import { addSources, type UserSources } from './userSources.ts';

/** What the groups of a user give together with what the server sums up, as the page shows it. */
export class ShownPermissions {
  readonly #grants: UserGrants;
  readonly #sumOf = keptWhileSame(sumOf);
  readonly #rowsOf = keptWhileSame(rowsOf);

  constructor(grants: UserGrants) {
    this.#grants = grants;
  }

  /** How far the server's own list is known. */
  get serverSum(): ServerSumStatus {
    const { server, sources } = this.#grants;
    return server.list.state === 'known'
      ? { state: 'known', sources: sources.status, unlisted: this.#sum.unlisted }
      : server.list;
  }

  /** Undefined where nothing has been read yet; another object whenever something is another. */
  get rows(): PermissionRows | undefined {
    const { groups, heading, status } = this.#grants;
    const isRead = groups.some(({ resources }) => resources !== undefined);
    const hasNone = heading.groups?.length === 0 && status.state !== 'loading';
    return isRead || hasNone || this.#sum.permissions.length > 0
      ? this.#rowsOf(this.#sum, groups)
      : undefined;
  }

  get #sum(): ServerSum {
    const { permissions, server, sources } = this.#grants;
    return this.#sumOf(permissions, server.list, sources.known);
  }
}

function rowsOf({ permissions }: ServerSum, groups: readonly KnownGroup[]): PermissionRows {
  return { permissions, groups };
}

function sumOf(
  permissions: EffectivePermissions,
  list: ServerList,
  known: UserSources['known'],
): ServerSum {
  const sum =
    list.state === 'known'
      ? withServerSum(permissions, list.resources)
      : { permissions: groupsAlone(permissions), unlisted: 0 };
  return addSources(sum, known);
}
