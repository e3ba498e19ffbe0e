import { endStatement, juxtapose } from '../scanner/brackets.ts';
import * as codes from '../scanner/characters.ts';
import { decodePhp, decodePhpHere, decodePhpSingle, dedent } from '../scanner/decode.ts';
import * as frames from '../scanner/frames.ts';
import { phpHole } from '../scanner/holes.ts';
import * as keywords from '../scanner/keywords.ts';
import { type LiteralSpec, noQuote } from '../scanner/literals.ts';
import type { Language, Scan } from '../scanner/scan.ts';
import { beginString, readHereDocument, stringLiteral } from '../scanner/strings.ts';
import * as symbols from '../scanner/symbols.ts';
import * as tokens from '../scanner/tokens.ts';
import { slashComments } from './cLike.ts';

const words = keywords.keywordsOf(
  [
    keywords.follows | keywords.statement,
    'return throw break continue case namespace use public private protected static const echo',
  ],
  [keywords.follows, 'default new yield print include require array list var from'],
  [keywords.control | keywords.statement, 'if for foreach while switch catch elseif'],
  [keywords.alone | keywords.statement, 'else try do finally'],
  [keywords.follows | keywords.parameters, 'function fn'],
  [keywords.lambda, 'fn'],
  [keywords.follows | keywords.body, 'class interface trait'],
  [keywords.follows | keywords.enumeration, 'enum'],
  [keywords.follows, 'match'],
  [keywords.follows | keywords.infix, 'extends implements as and or xor use'],
  [keywords.infix | keywords.comparing, 'instanceof'],
  [keywords.contextual, 'enum from static'],
);

const single: LiteralSpec = {
  close: codes.singleQuote,
  count: 1,
  multiline: true,
  mayBeOpen: true,
  escape: 'backslash',
  decode: decodePhpSingle,
};
const double: LiteralSpec = {
  ...single,
  close: codes.doubleQuote,
  decode: decodePhp,
  hole: phpHole,
};
const shell: LiteralSpec = {
  ...double,
  close: codes.backtick,
  mayBeOpen: false,
  passedOver: true,
};
const here: LiteralSpec = {
  ...double,
  close: noQuote,
  hereDocument: 'inline',
  alwaysEncoded: true,
  decode: (content, indent) => decodePhpHere(dedent(content, indent ?? 0)),
};
const now: LiteralSpec = {
  close: noQuote,
  count: 1,
  multiline: true,
  escape: 'none',
  hereDocument: 'inline',
  alwaysEncoded: true,
  decode: (content, indent) => dedent(content, indent ?? 0),
};

/** `$name`: never a word of the language. */
function variable(scan: Scan): void {
  const start = scan.at + 1;
  const at = scan.wordEnd(start);
  scan.at = at;
  if (at === start) return;
  if (scan.previous === tokens.member) scan.extendChain(start, at);
  else {
    if (scan.lineStart && scan.endsOperand) juxtapose(scan);
    scan.startChain(start, at);
  }
  scan.token(tokens.word);
  scan.names?.read(scan, start);
}

function prefix(scan: Scan, start: number): boolean {
  if (scan.at - start !== 1 || !'bB'.includes(scan.text.charAt(start))) return false;
  const next = scan.code(scan.at);
  if (next !== codes.singleQuote && next !== codes.doubleQuote) return false;
  scan.at = start;
  stringLiteral(scan, 2, next === codes.singleQuote ? single : double);
  return true;
}

function keyword(scan: Scan, flags: number, start: number): void {
  if ((flags & keywords.lambda) !== 0) scan.expectsLambda = true;
  if (scan.text.startsWith('match', start)) scan.expectsBody = frames.objectFrame;
}

const hereDocumentStart =
  /<<<[ \t]*(["']?)([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]{0,200})\1(\r?\n|$)/y;

function hereDocument(scan: Scan): void {
  hereDocumentStart.lastIndex = scan.at;
  const found = hereDocumentStart.exec(scan.text);
  if (found === null) {
    symbols.compute(scan, 1);
    return;
  }
  const [whole, quote, terminator = ''] = found;
  const start = scan.at;
  scan.at += whole.length;
  const draft = beginString(scan, start, scan.at, quote === "'" ? now : here);
  draft.terminator = terminator;
  readHereDocument(scan, draft);
}

function arrow(scan: Scan, length: number): void {
  if (scan.expectsLambda) {
    scan.expectsLambda = false;
    symbols.functionArrow(scan, length);
    return;
  }
  const { kind } = scan.top;
  if (frames.isBracket(kind) || kind === frames.groupFrame) symbols.nameByPrevious(scan);
  symbols.give(scan, length);
}

function colon(scan: Scan): void {
  if (scan.top.kind === frames.callFrame) symbols.nameByPrevious(scan);
  scan.operate(tokens.giving, 1);
}

/** Up to the end of the line, or of the PHP in it. */
function comment(scan: Scan): void {
  const { text } = scan;
  let end = scan.at;
  while (
    end < text.length &&
    !codes.isLineEnd(text.charCodeAt(end)) &&
    !text.startsWith('?>', end)
  ) {
    end += 1;
  }
  scan.at = end;
}

/** Passes over what is no PHP, up to the next tag that opens some. */
function passText(scan: Scan, length: number): void {
  const next = scan.text.indexOf('<?', scan.at + length);
  scan.at = next < 0 ? scan.text.length : next;
  endStatement(scan);
}

function openTag(scan: Scan, length: number): void {
  scan.at += length;
  endStatement(scan);
}

/** A file begins with text, unless it is a piece of PHP without its tag. */
function start(scan: Scan): void {
  const first = scan.text.charAt(scan.nextOffset(0));
  if (first === '<' || first === '#') passText(scan, 0);
}

function brace(scan: Scan): number {
  return scan.previous === tokens.member ? frames.objectFrame : frames.blockFrame;
}

export const php: Language = {
  keywords: words,
  wordCharacters: '\\',
  namedBy: 'colon',
  ownVariables: true,
  start,
  prefix,
  keyword,
  colon,
  brace,
  symbols: {
    ...slashComments,
    '//': comment,
    $: variable,
    "'": symbols.quoted(single),
    '"': symbols.quoted(double),
    '`': symbols.quoted(shell),
    '<?': openTag,
    '<?=': openTag,
    '<?php': openTag,
    '?>': passText,
    '<<<': hereDocument,
    '.': symbols.join,
    '.=': symbols.give,
    '...': symbols.give,
    '->': symbols.joinMember,
    '?->': symbols.joinMember,
    '=>': arrow,
    '#': comment,
    '#[': symbols.pass,
    // It only keeps quiet what follows.
    '@': symbols.pass,
  },
};
