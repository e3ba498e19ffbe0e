import * as vscode from 'vscode';
import type { Handler } from '../commandContext.ts';
import { changeGrantsAndReport } from './changeGrantsAndReport.ts';
import { grantsTarget, groupsTitle } from './grantsTarget.ts';
import { pickGrants } from './pickGrants.ts';

/**
 * `grantResources`: grants resources to a group or to several, those that a caller has named or that are picked here:
 * namespace, resources, actions.
 */
export const runGrantResources: Handler = async (context, ...args) => {
  const found = await grantsTarget(context, args, vscode.l10n.t('Grant Resources'));
  if (found === undefined) return;
  const { groups, named } = found;
  const title = groupsTitle(context, groups, {
    one: (name) => vscode.l10n.t('Grant Resources to “{0}”', name),
    many: (count) => vscode.l10n.t('Grant Resources to {0} Groups', count),
  });
  const picked = await pickGrants(context, groups, title, named);
  if (picked !== undefined) {
    await changeGrantsAndReport(context, groups, { direction: 'grant', ...picked });
  }
};
