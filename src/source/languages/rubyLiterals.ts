import * as codes from '../scanner/characters.ts';
import { decodeRuby, decodeRubySingle, dedent } from '../scanner/decode.ts';
import * as frames from '../scanner/frames.ts';
import { hashHole } from '../scanner/holes.ts';
import { asWritten, type LiteralSpec, noQuote } from '../scanner/literals.ts';
import type { ReadSymbol, Scan, Symbols } from '../scanner/scan.ts';
import { beginString, noteString, stringLiteral } from '../scanner/strings.ts';
import { compute } from '../scanner/symbols.ts';
import * as tokens from '../scanner/tokens.ts';
import { beginOperand } from './rubyCommands.ts';

const single: LiteralSpec = {
  close: codes.singleQuote,
  count: 1,
  multiline: true,
  mayBeOpen: true,
  escape: 'backslash',
  decode: decodeRubySingle,
};
const double: LiteralSpec = {
  ...single,
  close: codes.doubleQuote,
  decode: decodeRuby,
  hole: hashHole,
};
const shell: LiteralSpec = {
  ...double,
  close: codes.backtick,
  mayBeOpen: false,
  passedOver: true,
};
const symbolSpec: LiteralSpec = { ...double, passedOver: true };
const wordSpec: LiteralSpec = { ...single, decode: asWritten };

const here: LiteralSpec = { ...double, close: noQuote, hereDocument: 'nextLine' };
const written: LiteralSpec = {
  ...single,
  close: noQuote,
  escape: 'none',
  hereDocument: 'nextLine',
  decode: asWritten,
};
const hereSpecs = {
  plain: here,
  indented: {
    ...here,
    alwaysEncoded: true,
    decode: (content: string) => decodeRuby(dedent(content)),
  },
  written,
  writtenIndented: {
    ...written,
    decode: (content: string) => dedent(content),
    alwaysEncoded: true,
  },
};

