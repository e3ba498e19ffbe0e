import * as vscode from 'vscode';
import type { CallOptions, Group } from '../authing/types.ts';
import { displayText } from '../text/displayText.ts';
import type { ChangeContext } from './changeContext.ts';
import { type CheckedGroup, OutdatedError, readBeforeChange } from './outdated.ts';
import { readBack } from './readBack.ts';
import { recordChange } from './recordChange.ts';
import type { UndoRecord } from './undo/records.ts';

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
 * @returns what undoes it; undefined where nothing was changed or that could not be kept
 * @throws OutdatedError where the group is gone, or what is to be changed was changed elsewhere;
 *   AuthingError, such as for a code that is taken
 */
export async function updateGroup(
  context: ChangeContext,
  pool: string,
  key: string,
  update: GroupUpdate,
  options: CallOptions = {},
): Promise<UndoRecord | undefined> {
  const { pools, directories, revisions } = context;
  const directory = directories.get(pool);
  const entry = directory.entry(key);
  if (entry === undefined) return undefined;
  return directory.whileBusy([key], vscode.l10n.t('Saving…'), async () => {
    // A read-only pool is refused before anything is read, and one that has become so meanwhile after it.
    await pools.clientForChanges(pool);
    const checked = await readBeforeChange(directory, entry, options);
    refuseConflict(checked, update);
    const client = await pools.clientForChanges(pool);
    const { code } = checked.current;
    const group = await client.groups.update(code, update, options).catch((error: unknown) =>
      readBack(error, async (signal) => {
        const after = await client.groups.detail(update.newCode ?? code, { signal });
        return after !== undefined && isUpdated(after, update) ? after : undefined;
      }),
    );
    directory.apply({ kind: 'groupUpdated', code, group });
    await revisions.bump({
      pool,
      change: {
        kind: 'groupUpdated',
        code,
        ...(group.code === code ? {} : { newCode: group.code }),
      },
    });
    return recordChange(context, pool, {
      kind: 'groupUpdated',
      before: fieldsOf(checked.current),
      after: fieldsOf(group),
    });
  });
}

/** Nobody's change is lost silently: what others made of a field is shown before it is changed again. */
function refuseConflict({ shown, current }: CheckedGroup, update: GroupUpdate): void {
  if (update.name !== undefined && current.name !== shown.name && current.name !== update.name) {
    throw new OutdatedError(
      vscode.l10n.t('It was renamed to “{0}” elsewhere.', displayText(current.name)),
    );
  }
  const before = shown.description ?? '';
  const now = current.description ?? '';
  if (update.description !== undefined && now !== before && now !== update.description) {
    throw new OutdatedError(
      now === ''
        ? vscode.l10n.t('Its description was taken away elsewhere.')
        : vscode.l10n.t('Its description was changed to “{0}” elsewhere.', displayText(now)),
    );
  }
}

function isUpdated(group: Group, { name, description, newCode }: GroupUpdate): boolean {
  return (
    (name === undefined || group.name === name) &&
    (description === undefined || (group.description ?? '') === description) &&
    (newCode === undefined || group.code === newCode)
  );
}

function fieldsOf({ code, name, description }: Group) {
  return { code, name, ...(description === undefined ? {} : { description }) };
}
