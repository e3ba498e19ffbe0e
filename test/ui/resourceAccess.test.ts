import assert from 'node:assert/strict';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

/** Each test goes on where the one before it ended. */
describe('Who may use a resource', () => {
  const w = useWindow({ 'src/refund.ts': `may(user, 'orders:1207', 'orders:refund');\n` });

  before(() => openSamplePool(w));

  const page = () => w.workbench.webview();
  const shown = async (...columns: readonly string[]) =>
    page()
      .locator('data-grid [data-row]')
      .evaluateAll(
        (rows, names) =>
          rows.map((row) =>
            names.map(
              (name) =>
                row.querySelector(`.${name}`)?.firstChild?.nextSibling?.textContent?.trim() ??
                row.querySelector(`.${name}`)?.textContent?.trim() ??
                '',
            ),
          ),
        columns,
      );

  it('is found by a resource that is picked', async () => {
    await w.workbench.runCommand('Authing Groups: Find Groups by Resource…');
    await w.quickInput.shown('Find Groups by Resource');
    await w.quickInput.type('documents');
    await w.quickInput.row('documents').first().waitFor();
    await w.workbench.picture('access-pick');
    await w.quickInput.pick('documents');
    await page().getByRole('heading', { name: 'documents' }).waitFor();
    await page().getByText('All 13 groups were looked at.').waitFor();
    assert.deepEqual(await shown('code', 'actions', 'through'), [
      ['engineering', 'read, write, share', 'documents:*'],
      ['all-staff', 'read', 'documents:*'],
    ]);
    await w.workbench.picture('access-groups');
  });
});
