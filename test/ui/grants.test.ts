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
    await w.quickInput.shown('Resource type of robot');
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
});
