import assert from 'node:assert/strict';
import fc from 'fast-check';
import Papa from 'papaparse';
import { readPastedList } from '../../../../../src/commands/members/pasted/pastedList.ts';

const linesOf = (text: string) => readPastedList(text).lines.map((line) => line.text);

/** Much that means something to the readers of lists that no program wrote. */
const piece = fc.constantFrom(
  ...['a', 'Z', '陈', ' ', ',', ';', '"', '\n', '\r\n', '\t', '|', "'", '.', '<', '(', '，', '、'],
);
const names = fc.array(fc.string({ unit: piece, maxLength: 12 }), { minLength: 1, maxLength: 6 });

/** A cell as it is shown. */
const inOneLine = (cell: string) => cell.trim().replace(/\s+/gu, ' ');

describe('CSV that a program wrote', () => {
  for (const delimiter of [',', ';', '\t']) {
    it(`is read cell by cell where ${JSON.stringify(delimiter)} ends them`, () => {
      fc.assert(
        fc.property(names, fc.boolean(), (all, quotes) => {
          const rows = all.map((name, index) => [name, `user${index}@example.com`]);
          const csv = Papa.unparse([['name', 'email'], ...rows], { delimiter, quotes });
          const shown = rows.map((row) => row.map(inOneLine).filter((cell) => cell !== ''));
          assert.deepEqual(
            linesOf(csv).slice(1),
            shown.map((row) => row.join(', ')),
          );
        }),
        { numRuns: 300 },
      );
    });
  }

  it('keeps a Chinese comma in a cell', () => {
    assert.deepEqual(linesOf('姓名,邮箱\n陈伟，经理,chenwei@example.com\n李娜,lina@example.com'), [
      '姓名,邮箱',
      '陈伟，经理, chenwei@example.com',
      '李娜, lina@example.com',
    ]);
  });

  it('is a list like any other where a row has other cells than its heading', () => {
    const entries = readPastedList('name,email\nMia,mia@example.com\nli@example.com').lines;
    assert.deepEqual(
      entries.map(({ text }) => text),
      ['name,email', 'Mia, mia@example.com', 'li@example.com'],
    );
  });
});
