import * as vscode from 'vscode';
import { internalCommandIds } from '../commands/ids.ts';
import { MessageRow } from './messageRow.ts';
import type { Row } from './row.ts';

/**
 * The last row of a list that the server does not give wholly, in a file of its own since groups and members
 * have it.
 * @param text how many there should be, and how many there are
 */
export function withheldRow(parent: Row, text: string): MessageRow {
  return new MessageRow(parent, {
    key: 'withheld',
    text,
    icon: 'warning',
    color: 'list.warningForeground',
    action: vscode.l10n.t('Retry'),
    command: {
      command: internalCommandIds.retry,
      title: vscode.l10n.t('Retry'),
      arguments: [parent],
    },
  });
}
