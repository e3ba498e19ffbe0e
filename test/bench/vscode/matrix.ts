import * as v from 'valibot';
import { connectPool } from '../../support/ui/usePool.ts';
import type { VSCodeWindow } from '../../support/workbench/vscodeWindow.ts';
import { type Address, withSamplePool } from '../child.ts';
import type { Part, Row } from '../part.ts';
import { valueRow } from '../rows.ts';
import { quantile95, spreadOf } from '../statistics.ts';
import { atMost } from '../verdict.ts';
import { measureInHost } from './inHost.ts';
import { keystrokesIn } from './keystrokes.ts';
import { closeEditor, heapOfPanel } from './pageHeap.ts';
import { paintedAfterData, watchForData } from './paintedRows.ts';
import { emptyPage, plainCellCount, plainCells } from './scratchExtensions.ts';
import { blankFramesOf, framesOf, type Scrolled, type Stroke, scrollBy } from './scrolling.ts';
import { withWindow } from './windows.ts';

const groups = 200;
const resources = 5000;
/** Of each group; one has all. */
const grants = 500;
/** How often the matrix is opened, scrolled and searched, and the other pages by turns with it. */
const turns = 5;
/** Further on each time in the matrix, and back and forth in the page of plain cells. */
const [down, right] = [1000, 700];

/** What was seen of scrolling one way. */
interface Ways {
  readonly vertical: Scrolled[];
  readonly horizontal: Scrolled[];
}

interface Measured {
  /** From the arrival of the data to the frame with the first cells, in milliseconds. */
  readonly painted: readonly number[];
  /** The most elements of cells and headers that were in the page. */
  readonly cellElements: number;
  readonly scrolled: Ways;
  readonly plainScrolled: Ways;
  readonly blank: { readonly inRow: number; readonly frames: number };
  readonly keystrokes: readonly number[];
  readonly emptyKeystrokes: readonly number[];
  /** The bytes of the heap in use that came with the page. */
  readonly heaps: readonly number[];
}

const HostGrowth = v.object({ before: v.number(), read: v.number(), shown: v.number() });

export const matrix: Part = {
  name: 'matrix',
  family: 'vscode',
  title: 'Permission matrix',
  how:
    `A matrix of ${groups} groups, ${resources.toLocaleString('en-US')} resources and some ${((groups * grants) / 1000).toFixed(0)},000 grants in VS Code, ` +
    `which the directory knows, opened ${turns} times: from the event that brings the data into the page until ` +
    'after the first frame that has cells. Then it is scrolled by the wheel, two strokes down and two to the right, ' +
    `by turns with a page of ${plainCellCount.toLocaleString('en-US')} plain cells: from each frame that is drawn to the next, from a ` +
    'DevTools trace. Letters are typed into the search and taken away, by turns with the text field of an empty ' +
    'page: from the event of the key to the commit of the frame. Of the heaps, the page’s and the extension ' +
    'host’s, that after collections which the matrix adds.',
  async measure() {
    const size = { groups, users: 10, resources, grants };
    const measured = await withSamplePool(size, (pool) =>
      withWindow([emptyPage, plainCells], (window) => measureMatrix(window, pool)),
    );
    const host = await withSamplePool(size, (pool) =>
      measureInHost('matrixMemory', { pool }, HostGrowth),
    );
    const { painted, keystrokes, emptyKeystrokes, scrolled, plainScrolled, blank } = measured;
    const megabytes = (bytes: number) => bytes / 1e6;
    const allowed = spreadOf(emptyKeystrokes).median + 12;
    const oldFrames = [...scrolled.vertical, ...scrolled.horizontal].map((each) => each.oldFrames);
    return {
      rows: [
        valueRow('data in → first cells painted', painted, 'ms', (median) =>
          atMost(500, median, 'ms'),
        ),
        valueRow(
          'elements of cells and headers in the page',
          [measured.cellElements],
          '',
          (value) => atMost(1000, value, ''),
        ),
        ...frameRows('down', scrolled.vertical, plainScrolled.vertical),
        ...frameRows('to the right', scrolled.horizontal, plainScrolled.horizontal),
        valueRow(
          'frames in a row drawn further on with the cells of before, at most',
          [Math.max(...oldFrames)],
          '',
          (value) => atMost(1, value, ''),
        ),
        valueRow(
          `frames in a row painted with a cell missing in view, at most, of ${blank.frames}`,
          [blank.inRow],
          '',
          (value) => atMost(1, value, ''),
        ),
        valueRow('keystroke in search → frame', keystrokes, 'ms', (median) =>
          atMost(Number(allowed.toFixed(1)), median, 'ms'),
        ),
        valueRow('keystroke in an empty page → frame', emptyKeystrokes, 'ms'),
        valueRow(
          'most heap of the page',
          [Math.max(...measured.heaps.map(megabytes))],
          'MB',
          (most) => atMost(80, most, 'MB'),
        ),
        valueRow(
          'growth of the extension host’s heap',
          [megabytes(Math.max(host.read, host.shown) - host.before)],
          'MB',
          (value) => atMost(80, value, 'MB'),
        ),
        valueRow('of that by what the directory keeps', [megabytes(host.read - host.before)], 'MB'),
      ],
    };
  },
};

