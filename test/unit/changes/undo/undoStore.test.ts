import assert from 'node:assert/strict';
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { UndoableChange, UndoRecord } from '../../../../src/changes/undo/records.ts';
import { withLock } from '../../../../src/changes/undo/undoLock.ts';
import {
  type ConnectionOf,
  firstConnection,
  UndoStore,
} from '../../../../src/changes/undo/undoStore.ts';
import { eventually } from '../../../support/eventually.ts';

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
  const open = (connectionOf?: ConnectionOf) =>
    new UndoStore(
      { fsPath: join(root, 'globalStorage') },
      { now: () => clock, ...(connectionOf && { connectionOf }) },
    );

  async function saved(pool = 'pool', change: UndoableChange = deletion()): Promise<UndoRecord> {
    const record = store.newRecord(pool, change);
    await store.save(record);
    return record;
  }

  it('are looked for, pruned and forgotten without a trace on disk as long as there are none', async () => {
    assert.equal(await store.last(['pool']), undefined);
    await store.prune();
    await store.forget('pool', firstConnection);
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

  it('are offered for 30 days, and deleted a day later', async () => {
    const record = await saved();
    clock += 30 * day;
    assert.deepEqual(await store.last(['pool']), record);
    clock += 1;
    assert.equal(await store.last(['pool']), undefined);
    await store.prune();
    assert.notEqual(await store.read(record), undefined);
    clock += day;
    await store.prune();
    assert.equal(await store.read(record), undefined);
  });

  it('are kept though the clock jumps far ahead for a while', async () => {
    const record = await saved();
    clock += 400 * day;
    await store.prune();
    await store.last(['pool']);
    clock += day / 2;
    await open().prune();
    clock -= 400 * day;
    assert.deepEqual(await open().last(['pool']), record);
    await open().prune();
    // And again, long after: the doubt begins anew.
    clock += 400 * day;
    await open().prune();
    assert.notEqual(await store.read(record), undefined);
  });

  it('of now come last where the clock was put back', async () => {
    await saved();
    clock -= 10 * day;
    store = open();
    await store.prune();
    const now = await saved();
    assert.deepEqual(await store.last(['pool']), now);
  });

  it('are kept though the clock was put back', async () => {
    const record = await saved();
    clock -= 90 * day;
    assert.deepEqual(await store.last(['pool']), record);
    await store.prune();
    assert.deepEqual(await store.last(['pool']), record);
  });

  it('of a pool are all forgotten, and no other', async () => {
    const ids = ['pool', 'pool ', '../pool', 'pool/../../..', '池'.repeat(500), 'POOL'];
    for (const id of ids) await saved(id);
    await saved('pool', membersAdded());
    assert.deepEqual(await readdir(root), ['globalStorage']);
    assert.deepEqual(await readdir(join(root, 'globalStorage')), ['undo']);
    for (const [index, id] of ids.entries()) {
      await open().forget(id, firstConnection);
      assert.equal(await store.last([id]), undefined);
      for (const other of ids.slice(index + 1)) {
        assert.equal((await store.last([other]))?.pool, other);
      }
    }
    assert.deepEqual(await readdir(folder), []);
  });

  it('of a pool that this profile does not know are left alone', async () => {
    const record = await saved('of another profile');
    clock += 29 * day;
    await open(() => undefined).prune();
    assert.notEqual(await store.read(record), undefined);
  });

  describe('of a pool that is disconnected', () => {
    let connection: string | undefined;

    beforeEach(() => {
      connection = 'first';
      store = open(() => connection);
    });

    it('are not saved any more, also by a change that was under way', async () => {
      const record = store.newRecord('sample', deletion());
      connection = undefined;
      await store.forget('sample', 'first');
      await assert.rejects(store.save(record));
      connection = 'second';
      await assert.rejects(store.save(record));
      assert.equal(await store.last(['sample']), undefined);
    });

    it('are gone also where that comes while one is written', async () => {
      const record = store.newRecord('sample', deletion());
      const saving = store.save(record);
      connection = undefined;
      await assert.rejects(saving);
      connection = 'first';
      assert.equal(await store.last(['sample']), undefined);
    });

    it('are not offered to the next connection of the same id', async () => {
      // Another window had not heard of it yet.
      await open(() => 'first').save(store.newRecord('sample', deletion()));
      connection = 'second';
      assert.equal(await store.last(['sample']), undefined);
      const own = store.newRecord('sample', membersAdded());
      await store.save(own);
      assert.deepEqual(await store.last(['sample']), own);
    });

    it('stay for another profile that has it connected', async () => {
      const other = open(() => 'of another profile');
      const record = other.newRecord('sample', deletion());
      await other.save(record);
      await store.forget('sample', 'first');
      assert.deepEqual(await other.last(['sample']), record);
    });
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
      await store.prune();
      clock += day;
      await store.prune();
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
    await store.forget('pool', firstConnection);
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
    let first: Promise<boolean> = Promise.resolve(false);
    await new Promise<void>((started) => {
      first = store.whileUndoing(record, () => {
        started();
        return new Promise((resolve) => (end = resolve));
      });
    });
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

  it('are undone by one window at a time', async () => {
    const record = await saved();
    const other = open();
    let end = () => {};
    const started = new Promise<void>((resolve) => {
      void store.whileUndoing(record, () => {
        resolve();
        return new Promise((ended) => (end = ended));
      });
    });
    await started;
    assert.equal(await other.whileUndoing(record, () => assert.fail('a second time')), false);
    end();
    await eventually(async () =>
      assert.equal(await other.whileUndoing(record, async () => {}), true),
    );
  });

  it('go on being undone where the lock was lost meanwhile, as by a computer that slept', async () => {
    const record = await saved();
    const lockPath = join(folder, 'test.lock');
    const isFree = await withLock(
      lockPath,
      async () => {
        // Another window took it for left, and is at it now.
        await rm(lockPath, { recursive: true });
        await mkdir(lockPath);
        await utimes(lockPath, 1, 1);
        // That it is lost is found out when it is kept fresh.
        await delay(1500);
      },
      2000,
    );
    assert.equal(isFree, true);
    // It is the other window's now.
    assert.deepEqual((await readdir(folder)).sort(), [await fileOf(record), 'test.lock'].sort());
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
