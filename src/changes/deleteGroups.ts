import * as vscode from 'vscode';
import type { ChangeContext } from './changeContext.ts';

/**
 * Deletes groups in one request, while their rows show so. The server deletes all of them or, where one
 * is missing, none.
 * @param keys of the groups
 * @throws AuthingError
 */
export async function deleteGroups(
  { pools, directories, revisions }: ChangeContext,
  pool: string,
  keys: readonly string[],
): Promise<void> {
  const directory = directories.get(pool);
  const codes = keys
    .map((key) => directory.entry(key)?.group.code)
    .filter((code) => code !== undefined);
  await directory.whileBusy(keys, vscode.l10n.t('Deleting…'), async () => {
    const client = await pools.clientForChanges(pool);
    await client.groups.deleteMany(codes);
    directory.apply({ kind: 'groupsDeleted', codes });
    await revisions.bump({ pool, change: { kind: 'groupsDeleted', codes } });
  });
}
