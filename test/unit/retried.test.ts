import assert from 'node:assert/strict';
import { retried } from '../../src/retried.ts';

describe('What is made when it is first asked for', () => {
  it('is made once, whoever asks and how often', async () => {
    let made = 0;
    const get = retried(async () => {
      made += 1;
      return made;
    });
    assert.deepEqual(await Promise.all([get(), get()]), [1, 1]);
    assert.equal(await get(), 1);
  });

  for (const [how, fail] of [
    ['later', async () => Promise.reject(new Error('no'))],
    [
      'at once',
      () => {
        throw new Error('no');
      },
    ],
  ] as const) {
    it(`is made anew with the next request where it failed ${how}`, async () => {
      let tries = 0;
      const get = retried(async () => {
        tries += 1;
        if (tries < 3) await fail();
        return tries;
      });
      await Promise.all([assert.rejects(get(), /no/), assert.rejects(get(), /no/)]);
      assert.equal(tries, 1);
      await assert.rejects(get(), /no/);
      assert.equal(await get(), 3);
      assert.equal(await get(), 3);
    });
  }
});
