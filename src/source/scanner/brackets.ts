import * as codes from './characters.ts';
import type { Frame } from './frames.ts';
import * as frames from './frames.ts';
import * as keywords from './keywords.ts';
import { separate } from './places.ts';
import type { Scan } from './scan.ts';
import { leaveHole } from './strings.ts';
import * as tokens from './tokens.ts';

/** Begins a new statement, member or declaration in the innermost frame. */
export function endStatement(scan: Scan): void {
  const { top } = scan;
  scan.previous = tokens.nothing;
  scan.before = tokens.nothing;
  top.clear();
  top.header = tokens.noHeader;
  scan.expectsParameters = false;
  scan.expectsLambda = false;
  scan.expectsDecorator = false;
  scan.constructs = -1;
}

/** Closes the brackets that were never closed: what follows is a statement. */
export function recover(scan: Scan): void {
  let { depth } = scan;
  while (depth > 0 && !endsRecovery(scan.frameAt(depth).kind)) depth -= 1;
  if (depth < scan.depth) scan.pop(depth + 1);
  endStatement(scan);
}

function endsRecovery(kind: number): boolean {
  return frames.holdsStatements(kind) || kind >= frames.tagFrame;
}

/** A line goes on with a word where an expression has just ended, and nothing joins the two. */
export function juxtapose(scan: Scan): void {
  const { kind, brace } = scan.top;
  const next = scan.nextCode(scan.at);
  const isKey = next === codes.colon || next === codes.equals;
  if (isKey && brace < scan.depth && scan.frameAt(brace).kind === frames.objectFrame) {
    // The next key of an object in which a list or a call is still being typed.
    scan.pop(brace + 1);
    separate(scan);
  } else if (frames.holdsStatements(kind)) {
    if (kind !== frames.holeFrame && kind !== frames.enumFrame) endStatement(scan);
  } else if (kind === frames.objectFrame) separate(scan);
  else if (kind !== frames.parametersFrame && kind !== frames.typeFrame) recover(scan);
}

export function openParen(scan: Scan): void {
  const { top, language } = scan;
  const callee = scan.chain();
  const follows = scan.previous >= tokens.word || scan.previous === tokens.member;
  scan.at += 1;
  let kind = frames.groupFrame;
  if (scan.expectsParameters) {
    scan.expectsParameters = false;
    kind = frames.parametersFrame;
  } else if (follows) {
    const declares =
      language.bareMethods === true &&
      (top.kind === frames.classFrame || scan.expectsBody > 0) &&
      top.target === undefined &&
      scan.before !== tokens.operator &&
      !(scan.before === tokens.keyword && (scan.keywordFlags & keywords.infix) !== 0) &&
      !scan.expectsDecorator;
    kind = declares ? frames.parametersFrame : frames.callFrame;
  }
  const frame = scan.push(kind, follows ? callee : undefined);
  frame.marked = scan.expectsDecorator;
  scan.expectsDecorator = false;
  if (scan.previous === tokens.keyword) {
    // Of parameters: brackets around declarations, as in `const (`.
    frame.marked =
      kind === frames.parametersFrame
        ? (scan.keywordFlags & keywords.parameters) === 0
        : (scan.keywordFlags & keywords.control) !== 0;
  }
  scan.token(tokens.opened);
}

/** Closes the bracket at a depth and all within; below 0 where none is open. */
function close(scan: Scan, depth: number): Frame | undefined {
  scan.at += 1;
  if (depth < 0) {
    scan.token(tokens.closed);
    return undefined;
  }
  scan.closedFrame = scan.pop(depth);
  return scan.closedFrame;
}

/** What was closed is an operand, in place of the bracket that opened it. */
export function becomeOperand(scan: Scan, { before }: Frame, chain: string | undefined): void {
  scan.setChain(chain);
  scan.token(tokens.closed);
  scan.before = before;
}

export function closeParen(scan: Scan): void {
  const frame = close(scan, scan.top.paren);
  if (frame === undefined) return;
  const { kind, callee, marked, declared } = frame;
  // `(client as Client)` is the client.
  const inside = kind === frames.groupFrame ? (declared ?? scan.chain()) : undefined;
  becomeOperand(scan, frame, kind === frames.callFrame ? callee : inside);
  if (kind === frames.parametersFrame && !marked) scan.names?.bound?.(scan, true);
  if (kind === frames.groupFrame && marked) scan.previous = tokens.nothing;
}

