import * as v from 'valibot';
import { connect } from '../../../support/host/connectedPool.ts';
import { internals } from '../../../support/host/extension.ts';
import { addressSchema } from '../../child.ts';
import { rowsGiven } from './rowsGiven.ts';

const Input = v.object({ pools: v.array(addressSchema) });

/** Typed one letter after another, then taken away in the same way; each is in many names and codes. */
const typed = [
  'g',
  'gr',
  'gro',
  'grou',
  'group',
  'group-',
  'group-0',
  'group-00',
  '中',
  '1',
  '12',
  '123',
];

/** Filters pools of different sizes, each connected alone. */
export async function measureFilter(input: unknown) {
  const { pools, directories, view, filter } = await internals();
  const measured: { pages: number; first: number; keystrokes: number[] }[] = [];
  for (const address of v.parse(Input, input).pools) {
    const start = performance.now();
    const row = await connect(address);
    await rowsGiven(row);
    const pages = performance.now() - start;
    const filterBy = async (text: string) => {
      const begin = performance.now();
      filter.set(text);
      await rowsGiven(row);
      return performance.now() - begin;
    };
    const first = await filterBy('e');
    const all = directories.get(row.poolId).groups.content.value;
    if (all?.complete !== true) throw new Error('The filter did not read all groups.');
    const keystrokes: number[] = [];
    for (const text of [...typed, ...typed.toReversed()]) {
      keystrokes.push(await filterBy(text));
      // The counts of members of the groups shown are asked for meanwhile.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    measured.push({ pages, first, keystrokes });
    filter.set('');
    await pools.disconnect(row.poolId);
    await view.tree.getChildren();
  }
  return measured;
}
