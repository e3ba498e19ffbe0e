import * as v from 'valibot';
import { connect, defined } from '../../../support/host/connectedPool.ts';
import { hideView, internals } from '../../../support/host/extension.ts';
import { addressSchema } from '../../child.ts';
import { rowsGiven } from './rowsGiven.ts';

const Input = v.object({ pool: addressSchema, rounds: v.number(), sizes: v.array(v.number()) });

/**
 * Reads members of a group page by page: each time until the rows are there, those before included.
 * @returns of each round what the first page took and what each of 20 times "Load More" took; and what
 *   "Load More" takes where so many members are shown already, five times
 */
export async function measureMembers(input: unknown) {
  const { directories, view } = await internals();
  const { pool, rounds, sizes } = v.parse(Input, input);
  const poolRow = await connect(pool);
  await hideView();
  const { members } = directories.get(poolRow.poolId);
  const [group] = directories.get(poolRow.poolId).groups.content.value?.groups ?? [];
  const { key } = defined(group, 'a group');
  const row = defined(view.tree.groupRow(poolRow.poolId, key), 'its row');
  const timed = async (work?: () => Promise<void>) => {
    const start = performance.now();
    await work?.();
    await rowsGiven(row);
    return performance.now() - start;
  };
  const more = () => timed(() => members.loadMore(key));
  const pages: number[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    members.forget(key);
    const times = [await timed()];
    while (times.length <= 20) times.push(await more());
    pages.push(times);
  }
  const growth: number[][] = [];
  for (const size of sizes) {
    while ((members.content(key).value?.users.length ?? 0) < size) await members.loadMore(key);
    const times = [await more()];
    while (times.length < 5) times.push(await more());
    growth.push(times);
  }
  return { pages, growth };
}
