import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import type { Busy } from '../directory/change.ts';
import type { PoolDirectory } from '../directory/poolDirectory.ts';
import { inList } from '../feedback/sentences.ts';
import type { Target } from '../model/target.ts';

/** One row of the sidebar. It renders itself, from what the directory knows at that moment. */
export interface Row {
  /** The path of keys down to this row: stable, so that selection and expansion survive a redraw. */
  readonly id: string;
  readonly parent: Row | undefined;
  /** What commands act on that are run on this row; undefined where there is nothing to act on. */
  readonly target: Target | undefined;
  /** The row as VS Code shows it. */
  item(): vscode.TreeItem;
  /** The rows below it, read first if need be. */
  children?(): Promise<readonly Row[]>;
  /** What shows on hover; asked for only then. */
  tooltip?(): vscode.MarkdownString | undefined;
}

/** A pool's row, or one below it that has rows of its own: what these go by. */
export interface RowOfPool extends Row {
  /** The id of the connection. */
  readonly poolId: string;
  /** Whether nothing in the pool can be changed. */
  readonly readOnly: boolean;
}

/** A group's row, as those of its members know it. */
export interface RowOfGroup extends RowOfPool {
  /** The group's key in the directory. */
  readonly key: string;
  /** What is known of its pool. */
  readonly directory: PoolDirectory;
  /** The row of one of its members that were last read. */
  memberRow(userId: string): Row | undefined;
}

/**
 * The kind of a row as the `when` clauses of menus know it: what changes something is not on the rows of
 * a read-only pool.
 */
export function kindForMenus(kind: string, readOnly: boolean): string {
  return readOnly ? `${kind}ReadOnly` : kind;
}

/** What a row says of itself, beside its spinner, while it is being changed: the same for all rows. */
export function busyLabel(busy: Busy): string {
  switch (busy) {
    case 'adding':
      return vscode.l10n.t('Adding…');
    case 'removing':
      return vscode.l10n.t('Removing…');
    case 'saving':
      return vscode.l10n.t('Saving…');
    case 'deleting':
      return vscode.l10n.t('Deleting…');
  }
}

/**
 * What a screen reader says of a row, where icon and colour say more than label and description: it reads this in
 * place of both.
 */
export function readOutLabel(facts: readonly string[], busy?: Busy): string {
  const all = busy === undefined ? facts : [...facts, busyLabel(busy)];
  return inList(all.filter((fact) => fact !== ''));
}

/** Longer keys stand in ids as their hashes: VS Code passes ids on with everything it reports about a row. */
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
