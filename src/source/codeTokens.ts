import type { SourceLanguage } from './found.ts';

/** A source text without its comments: words, literals and signs. */
export interface CodeTokens {
  readonly length: number;
  readonly texts: readonly string[];
  /** Offsets in UTF-16 units. */
  readonly starts: readonly number[];
  /** Whether a token is the first of its line. */
  readonly firsts: readonly boolean[];
  /** What a token is for who looks for the brackets around a place. */
  readonly marks: readonly Mark[];
  /** Absent where nobody wants to know which tokens are looked at. */
  readonly watch?: TokenWatch;
}

/** Who looks at few tokens says so here, and looks at those that nobody watches. */
export interface TokenWatch {
  readonly tokens: CodeTokens;
  /** All from one token to another are looked at, of which neither need be there. */
  looked(from: number, to: number): void;
}

/** A bracket that opens or one that closes, or something else. */
export type Mark = typeof opens | typeof closes | typeof otherMark;
export const opens = 1;
export const closes = 2;
const otherMark = 0;

// Whatever is still open ends with its line, or with the text. PHP and Ruby would let a quote go on for lines,
// but one that is being typed must not turn the rest of the file inside out.
const one = (quote: string) =>
  `${quote}[^${quote}\\\\\\n]*(?:\\\\[^][^${quote}\\\\\\n]*)*${quote}?`;
const many = (quote: string) => `${quote}[^${quote}\\\\]*(?:\\\\[^][^${quote}\\\\]*)*${quote}?`;
const triple = (quote: string) => `${quote}{3}[^]*?(?:${quote}{3}|$)`;
const slashes = '\\/\\/.*|\\/\\*[^]*?(?:\\*\\/|$)';
// An apostrophe behind a letter is one of JSX text or of prose.
const apostrophe = `(?<!\\w)${one("'")}`;
const signs = '=>|\\?->|->|\\?\\.|&\\.|::|:=|[=!]==?|\\|\\|=|\\?\\?=|[^]';

const script = [slashes, one('"'), apostrophe, many('`'), signs];
/** What a token that is no word may be. */
const patterns: Readonly<Record<SourceLanguage, readonly string[]>> = {
  javascript: script,
  javascriptreact: script,
  typescript: script,
  typescriptreact: script,
  python: ['#.*', triple('"'), triple("'"), one('"'), one("'"), signs],
  java: [slashes, triple('"'), one('"'), one("'"), signs],
  go: [slashes, one('"'), one("'"), '`[^`]*`?', signs],
  csharp: [slashes, triple('"'), one('"'), one("'"), signs],
  php: ['#(?!\\[).*', slashes, one('"'), one("'"), signs],
  ruby: ['#.*', one('"'), one("'"), signs],
};

const compiled = new Map<SourceLanguage, RegExp>();

/** Tokens that are being read. */
export type MadeTokens = {
  -readonly [List in Exclude<keyof CodeTokens, 'length' | 'watch'>]: CodeTokens[List][number][];
};

/** Takes a text apart; for any text, in time that grows as it does. */
export function codeTokens(text: string, language: SourceLanguage): CodeTokens {
  const made: MadeTokens = { texts: [], starts: [], firsts: [], marks: [] };
  readTokens(text, language, made, { at: 0, first: true });
  return { length: made.texts.length, ...made };
}

/**
 * Reads on from the end of a token, or the start of a text. What is read depends on nothing before that.
 * @param into gets the tokens
 * @param from `first`: whether the next token is the first of its line if it is on the same line
 * @param isEnough is asked where each token or comment starts, and whether that would be the first of its line; true ends it
 */
export function readTokens(
  text: string,
  language: SourceLanguage,
  { texts, starts, firsts, marks }: MadeTokens,
  from: { readonly at: number; readonly first: boolean },
  isEnough?: (start: number, first: boolean) => boolean,
): void {
  let pattern = compiled.get(language);
  if (pattern === undefined) {
    pattern = new RegExp(patterns[language].join('|'), 'y');
    compiled.set(language, pattern);
  }
  let { at, first } = from;
  while (at < text.length) {
    const start = at;
    const code = text.charCodeAt(at);
    if (code <= space) {
      if (code === lineFeed) first = true;
      at += 1;
      continue;
    }
    if (isEnough?.(start, first)) return;
    if (isWordCode(code)) {
      while (isWordCode(text.charCodeAt(at))) at += 1;
    } else if (isLong[code] === 0) {
      at += 1;
    } else {
      pattern.lastIndex = at;
      pattern.test(text);
      at = Math.max(at + 1, pattern.lastIndex);
      if (at > start + 1 && isCommentStart(text, start)) continue;
    }
    texts.push(text.slice(start, at));
    starts.push(start);
    firsts.push(first);
    marks.push(code < 128 ? (markOf[code] ?? otherMark) : otherMark);
    first = false;
  }
}

const space = 32;
const lineFeed = 10;
const hash = 35;
const asterisk = 42;
const slash = 47;

/** By the code of the first character: those of words and literals are no brackets. */
const markOf: Mark[] = Array.from({ length: 128 }, () => otherMark);
for (const character of '([{') markOf[character.charCodeAt(0)] = opens;
for (const character of ')]}') markOf[character.charCodeAt(0)] = closes;

/** By their codes: the characters that a token of several may begin with, of those that are no word's. */
const isLong = new Uint8Array(128);
for (const character of '"\'`#/=?-&:!|') isLong[character.charCodeAt(0)] = 1;

/** Letters and digits, `_`, `$`, `@`, and all that is not ASCII. False for NaN, the end of a text. */
function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 64 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36 ||
    code > 127
  );
}

/** Whether a token of more than one character is a comment, by how it begins. */
function isCommentStart(text: string, start: number): boolean {
  const code = text.charCodeAt(start);
  if (code === hash) return true;
  const next = text.charCodeAt(start + 1);
  return code === slash && (next === slash || next === asterisk);
}

/** What a string literal holds, escapes as they are; undefined for anything else. */
export function literalContent(token: string | undefined): string | undefined {
  const quote = token?.[0];
  if (token === undefined || quote === undefined || !/["'`]/.test(quote)) return undefined;
  const quotes = token.startsWith(quote.repeat(3)) ? 3 : 1;
  return token.slice(
    quotes,
    token.endsWith(quote) ? Math.max(quotes, token.length - quotes) : undefined,
  );
}

/** Whether it is a literal in quotes. */
export function isLiteral(token: string): boolean {
  return /^["'`]/.test(token);
}

/** Whether it is a name, or a keyword. */
export function isWord(token: string | undefined): token is string {
  return token !== undefined && isWordCode(token.charCodeAt(0));
}

/** The first token that starts at an offset or behind it. */
export function tokenAt({ starts }: Pick<CodeTokens, 'starts'>, offset: number): number {
  let from = 0;
  let to = starts.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((starts[middle] ?? 0) < offset) from = middle + 1;
    else to = middle;
  }
  return from;
}
