import assert from 'node:assert/strict';
import { changedTokens } from '../../../src/source/changedTokens.ts';
import { codeTokens } from '../../../src/source/codeTokens.ts';
import type { SourceLanguage } from '../../../src/source/found.ts';
import { changeBetween } from '../../../src/source/textChange.ts';

/** Which tokens are others after a change, before it and now; all tokens are looked at. */
function others(before: string, after: string, language: SourceLanguage = 'typescript') {
  const known = codeTokens(before, language);
  const { tokens, from, toBefore, toAfter } = changedTokens(
    known,
    after,
    language,
    changeBetween(before, after),
  );
  assert.deepEqual(tokens, codeTokens(after, language));
  return [known.texts.slice(from, toBefore), tokens.texts.slice(from, toAfter)];
}

const above = "first('a');\n".repeat(50);
const below = "last('b');\n".repeat(50);

describe('The tokens of a changed text', () => {
  it('are others only where something was typed', () => {
    assert.deepEqual(others(`${above}f('on');${below}`, `${above}f('one');${below}`), [
      ["'on'"],
      ["'one'"],
    ]);
    assert.deepEqual(others(`${above}clien.f();${below}`, `${above}client.f();${below}`), [
      ['clien'],
      ['client'],
    ]);
  });

  it('are the same where blanks or a comment changed', () => {
    const [before, after] = [`${above}f(a, b); // on${below}`, `${above}f(a,  b); // one${below}`];
    assert.deepEqual(others(before, `${above}f(a,  b); // on${below}`), [[], []]);
    assert.deepEqual(others(before, after.replace('a,  b', 'a, b')), [[], []]);
  });

  it('are others to the end of the line where a string was opened', () => {
    const [was, is] = others(`${above}f(a, b);\n${below}`, `${above}f('a, b);\n${below}`);
    assert.deepEqual(was, ['a', ',', 'b', ')', ';']);
    assert.deepEqual(is, ["'a, b);"]);
  });

  it('are others to the end of the text where a comment was opened', () => {
    const [, is] = others(`${above}f();\n${below}`, `${above}f();/*\n${below}`);
    assert.deepEqual(is, []);
  });

  it('are others where what was typed joins what stands around it', () => {
    assert.deepEqual(others('a - > b', 'a -> b'), [['-', '>'], ['->']]);
    assert.deepEqual(others('x = ""a" b', 'x = """a" b', 'python'), [
      ['""', 'a', '" b'],
      ['"""a" b'],
    ]);
    assert.deepEqual(others("x'a' b", "x 'a' b"), [["'", 'a', "'"], ["'a'"]]);
  });

  it('are all others where all was replaced, and none where nothing was', () => {
    assert.deepEqual(others('a b', 'c d'), [
      ['a', 'b'],
      ['c', 'd'],
    ]);
    assert.deepEqual(others(above, above), [[], []]);
    assert.deepEqual(others('', 'a'), [[], ['a']]);
    assert.deepEqual(others('a', ''), [['a'], []]);
  });
});