export function openBracket(scan: Scan): void {
  const isIndex = scan.endsOperand || scan.previous === tokens.member;
  scan.at += 1;
  scan.push(isIndex ? frames.indexFrame : frames.listFrame, isIndex ? scan.chain() : undefined);
  scan.token(tokens.opened);
}

export function closeBracket(scan: Scan): void {
  const { last, before } = scan;
  const isFirst = before === tokens.opened;
  const string = isFirst && scan.top.bracket === scan.depth ? last : undefined;
  const name = scan.previous === tokens.word ? scan.chain() : undefined;
  const frame = close(scan, scan.top.bracket);
  if (frame === undefined) return;
  // `[name]` and `[name.of.another]`
  const isName = isFirst || (name !== undefined && isWhole(scan, name, frame.start));
  scan.closedKey = string?.said(scan.text) ?? (isName ? name : undefined);
  const { kind, callee } = frame;
  const isPart = string !== undefined && callee !== undefined;
  const chain = isPart ? `${callee}.${scan.closedKey}` : callee;
  becomeOperand(scan, frame, kind === frames.indexFrame ? chain : undefined);
}

/** Whether a text is all that a bracket holds which was closed just now. */
function isWhole({ text, at }: Scan, name: string, start: number): boolean {
  return start + name.length === at - 1 && text.startsWith(name, start);
}

/** What a curly bracket opens by what goes before it: a literal where a value is expected, else a block. */
export function braceByPrevious({ previous, operator, keywordFlags }: Scan): number {
  const isArrow = previous === tokens.operator && operator === tokens.arrow;
  // `catch {`, but not `a switch {`.
  const announced = keywordFlags & (keywords.control | keywords.infix);
  const isHeader = previous === tokens.keyword && announced === keywords.control;
  const isValue = previous >= tokens.opened && previous <= tokens.keyword;
  return isValue && !isArrow && !isHeader ? frames.objectFrame : frames.blockFrame;
}

export function openBrace(scan: Scan): void {
  const kind = scan.expectsBody || scan.language.brace(scan);
  const isBody = kind === frames.classFrame || kind === frames.enumFrame;
  const callee = isBody ? scan.bodyName : scan.previous >= tokens.word ? scan.chain() : undefined;
  scan.at += 1;
  scan.expectsBody = 0;
  scan.constructs = -1;
  if (isBody || kind === frames.blockFrame) {
    scan.expectsParameters = false;
    scan.top.header = tokens.noHeader;
  }
  scan.push(kind, callee);
  scan.token(kind === frames.objectFrame ? tokens.opened : tokens.nothing);
}

export function closeBrace(scan: Scan): void {
  const depth = scan.top.brace;
  const frame = depth === 0 ? undefined : close(scan, depth);
  if (frame === undefined) {
    scan.at += 1;
    recover(scan);
    return;
  }
  const { kind } = frame;
  if (kind === frames.holeFrame) {
    leaveHole(scan, frame);
    return;
  }
  const isType = kind === frames.classFrame && scan.language.bodiesAreTypes === true;
  if (kind === frames.objectFrame || isType || !frames.holdsStatements(scan.top.kind)) {
    becomeOperand(scan, frame, undefined);
    return;
  }
  scan.setChain(undefined);
  endStatement(scan);
  scan.lineStart = false;
}

export function comma(scan: Scan): void {
  // `a, b = …`
  const isTuple = scan.previous === tokens.word && scan.before <= tokens.separator;
  if (isTuple && scan.language.lineEnds && frames.holdsStatements(scan.top.kind)) {
    scan.names?.bound?.(scan, false);
  }
  scan.at += 1;
  separate(scan);
}

export function semicolon(scan: Scan): void {
  scan.at += 1;
  const { kind, marked } = scan.top;
  if (kind === frames.groupFrame && marked) {
    scan.token(tokens.separator);
    return;
  }
  // Types of objects separate their members so.
  if (kind === frames.objectFrame && !isArgument(scan)) separate(scan);
  else if (kind !== frames.holeFrame) recover(scan);
}

/** Whether the braces are within an argument or a list, where a semicolon has no place. */
function isArgument(scan: Scan): boolean {
  const { kind } = scan.frameAt(scan.depth - 1);
  return kind === frames.callFrame || kind === frames.listFrame;
}
