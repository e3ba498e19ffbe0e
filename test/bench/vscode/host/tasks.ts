import { measureFilter } from './filterTask.ts';
import { measureIdle } from './idleTask.ts';
import { measureMembers } from './membersTask.ts';
import { measureMemory } from './memoryTask.ts';
import { measureRequests } from './requestsTask.ts';

/** What can be measured in the extension host. */
export const taskNames = ['filter', 'members', 'memory', 'requests', 'idle'] as const;

export type HostTask = (typeof taskNames)[number];

export const tasks: Readonly<Record<HostTask, (input: unknown) => Promise<unknown>>> = {
  filter: measureFilter,
  members: measureMembers,
  memory: measureMemory,
  requests: measureRequests,
  idle: measureIdle,
};
