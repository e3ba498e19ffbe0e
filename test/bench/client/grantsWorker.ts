// How long it takes to read what all groups are authorized for: by a directory as a panel has it read, and by a
// bare undici loop of 16 documents at a time.
import { subscribe } from 'node:diagnostics_channel';
import pMap from 'p-map';
import * as v from 'valibot';
import { PoolDirectory } from '../../../src/directory/poolDirectory.ts';
import { addressSchema, input, report } from '../child.ts';
import { openUndici } from './bareUndici.ts';
import { loadClient } from './contenders.ts';

const { address, listsInDocument, rounds } = input(
  v.object({ address: addressSchema, listsInDocument: v.number(), rounds: v.number() }),
);
const { ManagementClient } = await loadClient();
const client = new ManagementClient(address);
const undici = await openUndici(address);
const context = { client: async () => client, pageSize: () => 50 };
const { list: namespaceList } = await client.resources.namespaces({ page: 1, limit: 50 });
const namespaces = namespaceList.map(({ code }) => code);

const groups = await directoryOfGroups();
const codes = groups.groups.content.value?.groups.map(({ group }) => group.code) ?? [];
const size = Math.floor(listsInDocument / namespaces.length);
const parts = Array.from({ length: Math.ceil(codes.length / size) }, (_, index) =>
  codes.slice(index * size, (index + 1) * size),
);

/** A directory that knows the groups, and nothing else. */
async function directoryOfGroups(): Promise<PoolDirectory> {
  const directory = new PoolDirectory('pool', context, () => {});
  await directory.groups.loadAll();
  return directory;
}

const readers = {
  async ours(): Promise<() => Promise<number>> {
    const directory = await directoryOfGroups();
    const keys = directory.groups.content.value?.groups.map(({ key }) => key) ?? [];
    return async () => {
      await directory.loadResourcesOfMany(keys);
      return sum(keys.map((key) => directory.resources(key).value?.resources.length ?? Number.NaN));
    };
  },
  async undici(): Promise<() => Promise<number>> {
    const read = (part: readonly string[]) => undici.grants(part, namespaces);
    return async () => sum(await pMap(parts, read, { concurrency: 16 }));
  },
};

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

const expected = await (await readers.undici())();

/** @returns milliseconds */
async function timed(name: keyof typeof readers): Promise<number> {
  const read = await readers[name]();
  const start = performance.now();
  const count = await read();
  const took = performance.now() - start;
  if (count !== expected) throw new Error(`${name} read ${count} grants of ${expected}.`);
  return took;
}

await timed('ours');
const times = { ours: [] as number[], undici: [] as number[] };
for (let round = 0; round < rounds; round += 1) {
  const order = round % 2 === 0 ? (['ours', 'undici'] as const) : (['undici', 'ours'] as const);
  for (const name of order) times[name].push(await timed(name));
}

// Counted apart from the rounds, for being told of every request takes time.
const read = await readers.ours();
let [underWay, most, requests] = [0, 0, 0];
subscribe('undici:client:sendHeaders', () => {
  underWay += 1;
  requests += 1;
  most = Math.max(most, underWay);
});
for (const end of ['undici:request:trailers', 'undici:request:error']) {
  subscribe(end, () => {
    underWay -= 1;
  });
}
await read();

await Promise.all([client.close(), undici.close()]);
report({ ...times, requests, most });
