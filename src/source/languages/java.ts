import { braceByPrevious, semicolon as endOfStatement } from '../scanner/brackets.ts';
import * as codes from '../scanner/characters.ts';
import { decodeJava, decodeTextBlock } from '../scanner/decode.ts';
import * as frames from '../scanner/frames.ts';
import * as keywords from '../scanner/keywords.ts';
import { type LiteralSpec, oneLine } from '../scanner/literals.ts';
import type { Language, Scan } from '../scanner/scan.ts';
import * as symbols from '../scanner/symbols.ts';
import * as tokens from '../scanner/tokens.ts';
import { closeAngle, openAngle } from '../scanner/typeArguments.ts';
import { characterLiteral, slashComments } from './cLike.ts';

const words = keywords.keywordsOf(
  [
    keywords.follows | keywords.statement,
    'return throw break continue case import package public private protected static',
  ],
  [keywords.follows, 'default new yield'],
  [keywords.control | keywords.statement, 'if for while switch catch'],
  [keywords.control, 'synchronized'],
  [keywords.alone | keywords.statement, 'else try do finally'],
  [keywords.follows | keywords.body, 'class interface record'],
  [keywords.follows | keywords.enumeration, 'enum'],
  [keywords.follows | keywords.infix, 'extends implements throws'],
  [keywords.infix | keywords.comparing, 'instanceof'],
  [keywords.contextual, 'record yield default'],
);

const string = oneLine(codes.doubleQuote, decodeJava);
const block: LiteralSpec = {
  ...string,
  count: 3,
  multiline: true,
  decode: decodeTextBlock,
  alwaysEncoded: true,
};

function arrow(scan: Scan, length: number): void {
  scan.names?.bound?.(scan, true);
  scan.operate(tokens.arrow, length);
  // In a switch it only leads to what follows.
  if (!frames.holdsStatements(scan.top.kind)) scan.push(frames.lambdaFrame, undefined);
}

function atSign(scan: Scan): void {
  scan.at += 1;
  scan.expectsDecorator = true;
  scan.previous = tokens.nothing;
}

/** Members of an enum come behind its constants. */
function semicolon(scan: Scan): void {
  endOfStatement(scan);
  if (scan.top.kind === frames.enumFrame) scan.top.kind = frames.classFrame;
}

function brace(scan: Scan): number {
  switch (scan.previous) {
    case tokens.keyword:
      return frames.blockFrame;
    case tokens.closed:
      if (frames.isBracket(scan.closedFrame.kind)) return frames.objectFrame;
      return isInstance(scan) ? frames.classFrame : frames.blockFrame;
    default:
      return braceByPrevious(scan);
  }
}

/** Whether a body is that of `new X(…) { … }` or of a constant of an enum. */
function isInstance(scan: Scan): boolean {
  if (scan.closedFrame.kind !== frames.callFrame) return false;
  return scan.before === tokens.word && scan.top.kind !== frames.classFrame;
}

export const java: Language = {
  keywords: words,
  wordCharacters: '$',
  bareMethods: true,
  bareMembers: true,
  brace,
  symbols: {
    ...slashComments,
    '"': symbols.quoted(string),
    '"""': symbols.quoted(block),
    "'": characterLiteral,
    '->': arrow,
    '@': atSign,
    ';': semicolon,
    '<': (scan) => openAngle(scan, { types: true, tags: false }),
    '>': closeAngle,
    '>=': closeAngle,
  },
};
