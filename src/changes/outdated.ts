import * as vscode from 'vscode';
import type { CallOptions, Group } from '../authing/types.ts';
import type { GroupEntry } from '../directory/groupEntries.ts';
import type { PoolDirectory } from '../directory/poolDirectory.ts';
import { displayText } from '../text/displayText.ts';

/**
 * A change was not made, for it was based on something that is no longer true. `message` is a
 * translated sentence that says what is true now; the directory knows it already.
 */
export class OutdatedError extends Error {
  override readonly name = 'OutdatedError';
}

/** A group before a change: as it was shown, and as the server has it now. */
export interface CheckedGroup {
  readonly shown: Group;
  readonly current: Group;
}

/**
 * Reads a group right before it is changed, so that what others did meanwhile is noticed.
 * @param entry the group as its row shows it
 * @throws OutdatedError where it is gone, or another has its code now; AuthingError
 */
export async function readBeforeChange(
  directory: PoolDirectory,
  entry: GroupEntry,
  options: CallOptions = {},
): Promise<CheckedGroup> {
  const { group: shown, key } = entry;
  const read = await directory.readGroup(shown.code, options);
  if (read === undefined) {
    throw new OutdatedError(
      vscode.l10n.t('It is gone: it was deleted or its code was changed elsewhere.'),
    );
  }
  if (read.key !== key) {
    throw new OutdatedError(
      vscode.l10n.t(
        'It was deleted elsewhere, and another group has the code “{0}” now.',
        displayText(shown.code),
      ),
    );
  }
  return { shown, current: read.group };
}
