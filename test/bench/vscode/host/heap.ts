import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** After so many collections V8 has let go of code that ran only once, too. */
const collections = 12;

/** The bytes in use after collections. */
export async function heapUsed(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('No garbage can be collected.');
  for (let done = 0; done < collections; done += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    collect();
  }
  return process.memoryUsage().heapUsed;
}
