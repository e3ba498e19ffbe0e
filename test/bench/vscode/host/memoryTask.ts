import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as v from 'valibot';
import { hideView, internals } from '../../../host/extension.ts';
import { connect, defined } from '../../../host/pool.ts';
import { addressSchema } from '../../child.ts';
import { rowsGiven } from './rowsGiven.ts';

const Input = v.object({ pool: addressSchema, members: v.number() });

/** @returns the bytes of the heap in use: when a pool is connected, with all its groups, and with members of one */
export async function measureMemory(input: unknown) {
  const { directories, view } = await internals();
  const { pool, members } = v.parse(Input, input);
  const poolRow = await connect(pool);
  await hideView();
  const directory = directories.get(poolRow.poolId);
  const everyone = defined(
    (await directory.readGroup('everyone'))?.key,
    'the group that everyone is in',
  );
  const before = await heapUsed();
  await directory.groups.loadAll();
  await rowsGiven(poolRow);
  const withGroups = await heapUsed();
  await directory.members.load(everyone);
  const known = () => directory.members.branch(everyone).value?.users.length ?? 0;
  while (known() < members) await directory.members.loadMore(everyone);
  await rowsGiven(defined(view.tree.groupRow(poolRow.poolId, everyone), 'its row'));
  const withMembers = await heapUsed();
  return { before, withGroups, withMembers };
}

/** After collections, until nothing more goes. */
async function heapUsed(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('No garbage can be collected.');
  let used = Number.POSITIVE_INFINITY;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    collect();
    const { heapUsed: now } = process.memoryUsage();
    if (now > used * 0.999) return Math.min(now, used);
    used = now;
  }
}
