import * as v from 'valibot';
import { measureIn, withSamplePool } from '../child.ts';
import type { Part, Row } from '../part.ts';
import { shown } from '../rows.ts';
import { exponentOf } from '../statistics.ts';

const sizes = [1, 10, 100];
const users = 100;
const groups = 100;
const resources = 500;

const schema = v.object({
  firstMembers: v.number(),
  members: v.number(),
  membersFloor: v.number(),
  groups: v.number(),
  resources: v.number(),
  resourcesFloor: v.number(),
});

type Read = keyof v.InferOutput<typeof schema>;

/** Nothing may grow faster than what is read; what is over it is noise, for a square would be 2. */
const linear = 1.2;
/** What does not depend on a size does not grow with it; what is over it is noise. */
const constant = 0.15;

interface Growth {
  readonly read: Read;
  readonly what: string;
  /** N at the smallest size. */
  readonly size: number;
  readonly limit?: number;
}

const growths: readonly Growth[] = [
  { read: 'firstMembers', what: 'first 50 members of N', size: users, limit: constant },
  {
    read: 'members',
    what: 'all N members of a group',
    size: users,
    limit: linear,
  },
  { read: 'membersFloor', what: 'the same by undici alone, 16 pages at a time', size: users },
  { read: 'groups', what: 'all N groups of the sidebar', size: groups, limit: linear },
  {
    read: 'resources',
    what: 'all N resources of a group',
    size: resources,
    limit: linear,
  },
  { read: 'resourcesFloor', what: 'the same by undici alone', size: resources },
];

export const growth: Part = {
  name: 'growth',
  family: 'client',
  title: 'How the cost of reading grows',
  how:
    'CPU time of the process that reads, from sample pools of one, ten and a hundred times the size, ' +
    'and the exponent: 0 is a cost that stays, 1 one that grows as N does.',
  async measure() {
    const costs: { times: number; cost: v.InferOutput<typeof schema> }[] = [];
    for (const times of sizes) {
      const pool = { users: times * users, groups: times * groups, resources: times * resources };
      const cost = await withSamplePool(pool, (address) =>
        measureIn('client/growthWorker', { address, members: pool.users }, schema),
      );
      costs.push({ times, cost });
    }
    const rows = growths.map(({ read, what, size, limit }): Row => {
      const points = costs.map(({ times, cost }) => ({ size: times * size, cost: cost[read] }));
      const exponent = exponentOf(points);
      const list = points.map((point) => `N = ${shown(point.size)}: ${shown(point.cost)} ms`);
      return {
        what: `${what} (${list.join(', ')})`,
        median: `N^${exponent.toFixed(2)}`,
        spread: '',
        verdict:
          limit === undefined ? undefined : { budget: `≤ N^${limit}`, kept: exponent <= limit },
      };
    });
    return { rows };
  },
};
