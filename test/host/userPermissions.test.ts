import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { User } from '../../src/model/user.ts';
import {
  type Answer,
  type Question,
  type QuestionField,
  type Updates,
  updates,
} from '../../src/protocol/userPermissions.ts';
import { eventually } from '../support/eventually.ts';
import { pickFirstAvailable } from '../support/host/answerInputs.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { type PanelLine, tapPanel } from '../support/host/panelLine.ts';
import { catchMessages, type Messages } from '../support/host/shownMessages.ts';
import { rowsBelow } from '../support/host/shownRows.ts';
import { refusal } from '../support/servers/recordingProxy.ts';

describe("Show User's Permissions", () => {
  const pool = usePool();
  let messages: Messages;
  let chen: User;

  before(async () => {
    chen = defined(await pool().other.users.find({ username: 'chenwei' }), 'Chen Wei');
  });

  beforeEach(() => {
    messages = catchMessages();
    pool().directory.userAccess.reset();
  });

  afterEach(async () => {
    messages.restore();
    for (const operation of altered) pool().proxy.pass(operation);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await eventually(async () => assert.deepEqual(tabs(), []));
  });

  const altered = [
    'authorizedTargets',
    'getUserGroups',
    'getUserRoles',
    'groupsAuthorizedResources',
    'isActionAllowed',
    'listGroupAuthorizedResources',
    'listUserAuthorizedResources',
    'resourcesAuthorizedTargets',
  ];
  const told = () => messages.take().map(({ text }) => text);
  const run = (...args: unknown[]) =>
    vscode.commands.executeCommand('authingGroups.showUserPermissions', ...args);
  const tabs = () =>
    vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
  const asked = (name: string) =>
    pool()
      .proxy.operations()
      .filter((each) => each === name).length;

  /** Opens the panel of a user, and waits until all is read. */
  async function open(userId = chen.id): Promise<PanelLine<Updates>> {
    const line = await tapPanel(updates, () => run({ pool: pool().id, users: [userId] }));
    await eventually(async () => {
      line.say('ready');
      const { status, serverSum } = line.latest('snapshot') ?? {};
      assert.ok(['loaded', 'failed'].includes(status?.state ?? ''));
      // Where permissions come from besides groups is read behind all else.
      if (serverSum?.state !== 'known' || status?.state !== 'loaded') return;
      assert.ok(['known', 'unknown'].includes(serverSum.sources.state));
    });
    return line;
  }

  /** Where an action comes from besides groups, in words. */
  function sourcesOf(line: PanelLine<Updates>, resource: string, verb: string) {
    const { code, actions, sources } = defined(line.latest('snapshot')?.table, 'a table');
    const action = actions[code.indexOf(resource)]?.find(({ name }) => name.endsWith(`:${verb}`));
    return action?.from?.map((place) => {
      const source = defined(sources[place], 'a source');
      return source.kind === 'direct' ? 'direct' : `${source.kind} ${source.name}`;
    });
  }

  const userOf = async (username: string) =>
    defined(await pool().other.users.find({ username }), username).id;

  /** Asks, and waits until the answer is as expected. */
  async function ask(
    line: PanelLine<Updates>,
    [action, resource, namespace]: readonly [string, string, string],
    expected: (answer: Answer) => void,
  ): Promise<void> {
    line.say('ask', { action, resource, namespace });
    await eventually(async () => {
      line.say('ready');
      const answer = defined(line.latest('snapshot')?.answer, 'an answer');
      assert.deepEqual(answer.question, { action, resource, namespace });
      assert.notEqual(answer.server.state, 'asking');
      expected(answer);
    });
  }

  it('opens one panel for a member, by the row or by the id, and comes back to it', async () => {
    const row = pool().groupRow('security-reviewers');
    const members = await rowsBelow(row);
    const own = defined(
      members.find(({ id }) => id?.endsWith(chen.id)),
      'the row of Chen Wei',
    );
    await run(own.row);
    await eventually(async () => assert.deepEqual(tabs(), ['Permissions of 陈伟']));
    await run({ pool: pool().id, users: [chen.id] });
    assert.deepEqual(tabs(), ['Permissions of 陈伟']);
  });

  it('lets one find the user where none is named, and wants but one', async () => {
    await pickFirstAvailable(() => run({ pool: pool().id }));
    await eventually(async () => assert.match(tabs()[0] ?? '', /^Permissions of /));
    await run({ pool: pool().id, users: [chen.id, 'another'] });
    assert.deepEqual(told(), ['2 users are selected. Select only the one you mean.']);
    assert.equal(tabs().length, 1);
  });

  it('names the groups of each permission, and what comes through none', async () => {
    const line = await open();
    const { table, heading } = defined(line.latest('snapshot'), 'a snapshot');
    const { list } = await pool().other.users.groups(chen.id);
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
    await other.groups.addUsers('alumni', [chen.id]);
    directory.apply({ kind: 'membersAdded', code: 'alumni', userIds: [chen.id] });
    await eventually(async () => assert.equal(isIn('alumni'), true));
    await other.groups.removeUsers('alumni', [chen.id]);
    directory.apply({ kind: 'membersRemoved', code: 'alumni', userIds: [chen.id] });
    await eventually(async () => assert.equal(isIn('alumni'), false));
  });

  it('says yes with the groups and the rule, and asks the server by the name that the grant has', async () => {
    const line = await open();
    await ask(line, ['read', 'documents:7', 'default'], ({ verdict, sentence, rules, server }) => {
      assert.equal(verdict, 'yes');
      assert.match(sentence, /^May 陈伟 do “read” on “documents:7” in “default”\? Yes, through “/);
      assert.ok(
        rules.includes(
          '“全体员工” is granted “documents:read” on “documents:*”, which stands for “documents:7”.',
        ),
      );
      assert.equal(server.state, 'yes');
      assert.equal(server.difference, '');
    });
    await ask(line, ['read', 'salaries:7', 'default'], ({ verdict, sentence, server }) => {
      assert.equal(verdict, 'yes');
      assert.match(sentence, /\? Yes, through a grant made directly to this user\.$/);
      assert.equal(server.state, 'yes');
    });
  });

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
    const line = await tapPanel(updates, () => run({ pool: pool().id, users: [chen.id] }));
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
    const line = await tapPanel(updates, () => run({ pool: pool().id, users: [chen.id] }));
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

  it('says no with the groups that would give it', async () => {
    const line = await open();
    await ask(line, ['write', 'salaries:7', 'default'], ({ verdict, server, wouldGive }) => {
      assert.equal(verdict, 'no');
      assert.equal(server.state, 'no');
      assert.deepEqual(wouldGive?.groups, [{ code: 'people-ops', name: 'People Operations' }]);
      assert.equal(wouldGive?.sentence, 'This group would give it:');
    });
    await ask(line, ['burn', 'salaries:7', 'default'], ({ wouldGive }) => {
      assert.deepEqual(wouldGive?.groups, []);
      assert.equal(wouldGive?.reading, false);
    });
  });

  it('says where the server decides otherwise, and why that may be', async () => {
    const line = await open();
    const decide = (isActionAllowed: boolean) =>
      pool().proxy.alter('isActionAllowed', async () => ({
        status: 200,
        body: { data: { isActionAllowed } },
      }));
    decide(true);
    await ask(line, ['burn', 'salaries:7', 'default'], ({ verdict, server }) => {
      assert.equal(verdict, 'no');
      assert.equal(server.state, 'yes');
      assert.match(server.difference, /^The server decides otherwise than .* policy, a role/);
    });
    decide(false);
    await ask(line, ['read', 'documents:7', 'default'], ({ verdict, server }) => {
      assert.equal(verdict, 'yes');
      assert.equal(server.state, 'no');
      assert.match(server.difference, /^The server decides otherwise than .* policy/);
    });
    pool().proxy.alter('isActionAllowed', async () => refusal(500, 'No policy engine'));
    await ask(line, ['read', 'documents:8', 'default'], ({ verdict, server }) => {
      assert.equal(verdict, 'yes');
      assert.match(server.sentence, /^The server could not be asked\. .*No policy engine/);
      assert.equal(server.difference, '');
    });
  });

  it('does not say no where a group could not be read, and reads the rest when asked to', async () => {
    const { proxy, directory } = pool();
    directory.reset();
    await directory.groups.load();
    proxy.alter('groupsAuthorizedResources', async () => refusal(500, 'Too complex'));
    proxy.alter('listGroupAuthorizedResources', async ({ variables }, forward) =>
      variables.code === 'engineering' ? refusal(500, 'Not today') : forward(),
    );
    const line = await open();
    const { progress, serverSum, table } = defined(line.latest('snapshot'), 'a snapshot');
    assert.equal(progress.failed, 1);
    assert.ok(progress.read > 0 && progress.read === progress.total - 1);
    assert.match(progress.failure ?? '', /Not today/);
    assert.deepEqual(serverSum, { state: 'unknown', reason: 'Not all groups have been read.' });
    assert.ok(table?.code.includes('documents:*'));
    const question = ['write', 'documents:7', 'default'] as const;
    await ask(line, question, ({ verdict, sentence, wouldGive }) => {
      assert.equal(verdict, 'unknown');
      assert.match(sentence, /\? Not through the \d of \d groups that have been read\.$/);
      assert.equal(wouldGive, undefined);
    });
    proxy.pass('listGroupAuthorizedResources');
    line.say('readRest');
    await eventually(async () => {
      line.say('ready');
      assert.equal(line.latest('snapshot')?.answer?.verdict, 'yes');
    });
  });

  it('suggests what is known of the pool for each part of a question', async () => {
    const line = await open();
    const question = { action: '', resource: 'sal', namespace: 'default' };
    const suggested = async (field: QuestionField, asked: Question) => {
      line.say('suggest', { field, question: asked });
      return eventually(async () => {
        const found = defined(line.latest('suggested'), 'suggestions');
        assert.deepEqual([found.field, found.question], [field, asked]);
        return found.list.map(({ value }) => value);
      });
    };
    assert.deepEqual(await suggested('resource', question), ['salaries', 'salaries:*']);
    assert.deepEqual(await suggested('action', { ...question, resource: 'salaries:7' }), [
      'read',
      'write',
    ]);
    assert.deepEqual(await suggested('namespace', { ...question, namespace: 'web' }), ['webshop']);
  });

  it('opens which groups may use the resource of a row', async () => {
    const line = await open();
    line.say('findGroups', { code: 'order-api', namespace: 'webshop', type: 'API' });
    await eventually(async () => {
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      assert.ok(tabs.some(({ label }) => label === 'Access: order-api (webshop)'));
    });
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

  it('says that there is no such user, and why a user could not be read', async () => {
    const line = await open('nobody');
    assert.equal(line.latest('snapshot')?.heading.deleted, true);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    pool().proxy.alter('getUserGroups', async () => refusal(500, 'Broken'));
    const { status } = defined((await open()).latest('snapshot'), 'a snapshot');
    assert.match(status.state === 'failed' ? status.message : '', /Broken/);
    assert.equal(asked('getUserGroups') > 0, true);
  });
});
