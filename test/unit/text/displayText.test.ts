import assert from 'node:assert/strict';
import { displayText, visibleText } from '../../../src/text/displayText.ts';

describe('A text that others wrote, as it is shown', () => {
  it('tells look-alikes apart, and leaves what scripts and emoji need', () => {
    assert.equal(displayText('admins\u200b'), 'admins[U+200B]');
    assert.equal(displayText('\ufeffadmins'), '[U+FEFF]admins');
    assert.equal(displayText('ad\u00admins\u2060'), 'ad[U+00AD]mins[U+2060]');
    assert.equal(displayText('admins\u200e'), 'admins[U+200E]');
    assert.equal(displayText('ad\u200dmins\u3164'), 'ad[U+200D]mins[U+3164]');
    assert.equal(displayText('a\ufe0f\u{e0061}'), 'a[U+FE0F][U+E0061]');
    for (const kept of [
      '👩\u200d💻 team',
      '❤\ufe0f',
      'क्\u200dष',
      '葛\u{e0100}城',
      '1\ufe0f\u20e3',
    ]) {
      assert.equal(displayText(kept), kept);
    }
    assert.ok(displayText('می\u200cخواهم').includes('\u200c'));
    const flag = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';
    assert.equal(displayText(flag), flag);
  });

  it('is as it was written where nothing in it is hidden', () => {
    for (const text of [
      '研发团队 Engineering',
      "Liam O'Connor",
      '👩‍👩‍👧 🏳️‍🌈',
      'a  b',
      '<b>&amp;</b> $(x)',
      '',
    ]) {
      assert.equal(displayText(text), text);
    }
  });

  it('is one line, with line breaks as arrows and other control characters as their numbers', () => {
    assert.equal(
      displayText('a\r\nb\tc\0d\x1b[31me\x7f'),
      'a⏎b[U+0009]c[U+0000]d[U+001B][31me[U+007F]',
    );
    assert.equal(displayText('a\nb\rc'), 'a⏎b[U+000D]c');
    assert.equal(displayText('a\u0085b\u2028c\u2029d'), 'a[U+0085]b[U+2028]c[U+2029]d');
  });

  it('tells of half a character', () => {
    assert.equal(displayText('a\ud800b'), 'a\ufffdb');
    assert.equal(displayText('\udc00\ud800'), '\ufffd\ufffd');
    assert.equal(displayText('😀'), '😀');
  });

  it('shows what would turn the direction of writing, so that nothing is turned', () => {
    assert.equal(displayText('invoice\u202efdp.exe'), 'invoice[U+202E]fdp.exe');
    assert.equal(displayText('\u2066a\u2069\u2068b'), '[U+2066]a[U+2069][U+2068]b');
  });

  it('is isolated from what stands beside it where it is written from right to left', () => {
    assert.equal(displayText('שלום 1'), '\u2068שלום 1\u2069');
    assert.equal(displayText('abc\u200f'), 'abc[U+200F]');
    assert.equal(displayText('שלום\u200f 1'), '\u2068שלום\u200f 1\u2069');
    // A text cannot end its own isolation.
    assert.equal(displayText('مرحبا\u2069 1'), '\u2068مرحبا[U+2069] 1\u2069');
    assert.equal(visibleText('שלום 1'), 'שלום 1');
  });

  it('stays the same when it is shown as part of what is shown', () => {
    const once = displayText('שלום 1');
    assert.equal(displayText(once), once);
    assert.equal(displayText(`a “${once}” b`), `\u2068a “${once}” b\u2069`);
    assert.equal(displayText('a\u2066b\u2068c\u2069d\u2069'), 'a[U+2066]b\u2068c\u2069d[U+2069]');
  });

  it('is spelled out where there is nothing to see', () => {
    assert.equal(displayText('  '), '[U+0020][U+0020]');
    assert.equal(displayText('\u200b\u3164'), '[U+200B][U+3164]');
  });

  it('is cut where it is too long, and not within a character', () => {
    assert.equal(displayText('abcdef', 4), 'abc…');
    assert.equal(displayText('ab😀ef', 4), 'ab…');
    assert.equal(displayText('abcd', 4), 'abcd');
    // What is spelled out is longer than what it stands for.
    assert.ok(displayText('\u202e'.repeat(100_000)).length <= 100);
    assert.ok(displayText('a\n'.repeat(100_000)).length <= 100);
  });
});
