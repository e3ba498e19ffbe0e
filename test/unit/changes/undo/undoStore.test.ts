import assert from 'node:assert/strict';
import { chmod, copyFile, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UndoableChange, UndoRecord } from '../../../../src/changes/undo/records.ts';
import { UndoStore } from '../../../../src/changes/undo/undoStore.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('The changes that can be undone', () => {
  let root: string;
  let folder: string;
  let clock: number;
  let store: UndoStore;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'undo-'));
    folder = join(root, 'globalStorage', 'undo');
    clock = Date.parse('2026-05-04T10:00:00Z');
    store = open();
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  /** As a window does that has just been opened. */
  const open = () => new UndoStore({ fsPath: join(root, 'globalStorage') }, () => clock);

  async function saved(pool = 'pool', change: UndoableChange = deletion()): Promise<UndoRecord> {
    const record = store.newRecord(pool, change);
    await store.save(record);
    return record;
  }

  it('are looked for, pruned and forgotten without a trace on disk as long as there are none', async () => {
    assert.equal(await store.last(['pool']), undefined);
    await store.prune(['pool']);
    await store.forgetPool('pool');
    await store.remove(store.newRecord('pool', deletion()));
    assert.deepEqual(await readdir(root), []);
  });

  it('are there after a reload, as they were saved', async () => {
    const record = await saved('pool', deletion('half of a surrogate: \ud800, and 中文'));
    assert.deepEqual(await open().last(['pool']), record);
    assert.deepEqual(await open().read(record), record);
    assert.notEqual(open().window, record.window);
  });

  it('can be read by the user alone, whatever is usual otherwise', async () => {
    const before = process.umask(0);
    try {
      await saved();
      assert.deepEqual(await modes(), { folder: 0o700, files: [0o600] });
      await chmod(folder, 0o755);
      const record = await saved();
      await chmod(join(folder, await fileOf(record)), 0o644);
      await store.save(record);
      assert.deepEqual(await modes(), { folder: 0o700, files: [0o600, 0o600] });
    } finally {
      process.umask(before);
    }
  });

  it('are given out newest first, of the connected pools alone', async () => {
    await saved('one');
    const second = await saved('one', membersAdded());
    const third = await saved('two');
    assert.deepEqual(await store.last(['one', 'two']), third);
    assert.deepEqual(await store.last(['one']), second);
    assert.equal(await store.last(['three']), undefined);
    assert.equal(await store.last([]), undefined);
  });

  it('are in the order they were made in, also within a millisecond', async () => {
    const records = [await saved(), await saved(), await saved()];
    for (const record of records.toReversed()) {
      assert.deepEqual(await store.last(['pool']), record);
      await store.remove(record);
    }
  });

  it('become what is left of them, in their place', async () => {
    const record = await saved('pool', membersAdded('a', 'b', 'c'));
    const newer = await saved();
    const rest = { ...record, change: membersAdded('c') };
    await store.save(rest);
    assert.deepEqual(await store.last(['pool']), newer);
    await store.remove(newer);
    assert.deepEqual(await store.last(['pool']), rest);
    assert.deepEqual(await store.read(record), rest);
    assert.equal((await readdir(folder)).length, 1);
  });

  it('are gone for all windows once they are undone in one', async () => {
    const record = await saved();
    const other = open();
    await other.remove(record);
    assert.equal(await store.read(record), undefined);
    assert.equal(await store.last(['pool']), undefined);
    await store.remove(record);
  });

  it('are kept for 30 days', async () => {
    const record = await saved();
    clock += 30 * day;
    assert.deepEqual(await store.last(['pool']), record);
    await store.prune(['pool']);
    assert.deepEqual(await store.last(['pool']), record);
    const other = await saved();
    clock += 1;
    assert.deepEqual(await store.last(['pool']), other);
    assert.deepEqual(await readdir(folder), [await fileOf(other)]);
    clock += 30 * day;
    await store.prune(['pool']);
    assert.deepEqual(await readdir(folder), []);
  });

  it('are kept though the clock was put back', async () => {
    const record = await saved();
    clock -= 90 * day;
    assert.deepEqual(await store.last(['pool']), record);
    await store.prune(['pool']);
    assert.deepEqual(await store.last(['pool']), record);
  });

  it('of a pool are all forgotten, and no other', async () => {
    const ids = ['pool', 'pool ', '../pool', 'pool/../../..', '池'.repeat(500), 'POOL'];
    for (const id of ids) await saved(id);
    await saved('pool', membersAdded());
    assert.deepEqual(await readdir(root), ['globalStorage']);
    assert.deepEqual(await readdir(join(root, 'globalStorage')), ['undo']);
    for (const [index, id] of ids.entries()) {
      await open().forgetPool(id);
      assert.equal(await store.last([id]), undefined);
      for (const other of ids.slice(index + 1)) {
        assert.equal((await store.last([other]))?.pool, other);
      }
    }
    assert.deepEqual(await readdir(folder), []);
  });

  it('of a pool that is no longer connected are forgotten later, unless it may be a new one', async () => {
    await saved('disconnected');
    const connected = await saved('connected');
    clock += 30 * minute;
    await store.prune(['connected']);
    assert.equal((await readdir(folder)).length, 2);
    clock += 31 * minute;
    await store.prune(['connected']);
    assert.deepEqual(await readdir(folder), [await fileOf(connected)]);
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
      const good = await saved();
      const broken = await saved();
      const json = JSON.stringify(broken);
      await writeFile(
        join(folder, await fileOf(broken)),
        typeof content === 'string' ? content : content(json),
      );
      assert.deepEqual(await store.last(['pool', 'other']), good);
      assert.equal(await store.read(broken), undefined);
      await saved();
      clock += 31 * day;
      await store.prune(['pool']);
      assert.deepEqual(await readdir(folder), []);
    });
  }

  it('are read in spite of other files in their folder, which are left alone', async () => {
    const record = await saved();
    const name = await fileOf(record);
    const later = name.replace(/\.\d+\./, '.9999999999999.');
    await copyFile(join(folder, name), join(folder, later));
    await writeFile(join(folder, 'notes.txt'), 'Not ours.');
    await writeFile(join(folder, `${name}.bak`), 'Not ours.');
    assert.deepEqual(await store.last(['pool']), record);
    await store.forgetPool('pool');
    assert.deepEqual(await readdir(folder), [`${name}.bak`, 'notes.txt']);
  });

  it('are all there where windows save them at the same time', async () => {
    const windows = [store, open(), open()];
    const records = windows.flatMap((window) =>
      Array.from({ length: 8 }, () => window.newRecord('pool', deletion())),
    );
    await Promise.all(records.map((record, index) => windows[index % 3]?.save(record)));
    for (const record of records) assert.deepEqual(await store.read(record), record);
    assert.equal((await readdir(folder)).length, records.length);
  });

  it('are 50 of a pool at most, and deletes go last', async () => {
    const other = await saved('other pool', membersAdded());
    const added: UndoRecord[] = [];
    const deleted: UndoRecord[] = [];
    for (let count = 0; count < 30; count += 1) {
      deleted.push(await saved());
      added.push(await saved('pool', membersAdded()));
    }
    const left = async (records: readonly UndoRecord[]) => {
      const found = await Promise.all(records.map((record) => store.read(record)));
      return found.filter((record) => record !== undefined).length;
    };
    assert.deepEqual([await left(deleted), await left(added)], [30, 20]);
    assert.notEqual(await store.read(last(added)), undefined);
    for (let count = 0; count < 25; count += 1) deleted.push(await saved());
    assert.deepEqual([await left(deleted), await left(added)], [50, 0]);
    assert.equal(await left(deleted.slice(0, 5)), 0);
    const newest = await saved('pool', membersAdded());
    assert.deepEqual(await store.last(['pool']), newest);
    assert.notEqual(await store.read(other), undefined);
  });

  it('are undone by one at a time', async () => {
    const record = await saved();
    let end = () => {};
    const first = store.whileUndoing(record, () => new Promise((resolve) => (end = resolve)));
    assert.equal(await store.whileUndoing(record, () => assert.fail('a second time')), false);
    end();
    assert.equal(await first, true);
    await assert.rejects(
      store.whileUndoing(record, async () => {
        throw new Error('broken');
      }),
      /broken/,
    );
    assert.equal(await store.whileUndoing(record, async () => {}), true);
  });

  async function modes() {
    const mode = async (path: string) => (await stat(path)).mode & 0o777;
    const names = await readdir(folder);
    return {
      folder: await mode(folder),
      files: await Promise.all(names.map((name) => mode(join(folder, name)))),
    };
  }

  async function fileOf({ id }: UndoRecord): Promise<string> {
    const name = (await readdir(folder)).find((each) => each.includes(id));
    assert.ok(name !== undefined);
    return name;
  }
});

function deletion(name = 'Tea'): UndoableChange {
  const group = {
    code: 'tea',
    name,
    createdAt: '2026-01-02T03:04:05.678Z',
    userIds: ['u1', 'u2'],
    grants: [
      { namespace: 'default', resource: 'pot:*', resourceType: 'DATA', actions: ['pot:use'] },
    ],
  };
  return { kind: 'groupsDeleted', state: 'made', groups: [group] };
}

function membersAdded(...userIds: string[]): UndoableChange {
  return { kind: 'membersAdded', code: 'tea', groupName: 'Tea', userIds };
}

function last<T>(items: readonly T[]): T {
  const item = items.at(-1);
  assert.ok(item !== undefined);
  return item;
}
