import { createHash } from 'node:crypto';
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

/** Longer keys stand in ids as their hashes: VS Code passes ids on with all that it tells of a row. */
const longestKey = 400;

/** What most keys are made of: then the id shares the text. */
const needsNoEncoding = /^[\w.~-]{1,400}$/;

/** Joins keys to an id; a code may contain anything: a slash, half a character, a whole book. */
export function rowId(...keys: readonly string[]): string {
  return keys.map(idPart).join('/');
}

function idPart(key: string): string {
  if (needsNoEncoding.test(key)) return key;
  // No encoded text has a "#".
  if (key.length > longestKey) {
    return `##${createHash('sha256').update(key, 'utf16le').digest('hex')}`;
  }
  return key.replaceAll(/(\p{Cs})|[^\p{Cs}]+/gu, (part: string, half: string | undefined) =>
    // Half a character has no encoding, and VS Code passes on all halves as one and the same.
    half === undefined ? encodeURIComponent(part) : `#${half.charCodeAt(0).toString(16)}`,
  );
}
