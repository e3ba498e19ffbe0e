import type { SharedWindow } from './sharedWindow.ts';

/** A resource as its row in the panel shows it. */
export interface PanelRow {
  readonly namespace: string;
  readonly type: string;
  readonly code: string;
}

/** The rows in the panel on screen, from top to bottom. */
export async function panelRows({ workbench }: SharedWindow): Promise<PanelRow[]> {
  const rows = await workbench
    .webview()
    .locator('data-grid [data-row]')
    .evaluateAll((found) =>
      found
        .sort((a, b) => Number(a.getAttribute('data-row')) - Number(b.getAttribute('data-row')))
        .map((row) =>
          ['namespace', 'type', 'code'].map(
            (column) => row.querySelector(`.${column}`)?.textContent?.trim() ?? '',
          ),
        ),
    );
  return rows.map(([namespace = '', type = '', code = '']) => ({ namespace, type, code }));
}

/** What is marked in the panel on screen, as the texts that the search found. */
export async function markedInPanel({ workbench }: SharedWindow): Promise<string[]> {
  return workbench
    .webview()
    .locator('body')
    .evaluate<string[], unknown>(`Array.from(
      CSS.highlights.get('found') ?? [],
      (range) => range.startContainer.data.slice(range.startOffset, range.endOffset),
    )`);
}

/**
 * What has the keyboard's focus in the panel on screen: a row by the code in it, a header by its
 * title, any other control by its label.
 */
export async function focusedInPanel({ workbench }: SharedWindow): Promise<string> {
  return workbench
    .webview()
    .locator('body')
    .evaluate((body) => {
      let element = body.ownerDocument.activeElement;
      const path = element === null ? [] : [element];
      while (element?.shadowRoot?.activeElement) {
        element = element.shadowRoot.activeElement;
        path.push(element);
      }
      const textOf = (node: { textContent: string | null } | null | undefined) =>
        node?.textContent?.trim() ?? '';
      const row = path.find((each) => each.hasAttribute('data-row'));
      if (row !== undefined) return `row ${textOf(row.querySelector('.code'))}`;
      const header = path.find((each) => each.getAttribute('role') === 'columnheader');
      if (header !== undefined) return `header ${textOf(header)}`;
      const labels = path.map(
        (each) => each.getAttribute('aria-label') ?? each.getAttribute('label'),
      );
      return labels.findLast((label) => label) ?? textOf(path.at(-1)) ?? '';
    });
}
