import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { AuthingError } from '../../../src/authing/errors.ts';
import { addMembers, removeMembers } from '../../../src/changes/changeMembership.ts';
import { createGroup } from '../../../src/changes/createGroup.ts';
import { deleteGroups } from '../../../src/changes/deleteGroups.ts';
import { readGroupsToDelete } from '../../../src/changes/readGroupsToDelete.ts';
import { undoChange } from '../../../src/changes/undo/undoChange.ts';
import { updateGroup } from '../../../src/changes/updateGroup.ts';
import { OutdatedError } from '../../../src/model/changeErrors.ts';
import { type ChangingWindow, openChangingWindow } from '../../support/changes/changingWindow.ts';
import { entryOf, serverMemberIds } from '../../support/directory/directoryWindow.ts';
import { withoutCreationTimes } from '../../support/servers/creationTimes.ts';
import { type PassingAnswer, refusal } from '../../support/servers/recordingProxy.ts';

type Forward = () => Promise<PassingAnswer>;

describe('A change whose answer is lost', () => {
  let window: ChangingWindow;

  beforeEach(async () => {
    window = await openChangingWindow();
    await window.directory.groups.load();
  });

  afterEach(() => window.close());

  /** Loses the answers to an operation: the server does what was asked, or refuses it. */
  function loseAnswers(operation: string, status = 502): void {
    window.proxy.alter(operation, async (_, forward) => {
      await forward();
      return { status, body: '' };
    });
  }

  /** Has the server do what was asked later than anybody waits. */
  function doLater(operation: string, { afterMs = 2500, status = 504 } = {}): void {
    window.proxy.alter(operation, async (_, forward: Forward) => {
      void delay(afterMs, undefined, { ref: false }).then(forward);
      return { status, body: '' };
    });
  }

  async function update(code: string, change: Parameters<typeof updateGroup>[4]) {
    const { key, group } = entryOf(window, code);
    return updateGroup(window.context, 'pool', key, group, change);
  }

  async function deleteOnes(...codes: readonly string[]) {
    const keys = codes.map((code) => entryOf(window, code).key);
    const { groups } = await readGroupsToDelete(window.context, 'pool', keys);
    return deleteGroups(window.context, 'pool', groups);
  }

  async function confirmation(): Promise<ChangingWindow['confirmations'][number]> {
    for (let waited = 0; waited < 100; waited += 1) {
      const [outcome] = window.confirmations;
      if (outcome !== undefined) return outcome;
      await delay(100);
    }
    return assert.fail('nothing was told later');
  }

  for (const knows of [true, false]) {
    describe(`where the server ${knows ? 'tells' : 'does not tell'} creation times`, () => {
      beforeEach(async () => {
        if (knows) return;
        withoutCreationTimes(window.proxy);
        await window.directory.groups.load({ again: true });
      });

      it('is not taken for made where another group has the code that was wanted', async () => {
        const { key } = entryOf(window, 'oncall');
        const taken = await window.other.groups.detail('engineering');
        // It gets the code after it was seen to be free.
        await window.other.groups.update('engineering', { newCode: 'free' });
        window.proxy.alter('updateGroup', async (_, forward) => {
          await window.other.groups.update('free', { newCode: 'engineering' });
          await forward();
          return { status: 500, body: '' };
        });
        await assert.rejects(update('oncall', { newCode: 'engineering' }), isUnknown);
        assert.equal((await window.other.groups.detail('oncall'))?.code, 'oncall');
        assert.equal(window.directory.entry(key)?.group.code, 'oncall');
        assert.equal((await window.other.groups.detail('engineering'))?.name, taken?.name);
      });

      it('is told as made where it was', async () => {
        loseAnswers('updateGroup');
        const record = await update('oncall', { newCode: 'on-call', name: 'On call' });
        assert.ok(record !== undefined);
        assert.equal(window.directory.findByCode('on-call')?.group.name, 'On call');
      });
    });
  }

  it('is refused before it is sent where the code is taken', async () => {
    await assert.rejects(update('oncall', { newCode: 'engineering' }), outdated('codeTaken'));
    assert.ok(!window.proxy.operations().includes('updateGroup'));
  });

  it('does not claim a group that was there before', async () => {
    const { name, description = '' } = entryOf(window, 'oncall').group;
    loseAnswers('createGroup');
    const again = createGroup(window.context, 'pool', { code: 'oncall', name, description });
    await assert.rejects(again, outdated('codeTaken'));
  });

  it('does not take a group for deleted that only got another code', async () => {
    window.proxy.alter('deleteGroups', async () => {
      await window.other.groups.update('oncall', { newCode: 'on-call' });
      return { status: 503, body: '' };
    });
    await assert.rejects(deleteOnes('oncall'), isUnknown);
    assert.equal((await window.other.groups.detail('on-call'))?.code, 'on-call');
  });

  describe('and which the server makes late', () => {
    it('is unknown until then: a delete, which can be undone all the same', async () => {
      const { key, group } = entryOf(window, 'oncall');
      doLater('deleteGroups');
      await assert.rejects(deleteOnes('oncall'), isUnknown);
      assert.equal(await window.kept(), 1);
      assert.equal(window.directory.entry(key)?.gone, undefined);
      const late = await confirmation();
      assert.ok(late.kind === 'recorded' && late.record.change.kind === 'groupsDeleted');
      assert.equal(late.record.change.state, 'made');
      assert.equal(window.directory.entry(key)?.gone, true);
      assert.deepEqual(window.bumps.at(-1), {
        kind: 'groupsDeleted',
        codes: ['oncall'],
        createdAt: { oncall: group.createdAt },
      });
      window.proxy.pass('deleteGroups');
      const outcome = await undoChange(window.context, late.record);
      assert.equal(outcome.done[0]?.kind, 'groupRestored');
      assert.equal(await window.kept(), 0);
    });

    it('is unknown until then: a delete that was cancelled', async () => {
      const keys = [entryOf(window, 'oncall').key];
      const { groups } = await readGroupsToDelete(window.context, 'pool', keys);
      const controller = new AbortController();
      window.proxy.alter('deleteGroups', async (_, forward) => {
        controller.abort();
        await delay(2500);
        return forward();
      });
      const { signal } = controller;
      await assert.rejects(deleteGroups(window.context, 'pool', groups, { signal }), isUnknown);
      assert.equal(await window.kept(), 1);
      assert.equal((await confirmation()).kind, 'recorded');
    });

    it('is unknown until then: another name', async () => {
      doLater('updateGroup');
      await assert.rejects(update('oncall', { name: 'Late' }), isUnknown);
      assert.equal(await window.kept(), 1);
      const late = await confirmation();
      assert.ok(late.kind === 'recorded' && late.record.change.kind === 'groupUpdated');
      assert.equal(entryOf(window, 'oncall').group.name, 'Late');
      window.proxy.pass('updateGroup');
      const outcome = await undoChange(window.context, late.record);
      assert.equal(outcome.done[0]?.kind, 'groupUpdated');
      assert.notEqual((await window.other.groups.detail('oncall'))?.name, 'Late');
    });

    it('is unknown until then: a new group', async () => {
      doLater('createGroup');
      const create = createGroup(window.context, 'pool', { code: 'late', name: 'Late' });
      await assert.rejects(create, isUnknown);
      assert.equal((await confirmation()).kind, 'groupCreated');
      assert.equal(window.directory.findByCode('late')?.group.name, 'Late');
    });

    for (const direction of ['add', 'remove'] as const) {
      it(`is unknown until then: members to ${direction}`, async () => {
        const members = await serverMemberIds(window, 'oncall');
        const everyone = await serverMemberIds(window, 'all-staff');
        const strangers = everyone.filter((id) => !members.includes(id));
        const userIds = (direction === 'add' ? strangers : members).slice(0, 3);
        const { key } = entryOf(window, 'oncall');
        const change = direction === 'add' ? addMembers : removeMembers;
        doLater(direction === 'add' ? 'addUserToGroup' : 'removeUserFromGroup');
        const outcome = await change(window.context, 'pool', key, userIds);
        assert.deepEqual(outcome?.unknown, userIds);
        assert.deepEqual([outcome?.done, outcome?.remaining, outcome?.failed], [[], [], []]);
        assert.equal(await window.kept(), 1);
        const late = await confirmation();
        assert.ok(late.kind === 'recorded' && late.record.change.kind !== 'groupsDeleted');
        window.proxy.pass('addUserToGroup');
        window.proxy.pass('removeUserFromGroup');
        const undone = await undoChange(window.context, late.record);
        assert.deepEqual(undone.problems, []);
        assert.deepEqual(new Set(await serverMemberIds(window, 'oncall')), new Set(members));
      });
    }

    it('is told once, where the same is done again meanwhile', async () => {
      doLater('updateGroup');
      await assert.rejects(update('oncall', { name: 'Again' }), isUnknown);
      window.proxy.pass('updateGroup');
      assert.ok((await update('oncall', { name: 'Again' })) !== undefined);
      await delay(4000);
      assert.deepEqual(window.confirmations, []);
      assert.equal(await window.kept(), 1);
    });

    it('can be undone before that was noticed', async () => {
      // Nobody looks again.
      window.context.unconfirmed.dispose();
      doLater('updateGroup');
      const former = entryOf(window, 'oncall').group.name;
      await assert.rejects(update('oncall', { name: 'Late' }), isUnknown);
      const soon = await window.undo.last(['pool']);
      assert.ok(soon !== undefined);
      window.proxy.pass('updateGroup');
      while ((await window.other.groups.detail('oncall'))?.name !== 'Late') await delay(20);
      const outcome = await undoChange(window.context, soon);
      assert.equal(outcome.done[0]?.kind, 'groupUpdated');
      assert.equal((await window.other.groups.detail('oncall'))?.name, former);
    });

    it('keeps its undo as long as it may come', async () => {
      doLater('updateGroup', { afterMs: 60_000 });
      await assert.rejects(update('oncall', { name: 'Never' }), isUnknown);
      const record = await window.undo.last(['pool']);
      assert.ok(record !== undefined);
      const outcome = await undoChange(window.context, record);
      assert.deepEqual(
        outcome.problems.map(({ kind }) => kind),
        ['notMadeYet'],
      );
      assert.equal(await window.kept(), 1);
    });
  });

  it('of an undo leaves the record, and is told when it comes after all', async () => {
    const record = await update('oncall', { name: 'Drawing' });
    assert.ok(record !== undefined);
    doLater('updateGroup');
    const outcome = await undoChange(window.context, record);
    assert.ok(isUnknown(outcome.error));
    assert.equal(await window.kept(), 1);
    assert.equal((await confirmation()).kind, 'undone');
    assert.equal(await window.kept(), 0);
  });

  it('is no reason to give up a delete where it was the count of many groups in one request', async () => {
    window.proxy.alter('groupMemberCounts', async () => refusal(400, 'The query is too complex'));
    const record = await deleteOnes('oncall', 'finance');
    assert.ok(record.change.kind === 'groupsDeleted');
    assert.equal(record.change.groups.length, 2);
    for (const code of ['oncall', 'finance']) {
      assert.equal(await window.other.groups.detail(code), undefined);
    }
  });

  it('is certain where the server itself refused it and shows no trace of it', async () => {
    window.proxy.alter('updateGroup', async () => refusal(500, 'This name is not allowed'));
    await assert.rejects(update('oncall', { name: 'Forbidden' }), (error) => {
      assert.ok(error instanceof AuthingError);
      assert.deepEqual(
        [error.outcomeUnknown, error.serverMessage],
        [false, 'This name is not allowed'],
      );
      return true;
    });
    assert.equal(await window.kept(), 0);
  });
});

function isUnknown(error: unknown): boolean {
  assert.ok(error instanceof AuthingError, String(error));
  assert.equal(error.outcomeUnknown, true);
  return true;
}

function outdated(kind: string) {
  return (error: unknown) => {
    assert.ok(error instanceof OutdatedError, String(error));
    assert.equal(error.reason.kind, kind);
    return true;
  };
}
