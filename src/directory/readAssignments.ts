import pMap from 'p-map';
import type { PoolReader } from '../authing/api.ts';
import { isRefused, wasCancelled } from '../model/failures.ts';
import type { AuthorizedTarget } from '../model/resource.ts';
import { type AssignedResource, type Assignments, assignmentId } from '../permissions/sources.ts';

/** How many requests ask about resources at most. */
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
  client: PoolReader,
  userId: string,
  wanted: readonly AssignedResource[],
  signal: AbortSignal,
): Promise<UserAssignments | undefined> {
  if (!client.abilities.assignments) return undefined;
  const failures: unknown[] = [];
  const attempt = async <T>(reading: Promise<T>): Promise<T | undefined> => {
    try {
      return await reading;
    } catch (error) {
      if (wasCancelled(error)) throw error;
      failures.push(error);
      return undefined;
    }
  };
  const [roles, departments, targets] = await Promise.all([
    attempt(client.users.roles(userId, { signal })),
    attempt(client.users.departments(userId, { signal })),
    readTargets(client, wanted, signal, attempt),
  ]);
  return {
    userId,
    roles: roles?.list ?? [],
    departments: departments?.list ?? [],
    targets: targets.found,
    left: wanted.length - targets.asked,
    failure: failures[0],
  };
}

/** Waits for a read; undefined where it fails, which is noted. */
type Attempt = <T>(reading: Promise<T>) => Promise<T | undefined>;

/** Many resources go into one request. A server that refuses the first such is asked one by one. */
async function readTargets(
  { resources }: PoolReader,
  wanted: readonly AssignedResource[],
  signal: AbortSignal,
  attempt: Attempt,
) {
  const found = new Map<string, readonly AuthorizedTarget[]>();
  const read = async (part: readonly AssignedResource[]) => {
    const lists = await resources.authorizedTargetsOfMany(part, { signal });
    for (const [place, resource] of part.entries()) {
      found.set(assignmentId(resource), lists[place]?.list ?? []);
    }
  };
  const readOne = async (resource: AssignedResource) => {
    const { list } = await resources.authorizedTargets(resource, { signal });
    found.set(assignmentId(resource), list);
  };
  const first = wanted.slice(0, resourcesPerRequest);
  if (first.length === 0) return { found, asked: 0 };
  try {
    await read(first);
  } catch (error) {
    if (!isRefused(error)) {
      await attempt(Promise.reject(error));
      return { found, asked: wanted.length };
    }
    const single = wanted.slice(0, mostRequests - 1);
    await pMap(single, (resource) => attempt(readOne(resource)));
    return { found, asked: single.length };
  }
  const asked = wanted.slice(0, mostRequests * resourcesPerRequest);
  const parts = Array.from(
    { length: Math.ceil(asked.length / resourcesPerRequest) - 1 },
    (_, part) => asked.slice((part + 1) * resourcesPerRequest, (part + 2) * resourcesPerRequest),
  );
  await pMap(parts, (part) => attempt(read(part)));
  return { found, asked: asked.length };
}
