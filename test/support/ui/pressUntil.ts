import type { Locator } from 'playwright-core';
import { repeatUntilShown } from '../workbench/repeat.ts';
import type { SharedWindow } from './sharedWindow.ts';

/**
 * Presses a key until what it opens is there: the context key that our keys ask for follows the
 * selection a moment late, sooner than a person can tell.
 */
export function pressUntil({ page }: SharedWindow, key: string, opened: Locator): Promise<void> {
  const press = () => page.keyboard.press(key);
  return repeatUntilShown(press, opened, { attempts: 4, timeoutMs: 1500 });
}
