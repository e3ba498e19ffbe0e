import type { Part } from '../part.ts';
import { cpu } from './cpu.ts';
import { loading } from './loading.ts';
import { throughput } from './throughput.ts';

/** The measurements that need no VS Code. */
export const clientParts: readonly Part[] = [throughput, cpu, loading];
