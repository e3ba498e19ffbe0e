/**
 * How many pages are read at a time where several are. The client opens as many connections to a host;
 * more would wait in the client, and fewer would leave the server's answers travelling one by one.
 */
export const pagesAtOnce = 16;

/**
 * Runs tasks a few at a time.
 * @param count how many
 * @returns runs a task as soon as it is its turn
 */
export function inTurns(count: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running < count) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
