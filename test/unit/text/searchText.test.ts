import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldText, foldWithPlaces } from '../../../src/text/searchText.ts';

describe('A text for searching', () => {
  const alike: readonly (readonly string[])[] = [
    ['admins', 'ADMINS', 'ａｄｍｉｎｓ', 'admins\u200b', '\ufeffadmins', 'ad\u00admins'],
    ['café', 'cafe\u0301', 'CAFÉ'],
    ['istanbul', 'İstanbul', 'ISTANBUL', 'i\u0307stanbul'],
    ['straße', 'STRASSE', 'strasse', 'Straẞe'],
    ['οδος', 'ΟΔΟΣ', 'οδοσ'],
    ['ｶﾞｲﾄﾞ', 'ガイド'],
    ['①', '1'],
    ['研发', '研发'],
  ];
  for (const [first = '', ...others] of alike) {
    it(`is the same for ${JSON.stringify([first, ...others])}`, () => {
      for (const other of others) assert.equal(foldText(other), foldText(first), other);
    });
  }

  it('is another for another text', () => {
    for (const [one, other] of [
      ['admins', 'admin'],
      ['cafe', 'café'],
      ['研发', '研發'],
    ] as const) {
      assert.notEqual(foldText(one), foldText(other));
    }
  });

  it('is folded once and for all, and each of its places is one of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(foldText(foldText(text)), foldText(text));
        const { folded, places } = foldWithPlaces(text);
        if (places === undefined) return;
        assert.equal(places.length, folded.length + 1);
        places.forEach((place, index) => {
          assert.ok(place >= (places[index - 1] ?? 0) && place <= text.length);
        });
      }),
    );
  });
});
