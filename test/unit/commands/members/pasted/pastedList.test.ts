import assert from 'node:assert/strict';
import { readPastedList } from '../../../../../src/commands/members/pasted/pastedList.ts';

/** The entries of each line, or what a heading says. */
function linesOf(text: string): (readonly string[])[] {
  return readPastedList(text).lines.map(({ entries, isHeading }) => [
    ...(isHeading ? ['heading'] : []),
    ...entries.map((entry) => entry.text),
  ]);
}

const entriesOf = (text: string) => linesOf(text).flat();

/** What is looked up first for a text that is one entry, such as `email mia@example.com`. */
function keysOf(text: string): string[] {
  const entries = readPastedList(text).lines.flatMap((line) => line.entries);
  assert.equal(entries.length, 1, JSON.stringify(entries.map((entry) => entry.text)));
  return entries.flatMap((entry) => entry.read().keys.map(({ type, value }) => `${type} ${value}`));
}

const id = '5f8d0d55b54764421b7156d9';

describe('A pasted list', () => {
  for (const [what, text] of [
    ['lines', 'one\ntwo\nthree'],
    [
      'lines of Windows, with an empty one and an end of line at the end',
      'one\r\ntwo\r\n\r\nthree\r\n',
    ],
    ['lines of an old Mac', 'one\rtwo\rthree'],
    ['the line ends of Unicode', 'one\u2028two\u2029three\u0085'],
    ['cells of a sheet', 'one\ttwo\tthree'],
    ['commas', 'one, two,three,'],
    ['semicolons', 'one; two;three'],
    ['Chinese commas', 'one，two、three'],
    ['full-width semicolons', 'one；two；three'],
    ['bars', 'one | two｜three'],
    ['Arabic commas', 'one، two؛ three'],
    ['quoted cells', '"one","two",\'three\''],
    ['quotes around spaces', '" one "," two",three'],
    ['quotes of other scripts', '“one”, «two», 「three」'],
    ['a quoted cell that holds several', '"one\ntwo\nthree"'],
    ['addresses in angle brackets', '<one>; <two>; <three>'],
    ['invisible marks around entries', '\u200bone\ufeff\n\u202atwo\u202c\n\u2068three\u2069\u00ad'],
    ['no-break and ideographic spaces around entries', '\u00a0one\n\u3000two\u3000\nthree\u202f'],
    ['JSON', '["one", "two", "three"]'],
    ['an array of a program', "[\n  'one',\n  'two',\n  'three',\n]"],
  ] as const) {
    it(`is split at ${what}`, () => {
      const names = readPastedList(text).lines.flatMap(({ entries }) =>
        entries.map((entry) => entry.read().keys[0]?.value),
      );
      assert.deepEqual(names, ['one', 'two', 'three']);
    });
  }

  for (const [what, ...texts] of [
    [
      'a bullet',
      '- mia',
      '* mia',
      '• mia',
      '· mia',
      '•mia',
      '+ mia',
      '– mia',
      '> mia',
      '- [x] mia',
    ],
    [
      'a number',
      '1. mia',
      '2) mia',
      '（3）mia',
      '(3) mia',
      '①mia',
      '4、mia',
      '１．\u3000mia',
      '一、mia',
    ],
    ['quotes', '"mia"', "'mia'", '“mia”', '‘mia’', '«mia»', '`mia`', '『mia』', '**mia**'],
    ['brackets', '<mia>', '[mia]', '(mia)', '＜mia＞'],
    ['a label', 'Username: mia', '用户名：mia', 'login : mia'],
  ] as const) {
    it(`is read without ${what}`, () => {
      for (const text of texts) assert.equal(keysOf(text)[0], 'username mia', text);
    });
  }

  it('keeps what may belong to an entry as another way to read it', () => {
    assert.deepEqual(keysOf('-mia'), ['username -mia', 'username mia']);
    assert.deepEqual(keysOf('bot[1]'), ['username bot[1]']);
    const entries = ["o'connor@example.com", '+86 138 0000-1000', 'emma clarke', '陈伟', 'a:b'];
    assert.deepEqual(entriesOf(entries.join('\n')), entries);
  });

  it('has the email out of what surrounds it', () => {
    for (const text of [
      'mia@example.com',
      'MIA@Example.com',
      'Mia Chen <mia@example.com>',
      '"Chen, Mia" <mia@example.com>',
      "'Chen, Mia' <mia@example.com>",
      '陈 <mia@example.com>',
      'mailto:mia@example.com',
      'mailto:mia@example.com?subject=Hi',
      'Mia Chen (mia@example.com)',
      'mia@example.com (Mia Chen)',
      'mia@example.com<mailto:mia@example.com>',
      '[mia@example.com](mailto:mia@example.com)',
      'Mia Chen mia@example.com',
      'E-mail: mia@example.com',
      '邮箱：mia@example.com',
      '1. mia@example.com.',
      '•mia@example.com',
      'ｍｉａ＠ｅｘａｍｐｌｅ．ｃｏｍ',
      'mia\u00ad@example\u200b.com',
      '\u202amia@example.com\u202c',
    ]) {
      assert.equal(keysOf(text)[0], 'email mia@example.com', text);
    }
  });

  it('has several out of one line of a mail program', () => {
    assert.deepEqual(linesOf('Mia Chen <mia@example.com>; Li <li@example.com>'), [
      ['Mia Chen <mia@example.com>', 'Li <li@example.com>'],
    ]);
    assert.deepEqual(entriesOf('mia@example.com li@example.com'), [
      'mia@example.com',
      'li@example.com',
    ]);
    assert.deepEqual(entriesOf('13900001111 13900002222'), ['13900001111', '13900002222']);
    assert.deepEqual(entriesOf('1、mia@example.com，2、li@example.com'), [
      'mia@example.com',
      'li@example.com',
    ]);
  });

  it('takes a phone number for the same with and without its country code', () => {
    for (const text of [
      '13900001111',
      '+86 139 0000 1111',
      '+86-139-0000-1111',
      '0086 13900001111',
      '8613900001111',
      '(86) 139.0000.1111',
      '（+86）139 0000 1111',
      '＋８６　１３９００００１１１１',
      '\u202a+86 139\u20110000\u20111111\u202c',
      'tel:+86-139-0000-1111',
      '="13900001111"',
      '"=""13900001111"""',
      "'13900001111",
      '手机号：139 0000 1111',
    ]) {
      const keys = keysOf(text);
      assert.ok(keys.includes('phone 13900001111'), `${text}: ${keys}`);
      assert.ok(keys.includes('phone +8613900001111'), `${text}: ${keys}`);
    }
    assert.ok(keysOf('+1 (415) 555-1234').includes('phone 4155551234'));
    assert.ok(keysOf('+44 (0)20 7946 0958').includes('phone 2079460958'));
    assert.ok(keysOf('+852 2345 6789').includes('phone 23456789'));
  });

  it('takes a line above others for a heading where it says what they are', () => {
    for (const heading of ['email', 'Email Address', 'E-mail', '邮箱', '\ufeffEMAIL', '"Email"']) {
      assert.deepEqual(linesOf(`${heading}\nmia@example.com`)[0]?.[0], 'heading', heading);
    }
    for (const heading of ['用户名', '手机号', 'ID', 'User ID', 'Phone Number', '姓名']) {
      assert.deepEqual(linesOf(`${heading}\n139`)[0]?.[0], 'heading', heading);
    }
    assert.deepEqual(linesOf('email'), [['email']]);
    assert.deepEqual(linesOf('mia\nemail'), [['mia'], ['email']]);
  });

  it('takes a row of a table for one user', () => {
    const row = [`${id}, Mia, mia@example.com, 13900001111`];
    for (const text of [
      `id,name,email,phone\n${id},Mia,mia@example.com,13900001111`,
      `"id";"name";"email";"phone"\r\n"${id}";"Mia";"mia@example.com";"13900001111"\r\n`,
      `id\tname\temail\tphone\n${id}\tMia\tmia@example.com\t13900001111`,
      `| ID | 姓名 | 邮箱 | 手机号 |\n|---|:--|--:|:-:|\n| ${id} | Mia | mia@example.com | 13900001111 |`,
    ]) {
      assert.deepEqual(linesOf(text)[1], row, text);
    }
    const other = '6f8d0d55b54764421b7156d9';
    assert.deepEqual(
      linesOf(`${id},Mia,mia@example.com,13900001111\n${other},Li,li@example.com,`),
      [row, [`${other}, Li, li@example.com`]],
    );
    assert.deepEqual(
      linesOf(JSON.stringify({ list: [{ id, name: 'Mia', email: 'mia@example.com' }] })),
      [[`${id}, Mia, mia@example.com`]],
    );
  });

  it('keeps quoted separators, quotes and ends of lines in a cell', () => {
    assert.deepEqual(linesOf('name,email\n"Chen, ""Mia""\nLi",mia@example.com'), [
      ['heading', 'name', 'email'],
      ['Chen, "Mia" Li, mia@example.com'],
    ]);
  });

  it('takes several of a kind in a line for several users', () => {
    assert.deepEqual(linesOf('a@example.com,b@example.com\nc@example.com,d@example.com'), [
      ['a@example.com', 'b@example.com'],
      ['c@example.com', 'd@example.com'],
    ]);
  });

  it('is empty where there is nothing in it', () => {
    assert.deepEqual(linesOf(''), []);
    assert.deepEqual(linesOf(' \r\n,;\t"" \u200b、｜'), []);
    assert.deepEqual(linesOf('----\n|---|---|\n===='), []);
    assert.deepEqual(linesOf('[]'), []);
  });

  it('says that there is more than is read at once', () => {
    const list = (count: number) =>
      Array.from({ length: count }, (_, index) => `u${index}`).join('\n');
    assert.equal(readPastedList(list(20_000)).isTooLong, false);
    assert.equal(readPastedList(list(20_001)).isTooLong, true);
    assert.equal(readPastedList(JSON.stringify(list(20_001).split('\n'))).isTooLong, true);
  });
});
