import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { openTabs, usePanelCommand } from '../support/host/openTabs.ts';
import { type TappedPanels, tapPanels } from '../support/host/tappedPanels.ts';
import { refusal } from '../support/servers/recordingProxy.ts';

const together = 'groupsAuthorizedResources';

describe('Show Permission Matrix', () => {
  const pool = usePool();
  const another = usePool();
  const { run, told } = usePanelCommand('authingGroups.showPermissionMatrix');

  afterEach(() => pool().proxy.pass(together));

  it('opens one panel for a pool, and comes back to it', async () => {
    await run({ pool: pool().id });
    const [tab = ''] = await eventually(async () => {
      assert.equal(openTabs().length, 1);
      return openTabs();
    });
    assert.match(tab, /^Permissions: Pool \d+$/);
    await run(pool().row);
    assert.deepEqual(openTabs(), [tab]);
  });

  it('opens one panel for some groups, named by their codes or by their rows, in any order', async () => {
    const { id, groupRow } = pool();
    const codes = ['finance', 'sales-global'];
    await run(codes.map((code) => ({ pool: id, group: { code } })));
    await eventually(async () => assert.equal(openTabs().length, 1));
    assert.match(openTabs()[0] ?? '', /^Permissions: .+, Global Sales$/);
    const rows = codes.map(groupRow).toReversed();
    await run(rows[0], rows);
    assert.equal(openTabs().length, 1);
    await run(groupRow('finance'), [groupRow('finance')]);
    await eventually(async () => assert.equal(openTabs().length, 2));
  });

  it('reads what the groups are authorized for once, and knows it from then on', async () => {
    const { id, proxy, directory } = pool();
    directory.reset();
    await directory.groups.loadAll();
    proxy.requests.length = 0;
    const reads = () => proxy.operations().filter((name) => name === together).length;
    await run({ pool: id });
    await eventually(async () => assert.equal(directory.resources('finance').state, 'loaded'));
    await eventually(async () => assert.equal(directory.definedResources.content.state, 'loaded'));
    const before = reads();
    assert.ok(before > 0 && before <= 2, `${before} requests`);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await run([{ pool: id, group: { code: 'finance' } }]);
    await eventually(async () => assert.equal(openTabs().length, 1));
    await delay(300);
    assert.equal(reads(), before);
  });

  it('reads what has grown old again once the user comes back to it', async () => {
    const { id, proxy, directory, other } = pool();
    directory.reset();
    await run({ pool: id });
    await eventually(async () => assert.equal(directory.definedResources.content.state, 'loaded'));
    await other.groups.create({ code: 'newcomers', name: 'Newcomers' });
    proxy.requests.length = 0;
    const reads = () => proxy.operations().filter((name) => name === together).length;
    // It is a moment old.
    await run({ pool: id });
    const now = Date.now;
    Date.now = () => now() + 61_000;
    try {
      await run({ pool: id });
      await eventually(async () => {
        const { key } = defined(directory.findByCode('newcomers'), 'the new group');
        assert.equal(directory.resources(key).state, 'loaded');
        assert.equal(directory.resources('finance').state, 'loaded');
      });
      assert.ok(reads() <= 3, `${reads()} requests`);
    } finally {
      Date.now = now;
      await other.groups.delete('newcomers');
      directory.reset();
    }
  });

  it('ends its reads when the panel is closed', async () => {
    const { id, proxy, directory } = pool();
    directory.reset();
    await directory.groups.loadAll();
    const held = proxy.hold(together);
    await run({ pool: id });
    await held.answered;
    const request = defined(
      proxy.requests.findLast(({ operation }) => operation === together),
      'the request',
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await request.gone;
    held.release();
    assert.equal(directory.resources('finance').state, 'idle');
  });

  it('refuses groups of several pools, and what names none', async () => {
    await run([
      { pool: pool().id, group: { code: 'finance' } },
      { pool: another().id, group: { code: 'finance' } },
    ]);
    assert.deepEqual(told(), [
      'The groups are in different user pools. Select groups of one user pool.',
    ]);
    await run([
      { pool: pool().id, group: { code: 'finance' }, users: ['u1'] },
      { pool: pool().id, group: { code: 'design' } },
    ]);
    assert.deepEqual(told(), ['The command cannot be run on what it was given.']);
    assert.deepEqual(openTabs(), []);
  });

  describe('in its page', () => {
    let line: TappedPanels;

    beforeEach(() => {
      line = tapPanels();
    });

    afterEach(() => line.restore());

    it('says which groups could not be read, and shows the others', async () => {
      const { id, proxy, directory } = pool();
      directory.reset();
      await directory.groups.loadAll();
      proxy.alter(together, async ({ variables }, forward) =>
        Object.values(variables).includes('finance') ? refusal(1000, 'Busy') : forward(),
      );
      await run({ pool: id });
      // As its page does once it has come.
      line.ask('ready');
      await eventually(async () => {
        const last = line.updates('progress').at(-1) ?? line.updates('snapshot').at(-1);
        assert.match(JSON.stringify(last), /"failed":[1-9]/);
      }, 20_000);
      assert.equal(directory.resources('finance').state, 'failed');
    });
  });
});