function frameRows(way: string, scrolled: readonly Scrolled[], plain: readonly Scrolled[]): Row[] {
  const frames = scrolled.flatMap((each) => each.frames);
  const plainFrames = plain.flatMap((each) => each.frames);
  const budget = (limit: number) => (value: number) =>
    atMost(Number(limit.toFixed(1)), value, 'ms');
  return [
    valueRow(
      `scrolled ${way}: from frame to frame`,
      frames,
      'ms',
      budget(spreadOf(plainFrames).median + 4),
    ),
    valueRow(`scrolled ${way}: the same of plain cells`, plainFrames, 'ms'),
    valueRow(
      `scrolled ${way}: 95 % of the frames`,
      [quantile95(frames)],
      'ms',
      budget(quantile95(plainFrames) + 12),
    ),
    valueRow(`scrolled ${way}: 95 % of those of plain cells`, [quantile95(plainFrames)], 'ms'),
  ];
}

async function measureMatrix(window: VSCodeWindow, pool: Address): Promise<Measured> {
  const { workbench, browser, context } = window;
  const webview = () => workbench.webview();
  const grid = () => webview().locator('matrix-grid .scroller');
  const open = () => workbench.tree.menu('Pool', 'Show Permission Matrix');
  await watchForData(context);
  await workbench.reload();
  await connectPool({ workbench, quickInput: workbench.quickInput }, pool, 'Pool');
  await workbench.tree.row('Pool').waitFor();
  // Once, so that what the groups have is known.
  await open();
  await webview().getByText(`${groups} groups`, { exact: true }).waitFor({ timeout: 120_000 });
  await closeEditor(workbench);

  const painted: number[] = [];
  const keystrokes: number[] = [];
  const emptyKeystrokes: number[] = [];
  const heaps: number[] = [];
  const scrolled: Ways = { vertical: [], horizontal: [] };
  const plainScrolled: Ways = { vertical: [], horizontal: [] };
  let cellElements = 0;
  let blank = { inRow: Number.NaN, frames: 0 };
  for (let turn = 0; turn < turns; turn += 1) {
    await open();
    painted.push(await paintedAfterData(workbench));
    const frames = (strokes: readonly Stroke[]) => framesOf(browser, workbench, grid(), strokes);
    const count = async () => {
      const now = await webview().locator('matrix-grid [data-column]').count();
      cellElements = Math.max(cellElements, now);
    };
    await count();
    scrolled.vertical.push(await frames([{ down }, { down }]));
    await count();
    scrolled.horizontal.push(await frames([{ right }, { right }]));
    await count();
    if (turn === 0) {
      blank = await blankFramesOf(workbench, grid(), [{ down }, { right }, { down: -down }]);
    }
    keystrokes.push(...(await keystrokesIn(browser, workbench, '.search >> nth=0')));
    heaps.push(await heapOfPanel(window));
    emptyKeystrokes.push(...(await keystrokesIn(browser, workbench, '.search')));
    await closeEditor(workbench);
    await workbench.runCommand('Show Plain Cells');
    const plain = webview().locator('.scroller');
    await plain.waitFor();
    // The first time something is set up for.
    await scrollBy(workbench, plain, [{ down: 100 }, { down: -100 }]);
    plainScrolled.vertical.push(
      await framesOf(browser, workbench, plain, [{ down }, { down: -down }]),
    );
    plainScrolled.horizontal.push(
      await framesOf(browser, workbench, plain, [{ right }, { right: -right }]),
    );
    await closeEditor(workbench);
  }
  return {
    painted,
    cellElements,
    scrolled,
    plainScrolled,
    blank,
    keystrokes,
    emptyKeystrokes,
    heaps,
  };
}
