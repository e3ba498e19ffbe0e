import type { Change } from '../directory/change.ts';
import { type Identified, identityOf } from '../model/identity.ts';
import type { Revision } from '../windows/revisionFile.ts';
import type { ChangeContext } from './changeContext.ts';

/**
 * Publishes a change that was made: to this window's directory, from which all views redraw, and to the
 * other windows. Never rejects.
 */
export async function publishChange(
  { directories, revisions }: Pick<ChangeContext, 'directories' | 'revisions'>,
  pool: string,
  change: Change,
): Promise<void> {
  directories.get(pool).apply(change);
  await revisions.bump({ pool, change: revisionOf(change) });
}

/**
 * Publishes that grants of a group were changed, where only the server knows what they are by now: whoever shows them
 * reads them again.
 */
export async function publishOutdatedGrants(
  { directories, revisions }: Pick<ChangeContext, 'directories' | 'revisions'>,
  pool: string,
  group: Identified & { readonly code: string },
): Promise<void> {
  const change = { kind: 'grantsChanged', code: group.code, ...identityOf(group) } as const;
  // It knows as little as another window does.
  await directories.get(pool).applyRemote(change);
  await revisions.bump({ pool, change });
}

/** What the other windows learn of a change: codes and ids, nothing private. */
function revisionOf(change: Change): Revision['change'] {
  switch (change.kind) {
    case 'groupCreated':
      return { kind: change.kind, code: change.group.code };
    case 'groupUpdated': {
      const { kind, code, group } = change;
      const newCode = group.code === code ? {} : { newCode: group.code };
      return { kind, code, ...newCode, ...identityOf(group) };
    }
    case 'groupsDeleted':
      return change;
    case 'membersAdded':
    case 'membersRemoved': {
      const { kind, code, userIds } = change;
      return { kind, code, userIds, ...identityOf(change) };
    }
    case 'grantsChanged': {
      const { kind, code } = change;
      return { kind, code, ...identityOf(change) };
    }
  }
}
