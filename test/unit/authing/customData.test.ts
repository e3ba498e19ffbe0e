import assert from 'node:assert/strict';
import { readCustomValue } from '../../../src/authing/customData.ts';

describe('A custom value', () => {
  const rows: [dataType: string, sent: unknown, read: unknown][] = [
    ['STRING', '5', '5'],
    ['STRING', '', ''],
    ['SELECT', '"red"', '"red"'],
    ['NUMBER', '5', 5],
    ['NUMBER', '-1.5e3', -1500],
    ['NUMBER', 'five', 'five'],
    ['NUMBER', '', ''],
    ['NUMBER', 'true', 'true'],
    ['NUMBER', '1e999', '1e999'],
    ['NUMBER', '12345678901234567890', '12345678901234567890'],
    ['NUMBER', '1234567890.12345678', '1234567890.12345678'],
    ['NUMBER', '123456789012345', 123456789012345],
    ['NUMBER', '1e-400', '1e-400'],
    ['NUMBER', '0.10', 0.1],
    ['NUMBER', '-0', -0],
    ['OBJECT', '{"id":12345678901234567890}', '{"id":12345678901234567890}'],
    [
      'OBJECT',
      '{"id":"12345678901234567890","n":[1,2.5]}',
      { id: '12345678901234567890', n: [1, 2.5] },
    ],
    ['BOOLEAN', 'true', true],
    ['BOOLEAN', 'false', false],
    ['BOOLEAN', '1', '1'],
    ['BOOLEAN', 'yes', 'yes'],
    ['OBJECT', '{"a":[1,null]}', { a: [1, null] }],
    ['OBJECT', '[1]', [1]],
    ['OBJECT', 'null', null],
    ['OBJECT', '{"a":', '{"a":'],
    ['DATETIME', '1600000000000', new Date(1_600_000_000_000)],
    ['DATETIME', '2020-09-13T20:26:40+08:00', new Date('2020-09-13T12:26:40Z')],
    ['DATETIME', 'yesterday', 'yesterday'],
    ['DATETIME', '99999999999999999999', '99999999999999999999'],
    ['PICTURE', 'x', 'x'],
    ['NUMBER', null, undefined],
    ['NUMBER', undefined, undefined],
    ['NUMBER', 7, 7],
    ['BOOLEAN', true, true],
    ['OBJECT', { a: 1 }, '{"a":1}'],
  ];
  for (const [dataType, sent, read] of rows) {
    it(`of type ${dataType} and text ${JSON.stringify(sent)} is ${JSON.stringify(read)}`, () => {
      assert.deepEqual(readCustomValue(dataType, sent), read);
    });
  }
});
