import assert from 'node:assert/strict';
import { mayHoldAny } from '../../../../src/commands/uses/prefilter.ts';

const mayHold = (text: string, ...codes: string[]) => mayHoldAny(codes)(Buffer.from(text));

describe('Whether a file can name a group code', () => {
  it('is seen from its bytes', () => {
    assert.equal(mayHold(`detail('oncall')`, 'oncall'), true);
    assert.equal(mayHold(`detail('on-call')`, 'oncall'), false);
    assert.equal(mayHold(`detail('b')`, 'a', 'b'), true);
    assert.equal(mayHold(`x = '研发'`, '研发'), true);
  });

  it('is never denied where the code may be written with escapes', () => {
    assert.equal(mayHold(`x = 'it\\'s-mine'`, `it's-mine`), true);
    assert.equal(mayHold(`x = "\\u7814\\u53d1"`, '研发'), true);
    assert.equal(mayHold(`x = "dev-\\u7814"`, 'dev-研'), true);
    assert.equal(mayHold(`x = 'plain'`, '研发'), false);
  });
});
