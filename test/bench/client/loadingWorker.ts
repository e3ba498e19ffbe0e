// How long it takes from the import of a contender to its first answer, in a process of its own.
import process from 'node:process';
import * as v from 'valibot';
import { addressSchema, input, report } from '../child.ts';
import { contenderNames, open } from './contenders.ts';

const { name, address } = input(
  v.object({ name: v.picklist(contenderNames), address: addressSchema }),
);

const cpuStart = process.cpuUsage();
const start = performance.now();
const contender = await open[name](address);
await contender.detail('everyone', new AbortController().signal);
const wall = performance.now() - start;
const { user, system } = process.cpuUsage(cpuStart);
await contender.close();
report({ wall, cpu: (user + system) / 1000 });
