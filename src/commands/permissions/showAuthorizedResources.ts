import * as vscode from 'vscode';
import type { Handler } from '../commandContext.ts';
import { groupFromEditor } from '../groups/groupFromEditor.ts';
import { oneGroup } from '../targets.ts';

/**
 * `showAuthorizedResources`: of the group it is run on, or of the one whose code the cursor stands in. Short,
 * since the panel does the rest.
 */
export const runShowAuthorizedResources: Handler = async (context, ...args) => {
  const title = vscode.l10n.t('Show Authorized Resources');
  const target = await oneGroup(context, args, (pool) => groupFromEditor(context, title, pool));
  if (target !== undefined) await context.showAuthorizedResources(target.pool, target.key);
};
