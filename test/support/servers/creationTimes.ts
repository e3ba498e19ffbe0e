import type { RecordingProxy } from './recordingProxy.ts';

/** Lets the server tell no creation times of groups. */
export function withoutCreationTimes(proxy: RecordingProxy): void {
  for (const operation of ['group', 'groups', 'createGroup', 'updateGroup', 'getUserGroups']) {
    proxy.alter(operation, async (_, forward) => {
      const { status, body } = await forward();
      return { status, body: without(body) };
    });
  }
}

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'createdAt' ? null : without(each)]),
  );
}
