import assert from 'node:assert/strict';
import { longestInTitle } from '../../../src/text/displayText.ts';
import { shortTitle } from '../../../src/text/shortTitle.ts';

describe('A sentence as a title', () => {
  it('is left as it is where there is room', () => {
    const sentence = 'Result of adding members to “On call”';
    assert.equal(shortTitle(sentence), sentence);
  });

  it('keeps its end, and cuts the last name in it', () => {
    assert.match(
      shortTitle(`Result of copying to “${'long '.repeat(20)}”`),
      /^Result of copying to “long long .*…”$/,
    );
    assert.match(
      shortTitle(`向“${'研发'.repeat(40)}”添加成员的结果`),
      /^向“研发.+…”添加成员的结果$/,
    );
    assert.match(
      shortTitle(`Undoing: Rename “Design” to “${'x'.repeat(90)}” (2)`),
      /^Undoing: Rename “Design” to “x{12,}…” \(2\)$/,
    );
  });

  it('has no more than a title shows, also where a name is written from right to left', () => {
    const title = shortTitle(`Result of copying to “\u2068${'שלום '.repeat(20)}\u2069”`);
    assert.ok(title.length <= longestInTitle, title);
    assert.match(title, /“\u2068[^\u2069]*…\u2069”$/);
  });

  it('is cut by whoever shows it where no name would be left', () => {
    for (const sentence of ['x'.repeat(90), `${'x'.repeat(80)}“Design”`, `“A”${'x'.repeat(80)}`]) {
      assert.equal(shortTitle(sentence), sentence);
    }
  });
});
