import * as vscode from 'vscode';
import type { ChangeContext } from './changeContext.ts';

/** What is to be another about a group; what is absent stays as it is. */
export interface GroupUpdate {
  readonly name?: string;
  readonly newCode?: string;
  /** An empty string takes the description away. */
  readonly description?: string;
}

/**
 * Changes a group's name, code or description, while its row shows so.
 * @param key of the group
 * @throws AuthingError, such as for a code that is taken or a group that is gone
 */
export async function updateGroup(
  { pools, directories, revisions }: ChangeContext,
  pool: string,
  key: string,
  update: GroupUpdate,
): Promise<void> {
  const directory = directories.get(pool);
  const code = directory.entry(key)?.group.code;
  if (code === undefined) return;
  await directory.whileBusy([key], vscode.l10n.t('Saving…'), async () => {
    const client = await pools.clientForChanges(pool);
    const group = await client.groups.update(code, update);
    directory.apply({ kind: 'groupUpdated', code, group });
    await revisions.bump({
      pool,
      change: {
        kind: 'groupUpdated',
        code,
        ...(group.code === code ? {} : { newCode: group.code }),
      },
    });
  });
}
