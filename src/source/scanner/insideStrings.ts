import * as codes from './characters.ts';
import type { Draft } from './draft.ts';
import type { Hole } from './literals.ts';
import type { Scan } from './scan.ts';

/**
 * Looks for an interpolation at a place in a string.
 * @returns how many characters its opening has; below 0, how many to pass over that open none; else 0
 */
export function holeAt(scan: Scan, draft: Draft, at: number, code: number): number {
  const hole: Hole | 'none' = draft.spec.hole ?? 'none';
  switch (hole) {
    case 'none':
      return 0;
    case 'dollarBrace':
      return code === codes.dollar && scan.code(at + 1) === codes.openBrace ? 2 : 0;
    case 'hashBrace':
      return code === codes.hash ? rubyHole(scan, draft, at) : 0;
    case 'brace':
      return code === codes.openBrace || code === codes.closeBrace
        ? braceHole(scan, draft, at, code)
        : 0;
    case 'php':
      return phpHole(scan, draft, at, code);
  }
}

function rubyHole(scan: Scan, draft: Draft, at: number): number {
  const next = scan.code(at + 1);
  if (next === codes.openBrace) return 2;
  if (next === codes.at || next === codes.dollar) draft.dynamic = true;
  return 0;
}

/** Two braces where one opens an interpolation are a brace of the text. */
function braceHole(scan: Scan, draft: Draft, at: number, code: number): number {
  const braces = draft.spec.holeBraces ?? 1;
  let run = 1;
  while (scan.code(at + run) === code && run <= 2 * braces) run += 1;
  if (braces === 1) {
    if (run > 1) {
      draft.encoded = true;
      return -2;
    }
    return code === codes.openBrace ? 1 : 0;
  }
  if (code === codes.openBrace && run >= braces) return run;
  return -run;
}

function phpHole(scan: Scan, draft: Draft, at: number, code: number): number {
  const next = scan.code(at + 1);
  if (code === codes.openBrace) return next === codes.dollar ? 1 : 0;
  if (code !== codes.dollar) return 0;
  if (next === codes.openBrace) return 2;
  if (codes.isWordCode(next) && !codes.isDigit(next)) draft.dynamic = true;
  return 0;
}

/** Where the word that ends a here document ends, if it stands at the start of this line; else below 0. */
export function hereDocumentEnds(scan: Scan, draft: Draft, lineStart: number): number {
  let at = lineStart;
  for (let code = scan.code(at); code === codes.space || code === codes.tab; ) {
    at += 1;
    code = scan.code(at);
  }
  const { terminator } = draft;
  if (!scan.text.startsWith(terminator, at)) return -1;
  const end = at + terminator.length;
  const after = scan.code(end);
  draft.indent = at - lineStart;
  return after < 0 || !codes.isWordCode(after) ? end : -1;
}
