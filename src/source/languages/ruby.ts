import * as brackets from '../scanner/brackets.ts';
import * as codes from '../scanner/characters.ts';
import * as frames from '../scanner/frames.ts';
import * as keywords from '../scanner/keywords.ts';
import type { Language, ReadSymbol, Scan } from '../scanner/scan.ts';
import * as symbols from '../scanner/symbols.ts';
import * as tokens from '../scanner/tokens.ts';
import { beginOperand, endCommands } from './rubyCommands.ts';
import * as literals from './rubyLiterals.ts';

const words = keywords.keywordsOf(
  [keywords.follows | keywords.statement | keywords.opensBlock | keywords.parameters, 'def'],
  [keywords.follows | keywords.statement | keywords.opensBlock, 'class module'],
  [keywords.follows | keywords.opensBlock, 'if unless while until case begin for'],
  [keywords.follows | keywords.statement, 'return break next undef alias'],
  [keywords.follows | keywords.infix, 'and or in'],
  [keywords.follows, 'not when elsif else ensure rescue then do yield'],
  [keywords.alone, 'else ensure begin do then'],
  [keywords.statement, 'when elsif else ensure end'],
);

/** Words that end a call without brackets. */
const endsCommand = /^(?:if|unless|while|until|rescue|and|or|do|then|end)$/;

function keyword(scan: Scan, flags: number, start: number): void {
  const written = scan.text.slice(start, scan.at);
  if (endsCommand.test(written)) endCommands(scan);
  const { top } = scan;
  if (written === 'do') {
    // Within brackets, `end` has to find what it closes.
    if (!frames.holdsStatements(top.kind)) scan.push(frames.blockFrame, undefined).marked = true;
    return;
  }
  if (top.kind !== frames.blockFrame || !top.marked) return;
  const begins = scan.previous <= tokens.separator || scan.previous === tokens.operator;
  if (written === 'end') {
    if (top.argument > 0) top.argument -= 1;
    else scan.pop();
  } else if ((flags & keywords.opensBlock) !== 0 && begins) top.argument += 1;
}

/** Names may end with a mark. */
function prefix(scan: Scan, start: number): boolean {
  const { text } = scan;
  const code = scan.code(scan.at);
  if (code === codes.question || code === codes.exclamation) {
    const next = scan.following;
    const isEqual = next === codes.equals && scan.code(scan.at + 2) !== codes.equals;
    if (!isEqual && next !== codes.greater && !isTernary(code, next)) scan.at += 1;
  }
  if (scan.lineStart && text.startsWith('__END__', start) && start === scan.lineOffset) {
    scan.at = text.length;
    return true;
  }
  return false;
}

/** Whether a question mark right behind a name asks: `x ?a : b` has a blank before it, `x?1:2` none. */
function isTernary(code: number, next: number): boolean {
  return code === codes.question && (codes.isWordCode(next) || next === codes.doubleQuote);
}

function isAdjacent(scan: Scan): boolean {
  return scan.endsOperand && scan.code(scan.at - 1) !== codes.space;
}

function doubleColon(scan: Scan, length: number): void {
  if (isAdjacent(scan)) symbols.joinMember(scan, length);
  else {
    beginOperand(scan);
    scan.at += length;
  }
}

function colon(scan: Scan, length: number): void {
  const isKey = scan.previous === tokens.word || scan.previous === tokens.literal;
  const isNamed = isAdjacent(scan) && isKey && symbols.nameByPrevious(scan);
  if (isNamed || !literals.symbol(scan, scan.following)) symbols.colon(scan, length);
}

function question(scan: Scan): void {
  const isCharacter =
    !scan.endsOperand &&
    !codes.isLineEnd(scan.following) &&
    !codes.isWordCode(scan.code(scan.at + 2));
  if (!isCharacter || scan.following === codes.space) {
    symbols.questionMark(scan);
    return;
  }
  scan.at += scan.following === codes.backslash ? 3 : 2;
  scan.token(tokens.number);
}

function equals(scan: Scan): void {
  scan.expectsParameters = false;
  symbols.assign(scan, 1);
}

function comment(scan: Scan, length: number): void {
  if (scan.at !== scan.lineOffset) {
    equals(scan);
    return;
  }
  symbols.passTo(scan, length, '\n=end');
  symbols.lineComment(scan);
}

function arrow(scan: Scan, length: number): void {
  symbols.nameByPrevious(scan);
  symbols.give(scan, length);
}

/** `->` of a function. */
function lambda(scan: Scan, length: number): void {
  beginOperand(scan);
  scan.operate(tokens.arrow, length);
  scan.expectsParameters = scan.nextCode(scan.at) === codes.openParen;
}

/** A sign that with a blank before it and none behind begins an argument, rather than stand between two. */
function prefixed(read: ReadSymbol): ReadSymbol {
  return (scan, length) => {
    if (isPrefix(scan)) beginOperand(scan);
    read(scan, length);
  };
}

/** Whether an operator has a blank before it and none behind: then it begins an argument. */
function isPrefix(scan: Scan): boolean {
  const next = scan.following;
  const isApart = next === codes.space || next === codes.equals;
  return !isApart && scan.code(scan.at - 1) === codes.space;
}

function star(scan: Scan): void {
  if (scan.endsOperand) symbols.compute(scan, 1);
  else symbols.give(scan, 1);
}

/** A global variable: `$name`, `$1`, `$'`. */
function dollar(scan: Scan): void {
  beginOperand(scan);
  const start = scan.at;
  const at = scan.wordEnd(start + 1);
  scan.at = at === start + 1 ? at + 1 : at;
  scan.startChain(start, scan.at);
  scan.token(tokens.word);
}

/** `list.map { … }.join` goes on with what the block was given to. */
function closeBrace(scan: Scan): void {
  const { kind, callee } = scan.frameAt(scan.top.brace);
  brackets.closeBrace(scan);
  if (kind === frames.blockFrame) scan.setChain(callee);
}

function newLine(scan: Scan): void {
  if (scan.endsOperand || scan.previous === tokens.nothing) endCommands(scan);
}

export const ruby: Language = {
  keywords: words,
  wordCharacters: '@',
  namedBy: 'colon',
  joinsAdjacent: true,
  lineEnds: true,
  indents: true,
  ownVariables: true,
  bareMembers: true,
  prefix,
  keyword,
  name: beginOperand,
  newLine,
  brace: brackets.braceByPrevious,
  symbols: {
    ...literals.symbols,
    ':': colon,
    '::': doubleColon,
    '#': symbols.lineComment,
    '\\': symbols.joinLines,
    '?': question,
    '=': equals,
    '=begin': comment,
    '=>': arrow,
    '->': lambda,
    '-': prefixed(symbols.compute),
    '&': prefixed(symbols.compute),
    '&.': symbols.joinMember,
    '*': prefixed(star),
    '[': prefixed(brackets.openBracket),
    $: dollar,
    '}': closeBrace,
  },
};
