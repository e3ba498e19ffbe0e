// How long it takes to read all members of a group, page by page: as the product reads them before a
// delete, by a bare undici loop of 16 at a time, and by Authing's own client one page after another.
import { subscribe } from 'node:diagnostics_channel';
import pMap from 'p-map';
import * as v from 'valibot';
import { readMemberIds } from '../../../src/changes/undo/readMemberIds.ts';
import { addressSchema, input, report } from '../child.ts';
import { loadClient, open } from './contenders.ts';

const { address, members, pageSize, rounds, roundsOfSdk } = input(
  v.object({
    address: addressSchema,
    members: v.number(),
    pageSize: v.number(),
    rounds: v.number(),
    roundsOfSdk: v.number(),
  }),
);
const code = 'everyone';
const { signal } = new AbortController();
const pages = Array.from({ length: Math.ceil(members / pageSize) }, (_, index) => index + 1);

const { ManagementClient } = await loadClient();
const client = new ManagementClient(address);
const undici = await open.undici(address);
const sdk = await open.sdk(address);

/** @returns milliseconds */
async function timed(read: () => Promise<number>): Promise<number> {
  const start = performance.now();
  const count = await read();
  if (count !== members) throw new Error(`Read ${count} members of ${members}.`);
  return performance.now() - start;
}

const readers = {
  async ours() {
    const counts = new Map([[code, members]]);
    const [read] = await readMemberIds(client, [{ code, name: '' }], signal, undefined, counts);
    return read?.userIds.length ?? 0;
  },
  async undici() {
    const read = (page: number) => undici.members(code, page, pageSize);
    return sum(await pMap(pages, read, { concurrency: 16 }));
  },
  async sdk() {
    const counts: number[] = [];
    for (const page of pages) counts.push(await sdk.members(code, page, pageSize));
    return sum(counts);
  },
};

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

await timed(readers.ours);
await timed(readers.undici);
const times = { ours: [] as number[], undici: [] as number[], sdk: [] as number[] };
for (let round = 0; round < rounds; round += 1) {
  const order = round % 2 === 0 ? (['ours', 'undici'] as const) : (['undici', 'ours'] as const);
  for (const name of order) times[name].push(await timed(readers[name]));
  if (round < roundsOfSdk) times.sdk.push(await timed(readers.sdk));
}

// Counted apart from the rounds, for being told of every request takes time.
let underWay = 0;
let most = 0;
subscribe('undici:client:sendHeaders', () => {
  underWay += 1;
  most = Math.max(most, underWay);
});
for (const end of ['undici:request:trailers', 'undici:request:error']) {
  subscribe(end, () => {
    underWay -= 1;
  });
}
await readers.ours();

await Promise.all([client.close(), undici.close(), sdk.close()]);
report({ ...times, most });
