import { root } from '../vscode/paths.ts';
import { readVersionName } from '../vscode/versions.ts';
import { openVSCode, type VSCodeWindow, type WindowOptions } from '../vscode/window.ts';
import type { Workbench } from '../vscode/workbench.ts';

/** How long anything in a window may take to show, in milliseconds. */
const patienceMs = 10_000;

/** The window that the tests of one file share, as long as they run. */
export interface SharedWindow extends Pick<Workbench, 'page' | 'tree' | 'quickInput' | 'dialog'> {
  readonly workbench: Workbench;
  /** The scratch workspace folder. */
  readonly folder: string;
  /** Opens a second window beside it. */
  openAnother(): Promise<Workbench>;
}

/**
 * Opens a VS Code with the extension for the tests of the suite it is called in. The environment says
 * which: `TEST_VSCODE` is `oldest` or `newest`, and `TEST_VSIX` the packaged extension; without one the
 * folder's own build is used. What a window showed when a test failed is kept among the pictures.
 */
export function useWindow(options: Omit<WindowOptions, 'version'> = {}): SharedWindow {
  let opened: VSCodeWindow | undefined;
  const workbenches: Workbench[] = [];
  const current = (): VSCodeWindow => {
    if (opened === undefined) throw new Error('The window is open only while tests run.');
    return opened;
  };
  before(async function () {
    this.timeout(180_000);
    const vsix = process.env.TEST_VSIX;
    opened = await openVSCode({
      version: readVersionName(process.env.TEST_VSCODE),
      ...(vsix === undefined ? { extension: root } : { vsix }),
      ...options,
    });
    opened.context.setDefaultTimeout(patienceMs);
    workbenches.push(opened.workbench);
  });
  afterEach(async function () {
    const test = this.currentTest;
    if (test?.state !== 'failed') return;
    for (const [index, workbench] of workbenches.entries()) {
      if (workbench.page.isClosed()) continue;
      await workbench.picture(
        `failed-${test.fullTitle()}-${index + 1}`.replaceAll(/[^\w-]+/g, '-'),
      );
    }
  });
  after(() => opened?.close());
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
      workbenches.push(another);
      return another;
    },
  };
}
