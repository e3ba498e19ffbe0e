// CPU time of one contender per call, in a process of its own.
import process from 'node:process';
import * as v from 'valibot';
import { addressSchema, input, report } from '../child.ts';
import { callTimes } from './calls.ts';
import { contenderNames, open } from './contenders.ts';

const { name, address, atOnce, calls, warmUp } = input(
  v.object({
    name: v.picklist(contenderNames),
    address: addressSchema,
    atOnce: v.number(),
    calls: v.number(),
    warmUp: v.number(),
  }),
);

const contender = await open[name](address);
await callTimes(contender, atOnce, warmUp);
const start = process.cpuUsage();
await callTimes(contender, atOnce, calls);
const { user, system } = process.cpuUsage(start);
await contender.close();
report((user + system) / calls);
