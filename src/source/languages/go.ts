import { endStatement, juxtapose, openParen } from '../scanner/brackets.ts';
import * as codes from '../scanner/characters.ts';
import { decodeGo } from '../scanner/decode.ts';
import * as frames from '../scanner/frames.ts';
import * as keywords from '../scanner/keywords.ts';
import { type LiteralSpec, oneLine } from '../scanner/literals.ts';
import { separate } from '../scanner/places.ts';
import type { Language, Scan } from '../scanner/scan.ts';
import * as symbols from '../scanner/symbols.ts';
import * as tokens from '../scanner/tokens.ts';
import { characterLiteral, slashComments } from './cLike.ts';

const words = keywords.keywordsOf(
  [
    keywords.follows | keywords.statement,
    'return defer go break continue goto package import const var type case default',
  ],
  [keywords.follows | keywords.statement | keywords.header, 'if for switch select'],
  [keywords.follows | keywords.parameters, 'func'],
  [keywords.follows | keywords.body, 'struct interface'],
  [keywords.follows, 'range chan map else fallthrough'],
);

const interpreted = oneLine(codes.doubleQuote, decodeGo);
const raw: LiteralSpec = {
  close: codes.backtick,
  count: 1,
  multiline: true,
  escape: 'none',
  decode: (content) => content.replaceAll('\r', ''),
};

function keyword(scan: Scan, flags: number, start: number): void {
  const { top, text } = scan;
  if ((flags & keywords.header) !== 0) top.header = tokens.controlHeader;
  if ((flags & keywords.parameters) !== 0) top.header = tokens.functionHeader;
  const declares = ['const', 'var', 'import', 'type'].some((word) => text.startsWith(word, start));
  // Declarations in brackets: lines are statements there.
  if (declares && scan.nextCode(scan.at) === codes.openParen) scan.expectsParameters = true;
}

/** The name of what is declared goes before its type. */
function name(scan: Scan): void {
  const { top } = scan;
  if (scan.previous === tokens.word && !scan.lineStart) top.declared ??= scan.chain();
}

function colon(scan: Scan): void {
  const { top } = scan;
  if (top.kind === frames.objectFrame) symbols.nameByPrevious(scan);
  if (top.kind === frames.blockFrame) {
    scan.at += 1;
    scan.token(tokens.nothing);
  } else scan.operate(tokens.giving, 1);
}

/** `[]byte("a")` converts what is in the brackets, and calls nothing. */
function paren(scan: Scan): void {
  const isConversion =
    scan.previous === tokens.word &&
    scan.before === tokens.closed &&
    scan.closedFrame.kind === frames.listFrame;
  openParen(scan);
  if (isConversion && scan.top.kind === frames.callFrame) scan.top.kind = frames.groupFrame;
}

/** A line that ends with an operand ends its statement, its argument or its element. */
function newLine(scan: Scan): void {
  if (!scan.endsOperand) return;
  const { kind } = scan.top;
  if (kind === frames.parametersFrame) endStatement(scan);
  else if (kind === frames.objectFrame) separate(scan);
  else if (!frames.holdsStatements(kind) && scan.nextCode(scan.at) !== codes.closeParen) {
    juxtapose(scan);
  }
}

function brace(scan: Scan): number {
  const { top } = scan;
  switch (scan.previous) {
    case tokens.opened:
    case tokens.separator:
      return frames.objectFrame;
    case tokens.operator:
      return top.kind === frames.objectFrame ? frames.objectFrame : frames.blockFrame;
    case tokens.word: {
      // In the header of a statement, only types in brackets have literals: `[]string{…}`.
      const isSlice = scan.before === tokens.closed && frames.isBracket(scan.closedFrame.kind);
      if (top.header === tokens.functionHeader) return frames.blockFrame;
      return top.header === tokens.controlHeader && !isSlice
        ? frames.blockFrame
        : frames.objectFrame;
    }
    case tokens.closed:
      if (scan.closedFrame.kind === frames.classFrame) return frames.objectFrame;
      return frames.isBracket(scan.closedFrame.kind) && top.header === tokens.noHeader
        ? frames.objectFrame
        : frames.blockFrame;
    default:
      return frames.blockFrame;
  }
}

export const go: Language = {
  keywords: words,
  brace,
  colon,
  keyword,
  name,
  newLine,
  lineEnds: true,
  bodiesAreTypes: true,
  symbols: {
    ...slashComments,
    '(': paren,
    ':=': symbols.assign,
    '"': symbols.quoted(interpreted),
    '`': symbols.quoted(raw),
    "'": characterLiteral,
  },
};
