import type { Locator } from 'playwright-core';

/** How long (ms) an item of a menu is there before VS Code acts on the mouse, which says 100. */
const menuDelayMs = 150;

/**
 * Clicks a button of VS Code.
 * @throws also where the click did not get there, for the button was drawn anew between press and release
 */
export function press(button: Locator): Promise<void> {
  return clickOn(button, 'click', 0, {});
}

/**
 * Chooses an item of an open menu.
 * @throws also where the choice did not get there, for the menu was closed between press and release
 */
export function choose(item: Locator): Promise<void> {
  return clickOn(item, 'mouseup', menuDelayMs, { timeout: 3000 });
}

/** @param actsOn the event that the control acts on */
async function clickOn(
  control: Locator,
  actsOn: 'click' | 'mouseup',
  delayMs: number,
  options: { readonly timeout?: number },
): Promise<void> {
  await control.waitFor(options);
  // The very element: another one may be drawn in its place at any moment.
  const element = await control.elementHandle(options);
  const seen = await element?.evaluateHandle(
    async (node, [type, delay]) => {
      const events: { last?: Event } = {};
      node.addEventListener(
        type,
        (event: Event) => {
          events.last = event;
        },
        { capture: true },
      );
      // In the page, so that VS Code has waited as long as it does, however slow the page is.
      await new Promise((resolve) => setTimeout(resolve, delay));
      return events;
    },
    [actsOn, delayMs] as const,
  );
  await element?.click(options);
  const arrived = await seen?.evaluate(({ last }) => last !== undefined);
  if (arrived !== true) throw new Error('A redraw swallowed the click.');
}
