import { compareResources, isAlike } from '../../permissions/comparison.ts';
import { Matrix } from '../../permissions/matrixView.ts';
import type { ComparedGroupState, SentComparison } from '../../protocol/groupComparison.ts';
import type { GridColumn } from '../shared/gridColumn.ts';
import { RowSearch } from '../shared/rowSearch.ts';
import { comparisonColumns } from './comparisonColumns.ts';
import { type ComparedItem, type ComparisonRow, itemsOf } from './comparisonRows.ts';

/** What is compared, made ready to be looked through at each keystroke. */
export interface Compared {
  readonly revision: number;
  readonly matrix: Matrix;
  readonly columns: readonly GridColumn<ComparisonRow>[];
  readonly items: readonly ComparedItem[];
  readonly search: RowSearch<ComparedItem, undefined>;
  /** The groups have the same resources with the same actions. */
  readonly isAlike: boolean;
}

/** Makes what the panel has sent ready to be shown. */
export function toCompared({ table, people }: SentComparison): Compared {
  const matrix = new Matrix(table);
  const items = itemsOf(matrix, people);
  return {
    revision: table.revision,
    matrix,
    columns: comparisonColumns(matrix),
    items,
    search: new RowSearch(items, () => undefined),
    isAlike: isAlike(compareResources(table)),
  };
}

/** What of the comparison fits the search. */
export interface FoundComparison {
  readonly items: readonly ComparedItem[];
  /** The same below their headings, but for what is folded away. */
  readonly rows: readonly ComparisonRow[];
}

/** Whether there are several groups that can be asked. */
export function canCopy(groups: readonly ComparedGroupState[]): boolean {
  const askable = groups.filter(
    ({ status, known, deleted }) => known && !deleted && status.state === 'loaded',
  );
  return askable.length > 1;
}
