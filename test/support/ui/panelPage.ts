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

/** The texts in the panel on screen in which something is marked. */
export async function markedTexts({ workbench }: SharedWindow): Promise<string[]> {
  return workbench
    .webview()
    .locator('body')
    .evaluate<string[], unknown>(
      `Array.from(CSS.highlights.get('found') ?? [], (range) => range.startContainer.data)`,
    );
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

/**
 * Whether what has the keyboard's focus in the panel on screen is to be seen from corner to corner, with nothing
 * over it. What is wider than the page, as rows may be, is to be seen from edge to edge.
 */
export async function isFocusInSight({ workbench }: SharedWindow): Promise<boolean> {
  return workbench
    .webview()
    .locator('body')
    .evaluate<boolean, unknown>(`(() => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      const topmost = (x, y) => {
        let root = document;
        for (;;) {
          const found = root.elementFromPoint(x, y);
          if (!found?.shadowRoot || found.shadowRoot === root) return found;
          root = found.shadowRoot;
        }
      };
      const isPartOf = (node) => node != null && (node === focused || isPartOf(node.parentNode ?? node.host));
      const { left, right, top, bottom } = focused.getBoundingClientRect();
      // At the right edge of the page is a bar to scroll it by.
      const sides = right - left < innerWidth ? [left + 2, right - 2] : [2, innerWidth - 20];
      const corners = sides.flatMap((x) => [top + 2, bottom - 2].map((y) => [x, y]));
      return corners.every(([x, y]) => isPartOf(topmost(x, y)));
    })()`);
}
