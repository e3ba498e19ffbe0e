import type { Page } from 'playwright-core';
import type { VSCodeWindow } from '../../support/workbench/vscodeWindow.ts';
import type { Workbench } from '../../support/workbench/workbench.ts';

/** The bytes of the heap in use after collections: of the window with all pages of one origin in it. */
async function heapUsed(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  for (let times = 0; times < 3; times += 1) {
    await page.waitForTimeout(300);
    await session.send('HeapProfiler.collectGarbage');
  }
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** The bytes of the heap that the panel on screen takes; puts an empty page in its place. */
export async function heapOfPanel({ workbench, page }: VSCodeWindow): Promise<number> {
  const withPanel = await heapUsed(page);
  await closeEditor(workbench);
  await workbench.runCommand('Show Empty Page');
  await workbench.webview().locator('.search').waitFor();
  return withPanel - (await heapUsed(page));
}

/** Closes the panel on screen, and all others. */
export async function closeEditor(workbench: Workbench): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.page.locator('iframe.webview').waitFor({ state: 'detached' });
}
