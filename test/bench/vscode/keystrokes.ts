import type { Browser } from 'playwright-core';
import type { Workbench } from '../../support/workbench/workbench.ts';
import { type TraceEvent, traced } from './trace.ts';

/** Typed and taken away again, some words that most rows have, some that few have. */
const words = ['order', 'menu', 'api', 'data', 'ui:12'];
/** Between two keys, in milliseconds: a fast typist's pace. */
const pace = 120;

/**
 * Types into a text field of the webview on screen.
 * @returns of each key the milliseconds from its event to the end of the commit of the next frame
 */
export async function keystrokesIn(
  browser: Browser,
  workbench: Workbench,
  field: string,
): Promise<number[]> {
  const { page } = workbench;
  await workbench.webview().locator(field).click();
  await page.waitForTimeout(1000);
  const events = await traced(browser, page, async () => {
    for (const word of words) {
      for (const key of [...word, ...[...word].map(() => 'Backspace')]) {
        await page.keyboard.press(key);
        await page.waitForTimeout(pace);
      }
    }
    await page.waitForTimeout(500);
  });
  return latencies(events);
}

function latencies(events: readonly TraceEvent[]): number[] {
  const found: number[] = [];
  /** Of each thread: when the last key went down, and of the key whose input has no frame yet. */
  const threads = new Map<string, { key?: number | undefined; waiting?: number | undefined }>();
  for (const { name, pid, tid, ts, dur = 0, args } of events) {
    const id = `${pid} ${tid}`;
    const thread = threads.get(id) ?? {};
    threads.set(id, thread);
    const type = name === 'EventDispatch' ? args?.data?.type : undefined;
    if (type === 'keydown') thread.key = ts;
    else if (type === 'input') thread.waiting = thread.key;
    else if (name === 'Commit' && thread.waiting !== undefined) {
      found.push((ts + dur - thread.waiting) / 1000);
      thread.waiting = undefined;
    }
  }
  return found;
}
