import { setMaxListeners } from 'node:events';
import type { Contender } from './contenders.ts';

const code = 'everyone';
/** One for all calls, as one read of several pages has it. */
const { signal } = new AbortController();
setMaxListeners(0, signal);

/** Reads a group again and again for a time, so many at once. @returns calls per second */
export async function callFor(
  contender: Contender,
  atOnce: number,
  milliseconds: number,
): Promise<number> {
  const start = performance.now();
  let calls = 0;
  const callOn = async () => {
    while (performance.now() - start < milliseconds) {
      await contender.detail(code, signal);
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, callOn));
  return calls / ((performance.now() - start) / 1000);
}

/** Reads a group so many times, so many at once. */
export async function callTimes(
  contender: Contender,
  atOnce: number,
  times: number,
): Promise<void> {
  let left = times;
  const callOn = async () => {
    while (left > 0) {
      left -= 1;
      await contender.detail(code, signal);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, callOn));
}
