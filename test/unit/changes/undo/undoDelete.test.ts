import assert from 'node:assert/strict';
import { undoChange } from '../../../../src/changes/undo/undoChange.ts';
import type { Undone, UndoOutcome } from '../../../../src/changes/undo/undoOutcome.ts';
import {
  type ChangingWindow,
  deleteGroups,
  openChangingWindow,
  recordFromDisk,
} from '../../../support/changes/changingWindow.ts';
import { snapshot } from '../../../support/changes/groupSnapshot.ts';
import { entryOf, groups, serverMemberIds } from '../../../support/directory/directoryWindow.ts';
import { eventually } from '../../../support/eventually.ts';
import { refusal } from '../../../support/servers/recordingProxy.ts';

const codes = ['engineering', 'sales-cn', 'sales-global', 'alumni'] as const;
const create = 'createGroup';
const add = 'addUserToGroup';
const authorize = 'authorizeResource';

describe('Undoing a delete of groups', () => {
  let window: ChangingWindow;

  beforeEach(async () => {
    window = await openChangingWindow();
    await window.directory.groups.load();
  });

  afterEach(() => window.close());

  const back = ({ done }: UndoOutcome) =>
    done.flatMap((undone) =>
      isBack(undone) ? [[undone.group.code, undone.members, undone.grants]] : [],
    );

  it('brings back groups, members and grants as they were, by namespace', async () => {
    const before = await snapshot(window, codes);
    const record = await deleteGroups(window, codes);
    assert.deepEqual(
      await snapshot(window, codes),
      codes.map(() => undefined),
    );
    const progress: number[] = [];
    const outcome = await undoChange(window.context, record, {
      onProgress: (done, total) => progress.push(done / total),
    });
    assert.deepEqual(await snapshot(window, codes), before);
    assert.deepEqual(outcome.problems, []);
    assert.equal(outcome.error, undefined);
    assert.equal(outcome.remaining, undefined);
    assert.deepEqual(new Set(back(outcome).map(([code]) => code)), new Set(codes));
    for (const [code, members, grants] of back(outcome)) {
      const expected = before.find((group) => group?.code === code);
      assert.equal(members, expected?.members.length);
      assert.equal(grants, Object.values(expected?.grants ?? {}).flat().length);
    }
    assert.equal(await window.kept(), 0);
    assert.equal(progress.at(-1), 1);
    assert.ok(progress.every((part, index) => part >= (progress[index - 1] ?? 0) && part <= 1));
  });

  it('shows the grants in the directory, also where these were read before they were back', async () => {
    const record = await deleteGroups(window, ['sales-cn']);
    let isRead = false;
    window.proxy.alter(authorize, async (_, forward) => {
      const { key } = entryOf(window, 'sales-cn');
      if (!isRead) await window.directory.loadResources(key);
      isRead = true;
      return forward();
    });
    await undoChange(window.context, record);
    const { list } = await window.other.groups.listAuthorizedResources('sales-cn');
    assert.ok(isRead && list.length > 0);
    await eventually(async () => {
      const { value } = window.directory.resources(entryOf(window, 'sales-cn').key);
      assert.equal(value?.resources.length, list.length);
    });
    const told = window.bumps.filter(({ kind }) => kind === 'grantsChanged');
    assert.equal(told.length, 1);
  });

  it('shows in the directory, and is told to the other windows', async () => {
    const record = await deleteGroups(window, ['alumni', 'design']);
    const members =
      (await undoChange(window.context, record)) && (await serverMemberIds(window, 'design'));
    const shown = groups(window.directory).map(({ group }) => group.code);
    assert.ok(shown.includes('alumni') && shown.includes('design'));
    const told = window.bumps.map((change) => [
      change.kind,
      'code' in change && change.code,
      'userIds' in change ? new Set(change.userIds) : undefined,
    ]);
    assert.ok(told.some(([kind, code]) => kind === 'groupCreated' && code === 'design'));
    const [, , ids] =
      told.find(([kind, code]) => kind === 'membersAdded' && code === 'design') ?? [];
    assert.deepEqual(ids, new Set(members));
  });

  it('asks once for each resource of a namespace, for all groups that have it', async () => {
    const record = await deleteGroups(window, ['sales-cn', 'sales-global', 'engineering']);
    window.proxy.requests.length = 0;
    await undoChange(window.context, record);
    const granted = window.proxy.requests
      .filter(({ operation }) => operation === authorize)
      .map(
        ({ variables }) => `${variables.namespace} ${variables.resourceType} ${variables.resource}`,
      );
    assert.equal(new Set(granted).size, granted.length);
    assert.ok(granted.includes('webshop DATA orders:*'));
    assert.ok(window.proxy.mostAtOnce(authorize) <= 4);
  });

  it('keeps what the groups hold where a crash came before the delete, which may still be made', async () => {
    const before = await snapshot(window, codes);
    const record = await deleteGroups(window, codes, { isCutShort: true });
    const outcome = await undoChange(window.reload(), await recordFromDisk(window));
    assert.deepEqual(outcome.done, []);
    assert.deepEqual(
      outcome.problems.map(({ kind }) => kind),
      codes.map(() => 'notMadeYet'),
    );
    await window.other.groups.deleteMany(codes);
    const again = await undoChange(window.reload(), await recordFromDisk(window));
    assert.deepEqual(again.problems, []);
    assert.deepEqual(await snapshot(window, codes), before);
    assert.equal(await window.undo.read(record), undefined);
  });

  it('does nothing where a crash came before the delete, long ago', async () => {
    const before = await snapshot(window, codes);
    const { change } = await deleteGroups(window, codes, { isCutShort: true });
    const old = { ...window.undo.newRecord('pool', change), at: Date.now() - 11 * 60_000 };
    await window.undo.remove(await recordFromDisk(window));
    await window.undo.save(old);
    window.proxy.requests.length = 0;
    const outcome = await undoChange(window.reload(), await recordFromDisk(window));
    assert.deepEqual(await snapshot(window, codes), before);
    assert.deepEqual(
      outcome.done.map(({ kind }) => kind),
      codes.map(() => 'groupNotDeleted'),
    );
    assert.deepEqual(new Set(window.proxy.operations()), new Set(['group']));
    assert.equal(await window.kept(), 0);
  });

  it('brings back what is gone where a crash came after the delete, before that was noted', async () => {
    const before = await snapshot(window, codes);
    await deleteGroups(window, codes, { isCutShort: true });
    await window.other.groups.deleteMany(['engineering', 'alumni']);
    const outcome = await undoChange(window.reload(), await recordFromDisk(window));
    assert.deepEqual(await snapshot(window, codes), before);
    assert.deepEqual(
      outcome.done.map(({ kind }) => kind),
      ['groupRestored', 'groupRestored'],
    );
    assert.deepEqual(
      outcome.problems.map(({ kind }) => kind),
      ['notMadeYet', 'notMadeYet'],
    );
  });

  it('leaves a group alone that has the code now, and brings back the others', async () => {
    const before = await snapshot(window, codes);
    const record = await deleteGroups(window, codes);
    const other = await window.other.groups.create({ code: 'sales-cn', name: 'Somebody else' });
    const outcome = await undoChange(window.context, record);
    const [problem, ...others] = outcome.problems;
    assert.deepEqual(others, []);
    assert.ok(problem?.kind === 'codeTaken');
    assert.deepEqual([problem.group.code, problem.by], ['sales-cn', other]);
    const after = await snapshot(window, codes);
    assert.deepEqual(after[1], { ...before[1], ...nothingOf('Somebody else') });
    assert.deepEqual([after[0], after[2], after[3]], [before[0], before[2], before[3]]);
    // Where the other one gives the code up, the group can still be brought back.
    await window.other.groups.update('sales-cn', { newCode: 'sales-china' });
    const again = await undoChange(window.reload(), await recordFromDisk(window));
    assert.deepEqual(again.problems, []);
    assert.deepEqual(await snapshot(window, codes), before);
    assert.equal(await window.kept(), 0);
  });

  it('brings back the others where a user is gone, and says who', async () => {
    const [before] = await snapshot(window, ['design']);
    const record = await deleteGroups(window, ['design']);
    const [gone = ''] = before?.members ?? [];
    window.proxy.alter(add, async ({ variables }, forward) =>
      JSON.stringify(variables.userIds).includes(gone)
        ? refusal(2004, `User does not exist: ${gone}`)
        : forward(),
    );
    const outcome = await undoChange(window.context, record);
    const [problem, ...others] = outcome.problems;
    assert.deepEqual(others, []);
    assert.ok(problem?.kind === 'usersRefused');
    assert.deepEqual(
      problem.failed.map(({ userId }) => userId),
      [gone],
    );
    const [after] = await snapshot(window, ['design']);
    assert.deepEqual(after, { ...before, members: before?.members.slice(1) });
    assert.equal(outcome.remaining, undefined);
    assert.equal(await window.kept(), 0);
  });

  it('brings back the other grants where a resource is gone, and says which', async () => {
    const before = await snapshot(window, ['sales-cn', 'sales-global']);
    const record = await deleteGroups(window, ['sales-cn', 'sales-global']);
    window.proxy.alter(authorize, async ({ variables }, forward) =>
      variables.resource === 'campaigns' ? refusal(40404, 'No such resource') : forward(),
    );
    const outcome = await undoChange(window.context, record);
    assert.deepEqual(
      outcome.problems.map((problem) => problem.kind === 'grantRefused' && problem.grant.resource),
      ['campaigns', 'campaigns'],
    );
    const after = await snapshot(window, ['sales-cn', 'sales-global']);
    for (const [index, group] of after.entries()) {
      const expected = before[index]?.grants.webshop?.filter(({ code }) => code !== 'campaigns');
      assert.deepEqual(group?.grants.webshop, expected);
    }
    assert.equal(await window.kept(), 0);
  });

  it('grants a resource to the other groups where one of them is refused', async () => {
    const before = await snapshot(window, ['sales-cn', 'sales-global']);
    const record = await deleteGroups(window, ['sales-cn', 'sales-global']);
    window.proxy.alter(authorize, async ({ variables }, forward) =>
      JSON.stringify(variables.opts).includes('sales-cn')
        ? refusal(40404, 'Not for this group')
        : forward(),
    );
    const outcome = await undoChange(window.context, record);
    assert.equal(outcome.problems.length, 3);
    const [refused, granted] = await snapshot(window, ['sales-cn', 'sales-global']);
    assert.deepEqual(refused?.grants.webshop, []);
    assert.deepEqual(granted, before[1]);
  });

  it('is refused by a read-only pool, and stays possible', async () => {
    const record = await deleteGroups(window, ['design']);
    window.readOnly = true;
    const outcome = await undoChange(window.context, record);
    assert.match(String(outcome.error), /read-only/);
    assert.deepEqual(outcome.remaining, record);
    assert.deepEqual(await window.undo.last(['pool']), record);
    assert.equal(await window.other.groups.detail('design'), undefined);
  });

  it('that the server refuses for one group brings back the others, and keeps the one', async () => {
    const before = await snapshot(window, codes);
    const record = await deleteGroups(window, codes);
    window.proxy.alter(create, async ({ variables }, forward) =>
      variables.code === 'alumni' ? refusal(40001, 'Too many groups') : forward(),
    );
    const outcome = await undoChange(window.context, record);
    assert.deepEqual(
      outcome.problems.map((problem) => [
        problem.kind,
        problem.kind === 'groupRefused' && problem.group.code,
      ]),
      [['groupRefused', 'alumni']],
    );
    assert.equal(outcome.error, undefined);
    assert.deepEqual(await snapshot(window, codes.slice(0, 3)), before.slice(0, 3));
    window.proxy.pass(create);
    await undoChange(window.reload(), await recordFromDisk(window));
    assert.deepEqual(await snapshot(window, codes), before);
  });
});

function isBack(undone: Undone): undone is Undone & { readonly kind: 'groupRestored' } {
  return undone.kind === 'groupRestored';
}

function nothingOf(name: string) {
  const grants = { system: [], default: [], webshop: [], warehouse: [] };
  return { name, description: '', members: [], grants };
}
