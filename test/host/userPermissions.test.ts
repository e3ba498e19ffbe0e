import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { pickFirstAvailable } from '../support/host/answerInputs.ts';
import { defined } from '../support/host/connectedPool.ts';
import { rowsBelow } from '../support/host/shownRows.ts';
import { useUserPanel } from '../support/host/userPanel.ts';
import { refusal } from '../support/servers/recordingProxy.ts';

describe("Show User's Permissions", () => {
  const { pool, chenId, told, run, tabs, asked, open } = useUserPanel();

  it('opens one panel for a member, by the row or by the id, and comes back to it', async () => {
    const row = pool().groupRow('security-reviewers');
    const members = await rowsBelow(row);
    const own = defined(
      members.find(({ id }) => id?.endsWith(chenId())),
      'the row of Chen Wei',
    );
    await run(own.row);
    await eventually(async () => assert.deepEqual(tabs(), ['Permissions of 陈伟']));
    await run({ pool: pool().id, users: [chenId()] });
    assert.deepEqual(tabs(), ['Permissions of 陈伟']);
  });

  it('lets one find the user where none is named, and wants but one', async () => {
    await pickFirstAvailable(() => run({ pool: pool().id }));
    await eventually(async () => assert.match(tabs()[0] ?? '', /^Permissions of /));
    await run({ pool: pool().id, users: [chenId(), 'another'] });
    assert.deepEqual(told(), ['2 users are selected. Select only the one you mean.']);
    assert.equal(tabs().length, 1);
  });

  it('names the groups of each permission, and what comes through none', async () => {
    const line = await open();
    const { table, heading } = defined(line.latest('snapshot'), 'a snapshot');
    const { list } = await pool().other.users.groups(chenId());
    assert.deepEqual(
      heading.groups?.map(({ code }) => code),
      list.map(({ code }) => code),
    );
    const { code = [], actions = [], groups = [] } = table ?? {};
    const through = (resource: string, verb: string) =>
      actions[code.indexOf(resource)]
        ?.filter(({ name }) => name.endsWith(`:${verb}`))
        .flatMap((action) => action.through.map((place) => groups[place]?.code));
    assert.deepEqual(through('audit-log:*', 'read'), ['security-reviewers', 'engineering']);
    assert.deepEqual(through('salaries:*', 'read'), []);
    assert.equal(line.latest('snapshot')?.serverSum.state, 'known');
  });

  it('reads nothing again that is known', async () => {
    await open();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await eventually(async () => assert.deepEqual(tabs(), []));
    const before = pool().proxy.requests.length;
    await open();
    assert.equal(pool().proxy.requests.length, before);
  });

  it('follows the user into a group and out of it', async () => {
    const { directory, other } = pool();
    const line = await open();
    const isIn = (code: string) => {
      line.say('ready');
      return line.latest('snapshot')?.heading.groups?.some((group) => group.code === code);
    };
    assert.equal(isIn('alumni'), false);
    await other.groups.addUsers('alumni', [chenId()]);
    directory.apply({ kind: 'membersAdded', code: 'alumni', userIds: [chenId()] });
    await eventually(async () => assert.equal(isIn('alumni'), true));
    await other.groups.removeUsers('alumni', [chenId()]);
    directory.apply({ kind: 'membersRemoved', code: 'alumni', userIds: [chenId()] });
    await eventually(async () => assert.equal(isIn('alumni'), false));
  });

  it('opens which groups may use the resource of a row', async () => {
    const line = await open();
    line.say('findGroups', { code: 'order-api', namespace: 'webshop', type: 'API' });
    await eventually(async () => {
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      assert.ok(tabs.some(({ label }) => label === 'Access: order-api (webshop)'));
    });
  });

  it('says that there is no such user, and why a user could not be read', async () => {
    const line = await open('nobody');
    assert.equal(line.latest('snapshot')?.heading.deleted, true);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    pool().proxy.alter('getUserGroups', async () => refusal(500, 'Broken'));
    const { status } = defined((await open()).latest('snapshot'), 'a snapshot');
    assert.match(status.state === 'failed' ? status.message : '', /Broken/);
    assert.equal(asked('getUserGroups') > 0, true);
  });

  it('does not ask on and on for a user who could not be read', async () => {
    pool().proxy.alter('getUserGroups', async () => refusal(500, 'Broken'));
    await open();
    const before = asked('getUserGroups');
    // Longer than a panel waits before it looks at what has changed.
    await delay(700);
    assert.equal(asked('getUserGroups'), before);
  });
});
