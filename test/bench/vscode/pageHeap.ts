import type { Page } from 'playwright-core';

/** The bytes of the heap in use after collections: of the window with all pages of one origin in it. */
export async function heapUsed(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  for (let times = 0; times < 3; times += 1) {
    await page.waitForTimeout(300);
    await session.send('HeapProfiler.collectGarbage');
  }
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
