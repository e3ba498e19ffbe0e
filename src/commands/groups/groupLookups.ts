import * as vscode from 'vscode';
import { displayText } from '../../text/displayText.ts';
import { plainText } from '../../text/plainText.ts';
import { GroupRow } from '../../tree/groupRow.ts';
import type { Handler } from '../commandContext.ts';
import { rowsOf, sayLeftOut } from '../targets.ts';
import { groupFromRowOrEditor } from './groupFromEditor.ts';

/** `showAuthorizedResources` */
export const runShowAuthorizedResources: Handler = async (context, ...args) => {
  const title = vscode.l10n.t('Show Authorized Resources');
  const target = await groupFromRowOrEditor(context, title, args);
  if (target !== undefined) await context.showAuthorizedResources(target.pool, target.key);
};

/** `copyGroupCode`: of all groups that are selected, one a line, or of one that is looked for. */
export const runCopyGroupCode: Handler = async (context, ...args) => {
  const rows = rowsOf(context, args) ?? [];
  const groups = rows.filter((row) => row instanceof GroupRow);
  if (groups.length > 0) {
    sayLeftOut(context, rows, groups);
    return copy(groups.map(({ entry }) => entry?.group.code).filter((code) => code !== undefined));
  }
  const title = vscode.l10n.t('Copy Group Code');
  const target = await groupFromRowOrEditor(context, title, args);
  if (target === undefined) return;
  const code = context.directories.get(target.pool).entry(target.key)?.group.code;
  if (code !== undefined) await copy([code]);
};

async function copy(codes: readonly string[]): Promise<void> {
  const [first = '', ...others] = codes;
  await vscode.env.clipboard.writeText(codes.join('\n'));
  const message =
    others.length === 0
      ? vscode.l10n.t('Copied group code “{0}”', displayText(first))
      : vscode.l10n.t('Copied {0} group codes', codes.length);
  vscode.window.setStatusBarMessage(plainText(message), 3000);
}
