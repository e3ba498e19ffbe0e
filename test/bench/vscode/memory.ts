import * as v from 'valibot';
import { withSamplePool } from '../child.ts';
import type { Part } from '../part.ts';
import { valueRow } from '../rows.ts';
import { atMost } from '../verdict.ts';
import { growthRow } from './growth.ts';
import { measureInHost } from './inHost.ts';

const groups = 10_000;
const members = [500, 5000, 50_000];
const most = Math.max(...members);

const Measured = v.object({
  before: v.number(),
  withGroups: v.number(),
  withMembers: v.array(v.number()),
});

export const memory: Part = {
  name: 'memory',
  family: 'vscode',
  title: 'Memory of the extension host',
  how:
    'The heap in use after forced collections, the server in another process: with a pool connected, ' +
    `then with its ${groups} groups listed, then with ${members.join(', ')} members of one of them, and ` +
    'their rows.',
  async measure() {
    const { before, withGroups, withMembers } = await withSamplePool(
      { groups, users: most },
      (pool) => measureInHost('memory', { pool, members }, Measured),
    );
    const megabytes = (bytes: number) => [bytes / 1_000_000];
    const grown = withMembers.map((bytes) => bytes - withGroups);
    return {
      rows: [
        valueRow(
          'growth by groups and members',
          megabytes((withMembers.at(-1) ?? Number.NaN) - before),
          'MB',
          (value) => atMost(45, value, 'MB'),
        ),
        valueRow('of that by the groups', megabytes(withGroups - before), 'MB'),
        valueRow('before', megabytes(before), 'MB'),
        growthRow(
          'the heap by members',
          members.map((size, index) => ({ size, cost: (grown[index] ?? Number.NaN) / 1_000_000 })),
          1.1,
          'MB',
        ),
      ],
    };
  },
};
