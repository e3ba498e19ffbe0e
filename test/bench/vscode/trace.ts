import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';

const TraceEvent = v.object({
  name: v.string(),
  pid: v.number(),
  tid: v.number(),
  /** Microseconds. */
  ts: v.number(),
  dur: v.optional(v.number()),
  args: v.optional(
    v.looseObject({ data: v.optional(v.looseObject({ type: v.optional(v.string()) })) }),
  ),
});

export type TraceEvent = v.InferOutput<typeof TraceEvent>;

const Trace = v.pipe(v.string(), v.parseJson(), v.object({ traceEvents: v.array(v.unknown()) }));

/** Traces the browser as DevTools do while something is done. @returns the events in their order */
export async function traced(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<readonly TraceEvent[]> {
  await browser.startTracing(page, {
    categories: [
      'devtools.timeline',
      'disabled-by-default-devtools.timeline',
      'disabled-by-default-devtools.timeline.frame',
    ],
  });
  await work();
  const text = (await browser.stopTracing()).toString();
  return v
    .parse(Trace, text)
    .traceEvents.filter((event): event is TraceEvent => v.is(TraceEvent, event))
    .toSorted((a, b) => a.ts - b.ts);
}
