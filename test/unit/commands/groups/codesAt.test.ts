import assert from 'node:assert/strict';
import { codesAt, codesIn } from '../../../../src/commands/groups/codesAt.ts';

/** What the place of the mark `|` may name. */
function at(marked: string) {
  const column = marked.indexOf('|');
  return codesAt(marked.replace('|', ''), column);
}

/** The same, from the text that is tried first to the one that is tried last. */
function tried(marked: string): string[] {
  const codes = at(marked);
  return codes === undefined ? [] : [...codes.longer, codes.main, ...codes.shorter];
}

describe('What the cursor points at', () => {
  for (const [where, marked] of [
    ['a key of YAML', 'admi|ns: read'],
    ['a key of YAML, at its end', 'admins|: read'],
    ['a list of YAML', '  - admi|ns'],
    ['a flow list of YAML', 'allowed: [design, admi|ns, oncall]'],
    ['a comment of YAML', 'x: 1 # for |admins, mostly'],
    ['a string of JSON', '{ "groups": ["design", "|admins"] }'],
    ['a key of JSON', '{ "admins|": "read" }'],
    ['a key of JavaScript without quotes', 'const rights = { adm|ins: 1 };'],
    ['a string of code', "if (user.isIn('adm|ins')) {"],
    ['a template', 'const group = `ad|mins`;'],
    ['a shell variable', 'GROUP=admi|ns;'],
    ['an argument of a command', 'tool --group=adm|ins --force'],
    ['code of Markdown', 'Ask `admi|ns`, they know.'],
    ['strong text of Markdown', 'Ask **admi|ns**.'],
    ['a link of Markdown', 'Ask [adm|ins](https://example.com/x).'],
    ['a table of Markdown', '| adm|ins | 3 |'.replace('| ', '\u00a6 ')],
    ['the end of a sentence', 'For more, see adm|ins.'],
    ['the end of a question', 'Who is in adm|ins?!'],
    ['the middle of a sentence', 'Groups such as adm|ins, design and oncall'],
    ['parentheses', 'The group (adm|ins) may do it…'],
    ['typographic quotes', 'The group “adm|ins” may do it'],
    ['a row of CSV', 'oncall,adm|ins,design'],
    ['a row of CSV with quotes', '"oncall","adm|ins","design"'],
    ['a row of CSV with semicolons', 'oncall;adm|ins;design'],
    ['a row of a sheet', 'oncall\tadm|ins\tdesign'],
    ['Chinese punctuation', '用户组：adm|ins，设计团队。'],
    ['Chinese quotes', '请看「adm|ins」和《design》'],
    ['ideographic blanks', '用户组\u3000adm|ins\u3000设计'],
  ] as const) {
    it(`is the code in ${where}`, () => {
      assert.equal(at(marked)?.main, 'admins');
    });
  }

  it('is a code of letters of any script', () => {
    assert.equal(at('allowed: 值班|组, design')?.main, '值班组');
    assert.equal(at('- équipe-|été.')?.main, 'équipe-été');
  });

  it('is the whole string, whatever is in it, before a word of it', () => {
    assert.deepEqual(tried('check("on call/we|ekend.")'), [
      'on call/weekend.',
      'on call/weekend',
      'call/weekend.")',
      'call/weekend',
      'weekend.',
      'weekend',
    ]);
  });

  it('is a code with its punctuation before the one without it', () => {
    assert.deepEqual(tried('see adm|ins.'), ['admins.', 'admins']);
    assert.deepEqual(tried('group-000|03: read'), ['group-00003:', 'group-00003']);
    assert.deepEqual(tried('sales/c|n, design'), ['sales/cn,', 'sales/cn', 'cn']);
    assert.deepEqual(tried('a,|b'), ['a,b', 'b']);
  });

  it('is the part of a path after the whole, longest first', () => {
    assert.deepEqual(tried('roles.adm|ins:read'), [
      'roles.admins:read',
      'roles.admins',
      'admins:read',
      'admins',
    ]);
    assert.deepEqual(tried('a.b.|c'), ['a.b.c', 'b.c', 'c']);
    assert.deepEqual(tried('a|.b.c'), ['a.b.c', 'a.b', 'a']);
  });

  it('is a word between apostrophes that are no quotes, after what is no code', () => {
    const last = tried("don't ask the adm|ins. They'll know").at(-1);
    assert.equal(last, 'admins');
  });

  it('is a code that stands in Chinese without blanks', () => {
    assert.deepEqual(tried('请看adm|ins。'), ['请看admins。', '请看admins', 'admins']);
  });

  it('is a word without the marks of emphasis, where that is the code', () => {
    assert.deepEqual(tried('Ask _adm|ins_, they know'), ['_admins_,', '_admins_', 'admins']);
  });

  for (const [what, marked] of [
    ['nothing', '|'],
    ['blanks', 'a  |  b'],
    ['punctuation alone', 'a  :|  b'],
    ['more than a code can be', `${'x'.repeat(150)}|${'x'.repeat(150)}`],
  ] as const) {
    it(`is nothing where there is ${what}`, () => {
      assert.equal(at(marked), undefined);
    });
  }

  it('is found as quickly in a line that has no end', () => {
    const quotes = `see "x", `.repeat(200_000);
    const codes = codesAt(`${quotes}to admins, ${quotes}`, quotes.length + 4);
    assert.equal(codes?.main, 'admins');
  });
});

describe('What is selected', () => {
  it('is taken without the quotes and the punctuation around it, unless a group has them in its code', () => {
    assert.deepEqual(codesIn(' "admins", '), {
      main: 'admins',
      longer: ['"admins",'],
      shorter: [],
    });
    assert.deepEqual(codesIn('on call'), { main: 'on call', longer: [], shorter: [] });
    assert.deepEqual(codesIn('/'), { main: '/', longer: [], shorter: [] });
    assert.equal(codesIn('  '), undefined);
  });
});
