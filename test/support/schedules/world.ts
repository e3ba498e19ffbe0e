import type { ManagementClient } from '../../../src/authing/index.ts';

/** A group as the server has it. */
export interface GroupState {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  /** Sorted. */
  readonly members: readonly string[];
  /** Each with type, code and actions; sorted. */
  readonly grants: readonly string[];
}

/** All groups of a pool by who they are, which is the time of their creation. */
export type World = Readonly<Record<string, GroupState>>;

/** Reads all groups of a small pool. */
export async function readWorld(client: ManagementClient): Promise<World> {
  const { list } = await client.groups.list({ limit: 1000 });
  const entries = await Promise.all(
    list.map(async ({ code, name, description = '', createdAt = '' }) => {
      const users = await client.groups.listUsers(code, { limit: 1000 });
      const members = users.list.map(({ id }) => id).sort();
      const resources = await client.groups.listAuthorizedResources(code);
      const grants = resources.list
        .map((grant) => grantText(grant.type, grant.code, grant.actions))
        .sort();
      return [createdAt, { code, name, description, members, grants }] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** The same world with something of one group changed; without the group where `change` is undefined. */
export function withGroup(
  world: World,
  who: string,
  change: Partial<GroupState> | undefined,
): World {
  const { [who]: group, ...others } = world;
  if (change === undefined) return others;
  return group === undefined ? world : { ...others, [who]: { ...group, ...change } };
}

/** A grant as a world has it. */
export function grantText(type = '', code = '', actions: readonly string[] = []): string {
  return `${type} ${code} ${actions.toSorted().join()}`;
}

/** The same world with other grants in one group. @param steps what each is afterwards; none for revoked */
export function withGrants(
  world: World,
  who: string,
  steps: readonly {
    readonly type: string;
    readonly code: string;
    readonly after?: readonly string[];
  }[],
): World {
  const group = world[who];
  if (group === undefined) return world;
  const others = group.grants.filter(
    (text) => !steps.some(({ type, code }) => text.startsWith(`${type} ${code} `)),
  );
  const made = steps.flatMap(({ type, code, after }) =>
    after === undefined ? [] : [grantText(type, code, after)],
  );
  return withGroup(world, who, { grants: [...others, ...made].sort() });
}

/** The same world with other members in one group. */
export function withMembers(
  world: World,
  who: string,
  {
    add = [],
    remove = [],
  }: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
): World {
  const group = world[who];
  if (group === undefined) return world;
  const members = new Set([...group.members, ...add].filter((id) => !remove.includes(id)));
  return withGroup(world, who, { members: [...members].sort() });
}
