import * as vscode from 'vscode';
import { withProgress } from '../feedback/progress.ts';
import type { CommandContext } from './commandContext.ts';
import { textUnderCursor } from './editorText.ts';
import { pickGroup } from './pickers.ts';
import { type GroupTarget, groupOf } from './targets.ts';

/**
 * The group a command is about: the row's, else the one whose code stands under the cursor of the
 * editor, else one that is asked for, with the group nearest to that text preselected.
 */
export async function groupFromRowOrEditor(
  context: CommandContext,
  title: string,
  args: readonly unknown[],
): Promise<GroupTarget | undefined> {
  const ofRow = groupOf(context, args);
  if (ofRow !== undefined) return ofRow;
  const text = textUnderCursor();
  if (text === undefined) return pickGroup(context, { title });
  const found = await findByCode(context, text);
  if (found === 'cancelled') return undefined;
  return found ?? pickGroup(context, { title, near: text });
}

/** Looks a code up in all pools; a group that is not loaded is asked of the server. */
async function findByCode(
  { pools, directories }: CommandContext,
  code: string,
): Promise<GroupTarget | 'cancelled' | undefined> {
  const connections = pools.list().map(({ id }) => id);
  for (const pool of connections) {
    const known = directories.get(pool).findByCode(code);
    if (known !== undefined) return { pool, key: known.key };
  }
  const looked = await withProgress(
    { title: vscode.l10n.t('Looking up group “{0}”', code) },
    (signal) =>
      Promise.all(
        connections.map(async (pool): Promise<GroupTarget | undefined> => {
          // A pool that cannot be asked now is shown as failed in the picker that follows.
          const entry = await directories
            .get(pool)
            .readGroup(code, { signal })
            .catch(() => undefined);
          return entry === undefined ? undefined : { pool, key: entry.key };
        }),
      ),
  );
  if (looked.outcome === 'cancelled') return 'cancelled';
  if (looked.outcome === 'failed') return undefined;
  return looked.value.find((target) => target !== undefined);
}
