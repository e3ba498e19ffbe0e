import assert from 'node:assert/strict';
import { SlicedWork } from '../../../src/editor/codes/slices.ts';

/** Work in so many steps, each long enough for others to get their turn behind it. */
function* longWork(steps: number, done: number[]): Generator<void, string> {
  for (let step = 0; step < steps; step += 1) {
    const end = performance.now() + 6;
    while (performance.now() < end);
    done.push(step);
    yield;
  }
  return 'result';
}

const always = () => true;

describe('Work in slices', () => {
  it('is done once for all who wait for it', async () => {
    const done: number[] = [];
    const work = new SlicedWork(longWork(3, done), always);
    assert.deepEqual(await Promise.all([work.wait(), work.wait()]), ['result', 'result']);
    assert.equal(await work.wait(), 'result');
    assert.deepEqual(done, [0, 1, 2]);
  });

  it('lets others run before it goes on', async () => {
    const done: number[] = [];
    const work = new SlicedWork(longWork(3, done), always);
    const between = new Promise<number>((resolve) => setImmediate(() => resolve(done.length)));
    await work.wait();
    assert.ok((await between) < 3);
  });

  it('ends when what it is about is another meanwhile, and has no result then', async () => {
    const done: number[] = [];
    let version = 1;
    const work = new SlicedWork(longWork(9, done), () => version === 1);
    const waiting = work.wait();
    version = 2;
    assert.equal(await waiting, undefined);
    assert.equal(work.isGivenUp, true);
    assert.ok(done.length < 9);
  });

  it('ends when nobody waits for it any more, and goes on as long as somebody does', async () => {
    const done: number[] = [];
    const cancelled = { isCancellationRequested: false };
    const work = new SlicedWork(longWork(9, done), always);
    const waiting = work.wait(cancelled);
    cancelled.isCancellationRequested = true;
    assert.equal(await waiting, undefined);
    assert.equal(work.isGivenUp, true);
    const other = new SlicedWork(longWork(3, []), always);
    const gaveUp = other.wait(cancelled);
    assert.equal(await other.wait({ isCancellationRequested: false }), 'result');
    assert.equal(await gaveUp, undefined);
  });

  it('fails for all who wait for it', async () => {
    const work = new SlicedWork(failing(), always);
    await assert.rejects(work.wait(), /broken/);
    await assert.rejects(work.wait(), /broken/);
  });
});

function* failing(): Generator<void, string> {
  yield;
  throw new Error('broken');
}
