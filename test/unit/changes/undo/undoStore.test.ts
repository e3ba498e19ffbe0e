import assert from 'node:assert/strict';
import { chmod, copyFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { UndoRecord } from '../../../../src/changes/undo/records.ts';
import { firstConnection } from '../../../../src/changes/undo/undoStore.ts';
import { deletion, membersAdded, useUndoFolder } from '../../../support/changes/undoFolder.ts';

const day = 24 * 60 * 60_000;

describe('The changes that can be undone', () => {
  const kept = useUndoFolder();

  it('are looked for, pruned and forgotten without a trace on disk as long as there are none', async () => {
    assert.equal(await kept.store.last(['pool']), undefined);
    await kept.store.prune();
    await kept.store.forget('pool', firstConnection);
    await kept.store.remove(kept.store.newRecord('pool', deletion()));
    assert.deepEqual(await readdir(kept.root), []);
  });

  it('are there after a reload, as they were saved', async () => {
    const record = await kept.saved('pool', deletion('half of a surrogate: \ud800, and 中文'));
    assert.deepEqual(await kept.open().last(['pool']), record);
    assert.deepEqual(await kept.open().read(record), record);
    assert.notEqual(kept.open().window, record.window);
  });

  it('can be read by the user alone, whatever is usual otherwise', async () => {
    const before = process.umask(0);
    try {
      await kept.saved();
      assert.deepEqual(await modes(), { folder: 0o700, files: [0o600] });
      await chmod(kept.folder, 0o755);
      const record = await kept.saved();
      await chmod(join(kept.folder, await kept.fileOf(record)), 0o644);
      await kept.store.save(record);
      assert.deepEqual(await modes(), { folder: 0o700, files: [0o600, 0o600] });
    } finally {
      process.umask(before);
    }
  });

  it('are given out newest first, of the connected pools alone', async () => {
    await kept.saved('one');
    const second = await kept.saved('one', membersAdded());
    const third = await kept.saved('two');
    assert.deepEqual(await kept.store.last(['one', 'two']), third);
    assert.deepEqual(await kept.store.last(['one']), second);
    assert.equal(await kept.store.last(['three']), undefined);
    assert.equal(await kept.store.last([]), undefined);
  });

  it('are in the order they were made in, also within a millisecond', async () => {
    const records = [await kept.saved(), await kept.saved(), await kept.saved()];
    for (const record of records.toReversed()) {
      assert.deepEqual(await kept.store.last(['pool']), record);
      await kept.store.remove(record);
    }
  });

  it('become what is left of them, in their place', async () => {
    const record = await kept.saved('pool', membersAdded('a', 'b', 'c'));
    const newer = await kept.saved();
    const rest = { ...record, change: membersAdded('c') };
    await kept.store.save(rest);
    assert.deepEqual(await kept.store.last(['pool']), newer);
    await kept.store.remove(newer);
    assert.deepEqual(await kept.store.last(['pool']), rest);
    assert.deepEqual(await kept.store.read(record), rest);
    assert.equal((await readdir(kept.folder)).length, 1);
  });

  it('are gone for all windows once they are undone in one', async () => {
    const record = await kept.saved();
    const other = kept.open();
    await other.remove(record);
    assert.equal(await kept.store.read(record), undefined);
    assert.equal(await kept.store.last(['pool']), undefined);
    await kept.store.remove(record);
  });

  for (const [what, content] of [
    ['nothing', ''],
    ['the half of a record', (json: string) => json.slice(0, json.length / 2)],
    ['something else', '{"groups":[]}'],
    ['a record of a later version', (json: string) => json.replace('"version":1', '"version":2')],
    ['an id that is a path', (json: string) => json.replace(/"id":"[^"]+"/, '"id":"../../x"')],
    ['a record of another pool', (json: string) => json.replace('"pool":"pool"', '"pool":"other"')],
  ] as const) {
    it(`are read in spite of a file that holds ${what}`, async () => {
      const good = await kept.saved();
      const broken = await kept.saved();
      const json = JSON.stringify(broken);
      await writeFile(
        join(kept.folder, await kept.fileOf(broken)),
        typeof content === 'string' ? content : content(json),
      );
      assert.deepEqual(await kept.store.last(['pool', 'other']), good);
      assert.equal(await kept.store.read(broken), undefined);
      await kept.saved();
      kept.clock += 31 * day;
      await kept.store.prune();
      kept.clock += day;
      await kept.store.prune();
      assert.deepEqual(await readdir(kept.folder), []);
    });
  }

  it('are read in spite of other files in their folder, which are left alone', async () => {
    const record = await kept.saved();
    const name = await kept.fileOf(record);
    const later = name.replace(/\.\d+\./, '.9999999999999.');
    await copyFile(join(kept.folder, name), join(kept.folder, later));
    await writeFile(join(kept.folder, 'notes.txt'), 'Not ours.');
    await writeFile(join(kept.folder, `${name}.bak`), 'Not ours.');
    assert.deepEqual(await kept.store.last(['pool']), record);
    await kept.store.forget('pool', firstConnection);
    assert.deepEqual(await readdir(kept.folder), [`${name}.bak`, 'notes.txt']);
  });

  it('are all there where windows save them at the same time', async () => {
    const windows = [kept.store, kept.open(), kept.open()];
    const records = windows.flatMap((window) =>
      Array.from({ length: 8 }, () => window.newRecord('pool', deletion())),
    );
    await Promise.all(records.map((record, index) => windows[index % 3]?.save(record)));
    for (const record of records) assert.deepEqual(await kept.store.read(record), record);
    assert.equal((await readdir(kept.folder)).length, records.length);
  });

  it('may have many parts, which are kept, and go, together', async () => {
    const save = async (at?: number) => {
      const record = kept.store.newRecord('pool', membersAdded(), at);
      await kept.store.save(record);
      return record;
    };
    const at = kept.store.nextTime();
    const parts: UndoRecord[] = [];
    for (let count = 0; count < 60; count += 1) parts.push(await save(at));
    const [first = assert.fail()] = parts;
    const ids = async (record: UndoRecord) =>
      (await kept.store.partsOf(record)).map(({ id }) => id).toSorted();
    assert.deepEqual(await ids(first), parts.map(({ id }) => id).toSorted());
    for (let count = 0; count < 49; count += 1) await save();
    assert.equal((await ids(first)).length, 60);
    const last = await save();
    assert.deepEqual(await ids(first), []);
    assert.deepEqual(await ids(last), [last.id]);
  });

  it('are 50 of a pool at most, and deletes go last', async () => {
    const other = await kept.saved('other pool', membersAdded());
    const added: UndoRecord[] = [];
    const deleted: UndoRecord[] = [];
    for (let count = 0; count < 30; count += 1) {
      deleted.push(await kept.saved());
      added.push(await kept.saved('pool', membersAdded()));
    }
    const left = async (records: readonly UndoRecord[]) => {
      const found = await Promise.all(records.map((record) => kept.store.read(record)));
      return found.filter((record) => record !== undefined).length;
    };
    assert.deepEqual([await left(deleted), await left(added)], [30, 20]);
    assert.notEqual(await kept.store.read(added.at(-1) ?? assert.fail()), undefined);
    for (let count = 0; count < 25; count += 1) deleted.push(await kept.saved());
    assert.deepEqual([await left(deleted), await left(added)], [50, 0]);
    assert.equal(await left(deleted.slice(0, 5)), 0);
    const newest = await kept.saved('pool', membersAdded());
    assert.deepEqual(await kept.store.last(['pool']), newest);
    assert.notEqual(await kept.store.read(other), undefined);
  });

  async function modes() {
    const mode = async (path: string) => (await stat(path)).mode & 0o777;
    const names = await readdir(kept.folder);
    return {
      folder: await mode(kept.folder),
      files: await Promise.all(names.map((name) => mode(join(kept.folder, name)))),
    };
  }
});
