import assert from 'node:assert/strict';
import { mkdir, readdir, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { withLock } from '../../../../src/changes/undo/undoLock.ts';
import { useUndoFolder } from '../../../support/changes/undoFolder.ts';
import { eventually } from '../../../support/eventually.ts';

describe('Changes that can be undone', () => {
  const kept = useUndoFolder();

  it('are undone by one at a time', async () => {
    const record = await kept.saved();
    let end = () => {};
    let first: Promise<boolean> = Promise.resolve(false);
    await new Promise<void>((started) => {
      first = kept.store.whileUndoing(record, () => {
        started();
        return new Promise((resolve) => (end = resolve));
      });
    });
    assert.equal(await kept.store.whileUndoing(record, () => assert.fail('a second time')), false);
    end();
    assert.equal(await first, true);
    await assert.rejects(
      kept.store.whileUndoing(record, async () => {
        throw new Error('broken');
      }),
      /broken/,
    );
    assert.equal(await kept.store.whileUndoing(record, async () => {}), true);
  });

  it('are undone by one window at a time', async () => {
    const record = await kept.saved();
    const other = kept.open();
    let end = () => {};
    const started = new Promise<void>((resolve) => {
      void kept.store.whileUndoing(record, () => {
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
    const record = await kept.saved();
    const lockPath = join(kept.folder, 'test.lock');
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
    assert.deepEqual(
      (await readdir(kept.folder)).sort(),
      [await kept.fileOf(record), 'test.lock'].sort(),
    );
  });
});
