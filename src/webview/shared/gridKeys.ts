import { actionsFor, type GridColumn, type RowAction } from './gridColumn.ts';
import type { GridFocus } from './gridFocus.ts';
import type { GridHeading } from './gridHeadings.ts';
import { hasCommandKey, isEnterOrSpace, isNothingSelected } from './keys.ts';

/** What a grid has, and what can be done in it. */
export interface GridActions<R> {
  readonly columns: readonly GridColumn<R>[];
  readonly rows: readonly R[];
  readonly sortable: boolean;
  readonly headingOf: ((row: R) => GridHeading | undefined) | undefined;
  readonly actions: readonly RowAction<R>[];
  readonly canCopy: (row: R) => boolean;
  readonly onSort: (column: string) => void;
  readonly onFold: (row: R) => void;
  readonly onCopy: (row: R) => void;
}

/**
 * What a key does besides moving the focus: it sorts by a header, folds a heading, copies what a row has to copy,
 * or does something else with the row.
 * @returns undefined for a key that does none of this
 */
export function actionOfKey<R>(
  event: KeyboardEvent,
  grid: GridActions<R>,
  { part, row, column }: GridFocus,
): (() => void) | undefined {
  if (part === 'header') return sortOfKey(event, grid, column);
  const focused = grid.rows[row];
  if (focused === undefined) return undefined;
  const heading = grid.headingOf?.(focused);
  return heading === undefined
    ? rowActionOfKey(event, grid, focused)
    : foldOfKey(event, grid, focused, heading);
}

function sortOfKey<R>(
  event: KeyboardEvent,
  { columns, sortable, onSort }: GridActions<R>,
  at: number,
) {
  const column = columns[at];
  const sorts = sortable && !hasCommandKey(event) && isEnterOrSpace(event.key);
  return sorts && column !== undefined ? () => onSort(column.id) : undefined;
}

function foldOfKey<R>(
  event: KeyboardEvent,
  { onFold }: GridActions<R>,
  row: R,
  { folded }: GridHeading,
) {
  const { key } = event;
  const folds = isEnterOrSpace(key) || key === (folded ? 'ArrowRight' : 'ArrowLeft');
  return folds && !hasCommandKey(event) ? () => onFold(row) : undefined;
}

function rowActionOfKey<R>(
  event: KeyboardEvent,
  { actions, canCopy, onCopy }: GridActions<R>,
  row: R,
) {
  const action = actionsFor(row, actions).find(({ isKey }) => isKey(event));
  if (action !== undefined) return () => action.run(row);
  const copies = hasCommandKey(event)
    ? event.key.toLowerCase() === 'c' && isNothingSelected()
    : event.key === 'Enter';
  return copies && canCopy(row) ? () => onCopy(row) : undefined;
}
