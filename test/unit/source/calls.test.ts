import assert from 'node:assert/strict';
import { sourceLanguages } from '../../../src/source/index.ts';
import { callCases } from '../../support/source/callCases.ts';
import { placeText, stringSaying } from '../../support/source/found.ts';

describe('A string in source text', () => {
  for (const [language, cases] of callCases) {
    describe(`in ${language}`, () => {
      for (const [text, place] of cases) {
        it(`${place === '' ? 'is in no call' : `is in ${place}`}: ${text}`, () => {
          assert.equal(placeText(stringSaying(text, language, 'x')), place);
        });
      }
    });
  }

  it('is compared, not given, behind a sign that only ends like one that gives', () => {
    for (const language of sourceLanguages) {
      for (const sign of ['<=', '>=', '==', '!=']) {
        assert.equal(stringSaying(`a ${sign} "x"`, language, 'x').use, 'operand', language);
      }
    }
  });
});
