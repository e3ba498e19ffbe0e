// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are source texts.
import assert from 'node:assert/strict';
import { findStrings, type SourceLanguage, stringAt } from '../../../src/source/index.ts';
import { callCases } from '../../support/source/callCases.ts';
import { placeText, stringSaying } from '../../support/source/found.ts';

/** A statement for the line behind the one that is being typed. */
const nextStatements: Readonly<Record<SourceLanguage, string>> = {
  javascript: "const next = g('after');",
  javascriptreact: "const next = g('after');",
  typescript: "const next = g('after');",
  typescriptreact: "return g('after');",
  python: 'return g("after")',
  java: 'return g("after");',
  go: 'return g("after")',
  csharp: 'return g("after");',
  php: "return g('after');",
  ruby: "return g('after')",
};

/** The cases in which the text is on one line up to the string, as it is while that is being typed. */
const typed = callCases.flatMap(([language, cases]) =>
  cases.flatMap(([text, place]) => {
    const { contentStart } = stringSaying(text, language, 'x');
    const before = text.slice(0, contentStart);
    const isWord = language === 'ruby' && before.includes('%');
    const isOneLine = !before.replace(/^<\?php\n/, '').includes('\n');
    return place === '' || isWord || !isOneLine ? [] : [{ language, before, place }];
  }),
);

describe('A call that is being typed', () => {
  it('is one of many', () => assert.ok(typed.length > 150));

  for (const { language, before, place } of typed) {
    it(`has the string at the cursor in ${language}: ${before}`, () => {
      for (const written of ['', 'a', 'a-b']) {
        const text = `${before}${written}`;
        const found = stringAt(text, language, text.length);
        assert.ok(found !== undefined);
        assert.equal(placeText(found), place);
        assert.equal(found.closed, false);
        assert.equal(found.contentEnd, text.length);
      }
    });

    // A template and an interpolation go on to their ends, so does a tag; and in the body of a class no statement follows.
    if (!/`|"""|'''|<<[<~]|#\{|<Gate resource|^class A/.test(before)) {
      it(`leaves the next line of ${language} what it is behind: ${before}`, () => {
        const text = `${before}\n${nextStatements[language]}\n`;
        const { call } = stringSaying(text, language, 'after');
        assert.deepEqual(call, { callee: 'g', argument: 0, path: [] });
        const found = stringAt(text, language, before.length);
        assert.equal(found && placeText(found), place);
      });

      it(`holds no string of a statement of ${language} that follows: ${before}`, () => {
        const statement = nextStatements[language].replace(/g\((.*)\)/, '$1');
        const found = stringSaying(`${before}\n${statement}\n`, language, 'after');
        assert.equal(placeText(found), '');
      });
    }
  }
});

describe('The string at a place', () => {
  const text = "f('one', `two ${g('three')} four`)";
  const at = (offset: number) => stringAt(text, 'typescript', offset)?.start;

  it('is the one whose content the place is in, or right behind', () => {
    const start = text.indexOf("'one'");
    assert.equal(at(start), undefined);
    for (const offset of [1, 2, 4]) assert.equal(at(start + offset), start);
    assert.equal(at(start + 5), undefined);
  });

  it('is the inner one within an interpolation', () => {
    assert.equal(at(text.indexOf('three')), text.indexOf("'three'"));
    assert.equal(at(text.indexOf('two')), text.indexOf('`'));
    assert.equal(at(text.indexOf('four')), text.indexOf('`'));
  });

  it('is none in the rest of an interpolation', () => {
    for (const part of ["g('three", "('three", ')}', '} four']) {
      assert.equal(at(text.indexOf(part)), undefined, part);
    }
    assert.equal(at(text.indexOf('${')), text.indexOf('`'));
    assert.equal(stringAt('f(`a ${b.', 'javascript', 9), undefined);
  });

  it('has no more keys than anybody writes', () => {
    const { path = [] } = stringSaying(`f(${'{ a: '.repeat(5000)}'x'`, 'typescript', 'x');
    assert.ok(path.length > 10 && path.length < 100, `${path.length} keys`);
  });

  it('does not depend on what is behind the cursor', () => {
    const before = "client.groups.detail('";
    for (const behind of ['', "'", '`', '/*', '\n}}))', "'; f(`", '</a>', '\u0000']) {
      const found = stringAt(before + behind, 'typescriptreact', before.length);
      assert.equal(found && placeText(found), 'client.groups.detail(0)');
    }
    // A slash behind the cursor would make a regular expression of it.
    assert.notEqual(stringAt("f(/'a/", 'javascript', 5), undefined);
  });

  it('is found in none of other languages', () => {
    assert.equal(stringAt("f('x')", 'rust', 3), undefined);
    assert.deepEqual(findStrings("f('x')", 'plaintext'), []);
  });
});
