import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainName, plainText } from '../../../src/text/plainText.ts';
import { anyText } from '../../support/hostile/hostileTexts.ts';

/** What VS Code makes links and icons of: its `parseLinkedText` and `renderLabelWithIcons`. */
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+(?: (["'])(?:.+?)(?:\1))?\)/i;
const icon = /\$\([a-z0-9\-~]+\)/i;

const pieces = fc.constantFrom(
  '[',
  ']',
  '(',
  ')',
  '$',
  'x',
  'command:a',
  'https://b',
  '\u200B',
  ' "',
);
const anyMarkup = fc.oneof(
  anyText(),
  fc.array(pieces).map((all) => all.join('')),
  fc.tuple(anyText(), anyText()).map(([title, query]) => `[${title}](command:x?${query})`),
);

describe('Whatever text a server sends,', () => {
  for (const [where, shown] of [
    ['in a message', plainText],
    ['in a row to pick', plainName],
  ] as const) {
    it(`${where} it is no link and has no icon, also beside another`, () => {
      fc.assert(
        fc.property(anyMarkup, anyMarkup, (text, other) => {
          for (const all of [shown(text), plainText(`${text} ${other}`), plainText(text + other)]) {
            assert.doesNotMatch(all, link);
            assert.doesNotMatch(all, icon);
          }
        }),
        { numRuns: 500 },
      );
    });

    it(`${where} it is one line of no great length, in which nothing is hidden or half a character`, () => {
      fc.assert(
        fc.property(anyMarkup, (text) => {
          const all = shown(text);
          assert.ok(all.length <= 20_000);
          assert.doesNotMatch(all, /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E]/u);
        }),
      );
    });
  }

  it('it stays what it is where there is nothing to fear in it', () => {
    const harmless = fc.string({
      unit: fc.constantFrom('a', 'Ä', '研', ' ', '(', ')', '.', '“', '$1'),
    });
    fc.assert(
      fc.property(harmless, (text) => {
        fc.pre(!text.includes('$('));
        assert.equal(plainText(text), text);
      }),
    );
  });
});
