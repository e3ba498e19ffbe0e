import { endStatement, juxtapose, recover } from './brackets.ts';
import * as codes from './characters.ts';
import * as frames from './frames.ts';
import * as keywords from './keywords.ts';
import type { Scan } from './scan.ts';
import { compute } from './symbols.ts';
import * as tokens from './tokens.ts';

/** Reads a name, a word of the language or a number. */
export function readWord(scan: Scan, words: Uint8Array): void {
  const { text, language } = scan;
  const start = scan.at;
  const first = text.charCodeAt(start);
  if (codes.isDigit(first)) {
    readNumber(scan);
    return;
  }
  let at = start + 1;
  const { length } = text;
  for (; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 128 ? words[code] === 0 : !codes.isWordCode(code)) break;
  }
  scan.at = at;
  if (language.prefix?.(scan, start)) return;
  if (scan.previous === tokens.member) {
    scan.extendChain(start, scan.at);
    scan.token(tokens.word);
    scan.names?.read(scan, start);
    return;
  }
  const flags = keywords.keywordFlags(language.keywords, text, start, scan.at);
  if (flags > 0 && !isName(scan, flags)) {
    readKeyword(scan, flags, start);
    return;
  }
  if (scan.lineStart && scan.endsOperand) juxtapose(scan);
  language.name?.(scan, start);
  if (scan.expectsBody > 0 && scan.bodyName === undefined)
    scan.bodyName = text.slice(start, scan.at);
  scan.startChain(start, scan.at);
  scan.token(tokens.word);
  scan.names?.read(scan, start);
}

/** `1.5e3`, `0xff`, `1_000`, `10n`; a dot belongs to it only before a digit. */
function readNumber(scan: Scan): void {
  const { text } = scan;
  let at = scan.at + 1;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === codes.dot ? !codes.isDigit(scan.code(at + 1)) : !codes.isWordCode(code)) break;
  }
  scan.at = at;
  scan.language.name?.(scan, scan.tokenStart);
  scan.token(tokens.number);
  scan.setChain(undefined);
}

/** Whether what looks like a word of the language is the name of a key, an argument or something else. */
function isName(scan: Scan, flags: number): boolean {
  const after = scan.nextOffset(scan.at);
  const next = scan.code(after);
  if ((flags & keywords.contextual) !== 0 && !scan.text.startsWith('=>', after)) {
    if ('(.,);]}:='.includes(scan.text.charAt(after) || ' ')) return true;
  }
  const { kind } = scan.top;
  const isFirst = scan.previous === tokens.opened || scan.previous === tokens.separator;
  if (!isFirst && kind !== frames.commandFrame) return false;
  if (next === codes.colon) return scan.code(after + 1) !== codes.colon;
  if (kind !== frames.objectFrame) return false;
  if (next === codes.openParen) return (flags & keywords.control) === 0;
  return next === codes.comma || next === codes.closeBrace;
}

function readKeyword(scan: Scan, flags: number, start: number): void {
  const { top, language } = scan;
  scan.names?.keyword?.(scan, start);
  const begins = scan.lineStart && (flags & keywords.statement) !== 0;
  if (begins && frames.holdsStatements(top.kind)) {
    if (top.kind !== frames.holeFrame) endStatement(scan);
  } else if (begins && top.kind === frames.objectFrame && scan.previous === tokens.opened) {
    top.kind = frames.blockFrame;
    endStatement(scan);
  } else if (begins && top.kind < frames.tagFrame) recover(scan);
  else if (scan.lineStart && scan.endsOperand && (flags & keywords.infix) === 0) juxtapose(scan);
  language.keyword?.(scan, flags, start);
  if ((flags & keywords.parameters) !== 0) scan.expectsParameters = true;
  if ((flags & (keywords.body | keywords.enumeration)) !== 0) {
    scan.expectsBody = (flags & keywords.enumeration) !== 0 ? frames.enumFrame : frames.classFrame;
    scan.bodyName = undefined;
  }
  scan.keywordFlags = flags;
  if ((flags & keywords.alone) !== 0) {
    scan.token(tokens.nothing);
    return;
  }
  if ((flags & keywords.comparing) !== 0) {
    compute(scan, 0);
    return;
  }
  scan.token(tokens.keyword);
}
