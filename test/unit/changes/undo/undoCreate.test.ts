import assert from 'node:assert/strict';
import { createGroupToUndo } from '../../../../src/changes/createGroup.ts';
import type { UndoRecord } from '../../../../src/changes/undo/records.ts';
import { undoChange } from '../../../../src/changes/undo/undoChange.ts';
import {
  type ChangingWindow,
  openChangingWindow,
  requestsTo,
} from '../../../support/changes/changingWindow.ts';
import { entryOf } from '../../../support/directory/directoryWindow.ts';
import { refusal } from '../../../support/servers/recordingProxy.ts';

describe('Undoing the creation of a group', () => {
  const code = 'copied';
  let window: ChangingWindow;
  let record: UndoRecord;

  beforeEach(async () => {
    window = await openChangingWindow();
    await window.directory.groups.load();
    const created = await createGroupToUndo(window.context, 'pool', {
      code,
      name: 'Copied',
      description: 'From elsewhere',
    });
    assert.ok(created?.record !== undefined);
    record = created.record;
  });

  afterEach(() => window.close());

  const problems = async () => {
    const outcome = await undoChange(window.context, record);
    assert.deepEqual(outcome.done, []);
    assert.deepEqual(outcome.remaining, record);
    return outcome.problems.map(({ kind }) => kind);
  };
  const isThere = async () => (await window.other.groups.detail(code)) !== undefined;

  it('deletes it, and leaves nothing to be undone', async () => {
    const { key } = entryOf(window, code);
    const outcome = await undoChange(window.context, record);
    assert.deepEqual(
      outcome.done.map(({ kind }) => kind),
      ['groupDeleted'],
    );
    assert.deepEqual(
      [outcome.problems, outcome.remaining, outcome.error],
      [[], undefined, undefined],
    );
    assert.equal(await isThere(), false);
    assert.equal(window.directory.entry(key)?.gone, true);
    assert.equal(await window.kept(), 0);
  });

  it('leaves it where somebody has added a member', async () => {
    const { list } = await window.other.users.list({ limit: 1 });
    await window.other.groups.addUsers(
      code,
      list.map(({ id }) => id),
    );
    assert.deepEqual(await problems(), ['groupInUse']);
    assert.equal(await isThere(), true);
  });

  it('leaves it where it is authorized for something', async () => {
    await window.other.resources.authorize({
      namespace: 'default',
      resource: 'salaries:*',
      resourceType: 'DATA',
      opts: [{ targetType: 'GROUP', targetIdentifier: code, actions: ['salaries:read'] }],
    });
    assert.deepEqual(await problems(), ['groupInUse']);
    assert.equal(await isThere(), true);
  });

  it('leaves it where the server does not tell who its members are', async () => {
    window.proxy.alter('groupWithUsers', async () => refusal(1001, 'Not for you'));
    assert.deepEqual(await problems(), ['groupInUse']);
    assert.equal(await isThere(), true);
  });

  it('leaves it where somebody has renamed it', async () => {
    await window.other.groups.update(code, { name: 'Kept' });
    assert.deepEqual(await problems(), ['changedSince']);
    assert.equal(await isThere(), true);
  });

  it('leaves another group that has its code since', async () => {
    await window.other.groups.delete(code);
    await window.other.groups.create({ code, name: 'Copied', description: 'From elsewhere' });
    assert.deepEqual(await problems(), ['anotherGroup']);
    assert.equal(requestsTo(window, 'deleteGroups').length, 0);
  });

  it('stays to be undone where the server refuses to delete it', async () => {
    window.proxy.alter('deleteGroups', async () => refusal(1001, 'Not for you'));
    const outcome = await undoChange(window.context, record);
    assert.ok(outcome.error !== undefined);
    assert.deepEqual(outcome.remaining, record);
    assert.equal(await window.kept(), 1);
  });
});
