import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { updates } from '../../src/protocol/userPermissions.ts';
import { eventually } from '../support/eventually.ts';
import { defined } from '../support/host/connectedPool.ts';
import { tapPanel } from '../support/host/panelLine.ts';
import { useUserPanel } from '../support/host/userPanel.ts';
import { refusal } from '../support/servers/recordingProxy.ts';

describe("Where a user's permissions come from", () => {
  const { pool, chenId, run, open, sourcesOf, userOf, ask } = useUserPanel();

  it('says what is granted directly, and what to which role or department', async () => {
    const line = await open();
    assert.deepEqual(sourcesOf(line, 'salaries:*', 'read'), ['direct']);
    // A department gives it beside the groups.
    assert.deepEqual(sourcesOf(line, 'dashboard', 'view'), ['department 研发中心']);
    assert.equal(sourcesOf(line, 'audit-log:*', 'read'), undefined);
  });

  it('says yes by a role with its rule, also where a group gives it too', async () => {
    const wang = await open(await userOf('wangfang'));
    assert.deepEqual(sourcesOf(wang, 'audit-log:*', 'read'), ['role auditor']);
    await ask(wang, ['read', 'audit-log:7', 'system'], ({ verdict, sentence, rules }) => {
      assert.equal(verdict, 'yes');
      assert.match(sentence, /\? Yes, through the role “auditor”\.$/);
      assert.deepEqual(rules, [
        'The role “auditor” is granted “audit-log:read” on “audit-log:*”, which stands for “audit-log:7”.',
      ]);
    });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const huang = await open(await userOf('huangmin'));
    await ask(huang, ['read', 'audit-log:*', 'system'], ({ sentence, rules }) => {
      assert.match(sentence, /\? Yes, through “安全评审” and the role “auditor”\.$/);
      assert.equal(rules.length, 2);
    });
  });

  it('shows all else while the server does not tell, and says then that it did not', async () => {
    let answer = () => {};
    const held = new Promise<void>((done) => {
      answer = done;
    });
    pool().proxy.alter('resourcesAuthorizedTargets', async () => {
      await held;
      return refusal(500, 'Not so many');
    });
    pool().proxy.alter('authorizedTargets', async () => refusal(500, 'Ask no more'));
    const line = await tapPanel(updates, () => run({ pool: pool().id, users: [chenId()] }));
    await eventually(async () => {
      line.say('ready');
      const { status, serverSum } = defined(line.latest('snapshot'), 'a snapshot');
      assert.equal(status.state, 'loaded');
      assert.deepEqual(serverSum, { state: 'known', sources: { state: 'loading' }, unlisted: 0 });
    });
    await ask(line, ['read', 'salaries:7', 'default'], ({ sentence }) =>
      assert.match(sentence, /\? Yes, directly or by a role, not through a group\.$/),
    );
    answer();
    await eventually(async () => {
      line.say('ready');
      const { serverSum } = defined(line.latest('snapshot'), 'a snapshot');
      const sources = serverSum.state === 'known' ? serverSum.sources : undefined;
      assert.match(
        sources?.state === 'unknown' ? sources.sentence : '',
        /not wholly known\. .*no more/,
      );
    });
    assert.equal(sourcesOf(line, 'salaries:*', 'read'), undefined);
  });

  it('stops asking where the user cancels, and goes on when told to', async () => {
    let isHeld = true;
    pool().proxy.alter('getUserRoles', async (_, forward) => {
      if (isHeld) await new Promise(() => {});
      return forward();
    });
    const line = await tapPanel(updates, () => run({ pool: pool().id, users: [chenId()] }));
    const stateIs = (state: string) =>
      eventually(async () => {
        line.say('ready');
        const { serverSum } = defined(line.latest('snapshot'), 'a snapshot');
        assert.equal(serverSum.state === 'known' && serverSum.sources.state, state);
      });
    await stateIs('loading');
    line.say('cancel');
    await stateIs('none');
    isHeld = false;
    line.say('refresh');
    await stateIs('known');
    assert.deepEqual(sourcesOf(line, 'salaries:*', 'read'), ['direct']);
  });

  it('says that it is not known what comes by roles where the server does not tell', async () => {
    pool().proxy.alter('listUserAuthorizedResources', async () => refusal(500, 'Not told'));
    const line = await open();
    const { serverSum, status } = defined(line.latest('snapshot'), 'a snapshot');
    assert.equal(status.state, 'loaded');
    assert.match(serverSum.state === 'unknown' ? serverSum.reason : '', /Not told/);
    await ask(line, ['read', 'salaries:7', 'default'], ({ verdict, rules, server }) => {
      assert.equal(verdict, 'no');
      assert.match(rules[0] ?? '', /^What this user has directly or by a role is not known\. /);
      assert.equal(server.state, 'yes');
    });
  });
});
