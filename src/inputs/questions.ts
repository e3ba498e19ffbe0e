import { AsyncLocalStorage } from 'node:async_hooks';

/** How long a command may take until it asks on by an input, in milliseconds. */
const pauseMs = 100;

const asker = new AsyncLocalStorage<() => void>();
let openInputs = 0;

/**
 * Does what somebody has asked for.
 * @param giveFocusBack called after each modal question that it asks on the way, unless an input follows
 */
export function askedBy<T>(giveFocusBack: () => void, run: () => T): T {
  return asker.run(giveFocusBack, run);
}

/** Counts an input as open until it is answered. */
export async function withInputOpen<T>(ask: () => Promise<T>): Promise<T> {
  openInputs += 1;
  try {
    return await ask();
  } finally {
    openInputs -= 1;
  }
}

/**
 * Tells that a modal question was answered.
 * @param goesOn so that an input may follow
 */
export function questionClosed(goesOn: boolean): void {
  const giveFocusBack = asker.getStore();
  if (giveFocusBack === undefined) return;
  if (!goesOn) giveFocusBack();
  else
    setTimeout(() => {
      if (openInputs === 0) giveFocusBack();
    }, pauseMs);
}
