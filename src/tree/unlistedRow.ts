import * as vscode from 'vscode';
import { shownNumber } from '../display/locale.ts';
import { internalCommandIds } from '../ids.ts';
import { MessageRow } from './messageRow.ts';
import type { Row } from './row.ts';

/**
 * The last row of a list of which the server gives fewer rows than it counts, in a file of its own since
 * groups and members have it.
 * @param of what it is a list
 */
export function unlistedRow(
  parent: Row,
  of: 'groups' | 'members',
  { counted, listed }: { readonly counted: number; readonly listed: number },
): MessageRow {
  const numbers = [shownNumber(listed), shownNumber(counted)] as const;
  return new MessageRow(parent, {
    key: 'unlisted',
    text: vscode.l10n.t({
      message: 'Only {0} of {1} listed',
      args: [...numbers],
      comment: ['{0} is how many groups or members the server lists, {1} how many it counts.'],
    }),
    detail:
      of === 'groups'
        ? vscode.l10n.t({
            message: 'The server lists only {0} of the {1} groups that it counts.',
            args: [...numbers],
            comment: ['{0} and {1} are numbers.'],
          })
        : vscode.l10n.t({
            message: 'The server lists only {0} of the {1} members that it counts.',
            args: [...numbers],
            comment: ['{0} and {1} are numbers.'],
          }),
    icon: 'warning',
    color: 'list.warningForeground',
    action: vscode.l10n.t('Retry'),
    command: {
      command: internalCommandIds.retry,
      title: vscode.l10n.t('Retry'),
      arguments: [parent.target],
    },
  });
}
