import type { Locator, Page } from 'playwright-core';
import { choose, press } from './clicks.ts';
import { exactly, withLabel } from './quickInput.ts';
import { repeat, repeatUntilShown } from './repeat.ts';

/** A row as it looks. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** 1 for the rows at the root. */
  readonly level: number;
  /** Undefined for a row that has no children. */
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
  readonly focused: boolean;
}

/** Where the mouse goes on a label: the middle of a long one is out of sight, and would be scrolled to. */
const start = { x: 4, y: 8 };

/** The tree of an extension in the sidebar. */
export class Tree {
  readonly root: Locator;
  readonly rows: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.locator('.part.sidebar .customview-tree').filter({ visible: true });
    this.rows = this.root.locator('.monaco-list-row');
  }

  /** The row with exactly this label; several rows may have the same one. */
  row(label: string): Locator {
    return withLabel(this.rows, label);
  }

  /** The rows on screen from top to bottom. */
  async read(): Promise<TreeRow[]> {
    return this.rows.evaluateAll((rows) =>
      rows
        .sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
        .map((row) => ({
          label: row.querySelector('.label-name')?.textContent ?? '',
          description: row.querySelector('.label-description')?.textContent ?? '',
          level: Number(row.getAttribute('aria-level')),
          expanded: row.hasAttribute('aria-expanded')
            ? row.getAttribute('aria-expanded') === 'true'
            : undefined,
          selected: row.classList.contains('selected'),
          focused: row.classList.contains('focused'),
        })),
    );
  }

  /** Clicks a row; with Control held it is added to the selection. */
  async click(label: string, options?: { add?: boolean }): Promise<void> {
    await this.#leaveTooltip();
    await this.row(label)
      .locator('.label-name')
      .click({ position: start, modifiers: options?.add ? ['Control'] : [] });
  }

  /** Opens a row's children, if they are not open. */
  async expand(label: string): Promise<void> {
    const row = this.row(label);
    const expanded = row.and(this.root.locator('[aria-expanded="true"]'));
    if ((await row.getAttribute('aria-expanded')) === 'true') return;
    await repeatUntilShown(() => row.locator('.monaco-tl-twistie').click(), expanded);
  }

  /** Opens a row's context menu. */
  async openMenu(label: string): Promise<void> {
    const menu = this.#page.locator('.monaco-menu');
    // One still open lies over the row.
    if (await menu.isVisible()) await this.#page.keyboard.press('Escape');
    await this.#leaveTooltip();
    const name = this.row(label).locator('.label-name');
    const open = () => name.click({ position: start, button: 'right' });
    await repeatUntilShown(open, menu, { timeoutMs: 3000 });
  }

  /** Chooses an item of a row's context menu; anew where a redraw of the tree has closed the menu. */
  async menu(label: string, item: string): Promise<void> {
    await repeat(async () => {
      await this.openMenu(label);
      await choose(this.menuItem(item));
    });
  }

  /** An item of the open context menu. */
  menuItem(item: string): Locator {
    // By its label alone: the name of the item as a whole has its key in it.
    return this.#page
      .locator('.monaco-menu .action-item .action-label')
      .filter({ hasText: exactly(item) });
  }

  /** Presses one of the icons that show on a row under the mouse. */
  async action(label: string, name: string): Promise<void> {
    await this.#leaveTooltip();
    const row = this.row(label);
    await this.#press(row, row.locator(`.actions .action-label[aria-label^="${name}"]`));
  }

  /** Presses an icon in the title of the view. */
  async titleAction(name: string): Promise<void> {
    const title = this.#page.locator('.part.sidebar .composite.title');
    await this.#press(title, title.locator(`.title-actions .action-label[aria-label^="${name}"]`));
  }

  /** Presses an icon that shows while the mouse is over what it belongs to. */
  async #press(owner: Locator, icon: Locator): Promise<void> {
    await repeat(async () => {
      await owner.hover();
      await press(icon);
    });
  }

  /** Moves the mouse away: the tooltip of one row, there or about to come, lies over others. */
  async #leaveTooltip(): Promise<void> {
    const hover = this.#page.locator('.monaco-hover').filter({ visible: true }).first();
    for (let attempt = 1; ; attempt += 1) {
      await this.#page.mouse.move(0, 0);
      try {
        await hover.waitFor({ state: 'hidden', timeout: 1000 });
        return;
      } catch (error) {
        if (attempt === 10) throw error;
        // One that came only after the mouse had left its row goes when the mouse leaves it.
        await hover.hover({ timeout: 1000 }).catch(() => undefined);
      }
    }
  }

  /** The text of a row's tooltip. */
  async tooltip(label: string): Promise<string> {
    const hover = this.#page.locator('.monaco-hover').filter({ visible: true }).first();
    // A redraw of the row under the mouse takes the tooltip away.
    return repeat(async () => {
      // Away first: a mouse that rests on the row already brings no tooltip.
      await this.#page.locator('.part.statusbar').hover();
      await this.row(label).locator('.label-name').hover({ position: start });
      await hover.waitFor({ timeout: 3000 });
      // It fades in.
      await hover.evaluate(
        '(hover) => Promise.all(hover.getAnimations().map((each) => each.finished))',
        undefined,
        { timeout: 1000 },
      );
      return (await hover.textContent({ timeout: 1000 })) ?? '';
    });
  }

  /** A row with a spinner. */
  busy(label: string): Locator {
    return this.row(label).filter({ has: this.#page.locator('.codicon-loading') });
  }

  /** The line under the title of the view. */
  message(): Locator {
    return this.#page.locator('.part.sidebar .tree-explorer-viewlet-tree-view .message');
  }
}
