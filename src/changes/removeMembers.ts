import * as vscode from 'vscode';
import type { ChangeContext } from './changeContext.ts';

/**
 * Removes members from a group, while their rows show so. The users stay in the pool.
 * @param key of the group
 * @throws AuthingError
 */
export async function removeMembers(
  { pools, directories, revisions }: ChangeContext,
  pool: string,
  key: string,
  userIds: readonly string[],
): Promise<void> {
  const directory = directories.get(pool);
  const code = directory.entry(key)?.group.code;
  if (code === undefined) return;
  await directory.whileMembersBusy(key, userIds, vscode.l10n.t('Removing…'), async () => {
    const client = await pools.clientForChanges(pool);
    await client.groups.removeUsers(code, userIds);
    directory.apply({ kind: 'membersRemoved', code, userIds });
    await revisions.bump({ pool, change: { kind: 'membersRemoved', code, userIds: [...userIds] } });
  });
}
