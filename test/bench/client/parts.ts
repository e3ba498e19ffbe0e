import type { Part } from '../part.ts';
import { cpu } from './cpu.ts';
import { grantsOfMany } from './grants.ts';
import { growth } from './growth.ts';
import { loading } from './loading.ts';
import { members10k } from './members.ts';
import { size } from './size.ts';
import { source } from './source.ts';
import { throughput } from './throughput.ts';
import { whichGroups } from './whichGroups.ts';

/** The measurements that need no VS Code. */
export const clientParts: readonly Part[] = [
  throughput,
  cpu,
  loading,
  members10k,
  grantsOfMany,
  whichGroups,
  source,
  size,
  growth,
];
