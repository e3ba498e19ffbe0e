import * as v from 'valibot';
import { withSamplePool } from '../child.ts';
import type { Part } from '../part.ts';
import { ratioRow, valueRow } from '../rows.ts';
import { atMost } from '../verdict.ts';
import { growthRow, medians } from './growth.ts';
import { measureInHost } from './inHost.ts';

const users = 100_000;
const sizes = [500, 5000, 50_000];

const Measured = v.object({
  pages: v.array(v.array(v.number())),
  growth: v.array(v.array(v.number())),
});

export const largeGroup: Part = {
  name: 'largeGroup',
  family: 'vscode',
  title: 'Members of a large group',
  how:
    `In the extension host, one group with ${users.toLocaleString('en-US')} members and a server that ` +
    'answers at once: from the request of a page until the rows are given to VS Code, which are those ' +
    'before as well.',
  async measure() {
    const measured = await withSamplePool({ groups: 1, users }, (pool) =>
      measureInHost('members', { pool, rounds: 10, sizes }, Measured),
    );
    const nth = (page: number) => measured.pages.map((times) => times[page] ?? Number.NaN);
    return {
      rows: [
        ratioRow('the 20th Load More ÷ the first', nth(20), nth(1), (median) => atMost(2, median)),
        valueRow('first page', nth(0), 'ms'),
        valueRow('first Load More', nth(1), 'ms'),
        valueRow('20th Load More', nth(20), 'ms'),
        growthRow('Load More with the members shown', medians(sizes, measured.growth), 1.1),
      ],
    };
  },
};
