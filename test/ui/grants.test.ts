import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { panelRows } from '../support/ui/panelPage.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { connectPool, usePool } from '../support/ui/usePool.ts';

/** Each test goes on where the one before it ended. */
describe('The grants of a group', () => {
  const pool = usePool();
  const w = useWindow();

  before(async () => {
    const { groups, resources } = pool.client;
    await groups.create({ code: 'night-crew', name: 'Night crew' });
    const grants = [
      ['stock:*', 'DATA', 'stock:read', 'stock:adjust'],
      ['shipments:*', 'DATA', 'shipments:read', 'shipments:close'],
      ['print-label', 'BUTTON', 'print-label:click'],
    ] as const;
    for (const [resource, resourceType, ...actions] of grants) {
      await resources.authorize({
        namespace: 'warehouse',
        resource,
        resourceType,
        opts: [{ targetType: 'GROUP', targetIdentifier: 'night-crew', actions }],
      });
    }
    await connectPool(w, pool, 'Live');
    await w.tree.row('Night crew').waitFor();
  });

  const page = () => w.workbench.webview();
  const codes = async () => (await panelRows(w)).map(({ code }) => code);
  const granting = 'Grant Resources to “Night crew”';
  const labels = async () => (await w.quickInput.read()).map(({ label }) => label);

  it('are made from the palette: namespace, resources, actions', async () => {
    await w.tree.action('Night crew', 'Show Authorized Resources');
    await page().getByText('print-label').first().waitFor();
    await w.workbench.runCommand('Authing Groups: Grant Resources…');
    await w.quickInput.shown('Grant Resources');
    await w.quickInput.pick('Night crew');
    await w.quickInput.accept();
    await w.quickInput.shown(`${granting} (1/3)`);
    await w.quickInput.row('warehouse').waitFor();
    assert.deepEqual(await labels(), ['system', 'default', 'webshop', 'warehouse']);
    await w.quickInput.pick('warehouse');
    await w.quickInput.shown(`${granting} (2/3)`);
    await w.quickInput.pick('scanner');
    await w.quickInput.pick('shipments:*');
    await w.quickInput.type('robot');
    await w.quickInput.pick('robot');
    await w.workbench.picture('grant-resources');
    await w.quickInput.accept();
    await w.quickInput.shown('Resource Type of robot');
    await w.quickInput.pick('API');
    await w.quickInput.shown(`${granting} (3/3)`);
    await w.quickInput.pick('view');
    await w.quickInput.pick('create');
    await w.quickInput.type('start');
    await w.quickInput.pick('start');
    await w.workbench.picture('grant-actions');
    await w.quickInput.accept();
    await w.dialog.getByText('Grant 3 resources to “Night crew”?').waitFor();
    const detail = (await w.dialog.textContent()) ?? '';
    assert.match(detail, /robot \(API\) in warehouse: .*robot:start/);
    assert.match(detail, /shipments:\* \(DATA\) in warehouse: adds .*shipments:create.*, keeps /);
    await w.workbench.picture('grant-summary');
    await w.workbench.answerDialog('Grant');
    await w.workbench.notification('3 resources were granted to “Night crew”.').waitFor();
    await eventually(async () => assert.ok((await codes()).includes('scanner')));
    await w.workbench.picture('grant-done');
  });

  it('are what they were after Undo', async () => {
    await w.workbench.answerNotification('3 resources were granted', 'Undo');
    await w.workbench.notification('3 grants of “Night crew” are as they were before.').waitFor();
    await eventually(async () => {
      assert.deepEqual((await codes()).sort(), ['print-label', 'shipments:*', 'stock:*']);
    });
    await w.workbench.clearNotifications();
  });

  it('are revoked from the menu of the group, and granted again by Undo', async () => {
    await w.tree.menu('Night crew', 'Revoke Grants…');
    await w.quickInput.shown('Revoke Grants of “Night crew”');
    await w.quickInput.pick('print-label');
    await w.quickInput.pick('stock:*');
    await w.workbench.picture('revoke-list');
    await w.quickInput.accept();
    await w.dialog.getByText('Revoke 2 grants of “Night crew”?').waitFor();
    await w.workbench.picture('revoke-summary');
    await w.workbench.answerDialog('Revoke');
    await w.workbench.notification('2 grants of “Night crew” were revoked.').waitFor();
    await eventually(async () => assert.deepEqual(await codes(), ['shipments:*']));
    await w.workbench.answerNotification('2 grants of “Night crew” were revoked.', 'Undo');
    await eventually(async () => {
      assert.deepEqual((await codes()).sort(), ['print-label', 'shipments:*', 'stock:*']);
    });
    await w.workbench.clearNotifications();
  });

  it('are revoked from a row of the panel, and granted from its toolbar', async () => {
    await page().getByText('print-label').first().hover();
    await page().locator('[data-row] [label="Revoke… (Delete)"]').waitFor();
    await w.workbench.picture('panel-revoke');
    await page().locator('[data-row] [label="Revoke… (Delete)"]').click();
    await w.dialog.getByText('Revoke 1 grant of “Night crew”?').waitFor();
    await w.workbench.answerDialog('Cancel');
    await page().getByText('stock:*').first().click();
    await w.page.keyboard.press('Delete');
    await w.quickInput.shown('Revoke Grants of “Night crew”');
    await w.quickInput.pick('adjust');
    await w.quickInput.accept();
    await w.dialog.getByText('Revoke 1 grant of “Night crew”?').waitFor();
    assert.match((await w.dialog.textContent()) ?? '', /takes away stock:read, keeps stock:adjust/);
    await w.workbench.answerDialog('Revoke');
    await w.workbench.notification('1 grant of “Night crew” was revoked.').waitFor();
    const { list } = await pool.client.groups.listAuthorizedResources('night-crew');
    assert.deepEqual(list.find(({ code }) => code === 'stock:*')?.actions, ['stock:adjust']);
    await w.workbench.clearNotifications();
    await page().getByRole('button', { name: 'Grant Resources…' }).click();
    await w.quickInput.shown(`${granting} (1/3)`);
    await w.quickInput.dismiss();
    await w.quickInput.gone();
  });

  it('are changed from a cell of the matrix', async () => {
    await w.tree.menu('Night crew', 'Show Permission Matrix');
    const cell = (code: string) => page().getByRole('gridcell', { name: code });
    await cell('DATA stock:*').click();
    await page().getByRole('button', { name: 'Revoke…' }).waitFor();
    await w.workbench.picture('matrix-grant');
    await page().getByRole('button', { name: 'Grant…' }).click();
    await w.quickInput.shown(granting);
    assert.match((await w.quickInput.row('adjust').textContent()) ?? '', /granted already/);
    // Below each other, for no row has an icon.
    const lefts = w.quickInput.rows.evaluateAll((rows) =>
      rows.map((row) => row.querySelector('.label-name')?.getBoundingClientRect().left),
    );
    assert.equal(new Set(await lefts).size, 1);
    await w.quickInput.pick('read');
    await w.quickInput.accept();
    await w.workbench.answerDialog('Grant');
    await w.workbench.notification('1 resource was granted to “Night crew”.').waitFor();
    await eventually(async () =>
      assert.match((await page().locator('.cell-bar').textContent()) ?? '', /stock:read/),
    );
    await w.workbench.clearNotifications();
  });

  it('are not changed in production before the code of the group is typed', async () => {
    const protect = async (protection: string) => {
      await w.tree.menu('Live', 'Set Pool Protection…');
      await w.quickInput.shown('Set Protection of “Live”');
      await w.quickInput.pick(protection);
      await w.quickInput.gone();
    };
    await protect('Production');
    await page().getByRole('button', { name: 'Revoke…' }).click();
    await w.quickInput.shown('Revoke Grants of “Night crew”');
    await w.quickInput.accept();
    await w.workbench.answerDialog('Revoke');
    await w.quickInput.shown('Revoke in Production: “Live”');
    await w.quickInput.answer('night');
    await w.quickInput.message.filter({ hasText: 'Nothing has been changed.' }).waitFor();
    await w.quickInput.answer('night-crew');
    await w.workbench.notification('1 grant of “Night crew” was revoked.').waitFor();
    await w.workbench.clearNotifications();
    await protect('Read-Only');
    await page().getByRole('button', { name: 'Grant…' }).waitFor({ state: 'detached' });
  });
});
