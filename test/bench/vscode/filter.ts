import * as v from 'valibot';
import { withSamplePools } from '../child.ts';
import type { Part } from '../part.ts';
import { valueRow } from '../rows.ts';
import { spreadOf } from '../statistics.ts';
import { atMost } from '../verdict.ts';
import { growthRow } from './growth.ts';
import { measureInHost } from './inHost.ts';

const latency = 50;
const sizes = [100, 1000, 10_000] as const;

const Measured = v.array(
  v.object({ pages: v.number(), first: v.number(), keystrokes: v.array(v.number()) }),
);

export const filter: Part = {
  name: 'filter',
  family: 'vscode',
  title: 'Filter of groups',
  how:
    `In the extension host, pools of ${sizes.join(', ')} groups that answer after ${latency} ms. The first ` +
    'filter reads all groups; then it is changed as if one typed and took away letters. Each time ' +
    'from the change until the rows are given to VS Code.',
  async measure() {
    const [, ...measured] = await withSamplePools(
      sizes.map((groups) => ({ groups, users: 1000, latency })),
      // The first is connected once before, so that none pays for what is loaded then.
      (pools) => measureInHost('filter', { pools: [...pools.slice(0, 1), ...pools] }, Measured),
    );
    const [, , large] = measured;
    if (large === undefined) throw new Error('Nothing was measured.');
    const median = (values: readonly number[]) => spreadOf(values).median;
    const cost = (value: (each: v.InferOutput<typeof Measured>[number]) => number) =>
      sizes.map((size, index) => {
        const each = measured[index];
        return { size, cost: each === undefined ? Number.NaN : value(each) };
      });
    return {
      rows: [
        valueRow('first filter over 10,000 groups', [large.first], 'ms', (value) =>
          atMost(2000, value, 'ms'),
        ),
        valueRow('each change of the filter over 10,000 groups', large.keystrokes, 'ms', (value) =>
          atMost(30, value, 'ms'),
        ),
        growthRow(
          'groups: connect and first page',
          cost(({ pages }) => pages),
          0.2,
        ),
        growthRow(
          'groups: all listed by the first filter',
          cost(({ first }) => first),
          1.1,
        ),
        growthRow(
          'groups: change of the filter',
          cost(({ keystrokes }) => median(keystrokes)),
          1.1,
        ),
      ],
    };
  },
};
