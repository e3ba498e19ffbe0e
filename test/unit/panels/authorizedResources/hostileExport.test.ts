import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { NamespacedResource } from '../../../../src/directory/resources.ts';
import { exportContent } from '../../../../src/panels/authorizedResources/exportText.ts';
import { exportText } from '../../../../src/panels/shared/exportText.ts';
import { anyText } from '../../../support/hostile/hostileTexts.ts';

const blank = fc.constantFrom(
  '',
  ' ',
  '\u3000',
  '\u00A0',
  '\t',
  '\n',
  '\u0000',
  '\u200B',
  '\u202E',
);
const sign = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', 'a;=', 'a; @', 'a;\t');
const formula = fc
  .tuple(fc.array(blank, { maxLength: 2 }), sign, fc.string())
  .map(([blanks, first, rest]) => `${blanks.join('')}${first}${rest}`);
const text = fc.oneof({ weight: 2, arbitrary: formula }, { weight: 3, arbitrary: anyText() });
const filled = text.filter((value) => value !== '');
const anyResources: fc.Arbitrary<NamespacedResource[]> = fc.array(
  fc
    .record(
      {
        code: filled,
        type: filled,
        actions: fc.array(text, { minLength: 1, maxLength: 3 }),
        apiIdentifier: filled,
        namespace: filled,
      },
      { requiredKeys: ['code'] },
    )
    .map((resource) => ({ namespace: undefined, ...resource })),
  { maxLength: 4 },
);

/** Reads CSV as RFC 4180 has it. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/y;
  while (cell.lastIndex < csv.length) {
    const [, raw = '', end = ''] = cell.exec(csv) ?? assert.fail(`no cell at ${cell.lastIndex}`);
    rows.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === '\r\n' && cell.lastIndex < csv.length) rows.push([]);
  }
  return rows;
}

const signs = '=+-@＝＋－＠';

/** Whether a spreadsheet may take a cell for a formula: by its first sign, or at once by what it skips. */
function runs(cell: string): boolean {
  if (['\t', '\r', '\n'].some((start) => cell.startsWith(start))) return true;
  const first = cell.replace(/^[\s\p{Cc}\p{Cf}]+/u, '').charAt(0);
  return first !== '' && signs.includes(first);
}

/** The cell as it must be in the file: what would run, alone or after a semicolon, has a guard. */
function guarded(cell: string): string {
  return cell
    .split(';')
    .map((part) => (runs(part) ? `'${part}` : part))
    .join(';');
}

describe('Whatever resources are exported,', () => {
  const cellsOf = (resources: readonly NamespacedResource[]) =>
    resources.map(({ namespace, type, code, actions, apiIdentifier }) => [
      namespace ?? '',
      type ?? '',
      code,
      actions?.join('; ') ?? '',
      apiIdentifier ?? '',
    ]);
  const headers = ['namespace', 'type', 'code', 'actions', 'apiIdentifier'];

  it('CSV has each cell as it is, but for a guard before a formula', () => {
    fc.assert(
      fc.property(anyResources, (resources) => {
        const csv = exportText(exportContent(resources), 'csv');
        assert.ok(csv.startsWith('\uFEFF') && csv.endsWith('\r\n'));
        const expected = cellsOf(resources).map((row) => row.map(guarded));
        assert.deepEqual(readCsv(csv.slice(1)), [headers, ...expected]);
      }),
      { numRuns: 300 },
    );
  });

  it('no cell of the CSV is a formula, whether commas or semicolons end cells', () => {
    fc.assert(
      fc.property(anyResources, (resources) => {
        for (const row of readCsv(exportText(exportContent(resources), 'csv').slice(1))) {
          for (const cell of row)
            assert.ok(
              cell.split(';').every((part) => !runs(part)),
              cell,
            );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('CSV reads back the same from the bytes of the file, where Unicode can write it at all', () => {
    fc.assert(
      fc.property(anyResources, (resources) => {
        const csv = exportText(exportContent(resources), 'csv');
        const bytes = new TextEncoder().encode(csv);
        const read = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        assert.equal(read, csv.replaceAll(/\p{Cs}/gu, '\uFFFD'));
      }),
    );
  });

  it('JSON reads back exactly, from the bytes of the file too', () => {
    fc.assert(
      fc.property(anyResources, (resources) => {
        const bytes = new TextEncoder().encode(exportText(exportContent(resources), 'json'));
        const read: unknown = JSON.parse(new TextDecoder().decode(bytes));
        const expected = resources.map(({ namespace, ...rest }) =>
          namespace === undefined ? rest : { namespace, ...rest },
        );
        assert.deepEqual(read, expected);
      }),
    );
  });
});
