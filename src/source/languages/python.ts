import { comma as endOfElement, endStatement, recover } from '../scanner/brackets.ts';
import * as codes from '../scanner/characters.ts';
import { decodePython, withBraces, withLineFeeds } from '../scanner/decode.ts';
import * as frames from '../scanner/frames.ts';
import { bracesHole } from '../scanner/holes.ts';
import * as keywords from '../scanner/keywords.ts';
import type { LiteralSpec } from '../scanner/literals.ts';
import type { Language, Scan } from '../scanner/scan.ts';
import { stringLiteral } from '../scanner/strings.ts';
import * as symbols from '../scanner/symbols.ts';
import * as tokens from '../scanner/tokens.ts';

const words = keywords.keywordsOf(
  [
    keywords.follows | keywords.statement,
    'return import while raise pass break continue del global nonlocal assert with elif try except finally',
  ],
  [keywords.follows | keywords.statement | keywords.parameters, 'def class'],
  [keywords.follows | keywords.infix, 'if else and or from async not'],
  [keywords.follows | keywords.infix | keywords.header, 'for'],
  [keywords.follows, 'await yield'],
  [keywords.infix | keywords.comparing, 'in is'],
  [keywords.follows | keywords.lambda, 'lambda'],
  [keywords.follows | keywords.contextual, 'match case'],
);

function specOf(quote: number, count: number, raw: boolean, formatted: boolean): LiteralSpec {
  const decode = raw ? withLineFeeds : decodePython;
  return {
    close: quote,
    count,
    multiline: count > 1,
    // A backslash keeps a quote from closing in raw strings too.
    escape: 'backslash',
    decode: formatted ? withBraces(decode) : decode,
    ...(formatted ? { hole: bracesHole(1), holeBraces: 1 } : {}),
  };
}

function readQuote(scan: Scan, quoteAt: number, raw: boolean, formatted: boolean): void {
  const quote = scan.code(quoteAt);
  const isTriple = scan.code(quoteAt + 1) === quote && scan.code(quoteAt + 2) === quote;
  const count = isTriple ? 3 : 1;
  stringLiteral(scan, quoteAt - scan.at + count, specOf(quote, count, raw, formatted));
}

function quote(scan: Scan): void {
  readQuote(scan, scan.at, false, false);
}

const prefixes = /^(?:[rbuft]|rb|br|rf|fr|rt|tr)$/i;

function prefix(scan: Scan, start: number): boolean {
  const length = scan.at - start;
  if (length > 2 || scan.previous === tokens.member) return false;
  const next = scan.code(scan.at);
  if (next !== codes.doubleQuote && next !== codes.singleQuote) return false;
  const written = scan.text.slice(start, scan.at);
  if (!prefixes.test(written)) return false;
  scan.at = start;
  readQuote(scan, start + length, /r/i.test(written), /[ft]/i.test(written));
  return true;
}

function keyword(scan: Scan, flags: number): void {
  // What a comprehension goes over is no value of its key.
  if ((flags & keywords.header) !== 0) scan.top.key = undefined;
  if ((flags & keywords.lambda) === 0) return;
  scan.push(frames.lambdaFrame, undefined).marked = true;
}

/** A line no further in than the one a bracket was opened in, that assigns, is a statement of its own. */
function name(scan: Scan, start: number): void {
  if (!isOutdented(scan, start)) return;
  const next = scan.nextOffset(scan.at);
  const isAssigned = scan.code(next) === codes.equals && scan.code(next + 1) !== codes.equals;
  if (isAssigned && next > scan.at) recover(scan);
}

function isOutdented(scan: Scan, start: number): boolean {
  const { top } = scan;
  const isLineStart = scan.lineStart && !frames.holdsStatements(top.kind);
  if (isLineStart) return start - scan.lineOffset <= top.indent;
  if (scan.lineStart) top.indent = start - scan.lineOffset;
  return false;
}

function colon(scan: Scan): void {
  const { top } = scan;
  switch (top.kind) {
    case frames.objectFrame:
      if (!symbols.nameByPrevious(scan)) top.key = undefined;
      break;
    case frames.lambdaFrame:
      top.marked = false;
      break;
    case frames.holeFrame:
      symbols.passFormat(scan);
      return;
    case frames.blockFrame: {
      const isDeclared = scan.before === tokens.nothing || scan.before === tokens.member;
      if (scan.previous !== tokens.word || !isDeclared) {
        // What follows `if a:` is a statement.
        scan.at += 1;
        endStatement(scan);
        return;
      }
      top.declared = scan.chain();
      break;
    }
    case frames.parametersFrame:
      if (scan.previous === tokens.word) top.declared = scan.chain();
      break;
    default:
  }
  scan.operate(tokens.giving, 1);
}

/** In `for a, b in c` of a comprehension it separates no arguments. */
function comma(scan: Scan): void {
  const isHeader = (scan.keywordFlags & keywords.header) !== 0;
  if (isHeader && !frames.holdsStatements(scan.top.kind)) symbols.give(scan, 1);
  else endOfElement(scan);
}

/** A decorator calls what it names. */
function atSign(scan: Scan): void {
  if (scan.endsOperand) symbols.compute(scan, 1);
  else symbols.pass(scan);
}

export const python: Language = {
  keywords: words,
  namedBy: 'equals',
  joinsAdjacent: true,
  lineEnds: true,
  indents: true,
  ownVariables: true,
  prefix,
  keyword,
  name,
  brace: () => frames.objectFrame,
  colon,
  symbols: {
    // It assigns within an expression.
    ':=': symbols.give,
    '"': quote,
    "'": quote,
    '#': symbols.lineComment,
    '\\': symbols.joinLines,
    ',': comma,
    '@': atSign,
  },
};
