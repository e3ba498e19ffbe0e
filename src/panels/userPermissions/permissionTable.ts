import type { UserPermission } from '../../permissions/serverSum.ts';
import type { NamedGroup, PermissionTable } from '../../protocol/userPermissions.ts';

/** Makes permissions into the columns that the page gets. */
export function toPermissionTable(
  permissions: readonly UserPermission[],
  groups: readonly NamedGroup[],
  revision: number,
): PermissionTable {
  const places = new Map(groups.map(({ code }, place) => [code, place]));
  return {
    revision,
    groups: groups.map(({ code, name }) => ({ code, name })),
    namespace: permissions.map(({ namespace }) => namespace),
    type: permissions.map(({ type }) => type),
    code: permissions.map(({ code }) => code),
    actions: permissions.map(({ actions }) =>
      actions.map(({ name, through }) => ({
        name,
        through: through.flatMap((code) => places.get(code) ?? []),
      })),
    ),
  };
}
