import { becomeOperand } from './brackets.ts';
import * as codes from './characters.ts';
import { decodeEntities } from './decode.ts';
import * as frames from './frames.ts';
import type { LiteralSpec } from './literals.ts';
import type { Scan } from './scan.ts';
import { stringLiteral } from './strings.ts';
import { blockComment, lineComment } from './symbols.ts';
import * as tokens from './tokens.ts';

/** Values of attributes know no backslash, but entities; and they may go beyond their line. */
const value: LiteralSpec = {
  close: codes.doubleQuote,
  count: 1,
  multiline: true,
  mayBeOpen: true,
  escape: 'none',
  decode: decodeEntities,
  alwaysEncoded: true,
};
const singleQuoted = { ...value, close: codes.singleQuote };

/** Reads one thing within a tag, or the text between two tags. */
export function readTag(scan: Scan): void {
  if (scan.top.kind === frames.childrenFrame) readChildren(scan);
  else readAttribute(scan);
}

function readAttribute(scan: Scan): void {
  const code = scan.code(scan.at);
  switch (code) {
    case codes.doubleQuote:
    case codes.singleQuote:
      stringLiteral(scan, 1, code === codes.doubleQuote ? value : singleQuoted);
      scan.previous = tokens.opened;
      return;
    case codes.openBrace:
      openExpression(scan);
      return;
    case codes.greater:
      scan.at += 1;
      scan.top.kind = frames.childrenFrame;
      return;
    case codes.slash:
      slash(scan);
      return;
    case codes.less:
    case codes.closeBrace:
    case codes.closeParen:
    case codes.semicolon:
      // The tag was never finished; `<` also begins the arguments of its type.
      scan.pop();
      scan.previous = tokens.word;
      return;
    default:
      scan.at += 1;
  }
}

function slash(scan: Scan): void {
  const next = scan.following;
  if (next === codes.greater) {
    scan.at += 2;
    leave(scan);
  } else if (next === codes.star) blockComment(scan, 2);
  else if (next === codes.slash) lineComment(scan);
  else scan.at += 1;
}

function openExpression(scan: Scan): void {
  scan.push(frames.holeFrame, undefined);
  scan.at += 1;
  scan.previous = tokens.opened;
  scan.lineStart = false;
}

function readChildren(scan: Scan): void {
  const { text } = scan;
  const from = scan.at;
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === codes.openBrace || code === codes.closeBrace || code === codes.less) break;
  }
  scan.at = at;
  switch (text.charCodeAt(at)) {
    case codes.openBrace:
      openExpression(scan);
      return;
    case codes.closeBrace:
      // No text has one: the tags were never closed.
      while (scan.top.kind >= frames.tagFrame) scan.pop();
      return;
    case codes.less:
      if (scan.code(at + 1) === codes.slash) closingTag(scan);
      else {
        scan.at += 1;
        scan.push(frames.tagFrame, undefined);
      }
      return;
    default:
  }
}

function closingTag(scan: Scan): void {
  let at = scan.at + 2;
  for (let code = scan.code(at); code >= 0 && code !== codes.greater; ) {
    if (codes.isLineEnd(code) || code === codes.less || code === codes.openBrace) break;
    at += 1;
    code = scan.code(at);
  }
  scan.at = scan.code(at) === codes.greater ? at + 1 : at;
  leave(scan);
}

function leave(scan: Scan): void {
  becomeOperand(scan, scan.pop(), undefined);
}
