import type { SharedWindow } from './sharedWindow.ts';

/** A comparison on screen, as far as it is in the page. */
export interface ShownComparison {
  /** The titles of the columns of groups. */
  readonly groups: readonly string[];
  /** Each row with what its cells say, '' for nothing; a heading has no cells. */
  readonly rows: readonly (readonly [name: string, ...cells: string[]])[];
}

/** Reads the comparison on screen. */
export async function shownComparison({ workbench }: SharedWindow): Promise<ShownComparison> {
  return workbench
    .webview()
    .locator('data-grid .scroller')
    .evaluate((grid) => {
      const textOf = (element: { textContent: string | null } | null | undefined) =>
        element?.textContent?.trim() ?? '';
      const [, ...groups] = [...grid.querySelectorAll('[role=columnheader]')].map(textOf);
      const rows = [...grid.querySelectorAll('[data-row]')].sort(
        (a, b) => Number(a.getAttribute('data-row')) - Number(b.getAttribute('data-row')),
      );
      return {
        groups,
        rows: rows.map((row): [string, ...string[]] => {
          const heading = row.querySelector('.heading-text');
          if (heading !== null) return [textOf(heading)];
          const [name = '', ...cells] = [...row.querySelectorAll('[role=gridcell]')].map(textOf);
          return [name, ...cells];
        }),
      };
    });
}
