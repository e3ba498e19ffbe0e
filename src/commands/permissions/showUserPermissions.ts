import * as vscode from 'vscode';
import { userName } from '../../display/userName.ts';
import { pickPool } from '../../inputs/pickPool.ts';
import { pickUser } from '../../inputs/pickUsers.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { onePoolOf, type RunOn, runOn } from '../targets.ts';

/** `showUserPermissions`: of the member it is run on, or of a user found by a search in the pool. */
export const runShowUserPermissions: Handler = async (context, ...args) => {
  const on = await runOn(context, args);
  if (on === undefined) return;
  const named = namedUsers(on);
  const [only, ...others] = named;
  if (only === undefined) {
    await searchAndShow(context, on);
    return;
  }
  if (others.length > 0) {
    context.reporter.warn(
      vscode.l10n.t('{0} users are selected. Select only the one you mean.', named.length),
    );
    return;
  }
  const user = context.directories.get(only.pool).users.get(only.id);
  const name = user === undefined ? only.id : userName(user);
  await context.showUserPermissions(only.pool, { id: only.id, name });
};

async function searchAndShow(context: CommandContext, on: RunOn): Promise<void> {
  const title = vscode.l10n.t("Show User's Permissions");
  const pool = await onePoolOf(on, () => pickPool(context, title));
  if (pool === undefined) return;
  const user = await pickUser(context, pool, title);
  if (user !== undefined) {
    await context.showUserPermissions(pool, { id: user.id, name: userName(user) });
  }
}

/** The users it was run on: the clicked one, whatever else is selected. One in two groups is one user. */
function namedUsers({ clicked, targets }: RunOn) {
  const meant = clicked === undefined ? targets : [clicked];
  const users = meant.flatMap((target) =>
    (target?.users ?? []).map((id) => ({ pool: target?.pool ?? '', id })),
  );
  return [...new Map(users.map((user) => [JSON.stringify(user), user])).values()];
}
