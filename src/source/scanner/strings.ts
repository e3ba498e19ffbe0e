import * as codes from './characters.ts';
import { Draft } from './draft.ts';
import type { Frame } from './frames.ts';
import * as frames from './frames.ts';
import type { LiteralSpec } from './literals.ts';
import { currentPlace, nowhere } from './place.ts';
import { separate } from './places.ts';
import type { Scan } from './scan.ts';
import * as tokens from './tokens.ts';

/** Begins a string at a place and notes it; its content is read by `readString`. */
export function beginString(
  scan: Scan,
  start: number,
  contentStart: number,
  spec: LiteralSpec,
): Draft {
  if (spec.passedOver) return new Draft(start, contentStart, spec, nowhere);
  const { last } = scan;
  const joins = scan.language.joinsAdjacent === true && last?.closed;
  const { kind } = scan.top;
  const isElement = kind === frames.listFrame || kind === frames.objectFrame;
  // The comma before it is still missing.
  if (isElement && scan.lineStart && scan.endsOperand && !joins) separate(scan);
  const place = currentPlace(scan);
  const draft = new Draft(start, contentStart, spec, place);
  scan.names?.string?.(scan, draft);
  if (scan.top.kind === frames.indexFrame) draft.use = 'index';
  if (scan.previous === tokens.operator) {
    if (scan.operator === tokens.joining) draft.dynamic = true;
    else if (scan.operator === tokens.computing) draft.use = 'operand';
    draft.given = scan.operator === tokens.giving;
  } else if (joins) {
    draft.dynamic = true;
    last.dynamic = true;
  }
  scan.drafts.push(draft);
  return draft;
}

/** Reads a whole string, whose quote begins at `start` and has `quoteLength` with what goes before it. */
export function stringLiteral(scan: Scan, quoteLength: number, spec: LiteralSpec): void {
  const start = scan.at;
  scan.at += quoteLength;
  readString(scan, beginString(scan, start, scan.at, spec));
}

/** Reads on in a string, up to its end or its next interpolation. */
export function readString(scan: Scan, draft: Draft): void {
  const { text } = scan;
  const { spec } = draft;
  const { close, count, open, multiline, hole, hereDocument } = spec;
  const backslash = spec.escape === 'backslash' ? codes.backslash : -1;
  const { length } = text;
  let at = scan.at;
  for (; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === close) {
      if (count > 1 && !isRun(text, at, close, count)) continue;
      if (spec.escape === 'doubled' && text.charCodeAt(at + 1) === close) {
        draft.encoded = true;
        at += 1;
      } else if (draft.depth > 0) draft.depth -= 1;
      else {
        finish(scan, draft, at, at + count, true);
        return;
      }
    } else if (code === backslash) {
      draft.encoded = true;
      const next = text.charCodeAt(at + 1);
      // A brace behind it still begins an interpolation, and a line of a here document may end it.
      const isPassed = hereDocument === undefined || !codes.isLineEnd(next);
      if (isPassed && (spec.holeBraces === undefined || next !== codes.openBrace)) at += 1;
      // A line that ends with a backslash goes on, and CRLF is one end.
      if (text.charCodeAt(at) === codes.carriageReturn) {
        if (text.charCodeAt(at + 1) === codes.lineFeed) at += 1;
      }
    } else if (codes.isLineEnd(code)) {
      if (hereDocument !== undefined) {
        if (code === codes.lineFeed && endHereDocument(scan, draft, at + 1)) return;
        continue;
      }
      if (!multiline || (spec.mayBeOpen && !draft.goesOn && !goesOn(scan, at, close))) break;
      draft.goesOn = true;
      if (code === codes.carriageReturn) draft.encoded = true;
    } else if (code === open) draft.depth += 1;
    else if (hole !== undefined) {
      const skip = hole(draft, text, at, code);
      if (skip > 0) {
        enterHole(scan, draft, at + skip);
        return;
      }
      if (skip < 0) at -= skip + 1;
    }
  }
  const end = Math.min(at, length);
  finish(scan, draft, end, end, false);
}

/** So far it is looked whether a string goes on beyond its line. */
const reach = 10_000;

/**
 * Whether the next quote closes a string of several lines. Where it looks as if it opened one, the string
 * before is still being typed.
 */
