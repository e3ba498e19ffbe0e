import * as vscode from 'vscode';
import { pickGroup } from '../../inputs/pickGroup.ts';
import { pickMembers } from '../../inputs/pickUsers.ts';
import type { Handler } from '../commandContext.ts';
import { oneGroupOf, reportSkipped, runOn } from '../targets.ts';

/** `copyUserId`: of the member's row, or of members picked from a group; several are copied one a line. */
export const runCopyUserId: Handler = async (context, ...args) => {
  const on = await runOn(context, args);
  if (on === undefined) return;
  const userIds = on.targets.map((target) => target?.users).filter((ids) => ids !== undefined);
  if (userIds.length > 0) {
    if (reportSkipped(context, on, userIds.length)) await copy(userIds.flat());
    return;
  }
  const title = vscode.l10n.t('Copy User ID');
  const target = await oneGroupOf(context, on, (pool) => pickGroup(context, { title, pool }));
  if (target === undefined) return;
  const users = await pickMembers(context, target, title);
  if (users !== undefined && users.length > 0) await copy(users.map(({ id }) => id));
};

async function copy(ids: readonly string[]): Promise<void> {
  await vscode.env.clipboard.writeText(ids.join('\n'));
  const message =
    ids.length === 1
      ? vscode.l10n.t('Copied the user ID')
      : vscode.l10n.t('Copied {0} user IDs', ids.length);
  vscode.window.setStatusBarMessage(message, 3000);
}
