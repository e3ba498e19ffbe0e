import * as vscode from 'vscode';
import type { GroupTarget } from '../../model/target.ts';
import { displayText } from '../../text/displayText.ts';
import { plainText } from '../../text/plainText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { groupsOf, namesGroups, oneGroupOf, runOn } from '../targets.ts';
import { groupFromEditor } from './groupFromEditor.ts';

/** `copyGroupCode`: of all groups that are selected, one a line, or of one that is looked for. */
export const runCopyGroupCode: Handler = async (context, ...args) => {
  const on = await runOn(context, args);
  if (on === undefined) return;
  if (namesGroups(on)) return copyCodes(context, await groupsOf(context, on));
  const title = vscode.l10n.t('Copy Group Code');
  const target = await oneGroupOf(context, on, (pool) => groupFromEditor(context, title, pool));
  if (target !== undefined) await copyCodes(context, [target]);
};

async function copyCodes(
  { directories }: CommandContext,
  targets: readonly GroupTarget[],
): Promise<void> {
  const codes = targets
    .map(({ pool, key }) => directories.get(pool).entry(key)?.group.code)
    .filter((code) => code !== undefined);
  if (codes.length > 0) await copy(codes);
}

async function copy(codes: readonly string[]): Promise<void> {
  const [first = '', ...others] = codes;
  await vscode.env.clipboard.writeText(codes.join('\n'));
  const message =
    others.length === 0
      ? vscode.l10n.t('Copied group code “{0}”', displayText(first))
      : vscode.l10n.t('Copied {0} group codes', codes.length);
  vscode.window.setStatusBarMessage(plainText(message), 3000);
}
