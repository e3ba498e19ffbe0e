// Calls per second of all contenders in one process, in turns.
import * as v from 'valibot';
import { addressSchema, input, report } from '../child.ts';
import { callFor } from './calls.ts';
import { contenderNames, open } from './contenders.ts';

const { address, atOnce, rounds, milliseconds } = input(
  v.object({
    address: addressSchema,
    atOnce: v.number(),
    rounds: v.number(),
    milliseconds: v.number(),
  }),
);

const entrants = [];
for (const name of contenderNames) {
  entrants.push({ rates: [] as number[], contender: await open[name](address) });
}
for (const { contender } of entrants) await callFor(contender, atOnce, 50 * milliseconds);
for (let round = 0; round < rounds; round += 1) {
  const rates = new Map(entrants.map((entrant) => [entrant, 0]));
  // There and back, so that what drifts meets all alike.
  for (const entrant of [...entrants, ...entrants.toReversed()]) {
    const rate = await callFor(entrant.contender, atOnce, milliseconds);
    rates.set(entrant, (rates.get(entrant) ?? 0) + rate / 2);
  }
  for (const [entrant, rate] of rates) entrant.rates.push(rate);
}
for (const { contender } of entrants) await contender.close();
const [ours, undici, sdk] = entrants.map(({ rates }) => rates);
report({ ours, undici, sdk });
