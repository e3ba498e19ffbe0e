import * as vscode from 'vscode';
import { withProgress } from '../../feedback/progress.ts';
import { groupsViewId } from '../../ids.ts';
import { displayText } from '../../text/displayText.ts';
import { GroupRow } from '../../tree/groupRow.ts';
import { LoadMoreRow } from '../../tree/loadMoreRow.ts';
import { MemberRow } from '../../tree/memberRow.ts';
import { PoolRow } from '../../tree/poolRow.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { isFromKey, rowsOf } from '../targets.ts';

/** `refresh`: of groups with their members, of pools, or of all that is open. */
export const runRefresh: Handler = async (context, ...args) => {
  // From the title of the view VS Code passes the row with the keyboard focus, and nothing else; from the
  // menu of a row also the selection, undefined where it is that row alone.
  const rows = args.length > 1 || isFromKey(args) ? (rowsOf(context, args) ?? []) : [];
  if (rows.length === 0) return context.view.refresh();
  const pools = new Set(rows.filter((row) => row instanceof PoolRow).map(({ poolId }) => poolId));
  const groups = new Set(
    rows
      .map((row) => (row instanceof MemberRow ? row.parent : row))
      .filter((row) => row instanceof GroupRow),
  );
  for (const pool of pools) await context.view.refresh(pool);
  for (const row of groups) {
    if (!pools.has(row.parent.poolId)) await refreshGroup(context, row);
  }
};

/** `filterGroups` */
export const runFilterGroups: Handler = async ({ filter }) => {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Filter Groups'),
    prompt: vscode.l10n.t('Show only groups whose name or code contains this'),
    value: filter.text,
    ignoreFocusOut: true,
  });
  if (text !== undefined) filter.set(text);
};

/** `clearFilter` */
export const runClearFilter: Handler = ({ filter }) => filter.set('');

/** `showLog` */
export const runShowLog: Handler = ({ log }) => log.show();

/** A click on "Load More". */
export const runLoadMore: Handler = async ({ view }, row) => {
  if (row instanceof LoadMoreRow) await view.loadMore(row);
};

/** A click on a row that says why its branch could not be read. */
export const runRetry: Handler = async ({ directories, view }, row) => {
  if (row instanceof GroupRow) {
    await withProgress({ view: groupsViewId }, () =>
      directories.get(row.parent.poolId).members.load(row.key, { again: true }),
    );
  } else if (row instanceof PoolRow) {
    await view.refresh(row.poolId);
  } else {
    view.tree.redrawAll();
  }
};

async function refreshGroup(context: CommandContext, row: GroupRow): Promise<void> {
  const { directories, reporter, view } = context;
  const directory = directories.get(row.parent.poolId);
  const group = row.entry?.group;
  if (group === undefined) return;
  const refreshed = await withProgress({ view: groupsViewId }, () =>
    view.keepFocus([row], async () => {
      const entry = await directory.readGroup(group.code);
      if (entry === undefined) {
        reporter.warn(
          vscode.l10n.t(
            'The group “{0}” is gone: it was deleted or its code was changed elsewhere.',
            displayText(group.name),
          ),
        );
      } else if (directory.members.isKnown(row.key)) {
        await directory.members.load(row.key, { again: true });
      } else {
        await directory.counts.count([row.key], { again: true });
      }
    }),
  );
  if (refreshed.outcome === 'failed') {
    reporter.failure(
      vscode.l10n.t('The group “{0}” could not be refreshed', displayText(group.name)),
      refreshed.error,
      () => refreshGroup(context, row),
    );
  }
}
