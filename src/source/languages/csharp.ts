import { braceByPrevious } from '../scanner/brackets.ts';
import * as codes from '../scanner/characters.ts';
import { decodeCSharp, decodeRaw, decodeVerbatim, withBraces } from '../scanner/decode.ts';
import * as frames from '../scanner/frames.ts';
import { bracesHole } from '../scanner/holes.ts';
import * as keywords from '../scanner/keywords.ts';
import type { LiteralSpec } from '../scanner/literals.ts';
import { separate } from '../scanner/places.ts';
import type { Language, Scan } from '../scanner/scan.ts';
import { stringLiteral } from '../scanner/strings.ts';
import * as symbols from '../scanner/symbols.ts';
import * as tokens from '../scanner/tokens.ts';
import { closeAngle, openAngle } from '../scanner/typeArguments.ts';
import { characterLiteral, slashComments } from './cLike.ts';

const words = keywords.keywordsOf(
  [
    keywords.follows | keywords.statement,
    'return throw break continue case namespace public private protected internal static const',
  ],
  [keywords.follows | keywords.statement | keywords.control, 'using'],
  [keywords.follows | keywords.statement | keywords.contextual, 'var'],
  [keywords.follows, 'await'],
  [keywords.follows | keywords.contextual, 'default new yield async'],
  [keywords.control | keywords.statement, 'if for foreach while catch'],
  [keywords.control | keywords.statement | keywords.infix | keywords.contextual, 'switch'],
  [keywords.alone | keywords.statement, 'else try do finally'],
  [keywords.follows | keywords.body, 'class interface struct'],
  [keywords.follows | keywords.body | keywords.contextual, 'record'],
  [keywords.follows | keywords.enumeration, 'enum'],
  [keywords.follows | keywords.infix, 'as in out ref'],
  [
    keywords.follows | keywords.infix | keywords.contextual,
    'from where select orderby group into join let when and or not with',
  ],
  [keywords.infix | keywords.comparing, 'is'],
);

interface Marks {
  readonly verbatim: boolean;
  /** How many `$` there are. */
  readonly dollars: number;
  readonly quotes: number;
}

function specOf({ verbatim, dollars, quotes }: Marks): LiteralSpec {
  const decode = quotes > 1 ? decodeRaw : verbatim ? decodeVerbatim : decodeCSharp;
  return {
    close: codes.doubleQuote,
    count: quotes,
    multiline: verbatim || quotes > 1,
    escape: quotes > 1 ? 'none' : verbatim ? 'doubled' : 'backslash',
    decode: dollars > 0 && quotes === 1 ? withBraces(decode) : decode,
    ...(dollars > 0 ? { hole: bracesHole(dollars), holeBraces: dollars } : {}),
    ...(quotes > 1 ? { alwaysEncoded: true } : {}),
  };
}

/** Raw strings have three quotes or more; longer rows of them are no source text. */
const mostQuotes = 20;

function quote(scan: Scan): void {
  const { text } = scan;
  let at = scan.at;
  let verbatim = false;
  let dollars = 0;
  for (let code = text.charCodeAt(at); at - scan.at < mostQuotes; code = text.charCodeAt(at)) {
    if (code === codes.at) verbatim = true;
    else if (code === codes.dollar) dollars += 1;
    else break;
    at += 1;
  }
  if (text.charCodeAt(at) !== codes.doubleQuote) {
    // `@class` is a name.
    scan.at += 1;
    return;
  }
  let quotes = 1;
  while (quotes < mostQuotes && text.charCodeAt(at + quotes) === codes.doubleQuote) quotes += 1;
  if (quotes < 3 || verbatim) quotes = 1;
  stringLiteral(scan, at - scan.at + quotes, specOf({ verbatim, dollars, quotes }));
}

/** In a switch it only leads to what follows. */
function arrow(scan: Scan, length: number): void {
  if (scan.top.kind === frames.objectFrame) scan.operate(tokens.arrow, length);
  else symbols.functionArrow(scan, length);
}

function colon(scan: Scan): void {
  const { top } = scan;
  if (top.kind === frames.callFrame || top.kind === frames.objectFrame) {
    symbols.nameByPrevious(scan);
  } else if (top.kind === frames.holeFrame && scan.endsOperand) {
    symbols.passFormat(scan);
    return;
  }
  scan.operate(tokens.giving, 1);
}

/** In `{ "code", "x" }` of a dictionary the first is the key of the second. */
function comma(scan: Scan): void {
  const { top } = scan;
  const isEntry =
    top.kind === frames.objectFrame &&
    top.argument === 0 &&
    top.callee === undefined &&
    scan.frameAt(scan.depth - 1).kind === frames.objectFrame &&
    scan.frameAt(scan.depth - 1).key === undefined &&
    scan.previous === tokens.literal;
  const key = isEntry && scan.isFirst ? scan.last : undefined;
  scan.at += 1;
  separate(scan);
  if (key === undefined) return;
  key.use = 'key';
  top.key = scan.text.slice(key.contentStart, key.contentEnd);
}

/** Lines such as `#region It's done` are no source text. */
function hash(scan: Scan): void {
  if (scan.lineStart) symbols.lineComment(scan);
  else scan.at += 1;
}

/** `?` of a type that may be null, or before an element of what may be. */
function nullable(scan: Scan): void {
  if (scan.endsOperand) scan.at += 1;
  else symbols.questionMark(scan);
}

/** A word behind another is what is declared; brackets behind it hold its parameters. */
function name(scan: Scan, start: number): void {
  if (isNew(scan, start)) scan.constructs = scan.depth;
  const isDeclared = scan.previous === tokens.word && !scan.lineStart;
  if (!isDeclared || scan.top.kind !== frames.blockFrame) return;
  if (scan.nextCode(scan.at) === codes.openParen) scan.expectsParameters = true;
}

function keyword(scan: Scan, _flags: number, start: number): void {
  if (isNew(scan, start)) scan.constructs = scan.depth;
  // `(client as Client)` is the client.
  const isCast = scan.at - start === 2 && scan.text.startsWith('as', start);
  if (isCast && scan.top.kind === frames.groupFrame) scan.top.declared ??= scan.chain();
}

function isNew(scan: Scan, start: number): boolean {
  return scan.at - start === 3 && scan.text.startsWith('new', start);
}

function brace(scan: Scan): number {
  const { previous, top } = scan;
  const isInitializer = previous === tokens.word || previous === tokens.closed;
  return isInitializer && initializes(scan, top.kind) ? frames.objectFrame : braceByPrevious(scan);
}

/** Whether braces are those of `new X { … }`, `new X(…) { … }`, `new[] { … }` or `new X[3] { … }`. */
function initializes(scan: Scan, kind: number): boolean {
  if (!frames.holdsStatements(kind)) return true;
  return scan.constructs === scan.depth;
}

export const csharp: Language = {
  keywords: words,
  namedBy: 'colon',
  keysByEquals: true,
  bareMethods: true,
  bareMembers: true,
  brace,
  colon,
  name,
  keyword,
  symbols: {
    ...slashComments,
    '"': quote,
    '@': quote,
    $: quote,
    "'": characterLiteral,
    ',': comma,
    '#': hash,
    '!': symbols.assert,
    '=>': arrow,
    '?[': nullable,
    '?>': nullable,
    '<': (scan) => openAngle(scan, { types: true, tags: false }),
    '>': closeAngle,
    '>=': closeAngle,
  },
};
