import pMap from 'p-map';
import * as vscode from 'vscode';
import { AuthingError } from '../authing/errors.ts';
import type { ManagementClient } from '../authing/index.ts';
import type { CallOptions } from '../authing/types.ts';
import { isSameGroup } from '../directory/sameGroup.ts';
import type { PoolReader } from '../pools/poolReader.ts';
import { displayText } from '../text/displayText.ts';
import type { ChangeContext } from './changeContext.ts';
import { OutdatedError } from './outdated.ts';
import { readBack } from './readBack.ts';
import type { DoomedGroup } from './readDoomed.ts';
import type { DeletedGroup, UndoRecord } from './undo/records.ts';

const requestsAtOnce = 8;

/**
 * Deletes groups in one request, while their rows show so. The server deletes all of them or, where one
 * is missing, none. What they hold is on disk before the first is deleted.
 * @param doomed the groups as the user was told that they are; see `readDoomed`
 * @returns what undoes it
 * @throws OutdatedError where one of them has changed since; AuthingError; an Error with a translated
 *   message where what they hold cannot be kept, and so nothing was deleted
 */
export async function deleteGroups(
  context: ChangeContext,
  pool: string,
  doomed: readonly DoomedGroup[],
  options: CallOptions = {},
): Promise<UndoRecord> {
  const { pools, directories, revisions, undo } = context;
  const directory = directories.get(pool);
  const keys = doomed.map(({ key }) => key);
  const groups = doomed.map(({ group }) => group);
  return directory.whileBusy(keys, vscode.l10n.t('Deleting…'), async () => {
    // A read-only pool is refused before anything is read, and one that has become so meanwhile after it.
    await refuseOutdated(await pools.clientForChanges(pool), doomed, options);
    const client = await pools.clientForChanges(pool);
    const record = undo.newRecord(pool, { kind: 'groupsDeleted', state: 'underway', groups });
    await keep(context, record);
    let codes: readonly string[];
    try {
      codes = await deleteAndLook(client, groups, options);
    } catch (error) {
      // Where nobody can say whether they are deleted, what they hold stays kept.
      const isOpen = error instanceof AuthingError && error.outcomeUnknown;
      if (!isOpen) await undo.remove(record).catch(() => undefined);
      throw error;
    }
    directory.apply({ kind: 'groupsDeleted', codes });
    await revisions.bump({ pool, change: { kind: 'groupsDeleted', codes: [...codes] } });
    const deleted = groups.filter(({ code }) => codes.includes(code));
    const made: UndoRecord = {
      ...record,
      change: { kind: 'groupsDeleted', state: 'made', groups: deleted },
    };
    // The one on disk serves as well: an undo looks what there is to bring back.
    await undo.save(made).catch(() => undefined);
    return made;
  });
}

/** @returns the codes of the groups that are deleted, which are fewer than all only after a lost answer */
async function deleteAndLook(
  client: ManagementClient,
  groups: readonly DeletedGroup[],
  options: CallOptions,
): Promise<readonly string[]> {
  const codes = groups.map(({ code }) => code);
  try {
    await client.groups.deleteMany(codes, options);
    return codes;
  } catch (error) {
    return readBack(error, async (signal) => {
      const left = await detailsOf(client, codes, { signal });
      const gone = groups.filter((group, index) => !isSameGroup(group, left[index]));
      return gone.length === 0 ? undefined : gone.map(({ code }) => code);
    });
  }
}

/** What the user has agreed to is what is done: not to the groups as others have made them meanwhile. */
async function refuseOutdated(
  client: PoolReader,
  doomed: readonly DoomedGroup[],
  options: CallOptions,
): Promise<void> {
  const codes = doomed.map(({ group }) => group.code);
  const [now, counts] = await Promise.all([
    detailsOf(client, codes, options),
    client.groups.memberCounts(codes, options),
  ]);
  for (const [index, { group, memberCount }] of doomed.entries()) {
    const current = now[index];
    const isAsTold =
      isSameGroup(group, current) &&
      current?.name === group.name &&
      counts.get(group.code) === memberCount;
    if (!isAsTold) {
      throw new OutdatedError(
        vscode.l10n.t('“{0}” was changed elsewhere while you were asked.', displayText(group.name)),
      );
    }
  }
}

function detailsOf(client: PoolReader, codes: readonly string[], options: CallOptions) {
  return pMap(codes, (code) => client.groups.detail(code, options), {
    concurrency: requestsAtOnce,
  });
}

async function keep({ undo }: ChangeContext, record: UndoRecord): Promise<void> {
  try {
    await undo.save(record);
  } catch {
    throw new Error(
      vscode.l10n.t(
        'What the groups hold could not be saved to disk, so an undo could not bring it back. Make room on the disk, then try again.',
      ),
    );
  }
}
