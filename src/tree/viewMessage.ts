import * as vscode from 'vscode';
import type { GroupEntry } from '../directory/groupEntries.ts';
import type { TreeContext } from './poolRow.ts';

/**
 * Says above the rows what they are filtered by, for the view's description does not show there, and of how
 * many groups their order is. Empty where there is nothing to say, and not undefined: what VS Code hands out
 * has accessors, which would be gone for good.
 */
export function viewMessage(context: TreeContext): string {
  const messages = [filterMessage(context), orderMessage(context)];
  return messages.filter((message) => message !== undefined).join(' · ');
}

function filterMessage(context: TreeContext): string | undefined {
  const { text } = context.filter;
  if (text === '') return undefined;
  let matching = 0;
  let all = 0;
  for (const directory of directoriesOf(context)) {
    matching += directory.matching(text).length;
    all += directory.groups.content.value?.totalCount ?? 0;
  }
  return vscode.l10n.t({
    message: 'Filter: “{0}” ({1} of {2} groups)',
    args: [text, matching, all],
    comment: [
      '{0} is what the user searches for, {1} how many groups match, {2} how many there are in all.',
    ],
  });
}

/** An order that the server does not give is only right among the groups that could be loaded. */
function orderMessage(context: TreeContext): string | undefined {
  let loaded = 0;
  let all = 0;
  for (const { groups } of directoriesOf(context)) {
    const rows = groups.needsAll ? groups.content.value : undefined;
    const isSorted = ({ memberCount }: GroupEntry) =>
      groups.placedBy !== 'members' || memberCount !== undefined;
    loaded += rows?.groups.filter(isSorted).length ?? 0;
    all += rows?.totalCount ?? 0;
  }
  if (loaded >= all) return undefined;
  const { language } = vscode.env;
  return vscode.l10n.t({
    message: 'Only {0} of {1} groups could be loaded and sorted',
    args: [loaded.toLocaleString(language), all.toLocaleString(language)],
    comment: ['{0} and {1} are numbers.'],
  });
}

function directoriesOf({ pools, directories }: TreeContext) {
  return pools.list().map(({ id }) => directories.get(id));
}
