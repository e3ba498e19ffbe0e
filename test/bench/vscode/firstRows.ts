import type { Page } from 'playwright-core';

/**
 * Clicks on a view in the activity bar.
 * @returns the milliseconds from the click until rows of the second level are painted
 */
export async function timeToRows(page: Page, title: string): Promise<number> {
  const tab = page.locator('.part.activitybar').getByRole('tab', { name: title, exact: true });
  await tab.waitFor();
  const painted = tab.evaluate((element) => {
    const { document, performance, requestAnimationFrame, setTimeout } =
      element.ownerDocument.defaultView ?? globalThis;
    return new Promise<number>((resolve) => {
      const shown = () =>
        [...document.querySelectorAll('.part.sidebar .customview-tree [aria-level="2"]')].some(
          (row) => row.checkVisibility() && row.textContent !== '',
        );
      element.addEventListener(
        'mousedown',
        ({ timeStamp }: { readonly timeStamp: number }) => {
          const look = () => {
            if (!shown()) requestAnimationFrame(look);
            // After the frame that has them in it.
            else setTimeout(() => resolve(performance.now() - timeStamp));
          };
          requestAnimationFrame(look);
        },
        { once: true, capture: true },
      );
    });
  });
  await tab.click();
  return painted;
}
