import * as brackets from '../scanner/brackets.ts';
import * as codes from '../scanner/characters.ts';
import * as frames from '../scanner/frames.ts';
import * as keywords from '../scanner/keywords.ts';
import type { Language, Scan } from '../scanner/scan.ts';
import * as scans from '../scanner/scan.ts';
import * as symbols from '../scanner/symbols.ts';
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
  const begins = scan.previous <= scans.separator || scan.previous === scans.operator;
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

function colon(scan: Scan): void {
  const next = scan.following;
  const isAdjacent = scan.endsOperand && scan.code(scan.at - 1) !== codes.space;
  if (next === codes.colon) {
    if (isAdjacent) symbols.joinMember(scan, 2);
    else {
      beginOperand(scan);
      scan.at += 2;
    }
    return;
  }
  const isKey = scan.previous === scans.word || scan.previous === scans.literal;
  if (isAdjacent && isKey && scan.top.questions === 0 && symbols.nameByPrevious(scan)) {
    scan.operate(scans.giving, 1);
    return;
  }
  if (literals.symbol(scan, next)) return;
  if (scan.top.questions > 0) {
    scan.top.questions -= 1;
    scan.operate(scans.choosing, 1);
    return;
  }
  scan.operate(scans.giving, 1);
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
  scan.token(scans.number);
}

function equals(scan: Scan): void {
  if (scan.lineStart && scan.text.startsWith('=begin', scan.at) && scan.at === scan.lineOffset) {
    symbols.blockComment(scan, 6, '\n=end');
    symbols.lineComment(scan);
    return;
  }
  scan.expectsParameters = false;
  symbols.commonSymbols[codes.equals]?.(scan);
}

function arrow(scan: Scan): void {
  symbols.nameByPrevious(scan);
  scan.operate(scans.giving, 2);
}

function minus(scan: Scan): void {
  if (scan.following !== codes.greater) {
    if (isPrefix(scan)) beginOperand(scan);
    symbols.commonSymbols[codes.minus]?.(scan);
    return;
  }
  beginOperand(scan);
  scan.operate(scans.arrow, 2);
  scan.expectsParameters = scan.nextCode(scan.at) === codes.openParen;
}

/** Whether an operator has a blank before it and none behind: then it begins an argument. */
function isPrefix(scan: Scan): boolean {
  const next = scan.following;
  const isApart = next === codes.space || next === codes.equals;
  return !isApart && scan.code(scan.at - 1) === codes.space;
}

function ampersand(scan: Scan): void {
  if (scan.following === codes.dot) symbols.joinMember(scan, 2);
  else {
    if (scan.following !== codes.ampersand && isPrefix(scan)) beginOperand(scan);
    symbols.commonSymbols[codes.ampersand]?.(scan);
  }
}

function star(scan: Scan): void {
  if (isPrefix(scan)) beginOperand(scan);
  if (scan.endsOperand) symbols.compute(scan, 1);
  else scan.operate(scans.giving, 1);
}

function bracket(scan: Scan): void {
  if (isPrefix(scan)) beginOperand(scan);
  symbols.commonSymbols[codes.openBracket]?.(scan);
}

/** A global variable: `$name`, `$1`, `$'`. */
function dollar(scan: Scan): void {
  beginOperand(scan);
  const start = scan.at;
  let at = start + 1;
  while (codes.isWordCode(scan.code(at))) at += 1;
  scan.at = at === start + 1 ? at + 1 : at;
  scan.startChain(start, scan.at);
  scan.token(scans.word);
}

/** `list.map { … }.join` goes on with what the block was given to. */
function closeBrace(scan: Scan): void {
  const { kind, callee } = scan.frameAt(scan.top.brace);
  brackets.closeBrace(scan);
  if (kind === frames.blockFrame) scan.setChain(callee);
}

function newLine(scan: Scan): void {
  if (scan.endsOperand || scan.previous === scans.nothing) endCommands(scan);
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
  arrow,
  brace: brackets.braceByPrevious,
  symbols: {
    ...literals.symbols,
    [codes.colon]: colon,
    [codes.hash]: symbols.lineComment,
    [codes.backslash]: symbols.joinLines,
    [codes.question]: question,
    [codes.equals]: equals,
    [codes.minus]: minus,
    [codes.ampersand]: ampersand,
    [codes.star]: star,
    [codes.openBracket]: bracket,
    [codes.dollar]: dollar,
    [codes.closeBrace]: closeBrace,
  },
};
