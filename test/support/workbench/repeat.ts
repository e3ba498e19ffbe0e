import type { Locator } from 'playwright-core';

// A window loses a click now and then: a redraw takes what was clicked away between press and release.

interface RepeatOptions {
  /** How often it is done at most. */
  readonly attempts?: number;
  /** How long what was done may take to show. */
  readonly timeoutMs?: number;
}

/**
 * Does something until it goes well.
 * @throws what it threw last
 */
export async function repeat<T>(act: () => Promise<T>, attempts = 3): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}

/** Does something until what it opens is there, but never again once it is. */
export function repeatUntilShown(
  act: () => Promise<void>,
  opens: Locator,
  options?: RepeatOptions,
): Promise<void> {
  return repeatUntil(act, opens, 'visible', options);
}

/** Does something until what it closes is gone, but never again once it is. */
export function repeatUntilGone(
  act: () => Promise<void>,
  closes: Locator,
  options?: RepeatOptions,
): Promise<void> {
  return repeatUntil(act, closes, 'hidden', options);
}

function repeatUntil(
  act: () => Promise<void>,
  what: Locator,
  state: 'visible' | 'hidden',
  { attempts = 3, timeoutMs = 5000 }: RepeatOptions = {},
): Promise<void> {
  let first = true;
  return repeat(async () => {
    const isDone = !first && (await what.isVisible()) === (state === 'visible');
    first = false;
    if (!isDone) await act();
    await what.waitFor({ state, timeout: timeoutMs });
  }, attempts);
}
