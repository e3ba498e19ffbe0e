import type { Browser, Locator } from 'playwright-core';
import type { Workbench } from '../../support/workbench/workbench.ts';
import { type TraceEvent, traced } from './trace.ts';

/** How far to scroll, in pixels. */
export interface Stroke {
  readonly down?: number;
  readonly right?: number;
}

/** What a trace tells of some strokes. */
export interface Scrolled {
  /** From each frame to the next, in milliseconds. */
  readonly frames: readonly number[];
  /** How many frames in a row were drawn further on with what was in the page before, at most. */
  readonly oldFrames: number;
}

/** Pixels a second: a brisk turn of the wheel. */
const speed = 2000;

/** Scrolls an element of the webview on screen by the wheel, as smoothly as the machine does. */
export async function scrollBy(
  { page }: Workbench,
  scroller: Locator,
  strokes: readonly Stroke[],
): Promise<void> {
  const box = await scroller.boundingBox();
  if (box === null) throw new Error('There is nothing to scroll.');
  const place = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  const session = await page.context().newCDPSession(page);
  for (const { down = 0, right = 0 } of strokes) {
    await session.send('Input.synthesizeScrollGesture', {
      ...place,
      xDistance: -right,
      yDistance: -down,
      speed,
      gestureSourceType: 'mouse',
    });
    await page.waitForTimeout(strokePauseMs);
  }
  await session.detach();
}

/** Between two strokes; events of one are nearer to each other. */
const strokePauseMs = 400;

/** Scrolls and looks at the frames, from a DevTools trace. */
export async function framesOf(
  browser: Browser,
  workbench: Workbench,
  scroller: Locator,
  strokes: readonly Stroke[],
): Promise<Scrolled> {
  const events = await traced(browser, workbench.page, () =>
    scrollBy(workbench, scroller, strokes),
  );
  const found = strokesIn(events);
  if (found.length < strokes.length) {
    throw new Error(`${found.length} strokes of ${strokes.length} are in the trace.`);
  }
  const scrolled = found.map(({ start, end }) =>
    scrolledIn(events.filter(({ ts }) => ts >= start && ts <= end)),
  );
  return {
    frames: scrolled.flatMap(({ frames }) => frames),
    oldFrames: Math.max(...scrolled.map(({ oldFrames }) => oldFrames)),
  };
}

/** From the first to the last time that the page heard of its being scrolled, in each stroke. */
function strokesIn(events: readonly TraceEvent[]): { start: number; end: number }[] {
  const strokes: { start: number; end: number }[] = [];
  for (const { name, ts, args } of events) {
    if (name !== 'EventDispatch' || args?.data?.type !== 'scroll') continue;
    const last = strokes.at(-1);
    if (last !== undefined && ts - last.end < (strokePauseMs * 1000) / 2) last.end = ts;
    else strokes.push({ start: ts, end: ts });
  }
  return strokes;
}

function scrolledIn(events: readonly TraceEvent[]): Scrolled {
  const frames: number[] = [];
  let drawn: number | undefined;
  let isNew = true;
  let [oldInRow, oldFrames] = [0, 0];
  for (const { name, ts } of events) {
    if (name === 'ActivateLayerTree') isNew = true;
    if (name !== 'DrawFrame') continue;
    if (drawn !== undefined) frames.push((ts - drawn) / 1000);
    drawn = ts;
    oldInRow = isNew ? 0 : oldInRow + 1;
    oldFrames = Math.max(oldFrames, oldInRow);
    isNew = false;
  }
  return { frames, oldFrames };
}

/**
 * Scrolls and looks, in each frame before it is painted, whether there is a cell at the edges and in the middle
 * of what is in view.
 * @returns the most frames in a row in which one was missing, and in how many frames that was looked at
 */
export async function blankFramesOf(
  workbench: Workbench,
  scroller: Locator,
  strokes: readonly Stroke[],
): Promise<{ readonly inRow: number; readonly frames: number }> {
  await scroller.evaluate(watchForBlanks);
  await scrollBy(workbench, scroller, strokes);
  const text = String(await scroller.evaluate('window.blankFrames()'));
  const [inRow = Number.NaN, frames = Number.NaN] = text.split(' ').map(Number);
  return { inRow, frames };
}

/** Runs in the page of a matrix. Where the headers cover the cells, they are what is looked for. */
const watchForBlanks = `(() => {
  const page = document.querySelector('permission-matrix-page').shadowRoot;
  const scroller = page.querySelector('matrix-grid').shadowRoot.querySelector('.scroller');
  let [inRow, most, frames, running] = [0, 0, 0, true];
  const places = [0.001, 0.5, 0.999];
  const look = () => {
    if (!running) return;
    const { left, top } = scroller.getBoundingClientRect();
    const isBlank = places.some((x) => places.some((y) => {
      const at = scroller.getRootNode().elementFromPoint(
        left + x * scroller.clientWidth, top + y * scroller.clientHeight);
      return !at?.closest('[data-column], .heading, .header');
    }));
    inRow = isBlank ? inRow + 1 : 0;
    most = Math.max(most, inRow);
    frames += 1;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  window.blankFrames = () => {
    running = false;
    return most + ' ' + frames;
  };
})()`;
