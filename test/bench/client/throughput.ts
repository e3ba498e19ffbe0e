import { measureIn, withConstantServer } from '../child.ts';
import type { Part, Row } from '../part.ts';
import { ratioRow, valueRow } from '../rows.ts';
import { atLeast } from '../verdict.ts';
import { type Rounds, roundsSchema } from './rounds.ts';

const rounds = 40;
/** How long each contender calls without a break, twice a round. */
const milliseconds = 40;

export const throughput: Part = {
  name: 'throughput',
  family: 'client',
  title: 'Calls of the client',
  how:
    '`groups.detail` against a server in another process that is always awake and gives the same ' +
    'answer: the client as it ships, a bare `Pool.request` of undici with the same headers and a ' +
    'signal, its body built and its answer read as JSON, and authing-js-sdk. ' +
    `${rounds} rounds in one process, there and back in each.`,
  async measure() {
    const measure = (atOnce: number) =>
      withConstantServer((address) =>
        measureIn(
          'client/throughputWorker',
          { address, atOnce, rounds, milliseconds },
          roundsSchema,
        ),
      );
    return {
      rows: [
        ...rowsOf('1 at a time', await measure(1), 2),
        ...rowsOf('16 at a time', await measure(16), 2.3),
      ],
    };
  },
};

function rowsOf(how: string, { ours, undici, sdk }: Rounds, timesSdk: number): Row[] {
  return [
    ratioRow(`${how}: calls per second, client ÷ undici`, ours, undici, (median) =>
      atLeast(0.9, median),
    ),
    ratioRow(`${how}: calls per second, client ÷ SDK`, ours, sdk, (median) =>
      atLeast(timesSdk, median),
    ),
    valueRow(`${how}: client`, ours, 'calls/s'),
    valueRow(`${how}: undici`, undici, 'calls/s'),
    valueRow(`${how}: SDK`, sdk, 'calls/s'),
  ];
}
