import type { Matrix } from '../../permissions/matrixView.ts';
import { type MatrixRow, rowIdOf } from './matrixRows.ts';

/** The one cell that the tab key reaches. Row -1 are the headers of columns, column -1 those of rows. */
export interface CellFocus {
  readonly row: number;
  readonly column: number;
}

export interface MatrixSize {
  readonly rows: number;
  readonly columns: number;
  /** How many rows the page keys move by. */
  readonly rowsPerPage: number;
}

/**
 * Moves the focus by a key as spreadsheets do.
 * @param key as in `KeyboardEvent.key`
 * @param toEdge whether Ctrl is held, or on a Mac the command key
 * @returns undefined for a key that moves nothing
 */
export function moveCell(
  { row, column }: CellFocus,
  key: string,
  toEdge: boolean,
  { rows, columns, rowsPerPage }: MatrixSize,
): CellFocus | undefined {
  const to = (nextRow: number, nextColumn: number) => {
    const focus = {
      row: Math.max(-1, Math.min(rows - 1, nextRow)),
      column: Math.max(-1, Math.min(columns - 1, nextColumn)),
    };
    // In the corner, where the headers meet, there is nothing.
    if (focus.row >= 0 || focus.column >= 0) return focus;
    return nextRow < row ? { row, column } : { row: focus.row, column: Math.min(0, columns - 1) };
  };
  switch (key) {
    case 'ArrowDown':
      return to(toEdge ? rows - 1 : row + 1, column);
    case 'ArrowUp':
      if (toEdge) return to(row <= 0 ? -1 : 0, column);
      return to(row - 1, column);
    case 'ArrowRight':
      return to(row, toEdge ? columns - 1 : column + 1);
    case 'ArrowLeft':
      if (toEdge) return to(row, column <= 0 ? -1 : 0);
      return to(row, column - 1);
    case 'PageDown':
      return to(row + rowsPerPage, column);
    case 'PageUp':
      return to(Math.max(Math.min(row, 0), row - rowsPerPage), column);
    case 'Home':
      return toEdge ? to(0, 0) : to(row, 0);
    case 'End':
      return toEdge ? to(rows - 1, columns - 1) : to(row, columns - 1);
    default:
      return undefined;
  }
}

/** What a grid shows. */
export interface ShownMatrix {
  readonly matrix: Matrix | undefined;
  readonly rows: readonly MatrixRow[];
  readonly groups: readonly number[];
}

/** Where the focus is once there are other rows and columns: at the same resource and group, if they are there. */
export function keptFocus(focus: CellFocus, before: ShownMatrix, now: ShownMatrix): CellFocus {
  const [matrixBefore, matrix] = [before.matrix, now.matrix];
  if (matrix === undefined || matrixBefore === undefined) return focus;
  const rowIds = (of: Matrix) => (row: MatrixRow) => rowIdOf(of, row);
  const codes = (of: Matrix) => (group: number) => of.table.groups[group]?.code;
  return {
    row: keptPlace(focus.row, before.rows, rowIds(matrixBefore), now.rows, rowIds(matrix)),
    column: keptPlace(focus.column, before.groups, codes(matrixBefore), now.groups, codes(matrix)),
  };
}

/**
 * Where in a list the focus is once the list is another: at the same item, or else at the first one, also where
 * there is none for now. A header, at -1, stays one.
 */
export function keptPlace<T, I>(
  place: number,
  before: readonly T[],
  idBefore: (item: T) => I,
  items: readonly T[],
  idOf: (item: T) => I,
): number {
  if (place < 0) return place;
  const item = before[place];
  if (item === undefined) return Math.max(0, Math.min(place, items.length - 1));
  const id = idBefore(item);
  return Math.max(
    0,
    items.findIndex((each) => idOf(each) === id),
  );
}
