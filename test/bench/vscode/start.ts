import { connectPool } from '../../support/ui/usePool.ts';
import type { VSCodeWindow } from '../../support/workbench/vscodeWindow.ts';
import { type Address, withSamplePool } from '../child.ts';
import type { Part } from '../part.ts';
import { ratioRow, valueRow } from '../rows.ts';
import { atMost } from '../verdict.ts';
import { timeToRows } from './firstRows.ts';
import { bareRead, loadUndici } from './floors.ts';
import { growthRow, medians } from './growth.ts';
import { fixedRows, oneLine } from './scratchExtensions.ts';
import { type Activation, readActivations } from './startupReport.ts';
import { withWindow } from './windows.ts';

/** How many groups the pool has, and how often VS Code is started with it. */
const pools = [
  { groups: 100, starts: 3 },
  { groups: 1000, starts: 3 },
  { groups: 10_000, starts: 10 },
];
const latency = 50;
const ours = 'authing-groups.authing-groups';
/** They too start when VS Code has. */
const others = ['bench.one-line', 'vscode.merge-conflict', 'vscode.debug-auto-launch'] as const;

/** What one start of VS Code gave, in milliseconds. */
interface Start {
  readonly activations: ReadonlyMap<string, Activation>;
  readonly rows: number;
  readonly fixedRows: number;
  readonly bareRead: number;
  readonly loadUndici: number;
}

export const start: Part = {
  name: 'start',
  family: 'vscode',
  title: 'Start in VS Code',
  how:
    `10 starts of VS Code with a pool of 10,000 groups connected, that answers after ${latency} ms, and ` +
    '3 each with pools of 100 and 1,000. ' +
    'First the views are clicked on, Authing Groups and one of fixed rows by turns: from the click to ' +
    'the frame with the first rows in it. Then what VS Code itself reports of the starts of ' +
    'extensions, in whole milliseconds: of Authing Groups, of one whose code is one line, and of two ' +
    'that come with VS Code, all of which start when VS Code has.',
  async measure() {
    const bySize: Start[][] = [];
    for (const { groups, starts } of pools) {
      const measured = await withSamplePool({ groups, users: 1000, latency }, (pool) =>
        withWindow([oneLine, fixedRows], (window) => measureStarts(window, pool, starts)),
      );
      bySize.push(measured);
    }
    const measured = bySize.at(-1) ?? [];
    const all = (value: (start: Start) => number) => measured.map(value);
    const of = (extension: string, value: (activation: Activation) => number) =>
      all(({ activations }) => {
        const activation = activations.get(extension);
        return activation === undefined ? Number.NaN : value(activation);
      });
    const rows = all((each) => each.rows);
    const allowed = all((each) => each.fixedRows + each.bareRead + each.loadUndici + 50);
    return {
      rows: [
        valueRow(
          'activate: call',
          of(ours, ({ call }) => call),
          'ms',
          (median) => atMost(10, median, 'ms'),
        ),
        ratioRow(
          'activate: load code ÷ one-line extension',
          of(ours, ({ load }) => load),
          of(others[0], ({ load }) => load),
          (median) => atMost(1.5, median),
        ),
        ...[ours, ...others].flatMap((extension) => [
          valueRow(
            `${extension}: load code`,
            of(extension, ({ load }) => load),
            'ms',
          ),
          valueRow(
            `${extension}: call activate`,
            of(extension, ({ call }) => call),
            'ms',
          ),
          valueRow(
            `${extension}: finish activate`,
            of(extension, ({ finish }) => finish),
            'ms',
          ),
        ]),
        ratioRow('click → first rows ÷ the sum below + 50 ms', rows, allowed, (median) =>
          atMost(1, median),
        ),
        valueRow('click → first rows: Authing Groups', rows, 'ms'),
        valueRow(
          'click → first rows: fixed rows',
          all((each) => each.fixedRows),
          'ms',
        ),
        valueRow(
          'token and one page by undici alone',
          all((each) => each.bareRead),
          'ms',
        ),
        valueRow(
          'undici loads, in a fresh process',
          all((each) => each.loadUndici),
          'ms',
        ),
        growthRow(
          'click → first rows with the groups of the pool',
          medians(
            pools.map(({ groups }) => groups),
            bySize.map((size) => size.map((each) => each.rows)),
          ),
          0.15,
        ),
      ],
    };
  },
};

async function measureStarts(
  window: VSCodeWindow,
  pool: Address,
  starts: number,
): Promise<Start[]> {
  const { workbench, page } = window;
  await connectPool({ workbench, quickInput: workbench.quickInput }, pool, 'Pool');
  // It opens the view by itself, and selects the pool once its groups are there.
  await workbench.tree.rows.and(page.locator('.selected')).waitFor();
  const measured: Start[] = [];
  for (let round = 0; round < starts; round += 1) {
    await workbench.openView('Explorer (Ctrl+Shift+E)');
    await workbench.reload();
    await page.locator('.part.activitybar').getByRole('tab', { name: 'Fixed Rows' }).waitFor();
    // Until what VS Code does after its own start is over.
    await page.waitForTimeout(3000);
    const views = ['Authing Groups', 'Fixed Rows'];
    const times = new Map<string, number>();
    for (const view of round % 2 === 0 ? views : views.toReversed()) {
      times.set(view, await timeToRows(page, view));
      await page.waitForTimeout(500);
    }
    measured.push({
      activations: await readActivations(workbench, [ours, ...others]),
      rows: times.get('Authing Groups') ?? Number.NaN,
      fixedRows: times.get('Fixed Rows') ?? Number.NaN,
      bareRead: await bareRead(pool),
      loadUndici: await loadUndici(),
    });
  }
  return measured;
}
