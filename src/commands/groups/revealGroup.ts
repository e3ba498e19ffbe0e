import * as vscode from 'vscode';
import { changeProgressDelayMs, withProgress } from '../../feedback/progress.ts';
import { pickGroup } from '../../inputs/pickGroup.ts';
import { ignored } from '../../model/failureLog.ts';
import type { GroupTarget } from '../../model/target.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { groupGone } from '../findGroups.ts';
import { oneGroup } from '../targets.ts';

/** `internal.revealGroup`: shows a group in the sidebar, wherever it was named. */
export const runRevealGroup: Handler = async (context, ...args) => {
  const target = await oneGroup(context, args, (pool) =>
    pickGroup(context, { title: vscode.l10n.t('Show Group in Sidebar'), pool }),
  );
  if (target !== undefined) await showInSidebar(context, target);
};

/**
 * `internal.selectGroup`: selects a group in the sidebar while the user goes elsewhere, such as to its document. So it
 * takes no focus, and says nothing where a filter hides the group.
 */
export const runSelectGroup: Handler = async (context, ...args) => {
  const target = await oneGroup(context, args, async () => undefined);
  if (target === undefined) return;
  await context.sidebar
    .revealGroup(target.pool, target.key, undefined, { focus: false })
    .catch(ignored('A group was not selected in the sidebar'));
};

/**
 * Shows a group in the sidebar, or says why it cannot be shown.
 * @param hidden says that this filter hides it
 */
export async function showInSidebar(
  context: CommandContext,
  target: GroupTarget,
  hidden?: (filter: string) => string,
): Promise<void> {
  const { directories, filter, reporter, sidebar } = context;
  const { pool, key } = target;
  const group = directories.get(pool).entry(key)?.group;
  const name = group?.name ?? key;
  const again = () => showInSidebar(context, target, hidden);
  const result = await withProgress(
    {
      title: vscode.l10n.t({
        message: 'Showing “{0}” in the sidebar',
        args: [displayText(name)],
        comment: ['Shown while it is being done. {0} is the name of a group.'],
      }),
      delayMs: changeProgressDelayMs,
    },
    (signal) => sidebar.revealGroup(pool, key, signal),
  );
  if (result.outcome === 'failed') {
    const what = vscode.l10n.t('Could not show the group “{0}”.', displayText(name));
    reporter.failure(what, result.error, again);
  }
  if (result.outcome !== 'done') return;
  switch (result.value) {
    case 'shown':
      return;
    case 'gone':
      reporter.warn(groupGone(name));
      return;
    case 'filtered': {
      const text = displayText(filter.text);
      reporter.info(
        hidden?.(text) ??
          vscode.l10n.t({
            message: 'The filter “{0}” hides the group “{1}”.',
            args: [text, displayText(name)],
            comment: ['{0} is a text that the user has typed, {1} the name of a group.'],
          }),
        {
          title: vscode.l10n.t('Clear Filter'),
          run: () => {
            filter.set('');
            return again();
          },
        },
      );
      return;
    }
  }
}
