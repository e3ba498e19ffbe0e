import type { UserKeyType } from '../../../directory/userBatches.ts';
import { type Separator, separators, trimmed } from './characters.ts';
import { type Column, columnNamed } from './columnNames.ts';
import {
  type EntryKeys,
  keysOfCell,
  kindOf,
  newEntry,
  type PastedEntry,
  readEntries,
} from './entries.ts';
import type { Line, Piece } from './pieces.ts';
import { distinctKeys } from './userKeys.ts';

/** What a part of a pasted list is. */
export type ListPart =
  | { readonly kind: 'heading'; readonly line: Line }
  /** A row of a table, which stands for one user however many cells it has. */
  | { readonly kind: 'row'; readonly entry: PastedEntry }
  /** A line of which each entry stands for a user; `column` is what the heading above says they are. */
  | { readonly kind: 'line'; readonly line: Line; readonly column?: Column };

interface Table {
  readonly rows: ReadonlyMap<Line, readonly string[]>;
  /** What each column holds; undefined where that shows only in its cells. */
  readonly columns: readonly (Column | undefined)[];
  readonly heading: Line | undefined;
}

/** Tells rows of a table, each of one user, from lines of a list, which may have several. */
export function findTables(lines: readonly Line[]): readonly ListPart[] {
  const filled = lines.filter(({ pieces }) => pieces.some(({ text }) => trimmed(text) !== ''));
  const table = findTable(filled);
  if (table === undefined) return plainParts(filled);
  return filled.map((line): ListPart => {
    if (line === table.heading) return { kind: 'heading', line };
    const cells = table.rows.get(line);
    if (cells === undefined) return { kind: 'line', line };
    return { kind: 'row', entry: readRow(cells, table.columns) };
  });
}

/**
 * One user from the cells of a row.
 * @param columns what each cell holds; undefined where that shows only in the cell itself
 */
export function readRow(
  cells: readonly string[],
  columns: readonly (Column | undefined)[],
): PastedEntry {
  const text = cells
    .map((cell) => trimmed(cell).replace(/\s+/gu, ' '))
    .filter((cell) => cell !== '')
    .join(', ');
  return newEntry(text, true, () => keysOfRow(cells, columns));
}

function keysOfRow(cells: readonly string[], columns: readonly (Column | undefined)[]): EntryKeys {
  const named = cells.flatMap((cell, index) => {
    const column = columns[index];
    return column === undefined || column === 'other' ? [] : keysOfCell(cell, column);
  });
  const entriesWhere = (isWanted: (column: Column | undefined) => boolean) =>
    cells.flatMap((cell, index) =>
      isWanted(columns[index]) ? readEntries(cell).map((entry) => entry.read()) : [],
    );
  const unnamed = entriesWhere((column) => column === undefined);
  const keyCells = entriesWhere((column) => column !== undefined && column !== 'other');
  const others = keyCells.length > 0 ? keyCells : entriesWhere((column) => column === 'other');
  return {
    keys: distinctKeys([...named, ...unnamed.flatMap(({ keys }) => keys)]),
    otherKeys: distinctKeys([
      ...others.flatMap(({ keys }) => keys),
      ...[...others, ...unnamed].flatMap(({ otherKeys }) => otherKeys),
    ]),
  };
}

/** Without a table only the first line may be a heading, of all that stands below it. */
function plainParts(lines: readonly Line[]): readonly ListPart[] {
  const [first, ...others] = lines;
  const [piece, ...more] = first?.pieces.filter(({ text }) => text !== '') ?? [];
  const column = piece === undefined || more.length > 0 ? undefined : columnNamed(piece.text);
  if (first === undefined || column === undefined || others.length === 0) {
    return lines.map((line) => ({ kind: 'line', line }));
  }
  return [
    { kind: 'heading', line: first },
    ...others.map((line): ListPart => ({ kind: 'line', line, column })),
  ];
}

function findTable(lines: readonly Line[]): Table | undefined {
  for (const separator of separators) {
    const rows = new Map(
      lines
        .map((line): [Line, readonly string[]] => [line, cellsOf(line, separator)])
        .filter(([, cells]) => cells.length > 1),
    );
    const table = tableOf(rows, lines.length);
    if (table !== undefined) return table;
  }
  return undefined;
}

/** Most lines of a table have the same number of cells; others may stand before it and behind. */
function tableOf(rows: ReadonlyMap<Line, readonly string[]>, lineCount: number): Table | undefined {
  if (rows.size < 2 || rows.size * 2 <= lineCount) return undefined;
  const [[first, titles] = []] = rows;
  const columns = titles === undefined ? undefined : readHeading(titles, [...rows.values()]);
  if (first !== undefined && columns !== undefined) {
    const others = new Map([...rows].slice(1));
    return { rows: others, columns, heading: first };
  }
  const counts = new Set([...rows.values()].map((cells) => cells.length));
  if (counts.size !== 1 || !isTable([...rows.values()])) return undefined;
  return { rows, columns: [], heading: undefined };
}

/** What the columns are, where the first row says so. */
export function readHeading(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): readonly Column[] | undefined {
  if (titles.some((title) => kindOf(title) !== undefined)) return undefined;
  const named = titles.map(columnNamed);
  const filled = titles.filter((title) => trimmed(title) !== '');
  const known = named.filter((column) => column !== undefined).length;
  if (!named.some((column) => column !== undefined && column !== 'other')) return undefined;
  const isSupported = named.some(
    (column, index) =>
      column !== undefined &&
      rows.slice(1, 20).some((cells) => kindOf(cells[index] ?? '') === column),
  );
  if (known < filled.length && !(known * 2 >= filled.length && known > 1) && !isSupported) {
    return undefined;
  }
  return named.map((column) => column ?? 'other');
}

/** Whether there is a column of ids, emails or phone numbers, and no two of the same. */
function isTable(rows: readonly (readonly string[])[]): boolean {
  const kinds =
    rows[0]?.map((_, index) => mostlyOfKind(rows.map((cells) => cells[index] ?? ''))) ?? [];
  const count = (kind: UserKeyType) => kinds.filter((each) => each === kind).length;
  if (count('id') > 1 || count('email') > 1) return false;
  return count('id') + count('email') > 0 || count('phone') === 1;
}

function mostlyOfKind(cells: readonly string[]): UserKeyType | undefined {
  const filled = cells.filter((cell) => trimmed(cell) !== '');
  const kinds = filled.map(kindOf);
  return (['id', 'email', 'phone'] as const).find(
    (kind) => kinds.filter((each) => each === kind).length * 2 > filled.length,
  );
}

/** The cells of a line between separators of one kind. */
function cellsOf(line: Line, separator: Separator): readonly string[] {
  const cells: string[] = [];
  let first: Piece | undefined;
  for (const piece of line.pieces) {
    first ??= piece;
    if (piece.after !== undefined && piece.after !== separator) continue;
    cells.push(
      first === piece
        ? piece.text
        : line.text.slice(first.start - line.start, piece.end - line.start),
    );
    first = undefined;
  }
  // A row of Markdown begins and ends with a bar.
  if (separator === 'bar' && cells.length > 2) {
    if (cells[0] === '') cells.shift();
    if (cells.at(-1) === '') cells.pop();
  }
  return cells;
}
