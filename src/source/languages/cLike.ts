import type { Scan, Symbols } from '../scanner/scan.ts';
import * as symbols from '../scanner/symbols.ts';
import * as tokens from '../scanner/tokens.ts';

/** One character or escape between apostrophes: `'a'`, `'\U0001F600'`. */
const character = /'(?:\\.|[^'\\\r\n]){0,10}'/y;

/** A single character between apostrophes is no string; an apostrophe alone is passed over. */
export function characterLiteral(scan: Scan): void {
  character.lastIndex = scan.at;
  if (!character.test(scan.text)) {
    scan.at += 1;
    return;
  }
  scan.at = character.lastIndex;
  scan.token(tokens.number);
  scan.setChain(undefined);
}

export const slashComments: Symbols = {
  '//': symbols.lineComment,
  '/*': symbols.blockComment,
};
