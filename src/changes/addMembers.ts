import * as vscode from 'vscode';
import type { ChangeContext } from './changeContext.ts';

/**
 * Adds users to a group, while its row shows so.
 * @param key of the group
 * @throws AuthingError, such as for a user that the pool does not have
 */
export async function addMembers(
  { pools, directories, revisions }: ChangeContext,
  pool: string,
  key: string,
  userIds: readonly string[],
): Promise<void> {
  const directory = directories.get(pool);
  const code = directory.entry(key)?.group.code;
  if (code === undefined) return;
  await directory.whileBusy([key], vscode.l10n.t('Adding…'), async () => {
    const client = await pools.clientForChanges(pool);
    await client.groups.addUsers(code, userIds);
    directory.apply({ kind: 'membersAdded', code, userIds });
    await revisions.bump({ pool, change: { kind: 'membersAdded', code, userIds: [...userIds] } });
  });
}
