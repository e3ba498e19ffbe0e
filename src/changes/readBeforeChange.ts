import type { CallOptions } from '../authing/api.ts';
import type { GroupEntry } from '../directory/groupEntries.ts';
import type { PoolDirectory } from '../directory/poolDirectory.ts';
import { OutdatedError } from '../model/changeErrors.ts';
import type { Group } from '../model/group.ts';
import { compareIdentity } from '../model/identity.ts';

/**
 * Reads a group right before it is changed, to notice what others have done to it meanwhile.
 * @param entry the group as this window knows it
 * @returns the group as the server has it now
 * @throws OutdatedError where it is gone, or another has its code now; AuthingError
 */
export async function readBeforeChange(
  directory: PoolDirectory,
  { group: known, key }: GroupEntry,
  options: CallOptions = {},
): Promise<Group> {
  const read = await directory.readGroup(known.code, options);
  if (read === undefined) throw new OutdatedError({ kind: 'gone' });
  if (read.key !== key || compareIdentity(read.group, known) === 'another') {
    throw new OutdatedError({ kind: 'replaced', code: known.code });
  }
  return read.group;
}
