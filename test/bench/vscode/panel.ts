import type { Locator } from 'playwright-core';
import { connectPool } from '../../support/ui/usePool.ts';
import type { VSCodeWindow } from '../../support/workbench/vscodeWindow.ts';
import type { Workbench } from '../../support/workbench/workbench.ts';
import { type Address, withSamplePools } from '../child.ts';
import type { Part } from '../part.ts';
import { valueRow } from '../rows.ts';
import { quantile95, spreadOf } from '../statistics.ts';
import { atMost } from '../verdict.ts';
import { growthRow, medians } from './growth.ts';
import { keystrokesIn } from './keystrokes.ts';
import { closeEditor, heapOfPanel } from './pageHeap.ts';
import { paintedAfterData, watchForData } from './paintedRows.ts';
import { bareRows, emptyPage } from './scratchExtensions.ts';
import { withWindow } from './windows.ts';

const sizes = [500, 5000, 50_000];
const opens = 5;
/** How often keys are pressed in the panel and then in the empty page. */
const turns = 5;

interface Measured {
  /** From the arrival of the data to the frame with the first rows, in milliseconds: for each size and opening. */
  readonly painted: readonly (readonly number[])[];
  /** The most row elements that were in the page. */
  readonly rowElements: number;
  /** From a key event to the commit of a frame, in milliseconds: for each size. */
  readonly keystrokes: readonly (readonly number[])[];
  readonly emptyKeystrokes: readonly number[];
  readonly bareKeystrokes: readonly number[];
  /** The bytes of the heap in use that came with the panel: for each size and time it was looked at. */
  readonly heaps: readonly (readonly number[])[];
}

export const panel: Part = {
  name: 'panel',
  family: 'vscode',
  title: 'Panel of authorized resources',
  how:
    `Panels of groups with ${sizes.join(', ')} resources in VS Code, each opened ${opens} times: from the ` +
    'event that brings the data into the page until after the first frame that has rows. Then letters ' +
    'are typed into the search of each and taken away again: from the event of the key to the commit of ' +
    `the frame, from a DevTools trace; of the largest ${turns} times, by turns with the text field of a ` +
    'page that has nothing else and of one with bare rows. Of the heap that after collections which the ' +
    'panel of each adds to an empty page.',
  async measure() {
    const measured = await withSamplePools(
      sizes.map((size) => ({ groups: 1, users: 10, resources: size })),
      (pools) => withWindow([emptyPage, bareRows], (window) => measurePanels(window, pools)),
    );
    const { painted, emptyKeystrokes, bareKeystrokes } = measured;
    const heaps = measured.heaps.map((size) => size.map((bytes) => bytes / 1e6));
    const keystrokes = measured.keystrokes.at(-1) ?? [];
    const allowed = spreadOf(emptyKeystrokes).median + 8;
    const largest = painted.at(-1) ?? [];
    return {
      rows: [
        valueRow('data in → first of 50,000 rows painted', largest, 'ms', (median) =>
          atMost(500, median, 'ms'),
        ),
        valueRow('keystroke in search → frame', keystrokes, 'ms', (median) =>
          atMost(Number(allowed.toFixed(1)), median, 'ms'),
        ),
        valueRow('keystroke in an empty page → frame', emptyKeystrokes, 'ms'),
        valueRow('keystroke in a page of bare rows → frame', bareKeystrokes, 'ms'),
        valueRow('95 % of the keystrokes in search', [quantile95(keystrokes)], 'ms', (value) =>
          atMost(50, value, 'ms'),
        ),
        valueRow('95 % of the keystrokes in an empty page', [quantile95(emptyKeystrokes)], 'ms'),
        valueRow('row elements in the page', [measured.rowElements], '', (value) =>
          atMost(200, value, ''),
        ),
        valueRow(
          'most heap of the page with 50,000 resources',
          [Math.max(...(heaps.at(-1) ?? []))],
          'MB',
          (value) => atMost(80, value, 'MB'),
        ),
        growthRow('data in → first rows painted', medians(sizes, painted), 1.1),
        growthRow('keystroke in search → frame', medians(sizes, measured.keystrokes), 1.1),
        growthRow('heap of the page', medians(sizes, heaps), 1.1, 'MB'),
      ],
      notes: [
        'The page of bare rows only puts other texts into as many cells, with no search, no marks and ' +
          'no toolbar: what it takes more than the empty one is what VS Code’s Chromium needs to lay ' +
          'out and paint a whole list of this size anew. The panel changes only the cells whose texts ' +
          'are others, and with some keys few are.',
      ],
    };
  },
};

async function measurePanels(window: VSCodeWindow, pools: readonly Address[]): Promise<Measured> {
  const { workbench, browser, context } = window;
  await watchForData(context);
  await workbench.reload();
  const painted: number[][] = [];
  const keystrokes: number[][] = [];
  const heaps: number[][] = [];
  let rowElements = 0;
  for (const [index, pool] of pools.entries()) {
    await connectPool({ workbench, quickInput: workbench.quickInput }, pool, `Pool ${index + 1}`);
    // Each pool has one row, and below it one group.
    const row = workbench.tree.rows.nth(index * 2 + 1);
    await row.waitFor();
    const times: number[] = [];
    for (let open = 0; open < opens; open += 1) {
      await showResources(workbench, row);
      times.push(await paintedAfterData(workbench));
      rowElements = Math.max(rowElements, await workbench.webview().locator('[data-row]').count());
      if (open < opens - 1) await closeEditor(workbench);
    }
    painted.push(times);
    keystrokes.push(await keystrokesIn(browser, workbench, '.search'));
    if (index === pools.length - 1) break;
    heaps.push([await heapOfPanel(window)]);
    await closeEditor(workbench);
  }
  const emptyKeystrokes: number[] = [];
  const bareKeystrokes: number[] = [];
  const largest: number[] = [];
  heaps.push(largest);
  for (let turn = 0; turn < turns; turn += 1) {
    if (turn > 0) keystrokes.at(-1)?.push(...(await keystrokesIn(browser, workbench, '.search')));
    largest.push(await heapOfPanel(window));
    emptyKeystrokes.push(...(await keystrokesIn(browser, workbench, '.search')));
    await closeEditor(workbench);
    await workbench.runCommand('Show Bare Rows');
    bareKeystrokes.push(...(await keystrokesIn(browser, workbench, '.search')));
    await closeEditor(workbench);
    if (turn < turns - 1) {
      await showResources(workbench, workbench.tree.rows.nth(pools.length * 2 - 1));
      await paintedAfterData(workbench);
    }
  }
  return {
    painted,
    rowElements,
    keystrokes,
    emptyKeystrokes,
    bareKeystrokes,
    heaps,
  };
}

async function showResources({ page }: Workbench, row: Locator): Promise<void> {
  await page.mouse.move(1, 1);
  await row.hover();
  await row.locator('.actions .action-label[aria-label^="Show Authorized Resources"]').click();
}
