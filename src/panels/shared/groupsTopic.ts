import * as v from 'valibot';

/** Which groups a panel is about. */
export const groupsTopic = v.object({
  /** The id of the user pool's connection. */
  poolId: v.string(),
  poolName: v.string(),
  /** All groups of the pool where it is absent. */
  groups: v.exactOptional(v.array(v.object({ code: v.string(), name: v.string() }))),
});

export type GroupsTopic = Readonly<v.InferOutput<typeof groupsTopic>>;

/** Whether two are the same groups, in whatever order. */
export function isSameTopic(a: GroupsTopic, b: GroupsTopic): boolean {
  if (a.poolId !== b.poolId) return false;
  if (a.groups === undefined || b.groups === undefined) return a.groups === b.groups;
  const codes = new Set(a.groups.map(({ code }) => code));
  return b.groups.length === codes.size && b.groups.every(({ code }) => codes.has(code));
}
