import * as v from 'valibot';
import { withSamplePool } from '../child.ts';
import type { Part } from '../part.ts';
import { valueRow } from '../rows.ts';
import { atMost } from '../verdict.ts';
import { measureInHost } from './inHost.ts';

const groups = 10_000;
const members = 50_000;

const Measured = v.object({
  before: v.number(),
  withGroups: v.number(),
  withMembers: v.number(),
});

export const memory: Part = {
  name: 'memory',
  family: 'vscode',
  title: 'Memory of the extension host',
  how:
    'The heap in use after forced collections, the server in another process: with a pool connected, ' +
    `then with its ${groups} groups listed, then with ${members} members of one of them, and their rows.`,
  async measure() {
    const { before, withGroups, withMembers } = await withSamplePool(
      { groups, users: members },
      (pool) => measureInHost('memory', { pool, members }, Measured),
    );
    const megabytes = (bytes: number) => [bytes / 1_000_000];
    return {
      rows: [
        valueRow('growth by groups and members', megabytes(withMembers - before), 'MB', (value) =>
          atMost(80, value, 'MB'),
        ),
        valueRow('of that by the groups', megabytes(withGroups - before), 'MB'),
        valueRow('before', megabytes(before), 'MB'),
      ],
    };
  },
};
