/** Codes of characters that the scanner compares with, so that none is a number without a name. */
export const tab = 9;
export const lineFeed = 10;
export const carriageReturn = 13;
export const space = 32;
export const exclamation = 33;
export const doubleQuote = 34;
export const hash = 35;
export const dollar = 36;
export const percent = 37;
export const ampersand = 38;
export const singleQuote = 39;
export const openParen = 40;
export const closeParen = 41;
export const star = 42;
export const plus = 43;
export const comma = 44;
export const minus = 45;
export const dot = 46;
export const slash = 47;
export const colon = 58;
export const semicolon = 59;
export const less = 60;
export const equals = 61;
export const greater = 62;
export const question = 63;
export const at = 64;
export const openBracket = 91;
export const backslash = 92;
export const closeBracket = 93;
export const underscore = 95;
export const backtick = 96;
export const openBrace = 123;
export const bar = 124;
export const closeBrace = 125;
export const tilde = 126;

/** Whether it ends a line; both of CRLF do. */
export function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const wordCodes = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  if (/[A-Za-z0-9_]/.test(String.fromCharCode(code))) wordCodes[code] = 1;
}

/**
 * Whether a word may hold it: letters, digits and underscore, and whatever is beyond ASCII but blanks and
 * the mark at the start of a file. Halves of astral characters are parts of words.
 */
export function isWordCode(code: number): boolean {
  // Behind the end of the text there is no code, which is a word's no more than one below 0.
  if (!(code >= 128)) return wordCodes[code] === 1;
  return code !== 0xa0 && code !== 0xfeff && code !== 0x2028 && code !== 0x2029 && code !== 0x3000;
}
