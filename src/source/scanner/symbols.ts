import * as brackets from './brackets.ts';
import * as codes from './characters.ts';
import * as frames from './frames.ts';
import { clearPlaces } from './places.ts';
import type { ReadSymbol, Scan } from './scan.ts';
import * as scans from './scan.ts';

/** An operator that makes something else of the strings beside it. */
export function compute(scan: Scan, length: number): void {
  if (scan.previous === scans.literal && scan.last !== undefined) scan.last.use ??= 'operand';
  scan.operate(scans.computing, length);
}

/** An operator that joins the strings beside it. */
export function join(scan: Scan, length: number): void {
  const isBinary = scan.endsOperand;
  if (scan.previous === scans.literal && scan.last !== undefined) scan.last.dynamic = true;
  scan.operate(isBinary ? scans.joining : scans.giving, length);
}

/** What joins the parts of a callee. */
export function joinMember(scan: Scan, length: number): void {
  if (scan.previous === scans.literal && scan.last !== undefined) scan.last.use ??= 'operand';
  if (!scan.endsOperand && scan.previous !== scans.nothing) scan.setChain(undefined);
  scan.at += length;
  scan.token(scans.member);
}

/** Passes over a comment to the end of its line. */
export function lineComment(scan: Scan): void {
  const { text } = scan;
  let end = scan.at;
  while (end < text.length && !codes.isLineEnd(text.charCodeAt(end))) end += 1;
  scan.at = end;
}

/** Passes over a comment of several lines. */
export function blockComment(scan: Scan, opening: number, closing: string): void {
  const end = scan.text.indexOf(closing, scan.at + opening);
  const next = end < 0 ? scan.text.length : end + closing.length;
  scan.at = next;
}

/** A backslash at the end of a line joins the next to it. */
export function joinLines(scan: Scan): void {
  scan.at += 1;
  if (scan.code(scan.at) === codes.carriageReturn) scan.at += 1;
  if (scan.code(scan.at) === codes.lineFeed) scan.at += 1;
}

/** A single `=`: it names an argument or a key, or assigns. */
export function assign(scan: Scan, length: number): void {
  const { top, language } = scan;
  const isName = scan.previous === scans.word && scan.isFirst;
  switch (top.kind) {
    case frames.callFrame:
      if (isName && (language.namedBy === 'equals' || language.keysByEquals))
        top.name = scan.chain();
      break;
    case frames.objectFrame:
      if (language.keysByEquals !== true) break;
      if (isName) top.key = scan.chain();
      else if (scan.previous === scans.closed) top.key = scan.closedKey;
      break;
    case frames.blockFrame:
    case frames.classFrame:
    case frames.enumFrame:
    case frames.parametersFrame:
    case frames.groupFrame:
      if (scan.endsOperand) top.target = top.declared ?? scan.chain();
      scan.names?.assigned?.(scan, length);
      top.declared = undefined;
      break;
    default:
  }
  scan.operate(scans.giving, length);
}

/** Notes that a key or a name goes before `:` or `=>`, where one does. */
export function nameByPrevious(scan: Scan): boolean {
  const { top } = scan;
  if (top.questions > 0) return false;
  const isArgument = top.kind === frames.callFrame || top.kind === frames.commandFrame;
  // `readonly code: …` of a type.
  const isNamed = scan.previous === scans.word && scan.before === scans.keyword;
  const isChain = scan.previous === scans.word && scan.before === scans.member;
  const simple = scan.isFirst || isNamed || isChain ? previousKey(scan) : undefined;
  if (simple === undefined && isArgument) return false;
  if (scan.isFirst && scan.previous === scans.literal && scan.last !== undefined) {
    scan.last.use = 'key';
  }
  const key = simple ?? writtenKey(scan);
  if (isArgument) top.name = key;
  else top.key = key;
  return true;
}

/** Longer keys than this are no names. */
const longestKey = 100;

/** A key that is an expression, as written. */
function writtenKey(scan: Scan): string {
  const { itemStart } = scan.top;
  return scan.text.slice(itemStart, Math.min(scan.at, itemStart + longestKey)).trim();
}

function previousKey(scan: Scan): string | undefined {
  switch (scan.previous) {
    case scans.word:
      return scan.chain();
    case scans.literal:
      return scan.last === undefined ? undefined : brackets.keyOf(scan, scan.last);
    case scans.closed:
      return scan.closedKey;
    default:
      return undefined;
  }
}

function equals(scan: Scan): void {
  const next = scan.following;
  if (next === codes.equals) compute(scan, scan.code(scan.at + 2) === codes.equals ? 3 : 2);
  else if (next === codes.greater) {
    if (scan.language.arrow === undefined) scan.operate(scans.giving, 2);
    else scan.language.arrow(scan);
  } else if (next === codes.tilde) compute(scan, 2);
  else assign(scan, 1);
}

