import * as vscode from 'vscode';
import { plainText } from '../feedback/plainText.ts';
import { displayText } from '../text/displayText.ts';
import type { Handler } from './commandContext.ts';
import { groupFromRowOrEditor } from './groupFromEditor.ts';

/** `showAuthorizedResources` */
export const runShowAuthorizedResources: Handler = async (context, ...args) => {
  const title = vscode.l10n.t('Show Authorized Resources');
  const target = await groupFromRowOrEditor(context, title, args);
  if (target !== undefined) await context.showAuthorizedResources(target.pool, target.key);
};

/** `copyGroupCode` */
export const runCopyGroupCode: Handler = async (context, ...args) => {
  const title = vscode.l10n.t('Copy Group Code');
  const target = await groupFromRowOrEditor(context, title, args);
  if (target === undefined) return;
  const code = context.directories.get(target.pool).entry(target.key)?.group.code;
  if (code === undefined) return;
  await vscode.env.clipboard.writeText(code);
  const message = vscode.l10n.t('Copied group code “{0}”', displayText(code));
  vscode.window.setStatusBarMessage(plainText(message), 3000);
};
