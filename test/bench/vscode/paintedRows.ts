import type { BrowserContext } from 'playwright-core';
import type { Workbench } from '../../support/workbench/workbench.ts';

/**
 * Runs in each page before its own scripts: measures from the arrival of a message with a table until
 * after the frame in which its first cells are. A webview's document is written anew once it is open,
 * which takes its listeners away but not what is set on the window: so listeners are wrapped as they come.
 */
const watcher = `
  const add = window.addEventListener;
  window.addEventListener = function (type, listener, ...rest) {
    if (type !== 'message' || typeof listener !== 'function') return add.call(this, type, listener, ...rest);
    return add.call(this, type, function (event) {
      const body = event.data && event.data.body;
      const table = (body && body.table) || body || {};
      const codes = table.resources ? table.resources.code : table.code;
      const result = listener.call(this, event);
      if (Array.isArray(codes) && window.paintedAfterData === undefined) {
        window.paintedAfterData = 0;
        const look = () => {
          const page = document.querySelector('authorized-resources-page, permission-matrix-page');
          const grid = page?.shadowRoot?.querySelector('data-grid, matrix-grid');
          if (!grid?.shadowRoot?.querySelector('[role="gridcell"]')) return requestAnimationFrame(look);
          setTimeout(() => { window.paintedAfterData = performance.now() - event.timeStamp; });
        };
        requestAnimationFrame(look);
      }
      return result;
    }, ...rest);
  };
`;

/** Has the pages of webviews measured from now on. */
export async function watchForData(context: BrowserContext): Promise<void> {
  await context.addInitScript(watcher);
}

/** Waits for the rows of the panel on screen. @returns the milliseconds from the data to their frame */
export async function paintedAfterData(workbench: Workbench): Promise<number> {
  const page = workbench.webview();
  await page.locator('[data-row]').first().waitFor();
  for (;;) {
    const painted = Number(await page.locator('body').evaluate('window.paintedAfterData'));
    if (painted > 0) return painted;
    if (Number.isNaN(painted)) throw new Error('The arrival of the data was not seen.');
  }
}
