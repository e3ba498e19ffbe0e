import assert from 'node:assert/strict';
import { matchRanges } from '../../../../src/webview/shared/matchRanges.ts';

describe('What the search found in a text', () => {
  const marked = (text: string, ...words: string[]) =>
    matchRanges(text, words)
      .toReversed()
      .reduce(
        (rest, [from, to]) => `${rest.slice(0, from)}[${rest.slice(from, to)}]${rest.slice(to)}`,
        text,
      );

  it('is marked wherever it stands, in any case', () => {
    assert.equal(marked('Order of orders', 'order'), '[Order] of [order]s');
  });

  it('is marked for each word', () => {
    assert.equal(marked('order:read', 'read', 'order'), '[order]:[read]');
  });

  it('is one where words overlap or touch', () => {
    assert.equal(marked('abcd', 'abc', 'bcd'), '[abcd]');
    assert.equal(marked('abcd', 'ab', 'cd'), '[abcd]');
    assert.equal(marked('abcd', 'abcd', 'bc'), '[abcd]');
  });

  it('is nothing without a search', () => {
    assert.equal(marked('abc'), 'abc');
    assert.equal(marked('', 'a'), '');
  });

  it('is marked where it is written in another width, composition or case', () => {
    assert.equal(marked('İstanbul order', 'istanbul', 'order'), '[İstanbul] [order]');
    assert.equal(marked('ｏｒｄｅｒ：read', 'order'), '[ｏｒｄｅｒ]：read');
    assert.equal(marked('cafe\u0301 au lait', 'café'), '[cafe\u0301] au lait');
    assert.equal(marked('Straße 7', 'strasse'), '[Straße] 7');
    assert.equal(marked('Straße 7', 'stras'), '[Straß]e 7');
    assert.equal(marked('ad\u200bmins', 'admins'), '[ad\u200bmins]');
    assert.equal(marked('ΟΔΟΣ', 'οδοσ'), '[ΟΔΟΣ]');
  });
});
