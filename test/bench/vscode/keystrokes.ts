import type { Browser } from 'playwright-core';
import * as v from 'valibot';
import type { Workbench } from '../../support/workbench/workbench.ts';

/** Typed and taken away again, some words that most rows have, some that few have. */
const words = ['order', 'menu', 'api', 'data', 'ui:12'];
/** Between two keys, in milliseconds: a fast typist's pace. */
const pace = 120;

const TraceEvent = v.object({
  name: v.string(),
  pid: v.number(),
  tid: v.number(),
  ts: v.number(),
  dur: v.optional(v.number()),
  args: v.optional(
    v.looseObject({ data: v.optional(v.looseObject({ type: v.optional(v.string()) })) }),
  ),
});
type TraceEvent = v.InferOutput<typeof TraceEvent>;

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
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  for (const word of words) {
    for (const key of [...word, ...[...word].map(() => 'Backspace')]) {
      await page.keyboard.press(key);
      await page.waitForTimeout(pace);
    }
  }
  await page.waitForTimeout(500);
  return latencies((await browser.stopTracing()).toString());
}

const Trace = v.pipe(v.string(), v.parseJson(), v.object({ traceEvents: v.array(v.unknown()) }));

function latencies(text: string): number[] {
  const found: number[] = [];
  /** Of each thread: when the last key went down, and of the key whose input has no frame yet. */
  const threads = new Map<string, { key?: number | undefined; waiting?: number | undefined }>();
  const events = v
    .parse(Trace, text)
    .traceEvents.filter((event): event is TraceEvent => v.is(TraceEvent, event))
    .toSorted((a, b) => a.ts - b.ts);
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
