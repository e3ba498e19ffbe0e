import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { ManagementClient } from '../../../src/authing/index.ts';
import { type SamplePool, startSamplePool } from '../../../src/sample/server.ts';
import { writeHostileData } from '../hostile/hostilePool.ts';
import type { SharedWindow } from './sharedWindow.ts';
import { connectPool } from './usePool.ts';

/** What a text would be made into, were it taken for more than a text. */
const markup =
  'a[href], a[data-href], img, iframe, script, b, code, em, del, table, .codicon-sync, .codicon-bug';

/** A pool whose every text means harm, as a suite's tests have it. */
export interface HostilePool {
  /** Works on the pool past VS Code. */
  readonly other: ManagementClient;
}

/**
 * Connects the window to such a pool for the suite it is called in, and holds after each test that nothing
 * of it has run.
 */
export function useHostilePool(w: SharedWindow): HostilePool {
  let folder: string;
  let server: SamplePool;
  let other: ManagementClient | undefined;
  /** What reached out of the window, or stood in its way. */
  const traces: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hostile-'));
    server = await startSamplePool({ data: await writeHostileData(folder) });
    other = new ManagementClient(server);
    w.page.on('dialog', (dialog) => {
      traces.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    w.page.on('request', (request) => {
      if (request.url().includes('evil.example')) traces.push(`request ${request.url()}`);
    });
    await connectPool(w, server, 'Hostile Pool');
  });

  after(async () => {
    await other?.close();
    await server.close();
    await rm(folder, { recursive: true });
  });

  afterEach('nothing has run', async () => {
    assert.deepEqual(traces, []);
    assert.equal(await w.page.evaluate('window.hacked'), undefined);
    assert.equal(await w.page.evaluate('document.documentElement.dataset.ran'), undefined);
    assert.equal(await w.workbench.editorTab('Untitled').count(), 0);
  });

  return {
    get other() {
      if (other === undefined) throw new Error('The pool is there only while tests run.');
      return other;
    },
  };
}

/** Holds that nothing in a part of the window was made of its texts. */
export async function assertOnlyText(place: Locator): Promise<void> {
  assert.equal(await place.locator(markup).count(), 0);
}

/** Holds that nothing in the panel's page was made of its data, nor has it run there. */
export async function assertPageIsText({ workbench }: SharedWindow): Promise<void> {
  const page = workbench.webview();
  assert.equal(await page.locator('body').locator('img, iframe, a, b').count(), 0);
  const root = page.locator('html');
  assert.equal(await root.getAttribute('data-ran'), null);
}
