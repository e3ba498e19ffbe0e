import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { typeInto } from '../support/host/answerInputs.ts';
import { type ConnectedPool, defined, usePool } from '../support/host/connectedPool.ts';
import { answerCopy, type CopyAnswers } from '../support/host/copyScene.ts';
import { protect } from '../support/host/protection.ts';
import { catchMessages } from '../support/host/shownMessages.ts';
import { refusal } from '../support/servers/recordingProxy.ts';

describe('Copying from a group to one of another user pool', () => {
  const production = usePool();
  const staging = usePool({ staging: true });
  const code = 'night-shift';
  /** A user of production whom staging knows, and one whom it does not. */
  let known = '';
  let unknown = '';

  const codeOf = (of: () => ConnectedPool, group = code) => ({
    pool: of().id,
    group: { code: group },
  });
  const grant = async ({ other }: ConnectedPool, resource: string, namespace = 'default') => {
    const [type] = resource.split(':');
    await other.resources.authorize({
      namespace,
      resource,
      resourceType: 'DATA',
      opts: [{ targetType: 'GROUP', targetIdentifier: code, actions: [`${type}:read`] }],
    });
  };
  /** What a group has, as the server says it: usernames, and resources with their namespaces. */
  const contents = async ({ other }: ConnectedPool, group = code) => {
    const { list } = await other.groups.listUsers(group);
    const resources = await Promise.all(
      ['default', 'webshop', 'system'].map(async (namespace) => {
        const read = await other.groups.listAuthorizedResources(group, { namespace });
        return read.list.map((each) => `${namespace} ${each.code}`);
      }),
    );
    return [...list.map(({ username }) => username ?? ''), ...resources.flat()].sort();
  };
  const copy = (answers?: CopyAnswers, ...targets: readonly unknown[]) =>
    answerCopy(
      () =>
        vscode.commands.executeCommand(
          'authingGroups.internal.copyGrants',
          targets.length === 0 ? [codeOf(production), codeOf(staging)] : targets,
        ),
      { one: /^Night shift \(Pool \d+\) → Late shift/, ...answers },
    );
  const copyGroup = (answers?: CopyAnswers) =>
    answerCopy(
      () => vscode.commands.executeCommand('authingGroups.copyGroup', codeOf(production)),
      { one: new RegExp(`^Pool ${staging().id.replace('pool-', '')}$`), ...answers },
    );

  before(async () => {
    const [ours, theirs] = await Promise.all(
      [production(), staging()].map(async ({ other }) => {
        const { list } = await other.groups.listUsers('all-staff', { limit: 50 });
        return list.filter(({ username, email }) => username && email);
      }),
    );
    const there = new Set(theirs?.map(({ username }) => username));
    known = defined(ours?.find(({ username }) => there.has(username))?.id, 'a user of both');
    unknown = defined(ours?.find(({ username }) => !there.has(username))?.id, 'one of production');
  });

  beforeEach(async () => {
    const { other } = production();
    await other.groups.create({ code, name: 'Night shift', description: 'Works at night' });
    await other.groups.addUsers(code, [known, unknown]);
    await grant(production(), 'salaries:*');
    await grant(production(), 'orders:*', 'webshop');
    await staging().other.groups.create({ code, name: 'Late shift' });
  });

  afterEach(async () => {
    for (const { id, other, directory } of [production(), staging()]) {
      await other.groups.delete(code).catch(() => {});
      directory.apply({ kind: 'groupsDeleted', codes: [code] });
      await protect(id, undefined);
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('lists what will be done and what is left out, does it, and takes all of it back', async () => {
    const { picks, questions, messages } = await copy();
    // One direction only: the other group has nothing.
    assert.equal(picks.length, 1);
    assert.equal(picks[0]?.length, 3);
    const [{ message, detail }] = [defined(questions[0], 'a question')];
    assert.match(message, /^Copy from “Night shift \(Pool \d+\)” to “Late shift \(Pool \d+\)”\?$/);
    assert.match(detail, /Members to be added:\n• .+: same email\n/);
    assert.match(detail, /Resources to be granted:\n• .+\n• .+\n/);
    assert.match(detail, /• orders:\* \(DATA\) in webshop: orders:read\n/);
    assert.match(detail, /Left out:\n• .+: “Pool \d+” has no user with the same email/);
    const [said] = messages;
    assert.match(
      said?.text ?? '',
      /^1 member was added to “Late shift .+”\. 2 resources were granted to “Late shift .+”\.$/,
    );
    const had = await contents(staging());
    assert.equal(had.length, 3);
    assert.ok(had.includes('default salaries:*') && had.includes('webshop orders:*'));
    said?.press('Undo');
    await eventually(async () => assert.deepEqual(await contents(staging()), []));
    assert.ok(await staging().other.groups.detail(code));
  });

  it('copies what is picked of it', async () => {
    await copy({ many: (label) => label === 'salaries:*' });
    assert.deepEqual(await contents(staging()), ['default salaries:*']);
  });

  it('does nothing without a yes', async () => {
    await copy({ button: undefined });
    assert.deepEqual(await contents(staging()), []);
  });

  it('copies one resource alone, or one member, of which it is run', async () => {
    const resource = { code: 'salaries:*', namespace: 'default', type: 'DATA' };
    const groups = [codeOf(production), codeOf(staging)];
    const { picks } = await copy({}, ...groups, { pool: production().id, resource });
    assert.deepEqual(picks, []);
    assert.deepEqual(await contents(staging()), ['default salaries:*']);
    await copy({}, ...groups, { pool: production().id, users: [known] });
    assert.equal((await contents(staging())).length, 2);
    const again = await copy({}, ...groups, { pool: production().id, resource });
    assert.deepEqual(
      again.messages.map(({ text }) => text),
      ['No group lacks this.'],
    );
  });

  it('says of which namespaces there are none, and which resources are not defined there', async () => {
    const { proxy } = staging();
    await grant(production(), 'returns-of-old:*');
    await staging().directory.groups.loadAll();
    proxy.requests.length = 0;
    const namespaces = `GET /api/v2/resource-namespace/${staging().userPoolId}`;
    proxy.alter(namespaces, async (_, forward) => {
      const answer = await forward();
      return {
        ...answer,
        body: JSON.parse(JSON.stringify(answer.body).replaceAll('"webshop"', '"shop"')),
      };
    });
    const { picks, questions } = await copy({ button: undefined });
    proxy.pass(namespaces);
    assert.ok(
      picks[0]?.some((row) =>
        /^returns-of-old:\* \| DATA · default · not defined in “Pool \d+”$/.test(row),
      ),
      picks[0]?.join('\n'),
    );
    const { detail } = defined(questions[0], 'a question');
    assert.match(
      detail,
      /does not define these resources:\n• returns-of-old:\* \(DATA\) in default\n/,
    );
    assert.match(detail, /• orders:\* \(DATA\) in webshop: “Pool \d+” has no such namespace, and/);
    assert.doesNotMatch(detail, /salaries:\*.*no such namespace/);
  });

  it('offers each direction among several groups in which something lacks', async () => {
    const groups = [
      codeOf(production),
      codeOf(staging),
      { pool: staging().id, group: { code: 'finance' } },
    ];
    const { picks } = await copy({ button: undefined }, ...groups);
    const labels = picks[0]?.map((row) => row.replaceAll(/ \(Pool \d+\)/g, '').split(' | ')) ?? [];
    assert.deepEqual(labels.map(([label]) => label).sort(), [
      'Night shift → Late shift',
      'Night shift → 财务部',
      '财务部 → Late shift',
      '财务部 → Night shift',
    ]);
    assert.equal(
      labels.find(([label]) => label === 'Night shift → Late shift')?.[1],
      '2 resources · 2 members',
    );
  });

  it('tells which of it failed, and does the rest again', async () => {
    const { proxy } = staging();
    proxy.alter('authorizeResource', async ({ variables }, forward) =>
      variables.namespace === 'webshop' ? refusal(500, 'Not this one') : forward(),
    );
    const { messages } = await copy();
    proxy.pass('authorizeResource');
    const [said] = messages;
    assert.equal(said?.severity, 'warning');
    assert.match(said?.text ?? '', /1 of 2 resources were granted .* First error: .*Not this one/);
    assert.deepEqual(said?.buttons, ['Undo', 'Retry the Rest', 'Show Details']);
    const { questions } = await answerCopy(async () => {
      said?.press('Retry the Rest');
      await eventually(async () => assert.equal((await contents(staging())).length, 3));
    });
    assert.doesNotMatch(questions[0]?.detail ?? '', /salaries/);
  });

  it('is refused for a read-only pool, before anything is asked', async () => {
    await protect(staging().id, 'readOnly');
    const { questions, messages } = await copy();
    assert.deepEqual(questions, []);
    assert.match(messages[0]?.text ?? '', /is Read-Only/);
    const whole = await copyGroup();
    assert.deepEqual(whole.questions, []);
    assert.match(whole.messages[0]?.text ?? '', /is Read-Only/);
  });

  it('asks in production for the code of the group', async () => {
    await protect(staging().id, 'production');
    await typeInto(() => copy(), code);
    assert.equal((await contents(staging())).length, 3);
  });

  describe('that is not there yet', () => {
    beforeEach(async () => {
      await staging().other.groups.delete(code);
      staging().directory.apply({ kind: 'groupsDeleted', codes: [code] });
    });

    it('creates it with its members and what it is authorized for, and takes all of it back', async () => {
      const { questions, messages } = await copyGroup();
      const { message, detail } = defined(questions[0], 'a question');
      assert.match(
        message,
        /^Copy “Night shift \(Pool \d+\)” to a new group “Night shift \(Pool \d+\)”\?$/,
      );
      assert.match(
        detail,
        /^The group to be created:\n• Night shift, code night-shift\n• Works at night\n/,
      );
      const {
        createdAt: _,
        updatedAt: __,
        ...created
      } = defined(await staging().other.groups.detail(code), 'the group');
      assert.deepEqual(created, { code, name: 'Night shift', description: 'Works at night' });
      assert.equal((await contents(staging())).length, 3);
      assert.match(messages[0]?.text ?? '', /^The group “Night shift .+” was created\. 1 member/);
      assert.deepEqual(messages[0]?.buttons, ['Undo']);
      const caught = catchMessages();
      await vscode.commands.executeCommand('authingGroups.undo');
      const told = caught.take().map(({ text }) => text);
      caught.restore();
      assert.equal(await staging().other.groups.detail(code), undefined);
      assert.equal(told.length, 1);
      // The group goes last; members and grants are taken back in the order they were made.
      assert.match(
        told[0] ?? '',
        /(?=.*\d+ grants? of )(?=.*Removed 1 member from ).+Deleted the group [^.]+\.$/,
      );
    });

    it('is left as it is where it holds what others have put into it since', async () => {
      const { messages } = await copyGroup();
      const { list } = await staging().other.groups.listUsers('finance', { limit: 1 });
      await staging().other.groups.addUsers(
        code,
        list.map(({ id }) => id),
      );
      const caught = catchMessages();
      const told: string[] = [];
      messages[0]?.press('Undo');
      await eventually(async () => {
        told.push(...caught.take().map(({ text }) => text));
        assert.match(
          told.join('\n'),
          /has members or authorized resources, so it was not deleted\./,
        );
      });
      caught.restore();
      assert.equal((await contents(staging())).length, 1);
      assert.ok(await staging().other.groups.detail(code));
    });

    it('says that nothing was copied where it cannot be created', async () => {
      staging().proxy.alter('createGroup', async () => refusal(500, 'No more groups'));
      const { messages } = await copyGroup();
      staging().proxy.pass('createGroup');
      assert.match(messages[0]?.text ?? '', /^Nothing was copied to “Night shift .+No more groups/);
    });
  });

  it('gives a group of the same code what it lacks, where the whole group is copied', async () => {
    const { questions } = await copyGroup();
    assert.match(questions[0]?.message ?? '', /^Copy from “Night shift .+” to “Late shift .+”\?$/);
    assert.equal((await contents(staging())).length, 3);
    const { messages } = await copyGroup();
    assert.match(
      messages[0]?.text ?? '',
      /^Nothing can be copied to “Late shift .+has no user with/,
    );
  });
});
