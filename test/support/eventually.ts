import { setTimeout as pause } from 'node:timers/promises';

/**
 * Repeats a check until it holds, for a window takes its time to show something.
 * @param timeoutMs how long to wait for it
 * @throws what the check threw last
 */
export async function eventually<T>(check: () => Promise<T>, timeoutMs = 15_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(50);
    }
  }
}
