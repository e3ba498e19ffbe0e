import assert from 'node:assert/strict';
import type {
  GroupFields,
  UndoableChange,
  UndoRecord,
} from '../../../../src/changes/undo/records.ts';
import { undoChange } from '../../../../src/changes/undo/undoChange.ts';
import { identityOf } from '../../../../src/model/identity.ts';
import {
  type ChangingWindow,
  openChangingWindow,
} from '../../../support/changes/changingWindow.ts';
import { snapshot } from '../../../support/changes/groupSnapshot.ts';
import { entryOf, memberIds, serverMemberIds } from '../../../support/directory/directoryWindow.ts';
import { refusal } from '../../../support/servers/recordingProxy.ts';

describe('Undoing a change of', () => {
  let window: ChangingWindow;

  beforeEach(async () => {
    window = await openChangingWindow();
    await window.directory.groups.load();
  });

  afterEach(() => window.close());

  async function recorded(change: UndoableChange): Promise<UndoRecord> {
    const record = window.undo.newRecord('pool', change);
    await window.undo.save(record);
    return record;
  }

  describe("a group's name, code or description", () => {
    /** Changes a group behind the window's back, as a record has it. */
    async function changed(update: Parameters<typeof window.other.groups.update>[1]) {
      const former = await window.other.groups.detail('engineering');
      const before = fields(former);
      const group = await window.other.groups.update('engineering', update);
      window.directory.apply({ kind: 'groupUpdated', code: 'engineering', group });
      return recorded({
        kind: 'groupUpdated',
        ...identityOf(former ?? {}),
        before,
        after: fields(group),
      });
    }

    for (const update of [
      { name: 'Drawing' },
      { newCode: 'drawing' },
      { description: 'Those who draw' },
      { description: '' },
      { name: 'Drawing', newCode: 'drawing', description: '' },
    ]) {
      it(`gives back what was changed, and nothing else: ${JSON.stringify(update)}`, async () => {
        const before = await snapshot(window, ['engineering']);
        const { key } = entryOf(window, 'engineering');
        const record = await changed(update);
        window.proxy.requests.length = 0;
        const outcome = await undoChange(window.context, record);
        assert.deepEqual(outcome.problems, []);
        assert.deepEqual(await snapshot(window, ['engineering']), before);
        assert.deepEqual(
          window.directory.entry(key)?.group,
          await window.other.groups.detail('engineering'),
        );
        const [sent, ...others] = window.proxy.requests.filter(
          ({ operation }) => operation === 'updateGroup',
        );
        assert.deepEqual(others, []);
        const { code: _, ...named } = sent?.variables ?? {};
        assert.deepEqual(Object.keys(named).sort(), Object.keys(update).sort());
        assert.deepEqual(
          window.bumps.map(({ kind }) => kind),
          ['groupUpdated'],
        );
        assert.equal(await window.kept(), 0);
      });
    }

    it('leaves alone what somebody has changed since, and says how it is now', async () => {
      const record = await changed({ name: 'Drawing' });
      const now = await window.other.groups.update('engineering', { name: 'Painting' });
      const outcome = await undoChange(window.context, record);
      const [problem] = outcome.problems;
      assert.ok(problem?.kind === 'changedSince');
      assert.deepEqual(problem.now, now);
      assert.deepEqual(outcome.done, []);
      assert.deepEqual(await window.other.groups.detail('engineering'), now);
      // It may be as the change left it again.
      assert.equal(await window.kept(), 1);
    });

    it('leaves what somebody has made of the other fields', async () => {
      const [before] = await snapshot(window, ['engineering']);
      const record = await changed({ name: 'Drawing' });
      await window.other.groups.update('engineering', { description: 'Described elsewhere' });
      const outcome = await undoChange(window.context, record);
      assert.deepEqual(outcome.problems, []);
      assert.deepEqual(await snapshot(window, ['engineering']), [
        { ...before, description: 'Described elsewhere' },
      ]);
    });

    it('says where the group is gone', async () => {
      const record = await changed({ newCode: 'drawing' });
      await window.other.groups.delete('drawing');
      const outcome = await undoChange(window.context, record);
      assert.deepEqual(
        outcome.problems.map(({ kind }) => kind),
        ['groupGone'],
      );
    });

    it('stays possible where another group has the former code', async () => {
      const before = await snapshot(window, ['engineering']);
      const record = await changed({ newCode: 'drawing' });
      await window.other.groups.create({ code: 'engineering', name: 'Another' });
      const outcome = await undoChange(window.context, record);
      assert.deepEqual(
        outcome.problems.map(({ kind }) => kind),
        ['updateRefused'],
      );
      assert.deepEqual(outcome.remaining, record);
      await window.other.groups.delete('engineering');
      assert.deepEqual((await undoChange(window.context, record)).problems, []);
      assert.deepEqual(await snapshot(window, ['engineering']), before);
    });

    it('is looked at again where the answer was lost', async () => {
      const before = await snapshot(window, ['engineering']);
      const record = await changed({ name: 'Drawing' });
      window.proxy.alter('updateGroup', async (_, forward) => {
        await forward();
        throw new Error('broken');
      });
      const outcome = await undoChange(window.context, record);
      assert.equal(outcome.error, undefined);
      assert.equal(outcome.done.length, 1);
      assert.deepEqual(await snapshot(window, ['engineering']), before);
    });

    it('stays possible where the server cannot be reached', async () => {
      const record = await changed({ name: 'Drawing' });
      for (const operation of ['group', 'updateGroup']) {
        window.proxy.alter(operation, async () => {
          throw new Error('broken');
        });
        const outcome = await undoChange(window.context, record);
        assert.notEqual(outcome.error, undefined);
        assert.deepEqual(await window.undo.last(['pool']), record);
        window.proxy.pass(operation);
      }
      assert.equal((await undoChange(window.context, record)).done.length, 1);
    });
  });

  describe('members', () => {
    let engineering: { code: string; groupName: string; createdAt?: string };

    beforeEach(async () => {
      const group = await window.other.groups.detail('engineering');
      engineering = { code: 'engineering', groupName: 'Engineering', ...identityOf(group ?? {}) };
    });

    it('takes out those who were added, and nobody else', async () => {
      const before = await snapshot(window, ['engineering']);
      const everyone = await serverMemberIds(window, 'all-staff');
      const userIds = everyone.filter((id) => !before[0]?.members.includes(id)).slice(0, 4);
      await window.other.groups.addUsers('engineering', userIds);
      await window.directory.members.load(entryOf(window, 'engineering').key);
      const record = await recorded({ ...engineering, kind: 'membersAdded', userIds });
      const outcome = await undoChange(window.context, record);
      assert.deepEqual(outcome.done, [
        { kind: 'membersRemoved', groupName: 'Engineering', count: 4 },
      ]);
      assert.deepEqual(await snapshot(window, ['engineering']), before);
      assert.deepEqual(memberIds(window, entryOf(window, 'engineering').key), before[0]?.members);
      assert.deepEqual(
        window.bumps.map(({ kind }) => kind),
        ['membersRemoved'],
      );
      assert.equal(await window.kept(), 0);
    });

    it('puts back those who were removed', async () => {
      const before = await serverMemberIds(window, 'engineering');
      const userIds = before.slice(0, 3);
      await window.other.groups.removeUsers('engineering', userIds);
      const record = await recorded({ ...engineering, kind: 'membersRemoved', userIds });
      const outcome = await undoChange(window.context, record);
      assert.deepEqual(outcome.done, [
        { kind: 'membersAdded', groupName: 'Engineering', count: 3 },
      ]);
      assert.deepEqual(new Set(await serverMemberIds(window, 'engineering')), new Set(before));
      assert.equal(await window.kept(), 0);
    });

    it('says who is gone, and puts back the others', async () => {
      const before = await serverMemberIds(window, 'engineering');
      const userIds = [...before.slice(0, 2), 'nobody'];
      await window.other.groups.removeUsers('engineering', before.slice(0, 2));
      const record = await recorded({ ...engineering, kind: 'membersRemoved', userIds });
      const outcome = await undoChange(window.context, record);
      const [problem] = outcome.problems;
      assert.ok(problem?.kind === 'usersRefused');
      assert.deepEqual(
        problem.failed.map(({ userId }) => userId),
        ['nobody'],
      );
      assert.deepEqual(new Set(await serverMemberIds(window, 'engineering')), new Set(before));
      assert.equal(await window.kept(), 0);
    });

    it('says where the group is gone', async () => {
      const userIds = await serverMemberIds(window, 'engineering');
      const record = await recorded({ ...engineering, kind: 'membersRemoved', userIds });
      await window.other.groups.delete('engineering');
      const outcome = await undoChange(window.context, record);
      assert.deepEqual(outcome.problems, [
        { kind: 'groupGone', code: 'engineering', name: 'Engineering' },
      ]);
      // Its code may have been changed, and may be changed back.
      assert.equal(await window.kept(), 1);
    });

    it('keeps those who are left where it stops half way, and goes on with them', async () => {
      const large = await openChangingWindow({ groups: 2, users: 160 });
      try {
        const before = await serverMemberIds(large, 'everyone');
        const userIds = before.slice(0, 130);
        await large.other.groups.removeUsers('everyone', userIds);
        const record = large.undo.newRecord('pool', {
          kind: 'membersRemoved',
          code: 'everyone',
          ...identityOf((await large.other.groups.detail('everyone')) ?? {}),
          groupName: 'Everyone',
          userIds,
        });
        await large.undo.save(record);
        let count = 0;
        large.proxy.alter('addUserToGroup', async (_, forward) => {
          count += 1;
          return count === 2 ? refusal(1000, 'busy') : forward();
        });
        const first = await undoChange(large.context, record);
        assert.notEqual(first.error, undefined);
        const [rest] = await Promise.all([large.reload().undo.last(['pool'])]);
        assert.ok(rest?.change.kind === 'membersRemoved');
        const now = new Set(await serverMemberIds(large, 'everyone'));
        assert.deepEqual(
          new Set(rest.change.userIds),
          new Set(userIds.filter((id) => !now.has(id))),
        );
        assert.equal(rest.change.userIds.length, 80);
        const second = await undoChange(large.reload(), rest);
        assert.equal(second.error, undefined);
        assert.deepEqual(new Set(await serverMemberIds(large, 'everyone')), new Set(before));
        assert.equal(await large.kept(), 0);
      } finally {
        await large.close();
      }
    });
  });
});

function fields(group: GroupFields | undefined): GroupFields {
  assert.ok(group !== undefined);
  const { code, name, description } = group;
  return { code, name, ...(description === undefined ? {} : { description }) };
}
