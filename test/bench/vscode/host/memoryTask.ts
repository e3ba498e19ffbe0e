import * as v from 'valibot';
import { connect, defined } from '../../../support/host/connectedPool.ts';
import { hideView, internals } from '../../../support/host/extension.ts';
import { addressSchema } from '../../child.ts';
import { heapUsed } from './heap.ts';
import { rowsGiven } from './rowsGiven.ts';

const Input = v.object({ pool: addressSchema, members: v.array(v.number()) });

/**
 * @param input the pool, and with how many members of one group, ascending
 * @returns the bytes of the heap in use: when a pool is connected, with all its groups, and with so many members
 */
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
  const known = () => directory.members.content(everyone).value?.users.length ?? 0;
  const withMembers: number[] = [];
  for (const count of members) {
    while (known() < count) await directory.members.loadMore(everyone);
    await rowsGiven(defined(view.tree.groupRow(poolRow.poolId, everyone), 'its row'));
    withMembers.push(await heapUsed());
  }
  return { before, withGroups, withMembers };
}
