import assert from 'node:assert/strict';
import { foundRanges } from '../../../../src/webview/authorizedResources/foundRanges.ts';

describe('What the search found in a text', () => {
  const marked = (text: string, ...words: string[]) =>
    foundRanges(text, words)
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

  it('is not marked where lower case has other places than the text', () => {
    assert.equal(marked('İstanbul order', 'order'), 'İstanbul order');
  });
});
