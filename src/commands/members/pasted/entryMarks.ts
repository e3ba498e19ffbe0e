import { isBlank, isQuote, trimmed, trimWhere } from './characters.ts';
import { type Column, columnNamed } from './columnNames.ts';

// What people and programs put before and around an entry of a list, which is no part of it.

const digit = '[0-9\\uff10-\\uff19]';

/** Signs before an item that are hardly ever the beginning of a name; `="139…"` is how sheets are kept from numbers. */
const bullet =
  /^(?:[\u2022\u25cf\u25cb\u25e6\u25aa\u25ab\u25a0\u25a1\u25c6\u25c7\u2023\u2043\u2219\u00b7\u30fb\uff65\u2013\u2014\u2015\u2610-\u2612\u2713\u2714\u27a2\u27a4\u25ba\u25b6\u203b\u2605\u2606]|[-*+>#]+(?=\s)|\[[ xX]?\]|=(?="))\s*/u;

const number = new RegExp(
  `^(?:[(\\uff08]${digit}{1,4}[)\\uff09]|${digit}{1,4}[.\\uff0e](?=\\s)|${digit}{1,4}[)\\uff09]|[A-Za-z][)\\uff09](?=\\s)|` +
    '[\\u2460-\\u249b\\u24ea\\u2776-\\u2793\\u3220-\\u3229\\u3280-\\u3289]|[(\\uff08]?[一二三四五六七八九十]{1,3}[)\\uff09])\\s*',
  'u',
);

/** The same without a space behind, which may well be the beginning of a name. */
const doubtful = new RegExp(`^(?:[-*#]|\\+(?![0-9])|${digit}{1,4}[.\\uff0e])(?=\\S)`, 'u');

/** The number of an item, which a Chinese comma follows that else would separate: `1、mia`. */
export const itemNumber = new RegExp(`^(?:${digit}{1,4}|[一二三四五六七八九十]{1,3})$`, 'u');

/** Lines, bars and dots that only draw. */
export const drawing = /^[\s|+:=_*~\u2014\u2500-\u257f-]{3,}$/u;

/** An entry without its bullet or number; with one that may be part of a name, both readings. */
export function withoutBullet(text: string): readonly string[] {
  // Most entries begin with a letter, and a list may have a hundred thousand.
  if (/^[A-Za-z][^)\uff09]/.test(text)) return [text];
  let rest = text;
  // Such as `> - [x] mia`.
  for (let times = 0; times < 4; times += 1) {
    const next = rest.replace(bullet, '').replace(number, '');
    if (next === rest || next === '') break;
    rest = next;
  }
  const other = rest.replace(doubtful, '');
  return other === rest || other === '' ? [rest] : [rest, other];
}

/** Such as `Email: mia@example.com` and `手机号：139…`: what it is said to be, and the rest. */
export function readLabel(text: string): { column: Column; rest: string } | undefined {
  const [, label = '', rest = ''] = /^([^:\uff1a]{1,40})[:\uff1a](.+)$/su.exec(text) ?? [];
  if (/^\s*(?:mailto|tel|sms)\s*$/i.test(label)) return { column: 'other', rest: trimmed(rest) };
  const column = columnNamed(label);
  return column === undefined || column === 'other' ? undefined : { column, rest: trimmed(rest) };
}

const brackets: ReadonlyMap<string, string> = new Map([
  ['<', '>'],
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['\uff1c', '\uff1e'],
  ['\uff08', '\uff09'],
  ['\uff3b', '\uff3d'],
  ['\u3008', '\u3009'],
  ['\u300a', '\u300b'],
  ['\u3010', '\u3011'],
]);
const openers = new Set(brackets.keys());
const closers = new Set(brackets.values());

/** A text without quotes and brackets that surround it; brackets that belong to it stay, as in `bot[1]`. */
export function unwrapped(text: string): string {
  const isLeading = (character: string) =>
    isBlank(character) || isQuote(character) || openers.has(character);
  const isTrailing = (character: string) =>
    isBlank(character) || isQuote(character) || closers.has(character);
  const bare = trimWhere(text, isLeading, isTrailing);
  const end = text.indexOf(bare) + bare.length;
  const isCut = [...brackets].some(
    ([open, close]) =>
      bare.includes(open) && !bare.includes(close) && text.indexOf(close, end) >= 0,
  );
  const isBold = bare.length > 4 && bare.startsWith('**') && bare.endsWith('**');
  if (isBold) return trimmed(bare.slice(2, -2));
  return isCut
    ? trimWhere(text, isLeading, (character) => isBlank(character) || isQuote(character))
    : bare;
}

/** Such as `Mia <mia>`: what stands in the brackets at the end, and what before them. */
export function readBrackets(
  text: string,
): { before: string; inside: string; isAddress: boolean } | undefined {
  const close = text.at(-1) ?? '';
  for (const [open, end] of brackets) {
    if (end !== close) continue;
    const start = text.lastIndexOf(open);
    const before = trimmed(text.slice(0, Math.max(start, 0)));
    const inside = unwrapped(text.slice(start + 1, -1));
    if (start < 0 || before === '' || inside === '') return undefined;
    return { before, inside, isAddress: '<\uff1c\u3008'.includes(open) };
  }
  return undefined;
}
