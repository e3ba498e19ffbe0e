import { trimmed } from './characters.ts';
import { readCsvTable } from './csvTable.ts';
import { type PastedEntry, readEntries } from './entries.ts';
import { drawing, itemNumber, readBrackets } from './entryMarks.ts';
import { readJsonList } from './jsonList.ts';
import { type Line, splitIntoPieces } from './pieces.ts';
import { findTables, type ListPart } from './tables.ts';
import { type UserKey, usernameKeys } from './userKeys.ts';

/** One line of a pasted list, or one of its rows. */
export interface PastedLine {
  /** As it stands in the list. */
  readonly text: string;
  readonly entries: readonly ListedEntry[];
  /** The whole line as one username, where it was split or unquoted: a name may hold separators and quotes. */
  readonly whole: readonly UserKey[];
  /** Whether it says what stands below it. */
  readonly isHeading: boolean;
}

/** An entry in its line. */
export interface ListedEntry extends PastedEntry {
  /** Whether it may be the first half of the name before the mail address that follows: `Chen, Mia <mia@…>`. */
  readonly isName: boolean;
}

/** No username that holds separators is longer, in UTF-16 units. */
const longestWhole = 128;

/** A pasted list, read. */
export interface PastedList {
  readonly lines: readonly PastedLine[];
  /** Whether it has more than `longestList` entries, and is not read for that. */
  readonly isTooLong: boolean;
}

/** As many entries are read at once; more would be thousands of requests. */
export const longestList = 20_000;

/**
 * Reads a pasted list, in whatever way people have it: one a line or several, from a mail program, a sheet, a
 * document or a program. It is pure and takes time with the length of the text.
 */
export function readPastedList(text: string): PastedList {
  const parts = readJsonList(text) ?? readText(text);
  const count = parts?.reduce((sum, part) => sum + sizeOf(part), 0) ?? Number.POSITIVE_INFINITY;
  if (parts === undefined || count > longestList) return { lines: [], isTooLong: true };
  return {
    lines: parts.map(readPart).filter(({ entries }) => entries.length > 0),
    isTooLong: false,
  };
}

function readText(text: string): readonly ListPart[] | undefined {
  const lines = splitIntoPieces(text);
  return lines && (readCsvTable(text, lines) ?? findTables(withoutNumbers(lines)));
}

function sizeOf(part: ListPart): number {
  if (part.kind !== 'line') return 1;
  return part.line.pieces.filter(({ text }) => text !== '').length;
}

function readPart(part: ListPart): PastedLine {
  switch (part.kind) {
    case 'heading':
      return { ...readLine(part.line), whole: [], isHeading: true };
    case 'row':
      return {
        text: part.entry.text,
        entries: [{ ...part.entry, isName: false }],
        whole: [],
        isHeading: false,
      };
    case 'line':
      return readLine(part.line, part);
  }
}

function readLine(
  line: Line,
  { column }: Pick<ListPart & { kind: 'line' }, 'column'> = {},
): PastedLine {
  const entries: ListedEntry[] = [];
  line.pieces.forEach((piece, index) => {
    const next = line.pieces[index + 1];
    const read = readEntries(piece.text, column);
    const address = next === undefined || piece.quoted ? undefined : readBrackets(next.text);
    const isName =
      piece.after === 'comma' &&
      address?.isAddress === true &&
      read.length === 1 &&
      read[0]?.isStrong === false;
    const before = entries.at(-1);
    const named = before?.isName && read.length === 1 ? `${before.text}, ` : '';
    entries.push(...read.map((entry) => ({ ...entry, text: named + entry.text, isName })));
  });
  const whole = trimmed(line.text);
  const [first, ...others] = line.pieces;
  const isChanged = entries.length > 1 || others.length > 0 || first?.quoted === true;
  return {
    text: whole,
    entries,
    whole: isChanged && whole.length <= longestWhole ? usernameKeys(whole) : [],
    isHeading: false,
  };
}

/** Lines without the numbers before their items, and without those that only draw a table. */
function withoutNumbers(lines: readonly Line[]): readonly Line[] {
  return lines
    .filter(({ text }) => !drawing.test(text))
    .map((line) => ({ ...line, pieces: line.pieces.filter((_, index) => !isNumber(line, index)) }));
}

function isNumber({ text, start, pieces }: Line, index: number): boolean {
  const piece = pieces[index];
  const next = pieces[index + 1];
  if (piece?.after !== 'comma' || next === undefined || !itemNumber.test(piece.text)) return false;
  return text.charAt(piece.end - start) === '\u3001' && !itemNumber.test(next.text);
}
