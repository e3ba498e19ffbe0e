import * as vscode from 'vscode';
import type { Handler } from '../commandContext.ts';

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

/** `internal.loadMore`: a click on "Load More". */
export const runLoadMore: Handler = ({ sidebar }, row) => sidebar.loadMore(row);
