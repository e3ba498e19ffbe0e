import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { root } from '../../../devhost/paths.ts';
import { readVersionName } from '../../../devhost/versions.ts';
import { latestPageMs } from '../workbench/latePages.ts';
import { repeatUntilShown } from '../workbench/repeat.ts';
import { openVSCode, type VSCodeWindow } from '../workbench/vscodeWindow.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { tidyUp } from './tidyUp.ts';

/** How long anything in a window may take to show, in milliseconds: in the oldest VS Code a page comes late. */
const actionTimeoutMs = { newest: 15_000, oldest: 15_000 + latestPageMs };

const settings = {
  'workbench.colorTheme': 'Default Dark Modern',
  // A click only selects, so that the rows below the clicked one stay the same.
  'workbench.tree.expandMode': 'doubleClick',
};

/** The window as a suite's tests see it. */
export interface SharedWindow extends Pick<Workbench, 'page' | 'tree' | 'quickInput' | 'dialog'> {
  readonly workbench: Workbench;
  /** The scratch workspace folder. */
  readonly folder: string;
  /** Opens a second window beside it, for this suite. */
  openAnother(): Promise<Workbench>;
}

/** Open from one suite to the next, for a window takes long to come. */
let opened: VSCodeWindow | undefined;
/** Something has failed in it, so there is no knowing what it shows. */
let suspect = false;

after(async () => {
  await opened?.close();
  opened = undefined;
});

/**
 * Gives the tests of the suite it is called in a VS Code window with the extension: tidied up, with no
 * user pool and no editor open. The environment says which VS Code: `TEST_VSCODE` is `oldest` or
 * `newest`, and `TEST_VSIX` the packaged extension; without one the folder's own build is used. What a
 * window showed when a test failed is kept among the pictures.
 * @param files files for the workspace folder, by their path in it
 */
export function useWindow(files: Readonly<Record<string, string>> = {}): SharedWindow {
  const others: Workbench[] = [];
  before(async function () {
    this.timeout(240_000);
    const { folder } = await tidyWindow();
    for (const name of await readdir(folder)) {
      if (name !== '.vscode') await rm(join(folder, name), { recursive: true });
    }
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  });
  afterEach(async function () {
    const test = this.currentTest;
    if (test?.state !== 'failed') return;
    suspect = true;
    for (const [index, workbench] of [current().workbench, ...others].entries()) {
      const name = `failed-${test.fullTitle()}-${index + 1}`.replaceAll(/[^\w-]+/g, '-');
      await workbench.picture(name);
    }
  });
  after(async () => {
    for (const { page } of others.splice(0)) await page.close();
  });
  return {
    get workbench() {
      return current().workbench;
    },
    get page() {
      return current().page;
    },
    get tree() {
      return current().workbench.tree;
    },
    get quickInput() {
      return current().workbench.quickInput;
    },
    get dialog() {
      return current().workbench.dialog;
    },
    get folder() {
      return current().folder;
    },
    openAnother: async () => {
      const another = await current().openAnother();
      others.push(another);
      return another;
    },
  };
}

function current(): VSCodeWindow {
  if (opened === undefined) throw new Error('The window is open only while tests run.');
  return opened;
}

async function tidyWindow(): Promise<VSCodeWindow> {
  if (opened !== undefined && !suspect) {
    suspect = true;
    try {
      await tidyUp(opened.workbench);
      suspect = false;
      return opened;
    } catch (error) {
      // No failure of the suite that comes next: that one gets a new window.
      console.error('A window could not be tidied up and is replaced:', error);
      await opened.workbench.picture('failed-to-tidy-up');
    }
  }
  await opened?.close();
  const vsix = process.env.TEST_VSIX;
  const version = readVersionName(process.env.TEST_VSCODE);
  opened = await openVSCode({
    version,
    settings,
    ...(vsix === undefined ? { extension: root } : { vsix }),
  });
  opened.context.setDefaultTimeout(actionTimeoutMs[version]);
  suspect = false;
  return opened;
}

/**
 * Presses a key until what it opens is there: the context key that our keys ask for follows the selection
 * a moment late, sooner than a person can tell.
 */
export function pressUntil({ page }: SharedWindow, key: string, opened: Locator): Promise<void> {
  const press = () => page.keyboard.press(key);
  return repeatUntilShown(press, opened, { attempts: 4, timeoutMs: 1500 });
}
