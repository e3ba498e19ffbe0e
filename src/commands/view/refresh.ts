import * as vscode from 'vscode';
import { withProgress } from '../../feedback/progress.ts';
import { groupsViewId } from '../../ids.ts';
import type { GroupTarget } from '../../model/target.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { groupGone } from '../findGroups.ts';
import { parentGroupsOf, poolsOf, runOn } from '../targets.ts';

/** `refresh`: of groups with their members, of pools, or of all that is open. */
export const runRefresh: Handler = async (context, ...args) => {
  const on = await runOn(context, args);
  if (on === undefined) return;
  // The title of the view means all of it, whatever row has the keyboard focus.
  if (on.by === 'title' || on.targets.length === 0) {
    await context.sidebar.refresh();
    return;
  }
  const pools = poolsOf(on);
  for (const pool of pools) await context.sidebar.refresh(pool);
  for (const group of await parentGroupsOf(context, on)) {
    if (!pools.has(group.pool)) await refreshGroup(context, group);
  }
};

/** `internal.retry`: a click on a row that says why what is below a row could not be read. */
export const runRetry: Handler = async (context, ...args) => {
  const { directories, sidebar } = context;
  const on = await runOn(context, args);
  if (on === undefined) return;
  if (on.targets.length === 0) sidebar.redraw();
  for (const pool of poolsOf(on)) await sidebar.refresh(pool);
  for (const { pool, key } of await parentGroupsOf(context, on)) {
    await withProgress({ view: groupsViewId }, () =>
      directories.get(pool).members.load(key, { again: true }),
    );
  }
};

async function refreshGroup(context: CommandContext, { pool, key }: GroupTarget): Promise<void> {
  const { directories, reporter, sidebar } = context;
  const directory = directories.get(pool);
  const group = directory.entry(key)?.group;
  if (group === undefined) return;
  const refreshed = await withProgress({ view: groupsViewId }, () =>
    sidebar.keepFocus([{ pool, group: { key } }], async () => {
      const entry = await directory.readGroup(group.code);
      if (entry === undefined) reporter.warn(groupGone(group.name));
      else if (directory.members.isKnown(key)) await directory.members.load(key, { again: true });
      else await directory.counts.count([key], { again: true });
    }),
  );
  if (refreshed.outcome === 'failed') {
    reporter.failure(
      vscode.l10n.t('Could not refresh the group “{0}”.', displayText(group.name)),
      refreshed.error,
      () => refreshGroup(context, { pool, key }),
    );
  }
}
