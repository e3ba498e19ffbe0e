import * as vscode from 'vscode';
import { groupName } from '../../display/groupDisplay.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';
import type { Handler } from '../commandContext.ts';
import { changeGrantsAndReport } from './changeGrantsAndReport.ts';
import { grantsTarget } from './grantsTarget.ts';
import { pickGrants } from './pickGrants.ts';

/**
 * `grantResources`: grants resources to a group, those that a caller has named or that are picked here: namespace,
 * resources, actions.
 */
export const runGrantResources: Handler = async (context, ...args) => {
  const found = await grantsTarget(context, args, vscode.l10n.t('Grant Resources'));
  if (found === undefined) return;
  const { target, named } = found;
  const { pool, key } = target;
  const name = groupName(context.directories.get(pool).entry(key), key);
  const title = vscode.l10n.t('Grant Resources to “{0}”', displayText(name, longestInTitle));
  const picked = await pickGrants(context, target, title, named);
  if (picked !== undefined) {
    await changeGrantsAndReport(context, target, { direction: 'grant', ...picked });
  }
};
