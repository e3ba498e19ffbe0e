import * as codes from '../scanner/characters.ts';
import type { ReadSymbol, Scan } from '../scanner/scan.ts';
import * as scans from '../scanner/scan.ts';
import * as symbols from '../scanner/symbols.ts';

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
  scan.token(scans.number);
  scan.setChain(undefined);
}

function slash(scan: Scan): void {
  const next = scan.following;
  if (next === codes.slash) symbols.lineComment(scan);
  else if (next === codes.star) symbols.blockComment(scan, 2, '*/');
  else symbols.compute(scan, 1);
}

export const slashComments: Readonly<Record<number, ReadSymbol>> = { [codes.slash]: slash };
