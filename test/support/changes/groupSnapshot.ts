import type { ManagementClient } from '../../../src/authing/index.ts';

/** All that the server has of groups, except for the times of their creation and their last change. */
export async function snapshot(
  { other }: { readonly other: ManagementClient },
  codes: readonly string[],
) {
  const namespaces = (await other.resources.namespaces({ limit: 50 })).list;
  return Promise.all(
    codes.map(async (code) => {
      const group = await other.groups.detail(code);
      if (group === undefined) return undefined;
      const { name, description = '' } = group;
      const { list } = await other.groups.listUsers(code, { limit: 10_000 });
      const grants = await Promise.all(
        namespaces.map(async (namespace) => {
          const read = await other.groups.listAuthorizedResources(code, {
            namespace: namespace.code,
          });
          return [namespace.code, [...read.list].sort(byCode)] as const;
        }),
      );
      return {
        code,
        name,
        description,
        members: list.map(({ id }) => id),
        grants: Object.fromEntries(grants),
      };
    }),
  );
}

function byCode(one: { readonly code: string }, other: { readonly code: string }): number {
  return one.code < other.code ? -1 : 1;
}
