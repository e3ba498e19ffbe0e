import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { changeGrants, planGrants } from '../../../src/changes/changeGrants.ts';
import type { GrantDirection, GrantWish } from '../../../src/changes/planGrants.ts';
import { undoChange } from '../../../src/changes/undo/undoChange.ts';
import { GrantError, OutdatedError } from '../../../src/model/changeErrors.ts';
import { wasCancelled } from '../../../src/model/failures.ts';
import {
  type ChangingWindow,
  openChangingWindow,
  recordFromDisk,
} from '../../support/changes/changingWindow.ts';
import { entryOf } from '../../support/directory/directoryWindow.ts';
import { eventually } from '../../support/eventually.ts';
import { refusal } from '../../support/servers/recordingProxy.ts';

const group = 'night-crew';
const revokePath = 'POST /api/v2/acl/revoke-resource';

describe('The grants of a group', () => {
  let window: ChangingWindow;
  let key: string;

  beforeEach(async () => {
    window = await openChangingWindow();
    await window.other.groups.create({ code: group, name: 'Night crew' });
    for (const [resource, resourceType, ...verbs] of [
      ['stock:*', 'DATA', 'stock:read', 'stock:adjust'],
      ['shipments:*', 'DATA', 'shipments:read', 'shipments:close'],
      ['print-label', 'BUTTON', 'print-label:click'],
    ] as const) {
      const target = { targetType: 'GROUP', targetIdentifier: group, actions: verbs } as const;
      await window.other.resources.authorize({
        namespace: 'warehouse',
        resource,
        resourceType,
        opts: [target],
      });
    }
    await window.directory.groups.load();
    key = entryOf(window, group).key;
    await window.directory.loadResources(key);
    window.events.length = 0;
  });

  afterEach(() => window.close());

  const scanner = { namespace: 'warehouse', resource: 'scanner', resourceType: 'UI' } as const;
  const stock = { namespace: 'warehouse', resource: 'stock:*', resourceType: 'DATA' } as const;

  async function change(direction: GrantDirection, ...wishes: readonly GrantWish[]) {
    const plan = await planGrants(window.context, 'pool', key, { direction, wishes });
    assert.ok(plan !== undefined);
    const result = await changeGrants(window.context, 'pool', key, plan);
    assert.ok(result !== undefined);
    return result;
  }

  /** What the group has in a namespace, as the server says it, by type and code. */
  async function onServer(namespace = 'warehouse', code = group) {
    const { list } = await window.other.groups.listAuthorizedResources(code, { namespace });
    return list.map((grant) => `${grant.type} ${grant.code} ${grant.actions?.join() ?? ''}`).sort();
  }

  /** The same as the directory knows it. */
  function known(namespace = 'warehouse') {
    const { value } = window.directory.resources(key);
    return (value?.resources ?? [])
      .filter((grant) => grant.namespace === namespace)
      .map((grant) => `${grant.type} ${grant.code} ${grant.actions?.join() ?? ''}`)
      .sort();
  }

  it('are made, shown without another read, and revoked by an undo', async () => {
    const before = await onServer();
    const { done, record } = await change('grant', { ...scanner, actions: ['scanner:view'] });
    assert.equal(done.length, 1);
    assert.ok((await onServer()).includes('UI scanner scanner:view'));
    const reads = window.proxy.operations().filter((each) => each === 'groupsAuthorizedResources');
    assert.deepEqual(known(), await onServer());
    assert.deepEqual(reads.length, 1);
    assert.ok(window.events.includes(`resources ${key}`));
    assert.deepEqual(window.bumps.at(-1), {
      kind: 'grantsChanged',
      code: group,
      createdAt: entryOf(window, group).group.createdAt,
    });
    assert.ok(record !== undefined);
    const outcome = await undoChange(window.context, await recordFromDisk(window));
    assert.deepEqual(outcome.problems, []);
    assert.deepEqual(await onServer(), before);
    assert.deepEqual(known(), before);
    assert.equal(await window.kept(), 0);
  });

  it('are revoked by their type, and granted again by an undo with their type and actions', async () => {
    await change('grant', { ...scanner, actions: ['scanner:view'] });
    const before = await onServer();
    await change('revoke', scanner);
    assert.ok(!(await onServer()).some((grant) => grant.includes('scanner')));
    const revoked = window.proxy.requests.find(({ operation }) => operation === revokePath);
    assert.equal(revoked?.variables.resourceType, 'UI');
    const outcome = await undoChange(window.context, await recordFromDisk(window));
    assert.deepEqual(outcome.done, [
      { kind: 'resourcesGranted', groupName: entryOf(window, group).group.name, count: 1 },
    ]);
    assert.deepEqual(await onServer(), before);
    assert.deepEqual(known(), before);
  });

  it('keep the actions that were there, whether a server adds or replaces; an undo restores just those', async () => {
    const shipments = { namespace: 'warehouse', resource: 'shipments:*', resourceType: 'DATA' };
    const before = await onServer();
    assert.ok(before.includes('DATA shipments:* shipments:read,shipments:close'));
    const { record } = await change('grant', { ...shipments, actions: ['shipments:create'] });
    assert.ok(record !== undefined);
    const sent = window.proxy.requests.findLast((each) => each.operation === 'authorizeResource');
    assert.match(
      JSON.stringify(sent?.variables),
      /\["shipments:read","shipments:close","shipments:create"\]/,
    );
    assert.deepEqual(known(), await onServer());
    await undoChange(window.context, record);
    assert.deepEqual(await onServer(), before);
  });

  it('lose single actions, and keep the others', async () => {
    const before = await onServer();
    const { record, done } = await change('revoke', { ...stock, actions: ['stock:adjust'] });
    assert.equal(done.length, 1);
    assert.ok((await onServer()).includes('DATA stock:* stock:read'));
    assert.ok(record !== undefined);
    await undoChange(window.context, record);
    assert.deepEqual(await onServer(), before);
  });

  it('are not asked for where they are there already', async () => {
    const plan = await planGrants(window.context, 'pool', key, {
      direction: 'grant',
      wishes: [{ ...stock, actions: ['stock:read'] }],
    });
    assert.deepEqual(plan?.steps, []);
    assert.equal(plan?.unchanged.length, 1);
  });

  it('that belong to a bare code of DATA are named with it, and come back with it', async () => {
    const bare = { namespace: 'warehouse', resource: 'stock', resourceType: 'DATA' } as const;
    await change('grant', { ...bare, actions: ['stock:read'] });
    const before = await onServer();
    const plan = await planGrants(window.context, 'pool', key, {
      direction: 'revoke',
      wishes: [bare],
    });
    assert.deepEqual(
      plan?.implied.map(({ resource }) => resource),
      ['stock:*'],
    );
    const { record } = await change('revoke', bare);
    assert.ok(!(await onServer()).some((grant) => grant.includes('stock')));
    assert.ok(record !== undefined);
    await undoChange(window.context, record);
    assert.deepEqual(await onServer(), before);
  });

  it('are not touched where others have changed them since they were shown for confirmation', async () => {
    const plan = await planGrants(window.context, 'pool', key, {
      direction: 'revoke',
      wishes: [stock],
    });
    assert.ok(plan !== undefined);
    await grantElsewhere('stock:count');
    await assert.rejects(
      changeGrants(window.context, 'pool', key, plan),
      (error) => error instanceof OutdatedError && error.reason.kind === 'changedWhileConfirming',
    );
    assert.ok((await onServer()).some((grant) => grant.includes('stock:count')));
  });

  it('are left as they are by an undo where others have changed them since', async () => {
    await change('grant', { ...scanner, actions: ['scanner:view'] });
    const before = await onServer();
    const { record } = await change('revoke', { ...stock, actions: ['stock:adjust'] });
    assert.ok(record !== undefined);
    await grantElsewhere('stock:count');
    const after = await onServer();
    assert.notDeepEqual(after, before);
    const outcome = await undoChange(window.context, record);
    assert.deepEqual(
      outcome.problems.map(({ kind }) => kind),
      ['grantsChangedSince'],
    );
    assert.deepEqual(await onServer(), after);
    assert.ok(await window.undo.read(record));
  });

  it('of another group that has the code now are left alone by an undo', async () => {
    const { record } = await change('grant', { ...scanner, actions: ['scanner:view'] });
    assert.ok(record !== undefined);
    await window.other.groups.delete(group);
    await window.other.groups.create({ code: group, name: 'Theirs' });
    const outcome = await undoChange(window.context, record);
    assert.deepEqual(
      outcome.problems.map(({ kind }) => kind),
      ['anotherGroup'],
    );
  });

  it('that the server refuses do not keep the others from being made', async () => {
    window.proxy.alter('authorizeResource', async ({ variables }, forward) =>
      variables.resource === 'inventory' ? refusal(500, 'No such resource') : forward(),
    );
    const { done, failed, error, record } = await change(
      'grant',
      { ...scanner, actions: ['scanner:view'] },
      { namespace: 'warehouse', resource: 'inventory', resourceType: 'MENU', actions: ['view'] },
      { namespace: 'warehouse', resource: 'odd', resourceType: 'ODD', actions: ['view'] },
    );
    assert.equal(error, undefined);
    assert.deepEqual(
      done.map(({ resource }) => resource),
      ['scanner'],
    );
    assert.deepEqual(failed.map(({ step }) => step.resource).sort(), ['inventory', 'odd']);
    assert.deepEqual(record?.change.kind === 'resourcesGranted' && record.change.grants.length, 1);
  });

  it('that a server says it has revoked, and goes on to show, are told as not revoked', async () => {
    window.proxy.alter(revokePath, async () => ({
      status: 200,
      body: { code: 200, message: 'ok', data: null },
    }));
    const { done, failed, record } = await change('revoke', stock);
    assert.deepEqual(done, []);
    assert.ok(failed[0]?.error instanceof GrantError);
    assert.equal(failed[0]?.error.fault.kind, 'withoutEffect');
    assert.equal(record, undefined);
    assert.deepEqual(known(), await onServer());
  });

  it('whose answer is lost are looked at, and told as made where they are', async () => {
    for (const operation of ['authorizeResource', revokePath]) {
      window.proxy.alter(operation, async (_, forward) => {
        await forward();
        return { status: 502, body: '' };
      });
    }
    assert.equal((await change('grant', { ...scanner, actions: ['scanner:view'] })).done.length, 1);
    const { done, record } = await change('revoke', scanner, stock);
    assert.equal(done.length, 2);
    assert.ok(record !== undefined);
    assert.ok(!(await onServer()).some((grant) => grant.includes('stock')));
  });

  it('that are made late are unknown until then, and can be undone', async () => {
    const before = await onServer();
    window.proxy.alter('authorizeResource', async (_, forward) => {
      void delay(2500, undefined, { ref: false }).then(() => forward());
      return { status: 504, body: '' };
    });
    const { unknown, done } = await change('grant', { ...scanner, actions: ['scanner:view'] });
    assert.deepEqual([unknown.length, done.length], [1, 0]);
    assert.equal(await window.kept(), 1);
    await eventually(async () => assert.equal(window.confirmations[0]?.kind, 'recorded'));
    assert.ok(known().includes('UI scanner scanner:view'));
    await undoChange(window.context, await recordFromDisk(window));
    assert.deepEqual(await onServer(), before);
    assert.equal(await window.kept(), 0);
  });

  it('are not begun once it was cancelled; those under way are told', async () => {
    const controller = new AbortController();
    const wishes = ['one', 'two', 'three', 'four', 'five', 'six'].map((resource) => ({
      ...scanner,
      resource,
      actions: ['view'],
    }));
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    window.proxy.alter('authorizeResource', async (_, forward) => {
      await released;
      return forward();
    });
    const plan = await planGrants(window.context, 'pool', key, { direction: 'grant', wishes });
    assert.ok(plan !== undefined);
    const { signal } = controller;
    const changing = changeGrants(window.context, 'pool', key, plan, { signal });
    await eventually(async () =>
      assert.ok(window.proxy.operations().includes('authorizeResource')),
    );
    controller.abort();
    release();
    const { done, remaining, error } = (await changing) ?? assert.fail();
    assert.ok(wasCancelled(error));
    assert.ok(done.length > 0 && remaining.length > 0);
    assert.equal(done.length + remaining.length, 6);
    const made = (await onServer()).filter((grant) => grant.endsWith(' view'));
    assert.equal(made.length, done.length);
  });

  it('are read again where another window has changed them, if they are shown here', async () => {
    await window.other.resources.authorize({
      ...scanner,
      opts: [{ targetType: 'GROUP', targetIdentifier: group, actions: ['scanner:view'] }],
    });
    const { createdAt } = entryOf(window, group).group;
    await window.directory.applyRemote({
      kind: 'grantsChanged',
      code: group,
      ...(createdAt === undefined ? {} : { createdAt }),
    });
    await eventually(async () => assert.ok(known().includes('UI scanner scanner:view')));
  });

  it('are as the change has left them, though a read that began before it comes later', async () => {
    const held = window.proxy.hold('groupsAuthorizedResources');
    const reading = window.directory.loadResources(key, { again: true });
    await held.answered;
    await change('revoke', stock);
    held.release();
    await reading;
    assert.deepEqual(known(), await onServer());
    assert.ok(!known().some((grant) => grant.includes('stock')));
  });

  it('that could not be granted again with fewer actions are told as failed, and an undo restores them', async () => {
    const before = await onServer();
    window.proxy.alter('authorizeResource', async () => refusal(500, 'Not now'));
    const { done, failed, record } = await change('revoke', {
      ...stock,
      actions: ['stock:adjust'],
    });
    assert.deepEqual([done.length, failed.length], [0, 1]);
    assert.deepEqual(known(), await onServer());
    assert.ok(!known().some((grant) => grant.includes('stock')));
    window.proxy.pass('authorizeResource');
    await undoChange(window.context, record ?? assert.fail());
    assert.deepEqual(await onServer(), before);
  });

  it('are restored by an undo that was cut off between taking a grant back and making it anew', async () => {
    const before = await onServer();
    const { record } = await change('grant', { ...stock, actions: ['stock:count'] });
    window.proxy.alter('authorizeResource', async () => ({ status: 429, body: '' }));
    const stopped = await undoChange(window.context, record ?? assert.fail());
    assert.ok(stopped.remaining !== undefined);
    assert.deepEqual(known(), await onServer());
    assert.ok(!(await onServer()).some((grant) => grant.includes('stock')));
    window.proxy.pass('authorizeResource');
    const outcome = await undoChange(window.context, await recordFromDisk(window));
    assert.deepEqual(outcome.problems, []);
    assert.deepEqual(await onServer(), before);
    assert.equal(await window.kept(), 0);
  });

  it('are not revoked where the API of the pool has no way to, which is said before anything is sent', async () => {
    const abilities = { ...window.client.abilities, revoke: undefined };
    const client = Object.create(window.client, { abilities: { value: abilities } });
    const pools = { ...window.context.pools, clientForChanges: async () => client };
    const sent = window.proxy.requests.length;
    const wanted = { direction: 'revoke', wishes: [stock] } as const;
    await assert.rejects(
      planGrants({ ...window.context, pools }, 'pool', key, wanted),
      (error) => error instanceof GrantError && error.fault.kind === 'noRevoke',
    );
    assert.equal(window.proxy.requests.length, sent);
  });

  it('of a resource without a type are not revoked where another of its code would go with them', async () => {
    window.proxy.alter('listGroupAuthorizedResources', async () => ({
      status: 200,
      body: {
        data: {
          group: {
            authorizedResources: {
              totalCount: 2,
              list: [
                { code: 'old', actions: ['use'] },
                { code: 'old', type: 'API', actions: ['get'] },
              ],
            },
          },
        },
      },
    }));
    const { failed } = await change('revoke', { namespace: 'warehouse', resource: 'old' });
    assert.ok(failed[0]?.error instanceof GrantError);
    assert.equal(failed[0]?.error.fault.kind, 'typeMissing');
    assert.ok(!window.proxy.operations().includes(revokePath));
  });

  it('are refused in a read-only pool before anything is sent', async () => {
    window.readOnly = true;
    const sent = window.proxy.requests.length;
    await assert.rejects(change('revoke', stock), /read-only/);
    assert.equal(window.proxy.requests.length, sent);
  });

  async function grantElsewhere(action: string) {
    await window.other.resources.authorize({
      ...stock,
      opts: [{ targetType: 'GROUP', targetIdentifier: group, actions: [action] }],
    });
  }
});
