// What the characters of pasted text are: which of them nobody sees, which separate, and which only surround.

/** Marks that take no room on screen: zero-width ones, those of direction, joiners, soft hyphens. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

const blankOrUnseen = new RegExp(`\\s|\\u0085|${unseen.source}`, 'u');

/** A text without the marks that take no room on screen. */
export function withoutUnseen(text: string): string {
  return text.replace(unseen, '');
}

/** A text as it looks: without unseen marks, with full-width and other forms of a character as the usual one. */
export function asSeen(text: string): string {
  return trimmed(withoutUnseen(text).normalize('NFKC'));
}

/** A text without the spaces of any kind and the unseen marks around it. */
export function trimmed(text: string): string {
  return trimWhere(text, isBlank, isBlank);
}

/** Whether nobody sees the character, for it is a space or a mark. */
export function isBlank(character: string): boolean {
  // Most are such, and a list may have a million.
  if (character > ' ' && character < '\u007f') return false;
  return blankOrUnseen.test(character);
}

/**
 * A text without the characters around it that a test holds for. A loop rather than a regular expression:
 * one that looks for the end from each character of a long run takes time with its square.
 */
export function trimWhere(
  text: string,
  isLeading: (character: string) => boolean,
  isTrailing: (character: string) => boolean,
): string {
  let start = 0;
  let end = text.length;
  while (start < end && isLeading(text.charAt(start))) start += 1;
  while (end > start && isTrailing(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** What ends a line, with the two characters of Windows as one. */
const lineEnds = '\\n\\r\\v\\f\\u0085\\u2028\\u2029';

/** What may end one entry: commas, semicolons and bars of several scripts, tabs, and the end of a line. */
export const boundary = new RegExp(
  `[\\t|\\uff5c\\uffe8,;\\uff0c\\uff1b\\u3001\\uff64\\ufe50\\ufe51\\ufe54\\u060c\\u061b${lineEnds}]`,
  'gu',
);

/** Finds the end of a line. */
export const lineEnd = new RegExp(`[${lineEnds}]`, 'u');

/** A kind of separator, from the one that binds least. */
export const separators = ['tab', 'bar', 'semicolon', 'comma'] as const;
export type Separator = (typeof separators)[number];

/** The kind of a character that `boundary` finds; undefined of the end of a line. */
export function separatorOf(character: string): Separator | undefined {
  if (character === '\t') return 'tab';
  if ('|\uff5c\uffe8'.includes(character)) return 'bar';
  if (';\uff1b\ufe54\u061b'.includes(character)) return 'semicolon';
  return lineEnd.test(character) ? undefined : 'comma';
}

/** Which character closes what an opening quote opened. */
export const closingQuotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['\uff02', '\uff02'],
  ['\u201c', '\u201d'],
  ['\u201d', '\u201d'],
  ['\u201e', '\u201c'],
  ['\u2018', '\u2019'],
  ['\u201a', '\u2018'],
  ['\u00ab', '\u00bb'],
  ['\u2039', '\u203a'],
  ['\u300c', '\u300d'],
  ['\u300e', '\u300f'],
  ['\u301d', '\u301e'],
]);

const anyQuote = new Set([...closingQuotes.keys(), ...closingQuotes.values(), '\u201f', '\uff07']);

/** Whether a character is a quote of any kind. */
export function isQuote(character: string): boolean {
  return anyQuote.has(character);
}
