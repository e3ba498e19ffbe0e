import type { Source, UserPermission } from '../../permissions/serverSum.ts';
import type { NamedGroup, PermissionTable } from '../../protocol/userPermissions.ts';

/** What the rows of the page are made of. */
export interface PermissionRows {
  readonly permissions: readonly UserPermission[];
  readonly groups: readonly NamedGroup[];
}

/** Makes permissions into the columns that the page gets. */
export function toPermissionTable(
  { permissions, groups }: PermissionRows,
  revision: number,
): PermissionTable {
  const places = new Map(groups.map(({ code }, place) => [code, place]));
  const sources = new Map<string, { readonly place: number; readonly source: Source }>();
  const placeOf = (source: Source) => {
    const id = JSON.stringify(source);
    const known = sources.get(id) ?? { place: sources.size, source };
    sources.set(id, known);
    return known.place;
  };
  const actions = permissions.map((permission) =>
    permission.actions.map(({ name, through, sources: from = [] }) => ({
      name,
      through: through.flatMap((code) => places.get(code) ?? []),
      ...(from.length === 0 ? {} : { from: from.map(placeOf) }),
    })),
  );
  return {
    revision,
    groups: groups.map(({ code, name }) => ({ code, name })),
    sources: Array.from(sources.values(), ({ source }) => source),
    namespace: permissions.map(({ namespace }) => namespace),
    type: permissions.map(({ type }) => type),
    code: permissions.map(({ code }) => code),
    actions,
  };
}
