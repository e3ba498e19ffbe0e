import Papa from 'papaparse';
import { columnNamed } from './columnNames.ts';
import type { Line } from './pieces.ts';
import { type ListPart, readHeading, readRow } from './tables.ts';

/** What programs put between cells, from the one that binds least. */
const delimiters = ['\t', ';', ','];

/**
 * Reads a text that is CSV all through, as programs write it: a row with the names of the columns, and below it
 * rows with as many cells each. Other separators in its cells are then part of them, such as the Chinese comma
 * between a name and a title.
 * @param lines the same text in lines
 * @returns undefined where it is anything else, for which the readers of lists are
 */
export function readCsvTable(
  text: string,
  lines: readonly Line[],
): readonly ListPart[] | undefined {
  const [heading] = lines;
  if (heading === undefined) return undefined;
  for (const delimiter of delimiters) {
    const [titles, ...cells] = cellsOf(text, heading, delimiter);
    if (titles === undefined || cells.length === 0) continue;
    const columns = readHeading(titles, [titles, ...cells]);
    if (columns === undefined) continue;
    return [
      { kind: 'heading', line: heading },
      ...cells.map((row): ListPart => ({ kind: 'row', entry: readRow(row, columns) })),
    ];
  }
  return undefined;
}

/** The cells of each row; none where they are not a table. */
function cellsOf(text: string, heading: Line, delimiter: string): readonly (readonly string[])[] {
  const [titles = []] = Papa.parse<string[]>(heading.text, { delimiter }).data;
  // The first line shows of most lists that they are none.
  if (titles.length < 2 || titles.every((title) => columnNamed(title) === undefined)) return [];
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: 'greedy' });
  const isTable = errors.length === 0 && data.every(({ length }) => length === titles.length);
  return isTable ? data : [];
}
