import * as codes from './characters.ts';
import type { Frame } from './frames.ts';
import * as frames from './frames.ts';
import * as keywords from './keywords.ts';
import { separate } from './places.ts';
import type { Scan } from './scan.ts';
import * as scans from './scan.ts';
import { leaveHole } from './strings.ts';

/** Begins a new statement, member or declaration in the innermost frame. */
export function endStatement(scan: Scan): void {
  const { top } = scan;
  scan.previous = scans.nothing;
  scan.before = scans.nothing;
  top.target = undefined;
  top.declared = undefined;
  top.questions = 0;
  top.header = scans.noHeader;
  scan.expectsParameters = false;
  scan.expectsLambda = false;
  scan.expectsDecorator = false;
  scan.constructs = -1;
}

/** Closes the brackets that were never closed: what follows is a statement. */
export function recover(scan: Scan): void {
  let { depth } = scan;
  while (depth > 0 && !endsRecovery(scan.frameAt(depth).kind)) depth -= 1;
  if (depth < scan.depth) scan.popTo(depth + 1);
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
    scan.popTo(brace + 1);
    separate(scan);
  } else if (frames.holdsStatements(kind)) {
    if (kind !== frames.holeFrame && kind !== frames.enumFrame) endStatement(scan);
  } else if (kind === frames.objectFrame) separate(scan);
  else if (kind !== frames.parametersFrame && kind !== frames.typeFrame) recover(scan);
}

export function openParen(scan: Scan): void {
  const { top, language } = scan;
  const callee = scan.chain();
  const follows = scan.previous >= scans.word || scan.previous === scans.member;
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
      scan.before !== scans.operator &&
      !(scan.before === scans.keyword && (scan.keywordFlags & keywords.infix) !== 0) &&
      !scan.expectsDecorator;
    kind = declares ? frames.parametersFrame : frames.callFrame;
  }
  scan.expectsDecorator = false;
  const frame = scan.push(kind, follows ? callee : undefined);
  if (scan.previous === scans.keyword) {
    // Of parameters: brackets around declarations, as in `const (`.
    frame.marked =
      kind === frames.parametersFrame
        ? (scan.keywordFlags & keywords.parameters) === 0
        : (scan.keywordFlags & keywords.control) !== 0;
  }
  scan.token(scans.opened);
}

export function closeParen(scan: Scan): void {
  scan.at += 1;
  const depth = scan.top.paren;
  if (depth < 0) {
    scan.token(scans.closed);
    return;
  }
  const frame = scan.popTo(depth);
  const { kind, callee, marked, before, declared } = frame;
  noteClosed(scan, frame);
  if (kind !== frames.groupFrame) scan.setChain(kind === frames.callFrame ? callee : undefined);
  // `(client as Client)` is the client.
  else if (declared !== undefined) scan.setChain(declared);
  scan.token(scans.closed);
  scan.before = before;
  if (kind === frames.parametersFrame && !marked) scan.names?.bound?.(scan, true);
  if (kind === frames.groupFrame && marked) scan.previous = scans.nothing;
}

function noteClosed(scan: Scan, { kind, firstDraft, start }: Frame): void {
  scan.closedKind = kind;
  scan.closedFirstDraft = firstDraft;
  scan.closedStart = start;
}

export function openBracket(scan: Scan): void {
  const isIndex = scan.endsOperand || scan.previous === scans.member;
  scan.at += 1;
  scan.push(isIndex ? frames.indexFrame : frames.listFrame, isIndex ? scan.chain() : undefined);
  scan.token(scans.opened);
}

export function closeBracket(scan: Scan): void {
  const depth = scan.top.bracket;
  scan.at += 1;
  if (depth < 0) {
    scan.token(scans.closed);
    return;
  }
  const isString = scan.previous === scans.literal && scan.before === scans.opened;
  const string = isString && depth === scan.depth ? scan.last : undefined;
  const name = scan.previous === scans.word ? scan.chain() : undefined;
  const isFirst = scan.before === scans.opened;
  const frame = scan.popTo(depth);
  const { kind, callee, before, start } = frame;
  noteClosed(scan, frame);
  // `[name]` and `[name.of.another]`
  const isName = isFirst || (name !== undefined && isWhole(scan, name, start));
  scan.closedKey = string !== undefined ? keyOf(scan, string) : isName ? name : undefined;
  if (kind === frames.indexFrame) {
    const part = string === undefined ? undefined : scan.closedKey;
    scan.setChain(part === undefined || callee === undefined ? callee : `${callee}.${part}`);
  } else scan.setChain(undefined);
  scan.token(scans.closed);
  scan.before = before;
}

/** Whether a text is all that a bracket holds which was closed just now. */
function isWhole({ text, at }: Scan, name: string, start: number): boolean {
  return start + name.length === at - 1 && text.startsWith(name, start);
}

/** The key that a string is, decoded. */
export function keyOf(scan: Scan, draft: NonNullable<Scan['last']>): string {
  const content = scan.text.slice(draft.contentStart, draft.contentEnd);
  return draft.encoded ? draft.spec.decode(content) : content;
}

/** What a curly bracket opens by what goes before it: a literal where a value is expected, else a block. */
export function braceByPrevious({ previous, operator, keywordFlags }: Scan): number {
  const isArrow = previous === scans.operator && operator === scans.arrow;
  // `catch {`, but not `a switch {`.
  const announced = keywordFlags & (keywords.control | keywords.infix);
  const isHeader = previous === scans.keyword && announced === keywords.control;
  const isValue = previous >= scans.opened && previous <= scans.keyword;
  return isValue && !isArrow && !isHeader ? frames.objectFrame : frames.blockFrame;
}

export function openBrace(scan: Scan): void {
  const kind = scan.language.brace(scan);
  const isBody = kind === frames.classFrame || kind === frames.enumFrame;
  const callee = isBody ? scan.bodyName : scan.previous >= scans.word ? scan.chain() : undefined;
  scan.at += 1;
  scan.expectsBody = 0;
  scan.constructs = -1;
  if (isBody || kind === frames.blockFrame) {
    scan.expectsParameters = false;
    scan.top.header = scans.noHeader;
  }
  scan.push(kind, callee);
  scan.token(kind === frames.objectFrame ? scans.opened : scans.nothing);
}

export function closeBrace(scan: Scan): void {
  const depth = scan.top.brace;
  scan.at += 1;
  if (depth === 0) {
    recover(scan);
    return;
  }
  const frame = scan.popTo(depth);
  const { kind, before } = frame;
  noteClosed(scan, frame);
  if (kind === frames.holeFrame) {
    leaveHole(scan, frame);
    return;
  }
  scan.setChain(undefined);
  const isType = kind === frames.classFrame && scan.language.bodiesAreTypes === true;
  if (kind !== frames.objectFrame && !isType && frames.holdsStatements(scan.top.kind)) {
    endStatement(scan);
    scan.lineStart = false;
    return;
  }
  scan.token(scans.closed);
  scan.before = before;
}

export function comma(scan: Scan): void {
  // `a, b = …`
  const isTuple = scan.previous === scans.word && scan.before <= scans.separator;
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
    scan.token(scans.separator);
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
