import assert from 'node:assert/strict';
import { changeGrants, planGrants } from '../../../src/changes/changeGrants.ts';
import { undoChange } from '../../../src/changes/undo/undoChange.ts';
import { OutdatedError } from '../../../src/model/changeErrors.ts';
import { recordFromDisk } from '../../support/changes/changingWindow.ts';
import {
  type GrantsScene,
  group,
  openGrantsScene,
  scanner,
  stock,
} from '../../support/changes/grantsScene.ts';
import { entryOf } from '../../support/directory/directoryWindow.ts';
import { eventually } from '../../support/eventually.ts';

const revokePath = 'POST /api/v2/acl/revoke-resource';

describe('The grants of a group', () => {
  let scene: GrantsScene;

  beforeEach(async () => {
    scene = await openGrantsScene();
  });
  afterEach(() => scene.window.close());

  it('are made, shown without another read, and revoked by an undo', async () => {
    const before = await scene.onServer();
    const { done, record } = await scene.change('grant', { ...scanner, actions: ['scanner:view'] });
    assert.equal(done.length, 1);
    assert.ok((await scene.onServer()).includes('UI scanner scanner:view'));
    const reads = scene.window.proxy
      .operations()
      .filter((each) => each === 'groupsAuthorizedResources');
    assert.deepEqual(scene.known(), await scene.onServer());
    assert.deepEqual(reads.length, 1);
    assert.ok(scene.window.events.includes(`resources ${scene.key}`));
    assert.deepEqual(scene.window.bumps.at(-1), {
      kind: 'grantsChanged',
      code: group,
      createdAt: entryOf(scene.window, group).group.createdAt,
    });
    assert.ok(record !== undefined);
    const outcome = await undoChange(scene.window.context, await recordFromDisk(scene.window));
    assert.deepEqual(outcome.problems, []);
    assert.deepEqual(await scene.onServer(), before);
    assert.deepEqual(scene.known(), before);
    assert.equal(await scene.window.kept(), 0);
  });

  it('are revoked by their type, and granted again by an undo with their type and actions', async () => {
    await scene.change('grant', { ...scanner, actions: ['scanner:view'] });
    const before = await scene.onServer();
    await scene.change('revoke', scanner);
    assert.ok(!(await scene.onServer()).some((grant) => grant.includes('scanner')));
    const revoked = scene.window.proxy.requests.find(({ operation }) => operation === revokePath);
    assert.equal(revoked?.variables.resourceType, 'UI');
    const outcome = await undoChange(scene.window.context, await recordFromDisk(scene.window));
    assert.deepEqual(outcome.done, [
      { kind: 'resourcesGranted', groupName: entryOf(scene.window, group).group.name, count: 1 },
    ]);
    assert.deepEqual(await scene.onServer(), before);
    assert.deepEqual(scene.known(), before);
  });

  it('keep the actions that were there, whether a server adds or replaces; an undo restores just those', async () => {
    const shipments = { namespace: 'warehouse', resource: 'shipments:*', resourceType: 'DATA' };
    const before = await scene.onServer();
    assert.ok(before.includes('DATA shipments:* shipments:read,shipments:close'));
    const { record } = await scene.change('grant', { ...shipments, actions: ['shipments:create'] });
    assert.ok(record !== undefined);
    const sent = scene.window.proxy.requests.findLast(
      (each) => each.operation === 'authorizeResource',
    );
    assert.match(
      JSON.stringify(sent?.variables),
      /\["shipments:read","shipments:close","shipments:create"\]/,
    );
    assert.deepEqual(scene.known(), await scene.onServer());
    await undoChange(scene.window.context, record);
    assert.deepEqual(await scene.onServer(), before);
  });

  it('lose single actions, and keep the others', async () => {
    const before = await scene.onServer();
    const { record, done } = await scene.change('revoke', { ...stock, actions: ['stock:adjust'] });
    assert.equal(done.length, 1);
    assert.ok((await scene.onServer()).includes('DATA stock:* stock:read'));
    assert.ok(record !== undefined);
    await undoChange(scene.window.context, record);
    assert.deepEqual(await scene.onServer(), before);
  });

  it('are not asked for where they are there already', async () => {
    const plan = await planGrants(scene.window.context, 'pool', scene.key, {
      direction: 'grant',
      wishes: [{ ...stock, actions: ['stock:read'] }],
    });
    assert.deepEqual(plan?.steps, []);
    assert.equal(plan?.unchanged.length, 1);
  });

  it('that belong to a bare code of DATA are named with it, and come back with it', async () => {
    const bare = { namespace: 'warehouse', resource: 'stock', resourceType: 'DATA' } as const;
    await scene.change('grant', { ...bare, actions: ['stock:read'] });
    const before = await scene.onServer();
    const plan = await planGrants(scene.window.context, 'pool', scene.key, {
      direction: 'revoke',
      wishes: [bare],
    });
    assert.deepEqual(
      plan?.implied.map(({ resource }) => resource),
      ['stock:*'],
    );
    const { record } = await scene.change('revoke', bare);
    assert.ok(!(await scene.onServer()).some((grant) => grant.includes('stock')));
    assert.ok(record !== undefined);
    await undoChange(scene.window.context, record);
    assert.deepEqual(await scene.onServer(), before);
  });

  it('are not touched where others have changed them since they were shown for confirmation', async () => {
    const plan = await planGrants(scene.window.context, 'pool', scene.key, {
      direction: 'revoke',
      wishes: [stock],
    });
    assert.ok(plan !== undefined);
    await scene.grantElsewhere('stock:count');
    await assert.rejects(
      changeGrants(scene.window.context, 'pool', scene.key, plan),
      (error) => error instanceof OutdatedError && error.reason.kind === 'changedWhileConfirming',
    );
    assert.ok((await scene.onServer()).some((grant) => grant.includes('stock:count')));
  });

  it('are left as they are by an undo where others have changed them since', async () => {
    await scene.change('grant', { ...scanner, actions: ['scanner:view'] });
    const before = await scene.onServer();
    const { record } = await scene.change('revoke', { ...stock, actions: ['stock:adjust'] });
    assert.ok(record !== undefined);
    await scene.grantElsewhere('stock:count');
    const after = await scene.onServer();
    assert.notDeepEqual(after, before);
    const outcome = await undoChange(scene.window.context, record);
    assert.deepEqual(
      outcome.problems.map(({ kind }) => kind),
      ['grantsChangedSince'],
    );
    assert.deepEqual(await scene.onServer(), after);
    assert.ok(await scene.window.undo.read(record));
  });

  it('of another group that has the code now are left alone by an undo', async () => {
    const { record } = await scene.change('grant', { ...scanner, actions: ['scanner:view'] });
    assert.ok(record !== undefined);
    await scene.window.other.groups.delete(group);
    await scene.window.other.groups.create({ code: group, name: 'Theirs' });
    const outcome = await undoChange(scene.window.context, record);
    assert.deepEqual(
      outcome.problems.map(({ kind }) => kind),
      ['anotherGroup'],
    );
  });

  it('are read again where another window has changed them, if they are shown here', async () => {
    await scene.window.other.resources.authorize({
      ...scanner,
      opts: [{ targetType: 'GROUP', targetIdentifier: group, actions: ['scanner:view'] }],
    });
    const { createdAt } = entryOf(scene.window, group).group;
    await scene.window.directory.applyRemote({
      kind: 'grantsChanged',
      code: group,
      ...(createdAt === undefined ? {} : { createdAt }),
    });
    await eventually(async () => assert.ok(scene.known().includes('UI scanner scanner:view')));
  });

  it('are as the change has left them, though a read that began before it comes later', async () => {
    const held = scene.window.proxy.hold('groupsAuthorizedResources');
    const reading = scene.window.directory.loadResources(scene.key, { again: true });
    await held.answered;
    await scene.change('revoke', stock);
    held.release();
    await reading;
    assert.deepEqual(scene.known(), await scene.onServer());
    assert.ok(!scene.known().some((grant) => grant.includes('stock')));
  });
});
