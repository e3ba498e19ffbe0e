import {
  boundary,
  closingQuotes,
  isBlank,
  lineEnd,
  type Separator,
  separatorOf,
  trimmed,
} from './characters.ts';

/** What stands between two separators of a pasted text. */
export interface Piece {
  /** Without the quotes around it, where they surround all of it. */
  readonly text: string;
  readonly quoted: boolean;
  /** Where it begins and ends in the text, quotes and spaces included. */
  readonly start: number;
  readonly end: number;
  /** What separates it from the next one of its line; undefined of the last one. */
  readonly after: Separator | undefined;
}

/** One line of a pasted text; a quoted piece of it may hold ends of lines. */
export interface Line {
  /** All of it, as it stands in the text. */
  readonly text: string;
  /** Where it begins, counted as its pieces count. */
  readonly start: number;
  readonly pieces: readonly Piece[];
}

/** How far a quoted piece may reach, so that a quote which nothing closes is not looked after for long. */
const longestQuoted = { double: 10_000, other: 300 };

/** Where a text has more separators, it is too long for a list. */
const mostPieces = 100_000;

/**
 * Splits a pasted text into lines and these at separators, but not inside of quotes. Lines with nothing in them are
 * left out.
 * @returns undefined where it is too long for a list
 */
export function splitIntoPieces(text: string): readonly Line[] | undefined {
  const lines: Line[] = [];
  let pieces: Piece[] = [];
  let count = 0;
  for (let at = 0, start = 0; at <= text.length; ) {
    const piece = readPiece(text, at);
    pieces.push(piece);
    at = piece.end + (text.startsWith('\r\n', piece.end) ? 2 : 1);
    if (count + pieces.length > mostPieces) return undefined;
    if (piece.after !== undefined) continue;
    if (pieces.some((each) => each.text !== '')) {
      lines.push(...linesOf({ text: text.slice(start, piece.end), start, pieces }));
      count += pieces.length;
    }
    pieces = [];
    start = at;
  }
  return lines;
}

/** Where one quoted piece is the whole line and holds several, as a cell of a sheet may, it is those. */
function linesOf(line: Line): readonly Line[] {
  const [only] = line.pieces;
  if (line.pieces.length > 1 || !only?.quoted || !isSeparated(only.text)) return [line];
  return splitIntoPieces(only.text.replaceAll('"', ' ')) ?? [line];
}

function readPiece(text: string, start: number): Piece {
  let first = start;
  while (first < text.length && isInnerBlank(text.charAt(first))) first += 1;
  const quote = quotedFrom(text, first);
  if (quote !== undefined) {
    let next = quote.end;
    while (next < text.length && isInnerBlank(text.charAt(next))) next += 1;
    const character = text.charAt(next);
    if (character === '' || isBoundary(character)) {
      const after = character === '' ? undefined : separatorOf(character);
      return { text: quote.content, quoted: true, start, end: next, after };
    }
    // A display name of a mail address, which may hold separators.
    if (/[<(\uff1c\uff08]/u.test(character)) return upToBoundary(text, start, next);
  }
  return upToBoundary(text, start, first);
}

function upToBoundary(text: string, start: number, from: number): Piece {
  let end = nextBoundary(text, from);
  let escaped = false;
  // As Markdown has a bar inside of a cell.
  while (text.charAt(end) === '|' && text.charAt(end - 1) === '\\') {
    escaped = true;
    end = nextBoundary(text, end + 1);
  }
  const raw = text.slice(start, end);
  return {
    text: trimmed(escaped ? raw.replaceAll('\\|', '|') : raw),
    quoted: false,
    start,
    end,
    after: end < text.length ? separatorOf(text.charAt(end)) : undefined,
  };
}

/** What stands in the quotes that begin here, and where they end; undefined where they do not. */
function quotedFrom(text: string, start: number): { content: string; end: number } | undefined {
  const close = closingQuotes.get(text.charAt(start));
  if (close === undefined) return undefined;
  if (close === '"') return doubleQuotedFrom(text, start);
  const rest = text.slice(start + 1, start + longestQuoted.other);
  const content = rest.slice(0, Math.max(rest.indexOf(close), 0));
  if (content === '' || lineEnd.test(content)) return undefined;
  return { content, end: start + content.length + 2 };
}

/** As programs write cells: with ends of lines in them, and with two quotes for one. */
function doubleQuotedFrom(
  text: string,
  start: number,
): { content: string; end: number } | undefined {
  const limit = start + longestQuoted.double;
  for (let at = text.indexOf('"', start + 1); at >= 0 && at < limit; ) {
    if (text.charAt(at + 1) !== '"') {
      return { content: text.slice(start + 1, at).replaceAll('""', '"'), end: at + 1 };
    }
    at = text.indexOf('"', at + 2);
  }
  return undefined;
}

function nextBoundary(text: string, from: number): number {
  boundary.lastIndex = from;
  return boundary.exec(text)?.index ?? text.length;
}

function isSeparated(text: string): boolean {
  return nextBoundary(text, 0) < text.length;
}

function isBoundary(character: string): boolean {
  boundary.lastIndex = 0;
  return boundary.test(character);
}

function isInnerBlank(character: string): boolean {
  return isBlank(character) && !isBoundary(character);
}
