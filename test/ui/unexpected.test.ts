import assert from 'node:assert/strict';
import { readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

describe('Something that nobody expects to fail', () => {
  const w = useWindow();
  const repairs: (() => Promise<void>)[] = [];

  before(() => openSamplePool(w));

  afterEach(async () => {
    for (const repair of repairs.splice(0)) await repair();
  });

  /** Takes a file of the extension's code away, until it is repaired or the test has ended. */
  async function breakCode(beginning: string): Promise<() => Promise<void>> {
    const extensions = join(dirname(w.folder), 'extensions');
    const paths = await readdir(extensions, { recursive: true });
    const name = paths.find((path) => path.includes(`/dist/chunks/${beginning}-`));
    assert.ok(name, `there is no file of ${beginning}`);
    const file = join(extensions, name);
    await rename(file, `${file}.away`);
    let isBroken = true;
    const repair = async () => {
      if (isBroken) await rename(`${file}.away`, file);
      isBroken = false;
    };
    repairs.push(repair);
    return repair;
  }

  it('leaves a row with Retry where the view cannot be loaded', async () => {
    const repair = await breakCode('services');
    await w.workbench.reload();
    await w.workbench.openView('Authing Groups');
    await w.tree.row('Could not be read').waitFor();
    await w.workbench.notification('Something unexpected happened.').first().waitFor();
    await w.workbench.picture('unexpected-view');
    await repair();
    await w.tree.click('Could not be read');
    await w.tree.row('On call').waitFor();
    await w.workbench.clearNotifications();
  });

  it('is told with Show Log, and can be done once it works', async () => {
    // Loaded anew, so that the code of the commands is not there yet.
    await w.workbench.reload();
    await w.workbench.openView('Authing Groups');
    await w.tree.row('On call').waitFor();
    const repair = await breakCode('handlers');
    await w.tree.menu('On call', 'Find Member…');
    const message = w.workbench.notification('Something unexpected happened.');
    await message.waitFor();
    // It slides in.
    await message.evaluate(
      '(toast) => Promise.all(toast.getAnimations({ subtree: true }).map((each) => each.finished))',
    );
    assert.doesNotMatch((await message.textContent()) ?? '', /Cannot find|chunks/);
    await w.workbench.picture('unexpected-message');
    await w.workbench.answerNotification('Something unexpected happened.', 'Show Log');
    // The Output view goes to the end of the log, where the stack stands.
    const frames = w.page.locator('.part.panel .view-line').filter({ hasText: /:\d+:\d+\)/ });
    await frames.first().waitFor();
    await w.workbench.picture('unexpected-log');
    await w.workbench.runCommand('View: Hide Panel');
    await repair();
    await w.tree.menu('On call', 'Find Member…');
    await w.quickInput.titled('Find Member of “On call”').waitFor();
    await w.quickInput.dismiss();
    await w.quickInput.gone();
  });
});
