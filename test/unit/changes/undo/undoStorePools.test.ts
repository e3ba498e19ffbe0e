import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { firstConnection } from '../../../../src/changes/undo/undoStore.ts';
import { deletion, membersAdded, useUndoFolder } from '../../../support/changes/undoFolder.ts';

const day = 24 * 60 * 60_000;

describe('Changes that can be undone', () => {
  const kept = useUndoFolder();

  it('of a pool are all forgotten, and no other', async () => {
    const ids = ['pool', 'pool ', '../pool', 'pool/../../..', '池'.repeat(500), 'POOL'];
    for (const id of ids) await kept.saved(id);
    await kept.saved('pool', membersAdded());
    assert.deepEqual(await readdir(kept.root), ['globalStorage']);
    assert.deepEqual(await readdir(join(kept.root, 'globalStorage')), ['undo']);
    for (const [index, id] of ids.entries()) {
      await kept.open().forget(id, firstConnection);
      assert.equal(await kept.store.last([id]), undefined);
      for (const other of ids.slice(index + 1)) {
        assert.equal((await kept.store.last([other]))?.pool, other);
      }
    }
    assert.deepEqual(await readdir(kept.folder), []);
  });

  it('of a pool that this profile does not know are left alone', async () => {
    const record = await kept.saved('of another profile');
    kept.clock += 29 * day;
    await kept.open(() => undefined).prune();
    assert.notEqual(await kept.store.read(record), undefined);
  });

  describe('of a pool that is disconnected', () => {
    let connection: string | undefined;

    beforeEach(() => {
      connection = 'first';
      kept.store = kept.open(() => connection);
    });

    it('are not saved any more, also by a change that was under way', async () => {
      const record = kept.store.newRecord('sample', deletion());
      connection = undefined;
      await kept.store.forget('sample', 'first');
      await assert.rejects(kept.store.save(record));
      connection = 'second';
      await assert.rejects(kept.store.save(record));
      assert.equal(await kept.store.last(['sample']), undefined);
    });

    it('are gone also where that comes while one is written', async () => {
      const record = kept.store.newRecord('sample', deletion());
      const saving = kept.store.save(record);
      connection = undefined;
      await assert.rejects(saving);
      connection = 'first';
      assert.equal(await kept.store.last(['sample']), undefined);
    });

    it('are not offered to the next connection of the same id', async () => {
      // Another window had not heard of it yet.
      await kept.open(() => 'first').save(kept.store.newRecord('sample', deletion()));
      connection = 'second';
      assert.equal(await kept.store.last(['sample']), undefined);
      const own = kept.store.newRecord('sample', membersAdded());
      await kept.store.save(own);
      assert.deepEqual(await kept.store.last(['sample']), own);
    });

    it('stay for another profile that has it connected', async () => {
      const other = kept.open(() => 'of another profile');
      const record = other.newRecord('sample', deletion());
      await other.save(record);
      await kept.store.forget('sample', 'first');
      assert.deepEqual(await other.last(['sample']), record);
    });
  });
});
