import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { UndoRecord } from '../../../../src/changes/undo/records.ts';
import { UndoStore } from '../../../../src/changes/undo/undoStore.ts';

const day = 24 * 60 * 60_000;

describe('The changes that can be undone, after a crash', () => {
  let root: string;
  let folder: string;
  let store: UndoStore;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'undo-'));
    folder = join(root, 'undo');
    store = new UndoStore({ fsPath: root });
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  it('right after they were saved are on disk', async () => {
    const record = store.newRecord('pool', deletion);
    await crash(record, 'await store.save(record); process.kill(process.pid, "SIGKILL");');
    assert.deepEqual(await store.last(['pool']), record);
  });

  it('while they were written anew are as they were before', async () => {
    const record = store.newRecord('pool', deletion);
    await store.save(record);
    await crash(
      record,
      `void store.save({ ...record, change: { ...record.change, groups: Array(200_000).fill(record.change.groups[0]) } });
         const isPart = (name) => /\\.json\\.\\d+$/.test(name);
         while (!readdirSync(folder).some(isPart)) await setImmediate();
         process.kill(process.pid, "SIGKILL");`,
    );
    assert.deepEqual(await store.last(['pool']), record);
    const parts = (await readdir(folder)).filter((name) => !name.endsWith('.json'));
    assert.equal(parts.length, 1);
    // Another window may be writing it.
    await store.prune();
    assert.equal((await readdir(folder)).length, 2);
    const longAgo = new Date(Date.now() - day);
    for (const name of parts) await utimes(join(folder, name), longAgo, longAgo);
    await store.prune();
    assert.equal((await readdir(folder)).length, 1);
    assert.deepEqual(await store.last(['pool']), record);
  });

  it('in the middle of an undo can be undone by another window once the lock is left', async () => {
    const record = store.newRecord('pool', deletion);
    await store.save(record);
    await crash(
      record,
      `await store.whileUndoing(record, async () => process.kill(process.pid, "SIGKILL"));`,
    );
    // Nobody can know yet whether the other one is only slow.
    assert.equal(await store.whileUndoing(record, () => assert.fail('at the same time')), false);
    const [lock] = (await readdir(folder)).filter((name) => name.endsWith('.lock'));
    assert.ok(lock !== undefined);
    // As it is a few seconds later.
    const before = new Date(Date.now() - 15_000);
    await utimes(join(folder, lock), before, before);
    let undone = 0;
    assert.equal(
      await store.whileUndoing(record, async () => {
        undone += 1;
      }),
      true,
    );
    assert.equal(undone, 1);
    assert.deepEqual(await store.read(record), record);
    assert.equal((await readdir(folder)).length, 1);
  });

  it('leave no lock for good', async () => {
    const record = store.newRecord('pool', deletion);
    await store.save(record);
    await crash(
      record,
      `await store.whileUndoing(record, async () => process.kill(process.pid, "SIGKILL"));`,
    );
    await store.prune();
    assert.equal((await readdir(folder)).length, 2);
    const [lock] = (await readdir(folder)).filter((name) => name.endsWith('.lock'));
    assert.ok(lock !== undefined);
    const longAgo = new Date(Date.now() - day);
    await utimes(join(folder, lock), longAgo, longAgo);
    await store.prune();
    assert.equal((await readdir(folder)).length, 1);
  });

  /** Runs a window of its own that ends itself without any warning. */
  async function crash(record: UndoRecord, body: string): Promise<void> {
    const program = join('out', 'test', `undoStoreCrash${process.pid}.mjs`);
    await build({
      stdin: {
        contents: `
          import { readdirSync } from 'node:fs';
          import { setImmediate } from 'node:timers/promises';
          import { UndoStore } from './src/changes/undo/undoStore.ts';
          const [root, folder, json] = process.argv.slice(2);
          const store = new UndoStore({ fsPath: root });
          const record = JSON.parse(json);
          ${body}`,
        resolveDir: '.',
        loader: 'ts',
      },
      outfile: program,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
    });
    const args = [program, root, folder, JSON.stringify(record)];
    const signal = await new Promise((resolve) =>
      execFile(process.execPath, args, (error) => resolve(error?.signal)),
    );
    await rm(program);
    assert.equal(signal, 'SIGKILL');
  }
});

const deletion = {
  kind: 'groupsDeleted',
  state: 'underway',
  groups: [{ code: 'tea', name: 'Tea', userIds: ['u1', 'u2'], grants: [] }],
} as const;
