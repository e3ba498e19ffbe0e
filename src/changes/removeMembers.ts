import * as vscode from 'vscode';
import type { ChangeContext } from './changeContext.ts';
import { changeMembership, type MembershipChange, type Watch } from './changeMembership.ts';

/**
 * Removes members from a group, while their rows show so; see `changeMembership`. The users stay in the
 * pool.
 * @param key of the group
 */
export function removeMembers(
  context: ChangeContext,
  pool: string,
  key: string,
  userIds: readonly string[],
  watch: Watch = {},
): Promise<MembershipChange | undefined> {
  return context.directories
    .get(pool)
    .whileMembersBusy(key, userIds, vscode.l10n.t('Removing…'), () =>
      changeMembership(context, pool, key, 'remove', userIds, watch),
    );
}