function plus(scan: Scan): void {
  const next = scan.following;
  if (next === codes.equals) scan.operate(scans.choosing, 2);
  else if (next === codes.plus) doubled(scan);
  else join(scan, 1);
}

/** `++` and `--` leave an operand what it is. */
function doubled(scan: Scan): void {
  if (scan.endsOperand) scan.at += 2;
  else scan.operate(scans.choosing, 2);
}

function minus(scan: Scan): void {
  const next = scan.following;
  if (next === codes.minus) doubled(scan);
  else compute(scan, next === codes.greater ? 2 : 1);
}

/** `&&` and `||` choose between values; alone these compute. */
function logical(scan: Scan): void {
  const code = scan.code(scan.at);
  if (scan.following !== code) {
    compute(scan, 1);
    return;
  }
  if (scan.code(scan.at + 2) === codes.equals) assign(scan, 3);
  else scan.operate(scans.choosing, 2);
}

export function questionMark(scan: Scan): void {
  const next = scan.following;
  const second = scan.code(scan.at + 2);
  if (next === codes.question) {
    if (second === codes.equals) assign(scan, 3);
    else scan.operate(scans.choosing, 2);
  } else if (next === codes.dot && !codes.isDigit(second)) joinMember(scan, 2);
  else {
    scan.top.questions += 1;
    scan.operate(scans.choosing, 1);
  }
}

function dot(scan: Scan): void {
  if (scan.following !== codes.dot) {
    joinMember(scan, 1);
    return;
  }
  const isThree = scan.code(scan.at + 2) === codes.dot;
  scan.operate(scans.choosing, isThree ? 3 : 2);
}

function colon(scan: Scan): void {
  const { top, language } = scan;
  // `a::b` names a member.
  if (scan.following === codes.colon) joinMember(scan, 2);
  else if (top.questions > 0) {
    top.questions -= 1;
    scan.operate(scans.choosing, 1);
  } else if (language.colon === undefined) scan.operate(scans.giving, 1);
  else language.colon(scan);
}

/** Passes over how an interpolation is written out, up to its end or an interpolation within. */
export function passFormat(scan: Scan): void {
  let at = scan.at + 1;
  for (let code = scan.code(at); code >= 0 && !codes.isLineEnd(code); code = scan.code(at)) {
    const isBrace = code === codes.closeBrace || code === codes.openBrace;
    if (isBrace || code === codes.doubleQuote || code === codes.singleQuote) break;
    at += 1;
  }
  scan.at = at;
  scan.token(scans.operator);
  scan.operator = scans.choosing;
}

/** `=>` before the body of a function: what stood between the brackets before it were parameters. */
export function functionArrow(scan: Scan): void {
  if (scan.previous === scans.closed && frames.isParen(scan.closedKind)) {
    clearPlaces(scan, scan.closedFirstDraft);
  }
  scan.names?.bound?.(scan, true);
  scan.operate(scans.arrow, 2);
  scan.push(frames.lambdaFrame, undefined);
}

function comparison(scan: Scan): void {
  compute(scan, 1);
}

/** What all languages have in common, by the codes of the characters. */
export const commonSymbols: Readonly<Record<number, ReadSymbol>> = {
  [codes.openParen]: brackets.openParen,
  [codes.closeParen]: brackets.closeParen,
  [codes.openBracket]: brackets.openBracket,
  [codes.closeBracket]: brackets.closeBracket,
  [codes.openBrace]: brackets.openBrace,
  [codes.closeBrace]: brackets.closeBrace,
  [codes.comma]: brackets.comma,
  [codes.semicolon]: brackets.semicolon,
  [codes.equals]: equals,
  [codes.exclamation]: negate,
  [codes.plus]: plus,
  [codes.minus]: minus,
  [codes.ampersand]: logical,
  [codes.bar]: logical,
  [codes.question]: questionMark,
  [codes.dot]: dot,
  [codes.colon]: colon,
};

/** Any other character is an operator. */
export const otherSymbol: ReadSymbol = comparison;

/** `!` behind an operand says that it is not null. */
export function assert(scan: Scan): void {
  if (scan.endsOperand && scan.following !== codes.equals) scan.at += 1;
  else negate(scan);
}

/** `!` before `=`, else before an operand. */
function negate(scan: Scan): void {
  if (scan.following === codes.equals) {
    compute(scan, scan.code(scan.at + 2) === codes.equals ? 3 : 2);
  } else compute(scan, 1);
}
