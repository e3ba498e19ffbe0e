import * as v from 'valibot';
import { measureIn } from '../child.ts';
import type { Part } from '../part.ts';
import { valueRow } from '../rows.ts';
import { atMost } from '../verdict.ts';

const groups = 1000;
const grants = 500;

const schema = v.object({ first: v.number(), times: v.array(v.number()) });

export const whichGroups: Part = {
  name: 'which',
  family: 'client',
  title: 'Which groups may use a resource',
  how:
    `${groups.toLocaleString('en-US')} groups with ${(groups * grants).toLocaleString('en-US')} grants, known: which may use a ` +
    'resource, through what, and which may use parts of it. For resources that all have, a few or nobody, each in ' +
    'its namespace and in any.',
  async measure() {
    const { first, times } = await measureIn(
      'client/whichGroupsWorker',
      { groups, grants },
      schema,
    );
    return {
      rows: [
        valueRow('each answer', times, 'ms', (median) => atMost(20, median, 'ms')),
        valueRow('the slowest', [Math.max(...times)], 'ms'),
        valueRow('the first, before the code is compiled', [first], 'ms'),
      ],
    };
  },
};
