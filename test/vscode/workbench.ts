import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** A VS Code window, handled as a person handles it. */
export class Workbench {
  readonly page: Page;
  readonly #picturesFolder: string;

  constructor(page: Page, picturesFolder: string) {
    this.page = page;
    this.#picturesFolder = picturesFolder;
  }

  /** Waits until the workbench is drawn and connected to its server. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await this.page.locator('.explorer-folders-view').waitFor({ timeout: 60_000 });
  }

  /** Keeps a picture of the window in the ignored folder out/pictures/<version>/. */
  async picture(name: string): Promise<string> {
    await mkdir(this.#picturesFolder, { recursive: true });
    const path = join(this.#picturesFolder, `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }
}