function goesOn(scan: Scan, lineEnd: number, close: number): boolean {
  const { text } = scan;
  const limit = Math.min(text.length, lineEnd + scan.far(reach));
  for (let at = lineEnd; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === codes.backslash) at += 1;
    else if (code === close) {
      const after = text.charAt(at + 1);
      if (/\w/.test(after)) return false;
      return !(/[([{,=>\s]/.test(text.charAt(at - 1)) && /[^\s;,)\].}]/.test(after));
    }
  }
  scan.vainLooks += 1;
  return limit < text.length;
}

/** Reads a here document, from the start of its first line. */
export function readHereDocument(scan: Scan, draft: Draft): void {
  if (!endHereDocument(scan, draft, scan.at)) readString(scan, draft);
}

/** Ends a here document where its word stands at the start of this line. */
function endHereDocument(scan: Scan, draft: Draft, lineStart: number): boolean {
  const { text } = scan;
  const { terminator } = draft;
  let at = lineStart;
  while (text.charCodeAt(at) === codes.space || text.charCodeAt(at) === codes.tab) at += 1;
  if (!text.startsWith(terminator, at)) return false;
  draft.indent = at - lineStart;
  const end = at + terminator.length;
  if (end < text.length && codes.isWordCode(text.charCodeAt(end))) return false;
  finish(scan, draft, contentEnd(scan, draft, lineStart), end, true);
  return true;
}

/** The content of PHP's here documents ends before the last end of a line, that of Ruby's behind it. */
function contentEnd(scan: Scan, draft: Draft, lineStart: number): number {
  if (draft.spec.hereDocument === 'nextLine' || lineStart <= draft.contentStart) return lineStart;
  return scan.code(lineStart - 2) === codes.carriageReturn ? lineStart - 2 : lineStart - 1;
}

function isRun(text: string, at: number, code: number, count: number): boolean {
  for (let offset = 1; offset < count; offset += 1) {
    if (text.charCodeAt(at + offset) !== code) return false;
  }
  return true;
}

function enterHole(scan: Scan, draft: Draft, at: number): void {
  draft.dynamic = true;
  scan.at = at;
  const frame = scan.push(frames.holeFrame, scan.chain());
  frame.draft = draft;
  frame.outerPrevious = scan.previous;
  frame.before = scan.before;
  frame.outerLast = scan.last;
  scan.holes += 1;
  if (!draft.spec.multiline) scan.lineHoles += 1;
  scan.previous = tokens.opened;
}

/** Goes on with the string behind one of its interpolations; without a string, with what was around it. */
export function leaveHole(scan: Scan, frame: Frame): void {
  const { draft } = frame;
  if (draft === undefined) return;
  scan.previous = frame.outerPrevious;
  scan.before = frame.before;
  scan.lastString = frame.outerLast;
  scan.setChain(frame.callee);
  scan.at += (draft.spec.holeBraces ?? 1) - 1;
  readString(scan, draft);
}

/** Ends the strings whose interpolation is still open at the end of their line. */
export function closeLineHoles(scan: Scan): void {
  while (scan.lineHoles > 0) {
    let depth = scan.top.brace;
    for (;;) {
      const { kind, draft } = scan.frameAt(depth);
      if (kind === frames.holeFrame && draft !== undefined && !draft.spec.multiline) break;
      if (depth === 0) return;
      depth = scan.frameAt(depth - 1).brace;
    }
    const { outerPrevious, before, draft, callee } = scan.pop(depth);
    scan.previous = outerPrevious;
    scan.before = before;
    scan.setChain(callee);
    noteString(scan, draft);
  }
}

function finish(scan: Scan, draft: Draft, end: number, next: number, closed: boolean): void {
  draft.contentEnd = Math.max(draft.contentStart, end);
  draft.end = Math.max(draft.contentEnd, next);
  draft.closed = closed;
  scan.at = draft.end;
  if (draft.spec.hereDocument === 'nextLine') return;
  if (scan.top.kind === frames.callFrame && scan.top.draft === draft) scan.pop();
  noteString(scan, draft);
}

/** Notes a string as the last token. */
export function noteString(scan: Scan, draft: Draft | undefined): void {
  scan.token(tokens.literal);
  scan.lastString = draft?.spec.passedOver ? undefined : draft;
  scan.setChain(undefined);
}
