import * as vscode from 'vscode';
import { groupName } from '../../display/groupDisplay.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';
import type { Handler } from '../commandContext.ts';
import { changeGrantsAndReport } from './changeGrantsAndReport.ts';
import { grantsTarget } from './grantsTarget.ts';
import { pickGrantsToRevoke } from './pickGrantsToRevoke.ts';

/** `revokeGrants`: revokes grants of a group, those that a caller has named or that are picked here. */
export const runRevokeGrants: Handler = async (context, ...args) => {
  const found = await grantsTarget(context, args, vscode.l10n.t('Revoke Grants'));
  if (found === undefined) return;
  const { target, named } = found;
  const { pool, key } = target;
  const name = groupName(context.directories.get(pool).entry(key), key);
  const title = vscode.l10n.t('Revoke Grants of “{0}”', displayText(name, longestInTitle));
  const wishes = await pickGrantsToRevoke(context, target, title, named);
  if (wishes !== undefined) {
    await changeGrantsAndReport(context, target, { direction: 'revoke', wishes, leftOut: [] });
  }
};
