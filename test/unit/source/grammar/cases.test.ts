import assert from 'node:assert/strict';
import { type SourceLanguage, sourceLanguages } from '../../../../src/source/index.ts';
import { callCases } from '../../../support/source/callCases.ts';
import {
  compareWithGrammar,
  type Difference,
  type Meant,
} from '../../../support/source/comparison.ts';

const awaited: Meant = {
  why: 'The grammar of JavaScript takes `await (…)` outside of functions for a call.',
  is: ({ what, text, expected }) =>
    what === 'callee' && text.includes('await (') && /^await\./.test(expected?.call?.callee ?? ''),
};

/** Differences from the grammars that are meant. */
const meant: Readonly<Partial<Record<SourceLanguage, readonly Meant[]>>> = {
  javascript: [awaited],
  javascriptreact: [awaited],
};

describe('What is found in pieces of source text', () => {
  for (const language of sourceLanguages) {
    it(`is what the grammar of ${language} finds`, async () => {
      const texts = callCases.flatMap(([of, cases]) =>
        of === language ? cases.map(([text]) => text) : [],
      );
      const { differences } = await compareWithGrammar(language, texts);
      const unmeant = differences.filter(
        (difference) => !(meant[language] ?? []).some((each) => each.is(difference)),
      );
      assert.deepEqual(unmeant.map(short), []);
    });
  }
});

function short({ what, text, found, expected }: Difference): string {
  return `${what}: ${text} – found ${JSON.stringify(found?.call ?? found?.path)}, expected ${JSON.stringify(expected?.call)} ${expected?.path}`;
}
