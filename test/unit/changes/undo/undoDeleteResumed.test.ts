import assert from 'node:assert/strict';
import type { UndoRecord } from '../../../../src/changes/undo/records.ts';
import { undoChange } from '../../../../src/changes/undo/undoChange.ts';
import {
  type ChangingWindow,
  deleteGroups,
  openChangingWindow,
  recordFromDisk,
} from '../../../support/changes/changingWindow.ts';
import { snapshot } from '../../../support/changes/groupSnapshot.ts';
import { refusal } from '../../../support/servers/recordingProxy.ts';

const codes = ['engineering', 'sales-cn', 'sales-global', 'alumni'] as const;
const create = 'createGroup';
const add = 'addUserToGroup';
const authorize = 'authorizeResource';

describe('Undoing a delete of groups, stopped half way', () => {
  let window: ChangingWindow;

  beforeEach(async () => {
    window = await openChangingWindow();
    await window.directory.groups.load();
  });

  afterEach(() => window.close());

  const operations = [create, add, authorize] as const;
  for (const operation of operations) {
    for (const when of ['before', 'after'] as const) {
      it(`goes on where it was: the connection broke ${when} the server did the second ${operation}`, async () => {
        const before = await snapshot(window, codes);
        const record = await deleteGroups(window, codes);
        let count = 0;
        window.proxy.alter(operation, async (_, forward) => {
          count += 1;
          if (count === 2 && when === 'after') await forward();
          if (count >= 2) throw new Error('broken');
          return forward();
        });
        // Nor can anybody be asked what became of it.
        window.proxy.alter('group', async (_, forward) => {
          if (count >= 2) throw new Error('broken');
          return forward();
        });
        const first = await undoChange(window.context, record);
        assert.notEqual(first.error, undefined);
        assert.deepEqual(first.remaining, await recordFromDisk(window));
        window.proxy.pass(operation);
        window.proxy.pass('group');
        const second = await undoChange(window.reload(), await recordFromDisk(window));
        assert.deepEqual(second.problems, []);
        assert.equal(second.error, undefined);
        assert.deepEqual(await snapshot(window, codes), before);
        assert.equal(await window.kept(), 0);
      });

      it(`goes on where it was: the window crashed ${when} the server did the second ${operation}`, async () => {
        const before = await snapshot(window, codes);
        const record = await deleteGroups(window, codes);
        let count = 0;
        const crashed = new Promise<void>((resolve) => {
          window.proxy.alter(operation, async (_, forward) => {
            count += 1;
            if (count < 2) return forward();
            if (count === 2 && when === 'after') await forward();
            resolve();
            // Never an answer.
            return new Promise(() => {});
          });
        });
        void undoChange(window.context, record);
        await crashed;
        const left = await recordFromDisk(window);
        window.proxy.pass(operation);
        const outcome = await undoChange(window.reload(), left);
        assert.deepEqual(outcome.problems, []);
        assert.equal(outcome.error, undefined);
        assert.deepEqual(await snapshot(window, codes), before);
      });
    }
  }

  it('knows the group that it had created, though somebody renames it meanwhile', async () => {
    const [before] = await snapshot(window, ['engineering']);
    const record = await deleteGroups(window, ['engineering']);
    const crashed = new Promise<void>((resolve) => {
      window.proxy.alter(add, () => {
        resolve();
        return new Promise(() => {});
      });
    });
    void undoChange(window.context, record);
    await crashed;
    const left = await recordFromDisk(window);
    await window.other.groups.update('engineering', { name: 'Research' });
    window.proxy.pass(add);
    const outcome = await undoChange(window.reload(), left);
    assert.deepEqual(outcome.problems, []);
    const [after] = await snapshot(window, ['engineering']);
    assert.deepEqual(after, { ...before, name: 'Research' });
  });

  it('goes on where it was cancelled', async () => {
    const before = await snapshot(window, codes);
    const record = await deleteGroups(window, codes);
    for (let stops = 0; stops < 200; stops += 1) {
      const controller = new AbortController();
      let steps = 0;
      const outcome = await undoChange(window.context, await recordFromDisk(window), {
        signal: controller.signal,
        onProgress: () => {
          steps += 1;
          if (steps === 5) controller.abort();
        },
      });
      if (outcome.remaining === undefined) {
        assert.ok(stops > 1);
        break;
      }
    }
    assert.deepEqual(await snapshot(window, codes), before);
    assert.equal(await window.undo.read(record), undefined);
  });

  it('leaves a group alone that was deleted again meanwhile', async () => {
    const record = await deleteGroups(window, ['engineering']);
    window.proxy.alter(authorize, async () => refusal(1000, 'busy'));
    const first = await undoChange(window.context, record);
    assert.equal(first.remaining?.id, record.id);
    await window.other.groups.delete('engineering');
    await window.other.groups.create({ code: 'engineering', name: 'Engineering' });
    window.proxy.pass(authorize);
    const second = await undoChange(window.context, await recordFromDisk(window));
    assert.deepEqual(second.problems, [
      { kind: 'groupGone', code: 'engineering', name: first.remaining && nameIn(first.remaining) },
    ]);
    const [after] = await snapshot(window, ['engineering']);
    assert.deepEqual(after?.members, []);
    // It may be there again later, under its code.
    assert.equal(await window.kept(), 1);
  });
});

function nameIn({ change }: UndoRecord): string | undefined {
  return change.kind === 'groupsDeleted' ? change.groups[0]?.name : undefined;
}
