import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { type Entry, type Sheet, sheetText } from '../../../src/documents/sheetText.ts';
import { hostileTexts } from '../../support/hostile/hostileTexts.ts';

const of = (...entries: readonly Entry[]): Sheet => ({ notices: [], entries });

/** What YAML makes of a document; it may have nothing to complain of. */
function parsed(sheet: Sheet): unknown {
  const document = parseDocument(sheetText(sheet));
  assert.deepEqual([...document.errors, ...document.warnings], []);
  return document.toJS();
}

describe('The text of a document', () => {
  it('is a line for each thing that is known, lists apart from these', () => {
    const sheet = of(
      { label: 'Name', value: '研发团队 Engineering' },
      { label: 'Group code', value: 'engineering' },
      {
        label: 'Members (3)',
        items: [
          { label: '陈伟', value: 'chenwei@lanhai.example.com' },
          { label: 'Victor Santos', note: 'blocked' },
        ],
        rest: '… and 1 more',
      },
      {
        label: 'Authorized resources (1)',
        sections: [
          { label: 'warehouse', items: [{ label: 'orders:* (API)', value: 'read, write' }] },
        ],
      },
    );
    assert.equal(
      sheetText(sheet),
      `Name: 研发团队 Engineering
Group code: engineering

Members (3):
  - 陈伟: chenwei@lanhai.example.com
  - Victor Santos # blocked
  # … and 1 more

Authorized resources (1):
  warehouse:
    - orders:* (API): read, write
`,
    );
  });

  it('begins with what is to be said of the whole, as a comment', () => {
    const text = sheetText({
      notices: ['It is gone.\nName: x', 'What was read stays.'],
      entries: [{ label: 'Name', value: 'x' }],
    });
    assert.equal(text, '# It is gone.⏎Name: x\n# What was read stays.\n\nName: x\n');
    assert.equal(sheetText({ notices: ['Gone.'], entries: [] }), '# Gone.\n');
  });

  it('says in the place of a value why there is none', () => {
    assert.equal(
      sheetText(of({ label: 'Members', note: 'Being read…' })),
      'Members: # Being read…\n',
    );
  });

  it('has the lines of prose apart from each other, and breaks those that are too wide', () => {
    const sheet = of({ label: 'Description', prose: '  first\r\n  - second: #x\n' });
    assert.equal(sheetText(sheet), 'Description: >\n  first\n\n  - second: #x\n');
    assert.deepEqual(parsed(sheet), { Description: 'first\n- second: #x\n' });
    const words = `${'word '.repeat(30)}${'long'.repeat(40)} end`;
    const long = of({ label: 'Description', prose: words });
    assert.deepEqual(parsed(long), { Description: `${words}\n` });
    const widths = sheetText(long)
      .split('\n')
      .map(({ length }) => length);
    assert.deepEqual(
      widths.filter((width) => width > 100),
      [162],
    );
  });

  it('breaks Chinese prose anywhere but before punctuation', () => {
    const text = sheetText(of({ label: '描述', prose: `${'值'.repeat(40)}，${'班'.repeat(10)}` }));
    assert.equal(text, `描述: >\n  ${'值'.repeat(40)}，\n  ${'班'.repeat(10)}\n`);
  });

  it('quotes what would be something else than a text', () => {
    for (const value of [
      'yes',
      '- a',
      '*',
      '#x',
      'a: b',
      'a:',
      'a #b',
      '"',
      '{}',
      '@a',
      '',
      '%',
      '| x',
    ]) {
      assert.deepEqual(parsed(of({ label: 'Name', value })), { Name: value }, value);
    }
  });

  it('shows what does not show, and cuts what is too long', () => {
    const text = sheetText(of({ label: 'Name', value: `a\u202eb\u0000${'x'.repeat(1000)}` }));
    assert.match(text, /^Name: "a\[U\+202E\]b\[U\+0000\]x+…"\n$/);
    assert.ok(text.length < 600);
  });

  it('cannot be made to say anything else by hostile names', () => {
    const name = fc.oneof(
      fc.constantFrom(...hostileTexts),
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[-#:?*&!|>'"%@`{}[\], ~=\\\n\t]{0,12}$/),
    );
    fc.assert(
      fc.property(name, name, name, (label, value, note) => {
        const items = [{ label: `l${label}`, value, note }, { label: value }];
        const made = parsed(
          of(
            { label: 'First', prose: value },
            { label: 'List', items, rest: note },
            { label: 'Parts', sections: [{ label, note, items }] },
            { label: 'Last', note: value },
          ),
        );
        assert.deepEqual(Object.keys(Object(made)), ['First', 'List', 'Parts', 'Last']);
        assert.equal(Object(made).Last, null);
        assert.equal(Object(made).List.length, 2);
        assert.equal(Object.keys(Object(made).Parts).length, 1);
      }),
    );
  });
});
