import assert from 'node:assert/strict';
import { useUndoFolder } from '../../../support/changes/undoFolder.ts';

const day = 24 * 60 * 60_000;

describe('The changes that can be undone, as time passes', () => {
  const kept = useUndoFolder();

  it('are offered for 30 days, and deleted a day later', async () => {
    const record = await kept.saved();
    kept.clock += 30 * day;
    assert.deepEqual(await kept.store.last(['pool']), record);
    kept.clock += 1;
    assert.equal(await kept.store.last(['pool']), undefined);
    await kept.store.prune();
    assert.notEqual(await kept.store.read(record), undefined);
    kept.clock += day;
    await kept.store.prune();
    assert.equal(await kept.store.read(record), undefined);
  });

  it('are kept though the clock jumps far ahead for a while', async () => {
    const record = await kept.saved();
    kept.clock += 400 * day;
    await kept.store.prune();
    await kept.store.last(['pool']);
    kept.clock += day / 2;
    await kept.open().prune();
    kept.clock -= 400 * day;
    assert.deepEqual(await kept.open().last(['pool']), record);
    await kept.open().prune();
    // And again, long after: the doubt begins anew.
    kept.clock += 400 * day;
    await kept.open().prune();
    assert.notEqual(await kept.store.read(record), undefined);
  });

  it('of now come last where the clock was put back', async () => {
    await kept.saved();
    kept.clock -= 10 * day;
    kept.store = kept.open();
    await kept.store.prune();
    const now = await kept.saved();
    assert.deepEqual(await kept.store.last(['pool']), now);
  });

  it('are kept though the clock was put back', async () => {
    const record = await kept.saved();
    kept.clock -= 90 * day;
    assert.deepEqual(await kept.store.last(['pool']), record);
    await kept.store.prune();
    assert.deepEqual(await kept.store.last(['pool']), record);
  });
});
