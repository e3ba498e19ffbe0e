import * as v from 'valibot';
import { measureIn, withConstantServer } from '../child.ts';
import type { Part, Row } from '../part.ts';
import { ratioRow, valueRow } from '../rows.ts';
import { atMost } from '../verdict.ts';
import { inTurns } from './rounds.ts';

const rounds = 5;
const calls = 5000;
const warmUp = 5000;

export const cpu: Part = {
  name: 'cpu',
  family: 'client',
  title: 'CPU of the client',
  how:
    'CPU time of the whole process, user and system, per `groups.detail` against the server that always ' +
    `gives the same answer: ${calls.toLocaleString('en-US')} calls after ` +
    `${warmUp.toLocaleString('en-US')} to warm up, in a fresh process each time, ${rounds} rounds.`,
  measure: () =>
    withConstantServer(async (address) => {
      const rows: Row[] = [];
      for (const atOnce of [1, 16]) {
        const { ours, undici, sdk } = await inTurns(rounds, (name) =>
          measureIn('client/cpuWorker', { name, address, atOnce, calls, warmUp }, v.number()),
        );
        const how = `${atOnce} at a time`;
        rows.push(
          ratioRow(`${how}: client ÷ SDK`, ours, sdk, (median) => atMost(0.5, median)),
          ratioRow(`${how}: client ÷ undici`, ours, undici, (median) => atMost(1.15, median)),
          valueRow(`${how}: client`, ours, 'µs'),
          valueRow(`${how}: undici`, undici, 'µs'),
          valueRow(`${how}: SDK`, sdk, 'µs'),
        );
      }
      return { rows };
    }),
};
