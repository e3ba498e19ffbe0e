import assert from 'node:assert/strict';
import type { SourceLanguage } from '../../../../src/source/found.ts';
import { findStrings } from '../../../../src/source/index.ts';
import { escaped, literalOf } from '../../../../src/source/write/literals.ts';

const languages: readonly SourceLanguage[] = [
  'javascript',
  'typescriptreact',
  'python',
  'java',
  'go',
  'csharp',
  'php',
  'ruby',
];

describe('A string literal that is written', () => {
  for (const language of languages) {
    it(`says in ${language} what it was to say`, () => {
      const before = language === 'php' ? '<?php x(' : 'x(';
      for (const text of [
        '',
        'editors',
        '\\\'"`$#{}',
        'a\r\nb\t\u2028',
        '\u202E\u{E0001}𠮷',
        '$a#{b}\u202E',
      ]) {
        const found = findStrings(`${before}${literalOf(text, language)})`, language);
        assert.deepEqual(
          found.map(({ value }) => value),
          [text],
        );
      }
    });

    it(`shows in ${language} what shows nowhere`, () => {
      const written = literalOf('\u202E\u0000\u200B\u{E0001}\uFEFF\n', language);
      assert.match(written, /^[\x20-\x7e]+$/);
    });
  }

  it('holds the half of a pair only where a language can write one', () => {
    const written = languages.map((language) => [language, literalOf('a\uD800', language)]);
    assert.deepEqual(Object.fromEntries(written), {
      javascript: "'a\\ud800'",
      typescriptreact: "'a\\ud800'",
      python: '"a\\ud800"',
      java: '"a\\ud800"',
      csharp: '"a\\ud800"',
      go: '"a\\ufffd"',
      php: '"a\\u{fffd}"',
      ruby: '"a\\u{fffd}"',
    });
  });

  it('has other quotes as they are, and begins no interpolation', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is about that
    const text = '"\'`${a}#{b}';
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is about that
    assert.equal(escaped(text, 'typescript', '`'), '"\'\\`\\${a}#{b}');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is about that
    assert.equal(escaped(text, 'ruby', '"'), '\\"\'`${a}\\#{b}');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is about that
    assert.equal(escaped(text, 'php', '"'), '\\"\'`\\${a}#{b}');
    assert.equal(escaped(text, 'go', '`'), text);
  });
});
