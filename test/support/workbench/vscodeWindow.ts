import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { root } from '../../../devhost/paths.ts';
import {
  type Server,
  type ServerOptions,
  startServer,
  type WindowTarget,
} from '../../../devhost/server.ts';
import { launchBrowser, windowSize } from './browser.ts';
import { tellLatePages } from './latePages.ts';
import { Workbench } from './workbench.ts';

/** Where pictures of windows are kept; git ignores it. */
const picturesFolder = join(root, 'out', 'pictures');

export interface WindowOptions extends ServerOptions, Omit<WindowTarget, 'folder' | 'workspace'> {
  /** Files of the scratch workspace folder, by their path in it. */
  readonly files?: Readonly<Record<string, string>>;
  /** Folders in it that are opened as a workspace of several, in its place. */
  readonly folders?: readonly string[];
}

/** A VS Code with one window open, as a person has it before them. */
export interface VSCodeWindow {
  readonly server: Server;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly workbench: Workbench;
  /** The scratch workspace folder. */
  readonly folder: string;
  /** What the window's console said so far. */
  readonly console: readonly string[];
  /** Opens a second window on the same folder; close it by `workbench.page.close()`. */
  openAnother(): Promise<Workbench>;
  /** Ends browser and server and removes what they wrote. */
  close(): Promise<void>;
}

/**
 * Starts VS Code and opens a window on a scratch workspace folder. Resolves when the workbench is
 * there; extensions may still be starting, so wait for a sign of yours.
 */
export async function openVSCode(options: WindowOptions): Promise<VSCodeWindow> {
  const server = await startServer(options);
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await server.stop();
  };
  try {
    const folder = join(server.home, 'workspace');
    await mkdir(folder);
    for (const [path, text] of Object.entries(options.files ?? {})) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: windowSize, deviceScaleFactor: 1 });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    const url = server.windowUrl({ ...options, ...(await workspaceOf(folder, options.folders)) });
    const lines: string[] = [];
    const open = async () => {
      const page = await context.newPage();
      try {
        page.on('console', (message) => lines.push(message.text()));
        tellLatePages(page);
        await page.goto(url, { timeout: 60_000 });
        const workbench = new Workbench(page, join(picturesFolder, server.version));
        await workbench.ready();
        return workbench;
      } catch (error) {
        await page.close();
        throw error;
      }
    };
    const workbench = await open();
    return {
      server,
      browser,
      context,
      page: workbench.page,
      workbench,
      folder,
      console: lines,
      openAnother: open,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the window opens: the folder, or a workspace of several folders in it. */
async function workspaceOf(folder: string, folders: readonly string[] | undefined) {
  if (folders === undefined) return { folder };
  const workspace = join(dirname(folder), 'several.code-workspace');
  const paths = folders.map((name) => ({ path: join(folder, name) }));
  await writeFile(workspace, JSON.stringify({ folders: paths }));
  return { workspace };
}
