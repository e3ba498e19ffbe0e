import * as v from 'valibot';

// What a command is run on. All surfaces meet here: rows, keys, panels, hovers, links, drops and agents.

/** An id or a code as a caller names it. */
const Name = v.pipe(v.string(), v.nonEmpty());

/** What the sidebar knows a group or a user by: empty where the server gave out an empty code or id. */
const Key = v.string();

/** More names than any pool has: a list that claims to be longer is not walked through. */
const mostNames = 100_000;

/** A list of bounded length: the bound is checked before the items are. */
export function listOf<TItem extends v.GenericSchema>(item: TItem) {
  return v.pipe(
    v.unknown(),
    v.check((value) => Array.isArray(value) && value.length <= mostNames),
    v.array(item),
    v.readonly(),
  );
}

/** A group by its key in the directory, or by its code, for callers that know only that. */
const GroupName = v.union([v.strictObject({ key: Key }), v.strictObject({ code: Name })]);

/** What a command is run on: a pool, or something in it. */
export const Target = v.strictObject({
  /** The id of the connection. */
  pool: Name,
  group: v.exactOptional(GroupName),
  /** The ids of users: members of the group, where there is one. */
  users: v.exactOptional(listOf(Key)),
  /** A resource that the pool defines. */
  resource: v.exactOptional(
    v.strictObject({ code: Name, namespace: v.exactOptional(Name), type: v.exactOptional(Name) }),
  ),
});

/** What a command is run on: a pool, or something in it. */
export type Target = v.InferOutput<typeof Target>;

/** What a target names, at its narrowest. */
export type TargetKind = 'pool' | 'group' | 'users' | 'resource';

/** What a target names, at its narrowest: a member is a user with a group. */
export function kindOf({ group, users, resource }: Target): TargetKind {
  if (resource !== undefined) return 'resource';
  if (users !== undefined) return 'users';
  return group === undefined ? 'pool' : 'group';
}

/** A group that a target names, found in the directory of its pool. */
export interface GroupTarget {
  /** The id of the connection. */
  readonly pool: string;
  /** The group's key in the directory. */
  readonly key: string;
}
