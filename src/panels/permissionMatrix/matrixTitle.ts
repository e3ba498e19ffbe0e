import * as vscode from 'vscode';
import { inList } from '../../feedback/sentences.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';
import type { GroupsTopic } from '../shared/groupsTopic.ts';

// Short, and apart from the panel as every panel's title is.

/** What the tab says. */
export function titleOf({ poolName, groups }: GroupsTopic): string {
  const names = groups && inList(groups.map(({ name }) => displayText(name, longestInTitle)));
  return vscode.l10n.t({
    message: 'Permissions: {0}',
    args: [displayText(names ?? poolName, longestInTitle)],
    comment: ['The title of a tab. {0} is the name of a user pool, or are those of groups.'],
  });
}
