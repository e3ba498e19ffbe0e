import type { Locator } from 'playwright-core';
import type { SharedWindow } from './window.ts';

/**
 * Presses a key until what it opens is there: the context key that our keys ask for follows the
 * selection a moment late, sooner than a person can tell.
 */
export async function pressUntil(
  { page }: SharedWindow,
  key: string,
  opened: Locator,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await page.keyboard.press(key);
    try {
      await opened.waitFor({ timeout: 1500 });
      return;
    } catch (error) {
      if (attempt === 4) throw error;
    }
  }
}
