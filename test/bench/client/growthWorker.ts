// CPU time that some reads of a pool take in the process that reads.
import process from 'node:process';
import pMap from 'p-map';
import * as v from 'valibot';
import { readMemberIds } from '../../../src/changes/undo/readMemberIds.ts';
import { PoolDirectory } from '../../../src/directory/poolDirectory.ts';
import { addressSchema, input, report } from '../child.ts';
import { openUndici } from './bareUndici.ts';
import { loadClient } from './contenders.ts';

const { address, members } = input(v.object({ address: addressSchema, members: v.number() }));
const code = 'everyone';
const { ManagementClient } = await loadClient();
const client = new ManagementClient(address);
const undici = await openUndici(address);
const pages = Array.from({ length: Math.ceil(members / 50) }, (_, index) => index + 1);
const { signal } = new AbortController();

const reads = {
  firstMembers: () => client.groups.listUsers(code, { limit: 50, withCustomData: true }),
  members: () => readMemberIds(client, [{ code, name: '' }], signal),
  membersFloor: () => pMap(pages, (page) => undici.members(code, page, 50), { concurrency: 16 }),
  async groups() {
    const context = { client: async () => client, pageSize: () => 50 };
    await new PoolDirectory('pool', context, () => {}).groups.loadAll();
  },
  resources: () => client.groups.listAuthorizedResources(code),
  resourcesFloor: () => undici.resources(code),
};

/** @returns the median of several reads, in milliseconds of CPU time */
async function cost(read: () => Promise<unknown>): Promise<number> {
  // Until the code is compiled.
  for (const start = performance.now(); performance.now() - start < 1000; ) await read();
  const costs: number[] = [];
  for (const start = performance.now(); costs.length < 5 || performance.now() - start < 500; ) {
    const before = process.cpuUsage();
    await read();
    const { user, system } = process.cpuUsage(before);
    costs.push((user + system) / 1000);
  }
  return costs.toSorted((a, b) => a - b)[Math.floor(costs.length / 2)] ?? Number.NaN;
}

const costs: Record<string, number> = {};
for (const [name, read] of Object.entries(reads)) costs[name] = await cost(read);
await Promise.all([client.close(), undici.close()]);
report(costs);
