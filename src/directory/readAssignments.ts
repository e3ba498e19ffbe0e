import pMap from 'p-map';
import type { PoolReader } from '../authing/api.ts';
import { wasCancelled } from '../model/failures.ts';
import type { AuthorizedTarget } from '../model/resource.ts';
import { type AssignedResource, type Assignments, assignmentId } from '../permissions/sources.ts';

/** How many requests ask about resources at most, all of them at a time. */
const mostRequests = 14;
/** About how many resources each asks. */
const resourcesPerRequest = 20;

/** What a server tells of where the permissions of a user come from besides groups. */
export interface UserAssignments extends Assignments {
  /** How many resources were not asked about, for there are so many. */
  readonly left: number;
  /** Why some of it, or all, is not known; undefined where all is. */
  readonly failure: unknown;
}

/**
 * Asks to whom resources are assigned, and which roles and departments a user has: in 16 requests at most, so of so
 * many resources only, the first ones. What can be read counts although other parts fail.
 * @returns undefined where the server does not tell such things
 * @throws AuthingError where it was cancelled
 */
export async function readAssignments(
  { abilities, users, resources }: PoolReader,
  userId: string,
  wanted: readonly AssignedResource[],
  signal: AbortSignal,
): Promise<UserAssignments | undefined> {
  if (!abilities.assignments) return undefined;
  let failure: unknown;
  const attempt = async <T>(reading: Promise<T>): Promise<T | undefined> => {
    try {
      return await reading;
    } catch (error) {
      if (wasCancelled(error)) throw error;
      failure ??= error;
      return undefined;
    }
  };
  const asked = wanted.slice(0, mostRequests * resourcesPerRequest);
  const parts = Array.from({ length: Math.ceil(asked.length / resourcesPerRequest) }, (_, part) =>
    asked.slice(part * resourcesPerRequest, (part + 1) * resourcesPerRequest),
  );
  const targets = new Map<string, readonly AuthorizedTarget[]>();
  const [roles, departments] = await Promise.all([
    attempt(users.roles(userId, { signal })),
    attempt(users.departments(userId, { signal })),
    pMap(parts, async (part) => {
      const lists = await attempt(resources.authorizedTargetsOfMany(part, { signal }));
      for (const [place, resource] of part.entries()) {
        const list = lists?.[place]?.list;
        if (list !== undefined) targets.set(assignmentId(resource), list);
      }
    }),
  ]);
  return {
    userId,
    roles: roles?.list ?? [],
    departments: departments?.list ?? [],
    targets,
    left: wanted.length - asked.length,
    failure,
  };
}
