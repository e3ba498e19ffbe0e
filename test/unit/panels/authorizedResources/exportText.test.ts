import assert from 'node:assert/strict';
import { exportContent } from '../../../../src/panels/authorizedResources/exportText.ts';
import { separatorOf } from '../../../../src/panels/shared/csv.ts';
import { exportText } from '../../../../src/panels/shared/exportText.ts';

const order = {
  namespace: 'shop',
  type: 'DATA',
  code: 'order:*',
  actions: ['order:read', 'order:write'],
};
const api = { namespace: undefined, type: 'API', code: 'a', apiIdentifier: 'https://x.test/a' };

describe('An export to CSV', () => {
  const header = '\uFEFFnamespace,type,code,actions,apiIdentifier\r\n';
  const csv = (resources: Parameters<typeof exportContent>[0]) =>
    exportText(exportContent(resources), 'csv');
  const line = (code: string) => {
    const text = csv([{ namespace: undefined, code }]);
    assert.ok(text.startsWith(`${header},,`) && text.endsWith(',,\r\n'), text);
    return text.slice(header.length + 2, -4);
  };

  it('begins with a byte order mark and the names of the columns', () => {
    assert.equal(csv([]), header);
  });

  it('has a line for each resource, with empty cells where there is nothing', () => {
    assert.equal(
      csv([order, api]),
      `${header}shop,DATA,order:*,order:read; order:write,\r\n,API,a,,https://x.test/a\r\n`,
    );
  });

  it('quotes commas, quotes and line breaks', () => {
    assert.equal(line('a,b'), '"a,b"');
    assert.equal(line('say "hi"'), '"say ""hi"""');
    assert.equal(line('a\r\nb'), '"a\r\nb"');
    assert.equal(line('a b'), 'a b');
  });

  it('lets no cell be a formula', () => {
    for (const start of ['=', '+', '-', '@', '\t']) assert.equal(line(`${start}1`), `'${start}1`);
    assert.equal(line('\r1'), `"'\r1"`);
    assert.equal(line('=1,"2"'), `"'=1,""2"""`);
    assert.equal(line('a=1'), 'a=1');
    for (const start of ['＝', '＋', '－', '＠', ' =', '\0=', '\u202e=', '\u200b ='])
      assert.equal(line(`${start}1`), `'${start}1`);
  });

  it('keeps a spreadsheet from rewriting a cell, where it is for one', () => {
    const cell = (code: string) => {
      const text = exportText(exportContent([{ namespace: undefined, code }]), 'csv', {
        separator: ',',
        keepsTexts: true,
      });
      return text.slice(header.length + 2, -4);
    };
    const rewritten =
      '007 00 0123456789 1.10 1.5 1e5 1E+05 1234567890123456 1-2 3/4 2026-11-27 27.11.26 12:30 5% true FALSE May Dec-12 1-Jan';
    for (const code of rewritten.split(' ')) assert.equal(cell(code), `'${code}`, code);
    for (const code of '7 42 123456789012345 order:* v1.2.3-x mayor a-1 trueish 1:*'.split(' ')) {
      assert.equal(cell(code), code, code);
    }
    assert.equal(line('007'), '007');
  });

  it('separates cells as numbers are written', () => {
    assert.deepEqual(['en', 'en-GB', 'zh-cn', 'ja', 'de', 'fr', 'pt-br'].map(separatorOf), [
      ',',
      ',',
      ',',
      ',',
      ';',
      ';',
      ';',
    ]);
    const options = { separator: ';', keepsTexts: true } as const;
    assert.equal(
      exportText(exportContent([order]), 'csv', options),
      '\uFEFFnamespace;type;code;actions;apiIdentifier\r\nshop;DATA;order:*;"order:read; order:write";\r\n',
    );
  });

  it('holds a text as it is, whatever may be hidden in it', () => {
    assert.equal(line('a\0b\u202ec\x1b[31m'), 'a\0b\u202ec\x1b[31m');
    assert.equal(line('x'.repeat(100_000)), 'x'.repeat(100_000));
  });
});

describe('An export to JSON', () => {
  it('has the fields in one order and leaves out those without a value', () => {
    const text = exportText(exportContent([api, order]), 'json');
    assert.ok(text.endsWith('\n'));
    assert.deepEqual(JSON.parse(text), [
      { type: 'API', code: 'a', apiIdentifier: 'https://x.test/a' },
      order,
    ]);
    assert.ok(text.indexOf('"namespace"') < text.indexOf('"actions"'));
  });
});
