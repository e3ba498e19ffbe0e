import type { Locator, Page } from 'playwright-core';

/** The box at the top of the window in which commands, picks and input are typed. */
export class QuickInput {
  readonly root: Locator;
  readonly input: Locator;
  /** What is wrong with the input, or the prompt. */
  readonly message: Locator;
  readonly title: Locator;
  readonly rows: Locator;

  constructor(page: Page) {
    this.root = page.locator('.quick-input-widget').filter({ visible: true });
    this.input = this.root.locator('.quick-input-box input');
    this.message = this.root.locator('.quick-input-message');
    this.title = this.root.locator('.quick-input-title');
    this.rows = this.root.locator('.quick-input-list .monaco-list-row');
  }

  /** Waits until it is shown, and with the given title if there is one. */
  async shown(title?: string | RegExp): Promise<void> {
    await (title === undefined ? this.input : this.titled(title)).waitFor();
  }

  /** The box under this title. */
  titled(title: string | RegExp): Locator {
    return this.title.filter({ hasText: title });
  }

  /** Waits until it is gone. */
  async gone(): Promise<void> {
    await this.root.waitFor({ state: 'hidden' });
  }

  /** Replaces what is typed. */
  async type(text: string): Promise<void> {
    await this.input.fill(text);
  }

  /** Types and accepts. */
  async answer(text: string): Promise<void> {
    await this.type(text);
    await this.accept();
  }

  /** Accepts what is typed or picked. */
  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  /** Gives up, as Escape does. */
  async dismiss(): Promise<void> {
    await this.input.press('Escape');
  }

  /** The row with exactly this label. */
  row(label: string): Locator {
    return withLabel(this.rows, label);
  }

  /** Chooses the row with this label; where several can be picked, checks or unchecks it. */
  async pick(label: string): Promise<void> {
    // Away first: the tooltip of one row may lie over others.
    await this.input.hover();
    await this.row(label).first().click();
  }

  /** The rows on screen from top to bottom, which is not their order in the page. */
  async read(): Promise<{ label: string; description: string; checked: boolean }[]> {
    return this.rows.evaluateAll((rows) =>
      rows
        .sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
        .map((row) => ({
          label: row.querySelector('.label-name')?.textContent ?? '',
          description: row.querySelector('.label-description')?.textContent ?? '',
          checked: row.getAttribute('aria-checked') === 'true',
        })),
    );
  }

  /** Presses a button of the title bar or the input, such as Back, by the start of its name. */
  async button(name: string): Promise<void> {
    await this.root.locator(`.action-label[aria-label^="${name}"]`).click();
  }
}

/** Those of the rows whose label is exactly this text. */
export function withLabel(rows: Locator, label: string): Locator {
  return rows.filter({
    has: rows
      .page()
      .locator('.label-name')
      .filter({ hasText: exactly(label) }),
  });
}

/** Matches this text and no longer one. */
export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}
