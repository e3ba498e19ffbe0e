import * as v from 'valibot';
import { type ContenderName, contenderNames } from './contenders.ts';

const values = v.array(v.number());

/** What was measured of each contender, a value for each round. */
export const roundsSchema = v.object({ ours: values, undici: values, sdk: values });

export type Rounds = v.InferOutput<typeof roundsSchema>;

/** Measures all contenders by turns: in one order, then in the other. */
export async function inTurns(
  rounds: number,
  measure: (name: ContenderName) => Promise<number>,
): Promise<Rounds> {
  const measured: Rounds = { ours: [], undici: [], sdk: [] };
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? contenderNames : contenderNames.toReversed();
    for (const name of order) measured[name].push(await measure(name));
  }
  return measured;
}
