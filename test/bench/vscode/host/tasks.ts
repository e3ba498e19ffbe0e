import { measureHelpAnswers, measureHelpTyping } from './codeHelpTask.ts';
import { measureFilter } from './filterTask.ts';
import { measureIdle } from './idleTask.ts';
import { measureMatrixMemory } from './matrixMemoryTask.ts';
import { measureMembers } from './membersTask.ts';
import { measureMemory } from './memoryTask.ts';
import { measureRequests } from './requestsTask.ts';
import { measureUses } from './usesTask.ts';

/** What can be measured in the extension host. */
export const taskNames = [
  'filter',
  'members',
  'memory',
  'matrixMemory',
  'requests',
  'idle',
  'helpAnswers',
  'helpTyping',
  'uses',
] as const;

export type HostTask = (typeof taskNames)[number];

export const tasks: Readonly<Record<HostTask, (input: unknown) => Promise<unknown>>> = {
  filter: measureFilter,
  members: measureMembers,
  memory: measureMemory,
  matrixMemory: measureMatrixMemory,
  requests: measureRequests,
  idle: measureIdle,
  helpAnswers: measureHelpAnswers,
  helpTyping: measureHelpTyping,
  uses: measureUses,
};
