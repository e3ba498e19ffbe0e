import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCustomValue } from '../../../../src/authing/v2/customData.ts';
import { anyJson, anyText, isPolluted } from '../../../support/hostile/hostileTexts.ts';

const dates = fc.oneof(
  fc.bigInt().map(String),
  fc.integer().map(String),
  fc.date({ noInvalidDate: false }).map(String),
  fc.constantFrom('8640000000000000', '8640000000000001', '-271821-04-20', '+275760-09-13', '0'),
  anyText(),
);
const dataType = fc.oneof(
  fc.constantFrom('STRING', 'NUMBER', 'DATETIME', 'BOOLEAN', 'OBJECT', 'SELECT'),
  anyText(),
);

/** A value of so many levels, as text. */
function nested(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels);
}

describe('Any text as a custom value', () => {
  it('is the number it says, or stays the text it is', () => {
    fc.assert(
      fc.property(fc.oneof(anyJson(), anyText(), fc.double().map(String)), (text) => {
        const value = readCustomValue('NUMBER', text);
        if (typeof value === 'number') assert.ok(Number.isFinite(value) && value === Number(text));
        else assert.equal(value, text);
      }),
    );
  });

  it('is the truth value it says, or stays the text it is', () => {
    fc.assert(
      fc.property(fc.oneof(anyJson(), anyText()), (text) => {
        const value = readCustomValue('BOOLEAN', text);
        if (typeof value === 'boolean') assert.equal(String(value), text.trim());
        else assert.equal(value, text);
      }),
    );
  });

  it('is a date that can be written, or stays the text it is', () => {
    fc.assert(
      fc.property(dates, (text) => {
        const value = readCustomValue('DATETIME', text);
        if (value instanceof Date) assert.ok(value.toISOString());
        else assert.equal(value, text);
      }),
    );
  });

  it('is the JSON it holds, shallow enough to be shown, or stays the text it is', () => {
    fc.assert(
      fc.property(fc.oneof(anyJson(), anyText()), (text) => {
        const value = readCustomValue('OBJECT', text);
        if (value !== text) assert.deepEqual(value, JSON.parse(text));
        assert.ok(JSON.stringify(value).length < 2_000_000);
        assert.equal(isPolluted(), false);
      }),
    );
    assert.deepEqual(readCustomValue('OBJECT', nested(50)), JSON.parse(nested(50)));
    for (const levels of [500, 5_000, 500_000]) {
      assert.equal(readCustomValue('OBJECT', nested(levels)), nested(levels));
    }
  });

  it('stays the text it is where its type is no reason to read it', () => {
    const plain = fc.oneof(
      fc.constantFrom('STRING', 'SELECT', '', 'number', '__proto__'),
      fc.string({ minLength: 9 }),
    );
    fc.assert(
      fc.property(plain, anyText(), (type, text) => {
        assert.equal(readCustomValue(type, text), text);
      }),
    );
  });
});

describe('Anything else as a custom value', () => {
  it('is kept in a form that can be shown', () => {
    fc.assert(
      fc.property(dataType, anyJson(), (type, json) => {
        const sent: unknown = JSON.parse(json);
        const value = readCustomValue(type, sent);
        if (sent === null) assert.equal(value, undefined);
        else if (typeof sent === 'object')
          assert.ok(['string', 'undefined'].includes(typeof value));
        assert.doesNotThrow(() => JSON.stringify(value));
        assert.equal(isPolluted(), false);
      }),
    );
  });
});
