import { FilteredRows, type Matches as MatchesOf } from '../shared/filteredRows.ts';
import { type Column, type Row, shownText } from './rows.ts';

/** What fits the filters. */
export type Matches = MatchesOf<Row>;

/** The resources of one reading. */
export class ResourceList extends FilteredRows<Row, Column> {
  constructor(rows: readonly Row[]) {
    super(rows, shownText, typeCounter(rows));
  }
}

/** Counts the types by their places in the table, which is several times faster than by their names. */
function typeCounter(all: readonly Row[]): (rows: readonly Row[]) => Matches['typeCounts'] {
  const names: string[] = [];
  for (const { typeIndex, type } of all) names[typeIndex] = type;
  return (rows) => {
    const counts = new Uint32Array(names.length);
    for (const { typeIndex } of rows) counts[typeIndex] = (counts[typeIndex] ?? 0) + 1;
    return new Map(names.map((type, index) => [type, counts[index] ?? 0]));
  };
}
