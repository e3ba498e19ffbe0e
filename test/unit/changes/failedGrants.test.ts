import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { changeGrants, planGrants } from '../../../src/changes/changeGrants.ts';
import { undoChange } from '../../../src/changes/undo/undoChange.ts';
import { GrantError } from '../../../src/model/changeErrors.ts';
import { wasCancelled } from '../../../src/model/failures.ts';
import { recordFromDisk } from '../../support/changes/changingWindow.ts';
import {
  type GrantsScene,
  openGrantsScene,
  scanner,
  stock,
} from '../../support/changes/grantsScene.ts';
import { eventually } from '../../support/eventually.ts';
import { refusal } from '../../support/servers/recordingProxy.ts';

const revokePath = 'POST /api/v2/acl/revoke-resource';

describe('The grants of a group that cannot be changed as wished', () => {
  let scene: GrantsScene;

  beforeEach(async () => {
    scene = await openGrantsScene();
  });
  afterEach(() => scene.window.close());

  it('that the server refuses do not keep the others from being made', async () => {
    scene.window.proxy.alter('authorizeResource', async ({ variables }, forward) =>
      variables.resource === 'inventory' ? refusal(500, 'No such resource') : forward(),
    );
    const { done, failed, error, record } = await scene.change(
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
    scene.window.proxy.alter(revokePath, async () => ({
      status: 200,
      body: { code: 200, message: 'ok', data: null },
    }));
    const { done, failed, record } = await scene.change('revoke', stock);
    assert.deepEqual(done, []);
    assert.ok(failed[0]?.error instanceof GrantError);
    assert.equal(failed[0]?.error.fault.kind, 'withoutEffect');
    assert.equal(record, undefined);
    assert.deepEqual(scene.known(), await scene.onServer());
  });

  it('whose answer is lost are looked at, and told as made where they are', async () => {
    for (const operation of ['authorizeResource', revokePath]) {
      scene.window.proxy.alter(operation, async (_, forward) => {
        await forward();
        return { status: 502, body: '' };
      });
    }
    assert.equal(
      (await scene.change('grant', { ...scanner, actions: ['scanner:view'] })).done.length,
      1,
    );
    const { done, record } = await scene.change('revoke', scanner, stock);
    assert.equal(done.length, 2);
    assert.ok(record !== undefined);
    assert.ok(!(await scene.onServer()).some((grant) => grant.includes('stock')));
  });

  it('that are made late are unknown until then, and can be undone', async () => {
    const before = await scene.onServer();
    scene.window.proxy.alter('authorizeResource', async (_, forward) => {
      void delay(2500, undefined, { ref: false }).then(() => forward());
      return { status: 504, body: '' };
    });
    const { unknown, done } = await scene.change('grant', {
      ...scanner,
      actions: ['scanner:view'],
    });
    assert.deepEqual([unknown.length, done.length], [1, 0]);
    assert.equal(await scene.window.kept(), 1);
    await eventually(async () => assert.equal(scene.window.confirmations[0]?.kind, 'recorded'));
    assert.ok(scene.known().includes('UI scanner scanner:view'));
    await undoChange(scene.window.context, await recordFromDisk(scene.window));
    assert.deepEqual(await scene.onServer(), before);
    assert.equal(await scene.window.kept(), 0);
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
    scene.window.proxy.alter('authorizeResource', async (_, forward) => {
      await released;
      return forward();
    });
    const plan = await planGrants(scene.window.context, 'pool', scene.key, {
      direction: 'grant',
      wishes,
    });
    assert.ok(plan !== undefined);
    const { signal } = controller;
    const changing = changeGrants(scene.window.context, 'pool', scene.key, plan, { signal });
    await eventually(async () =>
      assert.ok(scene.window.proxy.operations().includes('authorizeResource')),
    );
    controller.abort();
    release();
    const { done, remaining, error } = (await changing) ?? assert.fail();
    assert.ok(wasCancelled(error));
    assert.ok(done.length > 0 && remaining.length > 0);
    assert.equal(done.length + remaining.length, 6);
    const made = (await scene.onServer()).filter((grant) => grant.endsWith(' view'));
    assert.equal(made.length, done.length);
  });

  it('that could not be granted again with fewer actions are told as failed, and an undo restores them', async () => {
    const before = await scene.onServer();
    scene.window.proxy.alter('authorizeResource', async () => refusal(500, 'Not now'));
    const { done, failed, record } = await scene.change('revoke', {
      ...stock,
      actions: ['stock:adjust'],
    });
    assert.deepEqual([done.length, failed.length], [0, 1]);
    assert.deepEqual(scene.known(), await scene.onServer());
    assert.ok(!scene.known().some((grant) => grant.includes('stock')));
    scene.window.proxy.pass('authorizeResource');
    await undoChange(scene.window.context, record ?? assert.fail());
    assert.deepEqual(await scene.onServer(), before);
  });

  it('are restored by an undo that was cut off between taking a grant back and making it anew', async () => {
    const before = await scene.onServer();
    const { record } = await scene.change('grant', { ...stock, actions: ['stock:count'] });
    scene.window.proxy.alter('authorizeResource', async () => ({ status: 429, body: '' }));
    const stopped = await undoChange(scene.window.context, record ?? assert.fail());
    assert.ok(stopped.remaining !== undefined);
    assert.deepEqual(scene.known(), await scene.onServer());
    assert.ok(!(await scene.onServer()).some((grant) => grant.includes('stock')));
    scene.window.proxy.pass('authorizeResource');
    const outcome = await undoChange(scene.window.context, await recordFromDisk(scene.window));
    assert.deepEqual(outcome.problems, []);
    assert.deepEqual(await scene.onServer(), before);
    assert.equal(await scene.window.kept(), 0);
  });

  it('are not revoked where the API of the pool has no way to, which is said before anything is sent', async () => {
    const abilities = { ...scene.window.client.abilities, revoke: undefined };
    const client = Object.create(scene.window.client, { abilities: { value: abilities } });
    const pools = { ...scene.window.context.pools, clientForChanges: async () => client };
    const sent = scene.window.proxy.requests.length;
    const wanted = { direction: 'revoke', wishes: [stock] } as const;
    await assert.rejects(
      planGrants({ ...scene.window.context, pools }, 'pool', scene.key, wanted),
      (error) => error instanceof GrantError && error.fault.kind === 'noRevoke',
    );
    assert.equal(scene.window.proxy.requests.length, sent);
  });

  it('of a resource without a type are not revoked where another of its code would go with them', async () => {
    scene.window.proxy.alter('listGroupAuthorizedResources', async () => ({
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
    const { failed } = await scene.change('revoke', { namespace: 'warehouse', resource: 'old' });
    assert.ok(failed[0]?.error instanceof GrantError);
    assert.equal(failed[0]?.error.fault.kind, 'typeMissing');
    assert.ok(!scene.window.proxy.operations().includes(revokePath));
  });

  it('are refused in a read-only pool before anything is sent', async () => {
    scene.window.readOnly = true;
    const sent = scene.window.proxy.requests.length;
    await assert.rejects(scene.change('revoke', stock), /read-only/);
    assert.equal(scene.window.proxy.requests.length, sent);
  });
});
