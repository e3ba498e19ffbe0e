import assert from 'node:assert/strict';
import { addMembers, removeMembers } from '../../../src/changes/changeMembership.ts';
import { undoChange } from '../../../src/changes/undo/undoChange.ts';
import { updateGroup } from '../../../src/changes/updateGroup.ts';
import { OutdatedError } from '../../../src/model/changeErrors.ts';
import {
  type ChangingWindow,
  deleteGroups,
  openChangingWindow,
  recordFromDisk,
} from '../../support/changes/changingWindow.ts';
import { entryOf, serverMemberIds } from '../../support/directory/directoryWindow.ts';
import { withoutCreationTimes } from '../../support/servers/creationTimes.ts';
import { refusal } from '../../support/servers/recordingProxy.ts';

describe('Another group that has the code', () => {
  let window: ChangingWindow;

  beforeEach(async () => {
    window = await openChangingWindow();
    await window.directory.groups.load();
  });

  afterEach(() => window.close());

  /** Somebody else deletes a group and creates another of its code, which looks the same. */
  async function replace(code: string) {
    const { name, description } = entryOf(window, code).group;
    await window.other.groups.delete(code);
    return window.other.groups.create({ code, name, description });
  }

  async function update(code: string, change: Parameters<typeof updateGroup>[4]) {
    const { key, group } = entryOf(window, code);
    const record = await updateGroup(window.context, 'pool', key, group, change);
    assert.ok(record !== undefined);
    return record;
  }

  async function removeSome() {
    const userIds = (await serverMemberIds(window, 'oncall')).slice(0, 3);
    const { key } = entryOf(window, 'oncall');
    const removed = await removeMembers(window.context, 'pool', key, userIds);
    assert.ok(removed?.record !== undefined);
    return { record: removed.record, userIds };
  }

  it('gets none of the members that were removed from the former one', async () => {
    const { record } = await removeSome();
    await replace('oncall');
    const outcome = await undoChange(window.context, record);
    assert.deepEqual(
      outcome.problems.map(({ kind }) => kind),
      ['anotherGroup'],
    );
    assert.deepEqual(await serverMemberIds(window, 'oncall'), []);
    assert.deepEqual(outcome.remaining, record);
    assert.equal(await window.kept(), 1);
  });

  for (const change of [
    { name: 'Another name' },
    { description: 'Another description' },
    { newCode: 'on-call' },
  ]) {
    it(`is left as it is by an undo: ${JSON.stringify(change)}`, async () => {
      const record = await update('oncall', change);
      const now = await replace(change.newCode ?? 'oncall');
      const outcome = await undoChange(window.context, record);
      assert.deepEqual(
        outcome.problems.map(({ kind }) => kind),
        ['anotherGroup'],
      );
      assert.deepEqual(await window.other.groups.detail(now.code), now);
      assert.equal(await window.kept(), 1);
    });
  }

  it('takes no undo away: it is there again when the group has its code again', async () => {
    const before = await serverMemberIds(window, 'oncall');
    const { record } = await removeSome();
    await window.other.groups.update('oncall', { newCode: 'elsewhere' });
    assert.equal((await undoChange(window.context, record)).problems[0]?.kind, 'groupGone');
    await window.other.groups.create({ code: 'oncall', name: 'Between' });
    assert.equal((await undoChange(window.context, record)).problems[0]?.kind, 'anotherGroup');
    await window.other.groups.delete('oncall');
    await window.other.groups.update('elsewhere', { newCode: 'oncall' });
    const outcome = await undoChange(window.context, await recordFromDisk(window));
    assert.deepEqual(outcome.problems, []);
    assert.deepEqual(new Set(await serverMemberIds(window, 'oncall')), new Set(before));
  });

  it('lets the change before come first where its own cannot be undone', async () => {
    const first = await update('engineering', { name: 'Before' });
    const { record } = await removeSome();
    assert.deepEqual(await window.undo.last(['pool']), record);
    window.undo.defer(record);
    assert.deepEqual(await window.undo.last(['pool']), first);
    await window.undo.remove(first);
    assert.deepEqual(await window.undo.last(['pool']), record);
  });

  it('is asked about where the server tells no creation times', async () => {
    const { record, userIds } = await removeSome();
    await replace('oncall');
    withoutCreationTimes(window.proxy);
    const outcome = await undoChange(window.context, record);
    assert.equal(outcome.problems[0]?.kind, 'identityUnknown');
    assert.deepEqual(await serverMemberIds(window, 'oncall'), []);
    assert.equal(await window.kept(), 1);
    const accepted = await undoChange(window.context, record, { acceptUnknownIdentity: true });
    assert.deepEqual(accepted.problems, []);
    assert.equal((await serverMemberIds(window, 'oncall')).length, userIds.length);
  });

  describe('is not changed by an edit that began before', () => {
    it('where it took the place of the group', async () => {
      const { key, group: base } = entryOf(window, 'oncall');
      const now = await replace('oncall');
      await window.directory.groups.load({ again: true });
      const save = updateGroup(window.context, 'pool', key, base, { name: 'Mine' });
      await assert.rejects(save, outdated('replaced'));
      assert.deepEqual(await window.other.groups.detail('oncall'), now);
    });

    const edits = [
      [{ name: 'Theirs' }, { name: 'Mine' }, 'renamed'],
      [{ description: 'Theirs' }, { description: 'Mine' }, 'descriptionChanged'],
      [{ newCode: 'theirs' }, { newCode: 'mine' }, 'codeChanged'],
    ] as const;
    for (const [theirs, mine, kind] of edits) {
      it(`where others changed it, and the rows were read again: ${kind}`, async () => {
        const { key, group: base } = entryOf(window, 'oncall');
        const now = await window.other.groups.update('oncall', theirs);
        window.directory.apply({ kind: 'groupUpdated', code: 'oncall', group: now });
        await window.directory.groups.load({ again: true });
        const save = updateGroup(window.context, 'pool', key, base, mine);
        await assert.rejects(save, outdated(kind));
        assert.deepEqual(await window.other.groups.detail(now.code), now);
      });
    }
  });

  it('gets none of the members that a long change was adding', async () => {
    const large = await openChangingWindow({ groups: 3, users: 130 });
    try {
      await large.directory.groups.load();
      const userIds = await serverMemberIds(large, 'everyone');
      const { code } = await large.other.groups.create({ code: 'new', name: 'New' });
      await large.directory.groups.load({ again: true });
      let batches = 0;
      large.proxy.alter('addUserToGroup', async (_, forward) => {
        batches += 1;
        const answer = await forward();
        if (batches === 1) {
          await large.other.groups.delete(code);
          await large.other.groups.create({ code, name: 'New' });
        }
        return answer;
      });
      const { key } = entryOf(large, code);
      const outcome = await addMembers(large.context, 'pool', key, userIds);
      assert.ok(outcome?.error instanceof OutdatedError);
      assert.equal(outcome.error.reason.kind, 'replaced');
      assert.equal(outcome.remaining.length, 80);
      assert.deepEqual(await serverMemberIds(large, code), []);
    } finally {
      await large.close();
    }
  });

  it('gets nothing that the undo of a delete was to give back', async () => {
    const record = await deleteGroups(window, ['engineering']);
    window.proxy.alter('authorizeResource', async () => refusal(1000, 'busy'));
    assert.notEqual((await undoChange(window.context, record)).error, undefined);
    window.proxy.pass('authorizeResource');
    await window.other.groups.delete('engineering');
    await window.other.groups.create({ code: 'engineering', name: 'Engineering' });
    window.proxy.requests.length = 0;
    const outcome = await undoChange(window.context, await recordFromDisk(window));
    assert.equal(outcome.problems[0]?.kind, 'groupGone');
    assert.ok(!window.proxy.operations().includes('authorizeResource'));
    assert.equal(await window.kept(), 1);
  });

  it('is not taken for the one that an undo was creating days ago', async () => {
    const { change } = await deleteGroups(window, ['engineering']);
    assert.ok(change.kind === 'groupsDeleted');
    const [deleted] = change.groups;
    assert.ok(deleted !== undefined);
    const at = Date.now() - 2 * 24 * 60 * 60 * 1000;
    const group = { ...deleted, recreation: { state: 'underway', at } } as const;
    const record = window.undo.newRecord('pool', { ...change, groups: [group] });
    await window.undo.save(record);
    const { code, name, description } = deleted;
    await window.other.groups.create({ code, name, description });
    const outcome = await undoChange(window.context, record);
    assert.equal(outcome.problems[0]?.kind, 'codeTaken');
    assert.deepEqual(await serverMemberIds(window, code), []);
  });
});

function outdated(kind: string) {
  return (error: unknown) => {
    assert.ok(error instanceof OutdatedError, String(error));
    assert.equal(error.reason.kind, kind);
    return true;
  };
}
