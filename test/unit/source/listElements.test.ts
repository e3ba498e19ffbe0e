// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are source texts.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findStrings, type SourceLanguage, stringAt } from '../../../src/source/index.ts';
import { elementAt, listElements } from '../../../src/source/listElements.ts';

function elementsIn(text: string, language: SourceLanguage = 'typescript') {
  const [found] = findStrings(text, language);
  assert.ok(found !== undefined);
  const elements = listElements(text, found);
  for (const { contentStart, contentEnd, value } of elements ?? []) {
    assert.equal(text.slice(contentStart, contentEnd), value);
  }
  return elements?.map(({ value }) => value);
}

describe('A list in one string', () => {
  it('has its elements between commas, without the blanks around them', () => {
    assert.deepEqual(elementsIn("f('a,b-1, c ,\td')"), ['a', 'b-1', 'c', 'd']);
    assert.deepEqual(elementsIn("f('a')"), ['a']);
    assert.deepEqual(elementsIn("f('a,,b,')"), ['a', '', 'b', '']);
    assert.deepEqual(elementsIn('f(r"a,b")', 'python'), ['a', 'b']);
    assert.deepEqual(elementsIn('f(`a,\nb`)', 'go'), ['a', 'b']);
  });

  it('has none where what is written is not what it says, or nobody knows what it says', () => {
    assert.equal(elementsIn("f('a\\x2cb')"), undefined);
    assert.equal(elementsIn('f(`a,${b}`)'), undefined);
    assert.equal(elementsIn("f('a,' + b)"), undefined);
    assert.equal(elementsIn('f(@"a,""b""")', 'csharp'), undefined);
    assert.equal(elementsIn('f <<~E\n  a,\n  b\nE\n', 'ruby'), undefined);
  });

  it('has the element at a place, with the blanks that the place is among', () => {
    const text = "f('one, two,  ,three')";
    const at = (offset: number) => {
      const found = stringAt(text, 'typescript', offset);
      const element = found && elementAt(text, found, offset);
      return element && [element.value, text.slice(element.contentStart, element.contentEnd)];
    };
    assert.deepEqual(at(3), ['one', 'one']);
    assert.deepEqual(at(6), ['one', 'one']);
    assert.deepEqual(at(7), ['two', ' two']);
    assert.deepEqual(at(9), ['two', 'two']);
    assert.deepEqual(at(12), ['', '  ']);
    assert.deepEqual(at(14), ['', '']);
    assert.deepEqual(at(20), ['three', 'three']);
  });

  it('has the element that is being typed', () => {
    const text = "f({ codes: 'a,fin";
    const found = stringAt(text, 'typescript', text.length);
    assert.equal(found && elementAt(text, found, text.length)?.value, 'fin');
  });

  it('has elements that lie in it in order, whatever it says', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', ',', ' ', '\t', '😀', '\\'),
      maxLength: 20,
    });
    fc.assert(
      fc.property(texts, fc.nat(20), (content, offset) => {
        const text = `f("${content}")`;
        const [found] = findStrings(text, 'python');
        const elements = found && listElements(text, found);
        if (found === undefined || elements === undefined) return;
        let last = found.contentStart;
        for (const { contentStart, contentEnd } of elements) {
          assert.ok(last <= contentStart && contentStart <= contentEnd);
          last = contentEnd;
        }
        assert.ok(last <= found.contentEnd);
        const at = Math.min(found.contentStart + offset, found.contentEnd);
        const { contentStart, contentEnd } = elementAt(text, found, at) ?? found;
        assert.ok(contentStart <= at && at <= contentEnd);
      }),
    );
  });
});
