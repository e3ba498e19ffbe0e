import * as vscode from 'vscode';
import type { Handler } from '../commandContext.ts';
import { changeGrantsAndReport } from './changeGrantsAndReport.ts';
import { grantsTarget, groupsTitle } from './grantsTarget.ts';
import { pickGrantsToRevoke } from './pickGrantsToRevoke.ts';

/** `revokeGrants`: revokes grants of a group or of several, those that a caller has named or that are picked here. */
export const runRevokeGrants: Handler = async (context, ...args) => {
  const found = await grantsTarget(context, args, vscode.l10n.t('Revoke Grants'));
  if (found === undefined) return;
  const { groups, named } = found;
  const title = groupsTitle(context, groups, {
    one: (name) => vscode.l10n.t('Revoke Grants of “{0}”', name),
    many: (count) => vscode.l10n.t('Revoke Grants of {0} Groups', count),
  });
  const wishes = await pickGrantsToRevoke(context, groups, title, named);
  if (wishes !== undefined) {
    await changeGrantsAndReport(context, groups, { direction: 'revoke', wishes, leftOut: [] });
  }
};
