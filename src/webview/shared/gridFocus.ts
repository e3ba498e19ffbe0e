/** The one element of the grid that the tab key reaches: a row or a column's header. */
export interface GridFocus {
  readonly part: 'row' | 'header';
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** How many rows the page keys move by. */
  readonly rowsPerPage: number;
}

/**
 * Moves the focus by a key as lists in VS Code do: through the rows, and from the first one up into
 * the headers.
 * @param key as in `KeyboardEvent.key`
 * @returns undefined for a key that moves nothing
 */
export function moveFocus(focus: GridFocus, key: string, size: GridSize): GridFocus | undefined {
  return focus.part === 'row' ? moveFromRow(focus, key, size) : moveFromHeader(focus, key, size);
}

function moveFromRow(
  focus: GridFocus,
  key: string,
  { rows, rowsPerPage }: GridSize,
): GridFocus | undefined {
  const to = (row: number) => ({ ...focus, row: Math.max(0, Math.min(rows - 1, row)) });
  switch (key) {
    case 'ArrowDown':
      return to(focus.row + 1);
    case 'ArrowUp':
      return focus.row === 0 ? { ...focus, part: 'header' } : to(focus.row - 1);
    case 'PageDown':
      return to(focus.row + rowsPerPage);
    case 'PageUp':
      return to(focus.row - rowsPerPage);
    case 'Home':
      return to(0);
    case 'End':
      return to(rows - 1);
    default:
      return undefined;
  }
}

function moveFromHeader(
  focus: GridFocus,
  key: string,
  { rows, columns }: GridSize,
): GridFocus | undefined {
  const to = (column: number) => ({
    ...focus,
    column: Math.max(0, Math.min(columns - 1, column)),
  });
  switch (key) {
    case 'ArrowRight':
      return to(focus.column + 1);
    case 'ArrowLeft':
      return to(focus.column - 1);
    case 'Home':
      return to(0);
    case 'End':
      return to(columns - 1);
    case 'ArrowDown':
      return rows === 0 ? undefined : { ...focus, part: 'row' };
    default:
      return undefined;
  }
}