/** Here documents that begin on one line; more are no source text. */
const mostWaiting = 50;
const hereStart =
  /<<([~-]?)(?:(["'`])([^"'`\r\n]{1,200})\2|([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]{0,200}))/y;

function shift(scan: Scan, length: number): void {
  if (!hereDocument(scan)) compute(scan, length);
}

/** Its content begins with the next line; the rest of this line is source text. */
function hereDocument(scan: Scan): boolean {
  hereStart.lastIndex = scan.at;
  const found = hereStart.exec(scan.text);
  if (found === null || scan.hereDocuments.length >= mostWaiting) return false;
  const [whole, mark, quote, quoted, bare] = found;
  const isShift = scan.endsOperand && scan.previous !== tokens.word;
  const terminator = quoted ?? bare ?? '';
  const isLowerCase = mark === '' && quote === undefined && !/^[A-Z]/.test(terminator);
  if (isShift || isLowerCase) return false;
  beginOperand(scan);
  if (scan.endsOperand) return false;
  const isIndented = mark === '~';
  const spec =
    quote === "'"
      ? hereSpecs[isIndented ? 'writtenIndented' : 'written']
      : hereSpecs[isIndented ? 'indented' : 'plain'];
  const start = scan.at;
  scan.at += whole.length;
  const draft = beginString(scan, start, scan.at, spec);
  draft.terminator = terminator;
  draft.contentStart = scan.text.length;
  scan.hereDocuments.push(draft);
  noteString(scan, draft);
  return true;
}

const closers = new Map([
  [codes.openParen, codes.closeParen],
  [codes.openBracket, codes.closeBracket],
  [codes.openBrace, codes.closeBrace],
  [codes.less, codes.greater],
]);

/** `%q(…)`, `%w[…]` and the like. */
function percent(scan: Scan): void {
  const { text } = scan;
  const spaced = scan.code(scan.at - 1) === codes.space && scan.following !== codes.space;
  const isMethod = scan.previous === tokens.member;
  if (isMethod || (scan.endsOperand && !(scan.previous === tokens.word && spaced))) {
    compute(scan, 1);
    return;
  }
  const kind = /^[qQwWiIrxs]/.test(text.charAt(scan.at + 1)) ? text.charAt(scan.at + 1) : '';
  const openAt = scan.at + 1 + kind.length;
  const open = scan.code(openAt);
  const isDelimiter = open > codes.space && open < 128 && !codes.isWordCode(open);
  if (!isDelimiter || open === codes.equals) {
    compute(scan, 1);
    return;
  }
  beginOperand(scan);
  const close = closers.get(open) ?? open;
  if (kind !== '' && 'wWiI'.includes(kind)) {
    readWords(scan, openAt, close, kind === 'i' || kind === 'I');
    return;
  }
  const isPlain = kind === 'q' || kind === 's';
  stringLiteral(scan, openAt - scan.at + 1, {
    ...(isPlain ? single : double),
    close,
    mayBeOpen: false,
    ...(close === open ? {} : { open }),
    ...(kind === 'r' || kind === 'x' || kind === 's' ? { passedOver: true } : {}),
  });
}

/** The words of a list, which are strings without quotes. */
function readWords(scan: Scan, openAt: number, close: number, areSymbols: boolean): void {
  const { text } = scan;
  scan.push(frames.listFrame, undefined);
  let at = openAt + 1;
  let closed = false;
  while (at < text.length && !closed) {
    const start = at;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code <= codes.space || code === close) break;
      if (code === codes.backslash) at += 1;
    }
    at = Math.min(at, text.length);
    closed = text.charCodeAt(at) === close;
    if (at > start && !areSymbols) {
      scan.previous = tokens.separator;
      const draft = beginString(scan, start, start, wordSpec);
      draft.contentEnd = at;
      draft.end = at;
      draft.closed = at < text.length;
      draft.dynamic = text.slice(start, Math.min(at, start + 500)).includes('#{');
    }
    at += 1;
  }
  scan.at = Math.min(at, text.length);
  scan.pop();
  scan.setChain(undefined);
  scan.token(tokens.closed);
}

/** `:name` and `:"name"`; false where the colon begins neither. */
export function symbol(scan: Scan, next: number): boolean {
  if (next === codes.doubleQuote) {
    beginOperand(scan);
    stringLiteral(scan, 2, symbolSpec);
    return true;
  }
  if (!codes.isWordCode(next) && next !== codes.at && next !== codes.percent) return false;
  // `a ? b :c`
  if (scan.endsOperand && scan.top.questions > 0) return false;
  beginOperand(scan);
  const start = scan.at + 1;
  let at = scan.wordEnd(start + 1);
  const mark = scan.code(at);
  if (mark === codes.question || mark === codes.exclamation) at += 1;
  scan.at = at;
  scan.startChain(start, at);
  scan.token(tokens.word);
  return true;
}

/** Longer ones on one line are not looked for. */
const longestExpression = 5000;

/** A regular expression where an operand is expected, or behind a name and a blank. */
function slash(scan: Scan): void {
  const { text } = scan;
  const next = scan.following;
  const spaced = scan.code(scan.at - 1) === codes.space && next !== codes.space;
  const isArgument = scan.previous === tokens.word && spaced && next !== codes.equals;
  if (scan.endsOperand && !isArgument) {
    compute(scan, 1);
    return;
  }
  let at = scan.at + 1;
  const limit = scan.reach(longestExpression);
  for (; at < limit && !codes.isLineEnd(text.charCodeAt(at)); at += 1) {
    const code = text.charCodeAt(at);
    if (code === codes.slash) break;
    if (code === codes.backslash) at += 1;
  }
  const isOnLine = text.charCodeAt(at) === codes.slash;
  if (!isOnLine) scan.vainLooks += 1;
  if (!isOnLine && isArgument) {
    compute(scan, 1);
    return;
  }
  beginOperand(scan);
  stringLiteral(scan, 1, { ...shell, close: codes.slash, multiline: true });
}

function quoted(spec: LiteralSpec): ReadSymbol {
  return (scan, length) => {
    beginOperand(scan);
    stringLiteral(scan, length, spec);
  };
}

export const symbols: Symbols = {
  "'": quoted(single),
  '"': quoted(double),
  '`': quoted(shell),
  '%': percent,
  '<<': shift,
  '/': slash,
};
