import * as brackets from './brackets.ts';
import * as codes from './characters.ts';
import * as frames from './frames.ts';
import type { LiteralSpec } from './literals.ts';
import { clearPlaces } from './places.ts';
import type { ReadSymbol, Scan, Symbols } from './scan.ts';
import { stringLiteral } from './strings.ts';
import * as tokens from './tokens.ts';

/** Something else is made of the string before. */
export function useLast({ last }: Scan): void {
  if (last !== undefined) last.use ??= 'operand';
}

/** An operator that makes something else of the strings beside it. */
export function compute(scan: Scan, length: number): void {
  useLast(scan);
  scan.operate(tokens.computing, length);
}

/** An operator that joins the strings beside it. */
export function join(scan: Scan, length: number): void {
  const isBinary = scan.endsOperand;
  if (scan.last !== undefined) scan.last.dynamic = true;
  scan.operate(isBinary ? tokens.joining : tokens.giving, length);
}

/** What joins the parts of a callee. */
export function joinMember(scan: Scan, length: number): void {
  useLast(scan);
  if (!scan.endsOperand && scan.previous !== tokens.nothing) scan.setChain(undefined);
  scan.at += length;
  scan.token(tokens.member);
}

/** Passes over a comment to the end of its line. */
export function lineComment(scan: Scan): void {
  const { text } = scan;
  let end = scan.at;
  while (end < text.length && !codes.isLineEnd(text.charCodeAt(end))) end += 1;
  scan.at = end;
}

/** Passes over all up to the end of a mark, or of the text where there is none. */
export function passTo(scan: Scan, opening: number, closing: string): void {
  const end = scan.text.indexOf(closing, scan.at + opening);
  scan.at = end < 0 ? scan.text.length : end + closing.length;
}

/** Passes over a comment of several lines. */
export function blockComment(scan: Scan, length: number): void {
  passTo(scan, length, '*/');
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
  const isName = scan.previous === tokens.word && scan.isFirst;
  switch (top.kind) {
    case frames.callFrame:
      if (isName && (language.namedBy === 'equals' || isAttribute(scan))) top.name = scan.chain();
      break;
    case frames.objectFrame:
      if (language.keysByEquals !== true) break;
      if (isName) top.key = scan.chain();
      else if (scan.previous === tokens.closed) top.key = scan.closedKey;
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
  scan.operate(tokens.giving, length);
}

/** Whether a call is that of an attribute, `@A(…)` or `[A(…)]`, which names what others would assign to. */
function isAttribute(scan: Scan): boolean {
  const isListed = scan.frameAt(scan.depth - 1).kind === frames.listFrame;
  return scan.top.marked || (scan.language.keysByEquals === true && isListed);
}

/** Notes that a key or a name goes before `:` or `=>`, where one does. */
export function nameByPrevious(scan: Scan): boolean {
  const { top } = scan;
  if (top.questions > 0) return false;
  const isArgument = top.kind === frames.callFrame || top.kind === frames.commandFrame;
  // `readonly code: …` of a type.
  const isNamed = scan.previous === tokens.word && scan.before === tokens.keyword;
  const isChain = scan.previous === tokens.word && scan.before === tokens.member;
  const simple = scan.isFirst || isNamed || isChain ? previousKey(scan) : undefined;
  if (simple === undefined && isArgument) return false;
  if (scan.isFirst && scan.last !== undefined) scan.last.use = 'key';
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
    case tokens.word:
      return scan.chain();
    case tokens.literal:
      return scan.last?.said(scan.text);
    case tokens.closed:
      return scan.closedKey;
    default:
      return undefined;
  }
}

/** A sign that gives a value, but to nothing that is told of here. */
export function give(scan: Scan, length: number): void {
  scan.operate(tokens.giving, length);
}

/** An operator between values of which one is chosen, or which tells nothing of the strings beside it. */
function choose(scan: Scan, length: number): void {
  scan.operate(tokens.choosing, length);
}

/** `++` and `--` leave an operand what it is. */
function doubled(scan: Scan, length: number): void {
  if (scan.endsOperand) scan.at += length;
  else choose(scan, length);
}

/** A sign without a meaning here. */
export function pass(scan: Scan): void {
  scan.at += 1;
}

export function questionMark(scan: Scan): void {
  scan.top.questions += 1;
  choose(scan, 1);
}

function optionalMember(scan: Scan, length: number): void {
  // `a ?.5 : b`
  if (codes.isDigit(scan.code(scan.at + length))) questionMark(scan);
  else joinMember(scan, length);
}

/** Ends a choice, or is read as the language does. */
export function colon(scan: Scan, length: number): void {
  const { top, language } = scan;
  if (top.questions > 0) {
    top.questions -= 1;
    choose(scan, length);
  } else if (language.colon === undefined) give(scan, length);
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
  scan.token(tokens.operator);
  scan.operator = tokens.choosing;
}

/** `=>` before the body of a function: what stood between the brackets before it were parameters. */
export function functionArrow(scan: Scan, length: number): void {
  if (scan.previous === tokens.closed && frames.isParen(scan.closedFrame.kind)) {
    clearPlaces(scan, scan.closedFrame.firstDraft);
  }
  scan.names?.bound?.(scan, true);
  scan.operate(tokens.arrow, length);
  scan.push(frames.lambdaFrame, undefined);
}

/** The signs that most languages have in common. Any other is an operator, see `compute`. */
export const commonSymbols: Symbols = {
  '(': brackets.openParen,
  ')': brackets.closeParen,
  '[': brackets.openBracket,
  ']': brackets.closeBracket,
  '{': brackets.openBrace,
  '}': brackets.closeBrace,
  ',': brackets.comma,
  ';': brackets.semicolon,
  '=': assign,
  '==': compute,
  '===': compute,
  '=~': compute,
  '=>': give,
  '!=': compute,
  '!==': compute,
  '<=': compute,
  '<<': compute,
  '>=': compute,
  '->': compute,
  '+': join,
  '+=': choose,
  '++': doubled,
  '--': doubled,
  '&&': choose,
  '||': choose,
  '&&=': assign,
  '||=': assign,
  '?': questionMark,
  '??': choose,
  '??=': assign,
  '?.': optionalMember,
  '.': joinMember,
  '..': choose,
  '...': choose,
  ':': colon,
  '::': joinMember,
};

/** `!` behind an operand says that it is not null. */
export function assert(scan: Scan, length: number): void {
  if (scan.endsOperand) scan.at += length;
  else compute(scan, length);
}

/** Reads string literals of a kind, whose opening is the sign. */
export function quoted(spec: LiteralSpec): ReadSymbol {
  return (scan, length) => stringLiteral(scan, length, spec);
}
