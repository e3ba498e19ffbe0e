import * as vscode from 'vscode';
import type { ChangeContext } from './changeContext.ts';
import { changeMembership, type MembershipChange, type Watch } from './changeMembership.ts';

/**
 * Adds users to a group, while its row shows so; see `changeMembership`.
 * @param key of the group
 */
export function addMembers(
  context: ChangeContext,
  pool: string,
  key: string,
  userIds: readonly string[],
  watch: Watch = {},
): Promise<MembershipChange | undefined> {
  return context.directories
    .get(pool)
    .whileBusy([key], vscode.l10n.t('Adding…'), () =>
      changeMembership(context, pool, key, 'add', userIds, watch),
    );
}
