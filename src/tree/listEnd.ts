import * as vscode from 'vscode';
import type { Loadable } from '../directory/loadable.ts';
import { internalCommandIds } from '../ids.ts';
import { failureRow } from './failure.ts';
import { LoadMoreRow } from './loadMoreRow.ts';
import type { Row, RowOfPool } from './row.ts';

/** A list of which the server has more rows than are shown. */
export interface UnfinishedList {
  readonly shown: number;
  readonly totalCount: number;
  /** Reads the next page. */
  readonly load: () => Promise<void>;
  /** Why the next page could not be read, where it could not. */
  readonly failure: { readonly error: unknown } | undefined;
}

/**
 * The rows a list ends with that goes on: one that loads more and, above it, why that has failed. That stands there
 * and not above the list, where nobody would see it who has just clicked below fifty groups.
 */
export function listEnd(
  parent: RowOfPool,
  { shown, totalCount, load, failure }: UnfinishedList,
): readonly Row[] {
  const more = new LoadMoreRow(parent, shown, totalCount, load);
  if (failure === undefined) return [more];
  const retry = {
    command: internalCommandIds.loadMore,
    title: vscode.l10n.t('Retry'),
    arguments: [more],
  };
  return [failureRow(parent, parent.poolId, failure.error, retry), more];
}

/** What a list failed with when it was to go on, from after the read until it is read again. */
export function failureOf(content: Loadable<unknown>): unknown {
  return content.state === 'failed' ? content.error : undefined;
}
