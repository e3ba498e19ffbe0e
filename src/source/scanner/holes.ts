import * as codes from './characters.ts';
import type { Hole } from './literals.ts';

/** `${…}` */
export const dollarHole: Hole = (_, text, at, code) =>
  code === codes.dollar && text.charCodeAt(at + 1) === codes.openBrace ? 2 : 0;

/** `#{…}` in Ruby, or a variable behind `#` alone. */
export const hashHole: Hole = (marks, text, at, code) => {
  if (code !== codes.hash) return 0;
  const next = text.charCodeAt(at + 1);
  if (next === codes.openBrace) return 2;
  if (next === codes.at || next === codes.dollar) marks.dynamic = true;
  return 0;
};

/** So many braces on each side; twice as many are one of the text where one opens an interpolation. */
export function bracesHole(braces: number): Hole {
  return (marks, text, at, code) => {
    if (code !== codes.openBrace && code !== codes.closeBrace) return 0;
    let run = 1;
    while (text.charCodeAt(at + run) === code && run <= 2 * braces) run += 1;
    const opens = code === codes.openBrace;
    if (braces > 1) return opens && run >= braces ? run : -run;
    if (run === 1) return opens ? 1 : 0;
    marks.encoded = true;
    return -2;
  };
}

/** `{$…}` and `${…}` in PHP, or a variable alone. */
export const phpHole: Hole = (marks, text, at, code) => {
  const next = text.charCodeAt(at + 1);
  if (code === codes.openBrace) return next === codes.dollar ? 1 : 0;
  if (code !== codes.dollar) return 0;
  if (next === codes.openBrace) return 2;
  if (codes.isWordCode(next) && !codes.isDigit(next)) marks.dynamic = true;
  return 0;
};
