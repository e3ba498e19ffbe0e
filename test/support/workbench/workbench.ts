import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { QuickInput } from './quickInput.ts';
import { repeatUntilShown } from './repeat.ts';
import { Tree } from './tree.ts';

/** A place in a file, its line and column counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** The column as the status bar counts it, where that is another: a tab is several there. */
  readonly shownColumn?: number;
}

/** A VS Code window, handled as a person handles it. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  /** The tree that the sidebar shows. */
  readonly tree: Tree;
  /** The open modal dialog. */
  readonly dialog: Locator;
  readonly #picturesFolder: string;

  constructor(page: Page, picturesFolder: string) {
    this.page = page;
    this.quickInput = new QuickInput(page);
    this.tree = new Tree(page);
    this.dialog = page.locator('.monaco-dialog-box');
    this.#picturesFolder = picturesFolder;
  }

  /** Waits until the workbench is drawn. Extensions may still be starting. */
  async ready(): Promise<void> {
    await this.page
      .locator('.monaco-workbench .part.statusbar .statusbar-item')
      .first()
      .waitFor({ timeout: 60_000 });
  }

  /** Loads the window anew, after VS Code has stored what it keeps: a reload by the browser may not wait. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load', { timeout: 60_000 });
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.ready();
  }

  /**
   * Runs a command from the palette, by its whole title with its category. Opens the palette again
   * until the command is there, since the extension may not be known yet.
   */
  async runCommand(title: string): Promise<void> {
    await this.#choose('F1', `>${title}`, title);
  }

  /** Opens a box by a key, types into it and chooses a row. */
  async #choose(key: string, text: string, label: string): Promise<void> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      try {
        // A webview that is still loading takes the key without passing it on, or the focus from the box.
        await this.page.keyboard.press(key);
        await this.quickInput.input.waitFor({ timeout: 1000 });
        await this.quickInput.input.fill(text, { timeout: 1000 });
        const row = this.quickInput.row(label).first();
        await row.click({ timeout: 3000 });
        // A list that is redrawn between press and release swallows the click.
        await row.waitFor({ state: 'hidden', timeout: 3000 });
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        if (await this.quickInput.input.isVisible()) await this.quickInput.dismiss();
      }
    }
  }

  /** Shows a view container of the activity bar. */
  async openView(title: string): Promise<void> {
    const tab = this.page
      .locator('.part.activitybar')
      .getByRole('tab', { name: title, exact: true });
    await tab.waitFor({ timeout: 30_000 });
    if ((await tab.getAttribute('aria-selected')) === 'true') return;
    // The tabs are drawn anew while extensions start.
    await repeatUntilShown(() => tab.click(), tab.and(this.page.locator('[aria-selected="true"]')));
  }

  /** Opens a file by its absolute path and puts the cursor somewhere. */
  async openFile(path: string, position: Place = { line: 1, column: 1 }): Promise<void> {
    const { line, column, shownColumn = column } = position;
    const there = this.page
      .locator('.part.statusbar')
      .getByRole('button', { name: `Ln ${line}, Col ${shownColumn}`, exact: true });
    const choose = () => this.#choose('Control+P', `${path}:${line}:${column}`, basename(path));
    await repeatUntilShown(choose, there);
  }

  /** An item of the status bar, by what a screen reader says of it. */
  statusItem(name: string | RegExp): Locator {
    return this.page.locator('.part.statusbar').getByRole('button', { name });
  }

  /** Presses a button of the modal dialog. */
  async answerDialog(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** A notification that contains this text. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast').filter({ hasText: text });
  }

  /** Presses a button of a notification. */
  async answerNotification(text: string | RegExp, button: string): Promise<void> {
    await this.notification(text).getByRole('button', { name: button, exact: true }).click();
  }

  /** Takes all notifications away. */
  async clearNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
  }

  /** The page of the webview on screen. */
  webview(): FrameLocator {
    return this.page
      .locator('iframe.webview.ready')
      .filter({ visible: true })
      .contentFrame()
      .locator('#active-frame')
      .contentFrame();
  }

  /** The tab of an editor or panel, by the start of its name. */
  editorTab(name: string): Locator {
    return this.page.locator(`.part.editor .tab[aria-label^="${name}"]`);
  }

  /** Changes the colour theme, by its name in the list, which is not the one in the settings. */
  async chooseTheme(name: string): Promise<void> {
    await this.runCommand('Preferences: Color Theme');
    await this.quickInput.type(name);
    await this.quickInput.pick(name);
    await this.quickInput.gone();
  }

  /** Moves the focus by a key from wherever it is into the webview on screen. */
  async focusWebview(): Promise<void> {
    const body = this.webview().locator('body');
    for (let tried = 0; tried < 10; tried += 1) {
      await this.page.keyboard.press('Control+1');
      // VS Code hands the focus on to the page within, which takes a moment and may go astray.
      for (let looked = 0; looked < 20; looked += 1) {
        if (await body.evaluate((element) => element.ownerDocument.hasFocus())) return;
        await this.page.waitForTimeout(50);
      }
      await this.page.keyboard.press('Control+0');
    }
    throw new Error('The focus does not get into the webview.');
  }

  /** What the clipboard holds. */
  async clipboard(): Promise<string> {
    return String(await this.page.evaluate('navigator.clipboard.readText()'));
  }

  /** Puts a text into the clipboard. */
  async copy(text: string): Promise<void> {
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  }

  /**
   * Keeps a picture of the window, or of another one, in the ignored folder
   * out/pictures/<version>/.
   * @returns its path.
   */
  async picture(name: string, page = this.page): Promise<string> {
    await mkdir(this.#picturesFolder, { recursive: true });
    const path = join(this.#picturesFolder, `${name}.png`);
    await page.screenshot({ path });
    return path;
  }
}
