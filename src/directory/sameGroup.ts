import type { Group } from '../authing/types.ts';

/** Whether two groups of one code are one group: no two are created at the same time. */
export function isSameGroup(
  one: Pick<Group, 'createdAt'>,
  other: Pick<Group, 'createdAt'> | undefined,
): boolean {
  return other !== undefined && Object.is(createdAt(one), createdAt(other));
}

/** In milliseconds: servers write the same time in several ways. */
function createdAt({ createdAt }: Pick<Group, 'createdAt'>): number | undefined {
  return createdAt === undefined ? undefined : Date.parse(createdAt);
}
