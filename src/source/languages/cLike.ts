import * as codes from '../scanner/characters.ts';
import type { ReadSymbol, Scan } from '../scanner/scan.ts';
import * as scans from '../scanner/scan.ts';
import * as symbols from '../scanner/symbols.ts';

/** The longest escape of a character, with its quotes: `'\U0001F600'`. */
const longestCharacter = 12;

/** A single character between apostrophes is no string; an apostrophe alone is passed over. */
export function characterLiteral(scan: Scan): void {
  const start = scan.at;
  for (let at = start + 1; at < start + longestCharacter; at += 1) {
    const code = scan.code(at);
    if (code < 0 || codes.isLineEnd(code)) break;
    if (code === codes.backslash) at += 1;
    else if (code === codes.singleQuote) {
      scan.at = at + 1;
      scan.token(scans.number);
      scan.setChain(undefined);
      return;
    }
  }
  scan.at = start + 1;
}

function slash(scan: Scan): void {
  const next = scan.following;
  if (next === codes.slash) symbols.lineComment(scan);
  else if (next === codes.star) symbols.blockComment(scan, 2, '*/');
  else symbols.compute(scan, 1);
}

export const slashComments: Readonly<Record<number, ReadSymbol>> = { [codes.slash]: slash };
