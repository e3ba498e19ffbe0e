import type { SharedWindow } from './sharedWindow.ts';

/** The matrix on screen, as far as it is in the page. */
export interface ShownMatrix {
  readonly groups: readonly string[];
  /** Each resource with what its cells say, '' for nothing; a heading has no cells. */
  readonly rows: readonly (readonly [name: string, ...cells: string[]])[];
}

/** Reads the matrix on screen. */
export async function shownMatrix({ workbench }: SharedWindow): Promise<ShownMatrix> {
  return workbench
    .webview()
    .locator('matrix-grid .scroller')
    .evaluate((grid) => {
      const textOf = (element: { textContent: string | null } | null) =>
        element?.textContent?.trim() ?? '';
      const inOrder = (selector: string, within: typeof grid, name: string) =>
        [...within.querySelectorAll(selector)].sort(
          (a, b) => Number(a.getAttribute(name)) - Number(b.getAttribute(name)),
        );
      return {
        groups: inOrder('.column-header', grid, 'data-column').map(textOf),
        rows: inOrder('.row', grid, 'data-row').map((row): [string, ...string[]] => [
          textOf(row.querySelector('.heading-text') ?? row.querySelector('.code')),
          ...inOrder('.cell', row, 'data-column').map(textOf),
        ]),
      };
    });
}

/** What has the keyboard's focus in the matrix on screen, as a screen reader says it; '' for nothing of it. */
export async function focusedInMatrix({ workbench }: SharedWindow): Promise<string> {
  return workbench
    .webview()
    .locator('matrix-grid')
    .evaluate((grid) => {
      const focused = grid.shadowRoot?.activeElement;
      return focused?.getAttribute('aria-label') ?? focused?.textContent?.trim() ?? '';
    });
}
