import type * as vscode from 'vscode';

/** One row of the sidebar. It renders itself, from what the directory knows at that moment. */
export interface Row {
  /** The path of keys down to this row: stable, so that selection and expansion survive a redraw. */
  readonly id: string;
  readonly parent: Row | undefined;
  /** The row as VS Code shows it. */
  item(): vscode.TreeItem;
  /** The rows below it, read first if need be. */
  children?(): Promise<readonly Row[]>;
  /** What shows on hover; asked for only then. */
  tooltip?(): vscode.MarkdownString | undefined;
}

/**
 * The kind of a row as the `when` clauses of menus know it: what changes something is not on the rows of
 * a read-only pool.
 */
export function kindForMenus(kind: string, readOnly: boolean): string {
  return readOnly ? `${kind}ReadOnly` : kind;
}

/** Joins keys to an id; a code may contain anything, a slash too. */
export function rowId(...keys: readonly string[]): string {
  return keys.map(encodeURIComponent).join('/');
}
