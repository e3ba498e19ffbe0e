import assert from 'node:assert/strict';
import { changeGrantsOfGroups, planGrantsOfGroups } from '../../../src/changes/grantsOfGroups.ts';
import type { GrantDirection, GrantWish } from '../../../src/changes/planGrants.ts';
import { undoParts } from '../../../src/commands/undo/undoParts.ts';
import { OutdatedError } from '../../../src/model/changeErrors.ts';
import { wasCancelled } from '../../../src/model/failures.ts';
import { recordFromDisk } from '../../support/changes/changingWindow.ts';
import {
  type GrantsScene,
  group,
  openGrantsScene,
  scanner,
  stock,
} from '../../support/changes/grantsScene.ts';
import { entryOf } from '../../support/directory/directoryWindow.ts';
import { refusal } from '../../support/servers/recordingProxy.ts';

const others = ['crew-1', 'crew-2', 'crew-3', 'crew-4', 'crew-5'] as const;
const wanted = { ...scanner, actions: ['scanner:view'] };

describe('The grants of several groups', () => {
  let scene: GrantsScene;
  let keys: readonly string[];

  beforeEach(async () => {
    scene = await openGrantsScene();
    for (const code of others) await scene.window.other.groups.create({ code, name: code });
    await scene.window.directory.groups.loadAll();
    for (const code of others) await scene.window.directory.readGroup(code);
    keys = [group, ...others].map((code) => entryOf(scene.window, code).key);
  });
  afterEach(() => scene.window.close());

  const plan = (direction: GrantDirection, ...wishes: readonly GrantWish[]) =>
    planGrantsOfGroups(scene.window.context, 'pool', keys, { direction, wishes });

  /** The codes of those that have the scanner, as the server says it. */
  async function having(): Promise<string[]> {
    const all = await Promise.all(
      [group, ...others].map(async (code) => {
        const grants = await scene.onServer('warehouse', code);
        return grants.some((grant) => grant.startsWith('UI scanner')) ? [code] : [];
      }),
    );
    return all.flat();
  }

  const undo = async () =>
    undoParts(
      scene.window.context,
      await scene.window.undo.partsOf(await recordFromDisk(scene.window)),
      {},
    );

  it('are made as one change: one undo takes all of it back', async () => {
    const { plans, gone } = await plan('grant', wanted);
    assert.deepEqual([plans.length, gone], [6, []]);
    const progress: number[] = [];
    const results = await changeGrantsOfGroups(scene.window.context, 'pool', plans, {
      onProgress: (count) => progress.push(count),
    });
    assert.equal(progress.at(-1), 6);
    assert.deepEqual(
      results.map(({ result }) => result.done.length),
      [1, 1, 1, 1, 1, 1],
    );
    assert.deepEqual(await having(), [group, ...others]);
    assert.equal(await scene.window.kept(), 6);
    const { done, problems, remaining } = await undo();
    assert.deepEqual([done.length, problems, remaining], [6, [], []]);
    assert.deepEqual(await having(), []);
    assert.equal(await scene.window.kept(), 0);
  });

  it('come one after another for an undo: of two changes the last', async () => {
    const first = await plan('grant', wanted);
    await changeGrantsOfGroups(scene.window.context, 'pool', first.plans.slice(0, 2));
    const second = await plan('grant', wanted);
    const left = second.plans.filter((each) => each.plan.steps.length > 0);
    assert.equal(left.length, 4);
    await changeGrantsOfGroups(scene.window.context, 'pool', left);
    await undo();
    assert.deepEqual(await having(), [group, 'crew-1']);
    await undo();
    assert.deepEqual(await having(), []);
  });

  it('are planned for those that are left where some are gone', async () => {
    await scene.window.other.groups.delete('crew-2');
    const { plans, gone } = await plan('revoke', stock);
    assert.deepEqual(gone, [keys[2]]);
    assert.deepEqual(
      plans.map(({ plan: { steps } }) => steps.length),
      [1, 0, 0, 0, 0],
    );
  });

  it('of one group that is not as it was when planned fail, and the others are made', async () => {
    const { plans } = await plan('grant', { ...stock, actions: ['stock:count'] });
    await scene.grantElsewhere('stock:audit');
    const [own, ...rest] = await changeGrantsOfGroups(scene.window.context, 'pool', plans);
    assert.ok(own?.result.failed[0]?.error instanceof OutdatedError);
    assert.ok(rest.every(({ result }) => result.done.length === 1));
  });

  it('that a server refuses for one group are made for the others', async () => {
    const { plans } = await plan('grant', wanted);
    scene.window.proxy.alter('authorizeResource', async ({ variables }, forward) =>
      JSON.stringify(variables).includes('crew-3') ? refusal(500, 'No such group') : forward(),
    );
    const results = await changeGrantsOfGroups(scene.window.context, 'pool', plans);
    assert.deepEqual(
      results.map(({ result }) => [result.done.length, result.failed.length]),
      [
        [1, 0],
        [1, 0],
        [1, 0],
        [0, 1],
        [1, 0],
        [1, 0],
      ],
    );
    const { done } = await undo();
    assert.equal(done.length, 5);
  });

  it('are begun for no further group once something stops them, and each is accounted for', async () => {
    const { plans } = await plan('grant', wanted);
    scene.window.proxy.alter('authorizeResource', async () => ({ status: 401, body: {} }));
    const results = await changeGrantsOfGroups(scene.window.context, 'pool', plans);
    assert.ok(results.every(({ result }) => result.remaining.length === 1));
    assert.equal(results.filter(({ result }) => result.error !== undefined).length, 4);
    assert.equal(await scene.window.kept(), 0);
  });

  it('that are cancelled leave out the groups that were not begun', async () => {
    const { plans } = await plan('grant', wanted);
    const cancel = new AbortController();
    const held = scene.window.proxy.hold('authorizeResource');
    const changing = changeGrantsOfGroups(scene.window.context, 'pool', plans, {
      signal: cancel.signal,
    });
    await held.answered;
    cancel.abort();
    held.release();
    const results = await changing;
    const isBegun = ({ result }: (typeof results)[number]) => result.remaining.length === 0;
    assert.ok(!results.slice(4).some(isBegun));
    assert.ok(results.some(({ result }) => wasCancelled(result.error)));
  });

  it('that an undo cannot take back for one group stay possible to undo for that one', async () => {
    const { plans } = await plan('grant', wanted);
    await changeGrantsOfGroups(scene.window.context, 'pool', plans);
    await scene.window.other.groups.delete('crew-4');
    const { done, problems, remaining } = await undo();
    assert.equal(done.length, 5);
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      ['groupGone'],
    );
    assert.equal(remaining.length, 1);
    assert.equal(await scene.window.kept(), 1);
  });
});
