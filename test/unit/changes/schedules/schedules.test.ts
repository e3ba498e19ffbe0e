import pMap from 'p-map';
import { runSchedule } from '../../../support/schedules/schedule.ts';
import type { Choose } from '../../../support/schedules/steps.ts';

/** How many are run: more with SCHEDULES=1000, from another place with SCHEDULES_SEED=2. */
const count = Number(process.env.SCHEDULES ?? 60);
const firstSeed = Number(process.env.SCHEDULES_SEED ?? 1);
const atOnce = 60;

describe('Random changes, faults and other people', () => {
  it('leave what was told in agreement with what the server has', async () => {
    const failures: string[] = [];
    const seeds = Array.from({ length: count }, (_, index) => firstSeed * 100_000 + index);
    await pMap(
      seeds,
      async (seed) => {
        try {
          await runSchedule(random(seed));
        } catch (error) {
          failures.push(`Seed ${seed}: ${error instanceof Error ? error.message : error}`);
        }
      },
      { concurrency: atOnce },
    );
    if (failures.length > 0)
      throw new Error(`${failures.length} of ${count}. ${failures.join('\n')}`);
  }).timeout(count * 10_000);
});

/** The same numbers for the same seed (mulberry32). */
function random(seed: number): Choose {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}
