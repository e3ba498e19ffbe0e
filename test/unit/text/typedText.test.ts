import assert from 'node:assert/strict';
import { isTypedAs } from '../../../src/text/typedText.ts';

describe('A text that is to be typed', () => {
  for (const [text, typed] of [
    ['oncall', 'oncall'],
    ['  on \n call ', 'on call'],
    ['admins\u200B', 'admins\u200B'],
    ['admins\u200B', 'admins[U+200B]'],
    ['\uFEFFadmins', '\uFEFFadmins'],
    ['\uFEFFadmins', '[U+FEFF]admins'],
  ] as const) {
    it(`is there where ${JSON.stringify(typed)} is typed for ${JSON.stringify(text)}`, () => {
      assert.ok(isTypedAs(typed, text));
    });
  }

  for (const [text, typed] of [
    ['oncall', 'Oncall'],
    ['oncall', ''],
    ['admins\u200B', 'admins'],
    ['\uFEFFadmins', 'admins'],
    ['admins', 'admins\uFEFF'],
  ] as const) {
    it(`is not where ${JSON.stringify(typed)} is typed for ${JSON.stringify(text)}`, () => {
      assert.ok(!isTypedAs(typed, text));
    });
  }
});
