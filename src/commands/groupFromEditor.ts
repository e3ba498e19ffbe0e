import * as vscode from 'vscode';
import type { GroupEntry } from '../directory/groupEntries.ts';
import { plainName } from '../feedback/plainText.ts';
import { withProgress } from '../feedback/progress.ts';
import { displayText } from '../text/displayText.ts';
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
  const [only, ...others] = found;
  if (only === undefined) return pickGroup(context, { title, near: text });
  return others.length === 0 ? only : pickAmong(context, title, found);
}

/** Several pools may each have a group of the same code, as a test and a production pool do. */
async function pickAmong(
  { pools, directories }: CommandContext,
  title: string,
  targets: readonly GroupTarget[],
): Promise<GroupTarget | undefined> {
  const items = targets.map((target) => ({
    label: plainName(pools.get(target.pool)?.name ?? target.pool),
    description: plainName(directories.get(target.pool).entry(target.key)?.group.name ?? ''),
    target,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Several user pools have this group: select one'),
  });
  return picked?.target;
}

/**
 * Looks a code up in what is known of all pools. Where none has it, their servers are asked: not all of
 * them may answer, or soon.
 */
async function findByCode(
  { pools, directories }: CommandContext,
  code: string,
): Promise<readonly GroupTarget[] | 'cancelled'> {
  const connections = pools.list().map(({ id }) => id);
  const known = connections
    .map((pool) => targetIn(pool, directories.get(pool).findByCode(code)))
    .filter((target) => target !== undefined);
  if (known.length > 0) return known;
  const looked = await withProgress(
    { title: vscode.l10n.t('Looking up group “{0}”', displayText(code)) },
    (signal) =>
      Promise.all(
        connections.map(async (pool) => {
          // A pool that cannot be asked now is shown as failed in the picker that follows.
          const entry = await directories
            .get(pool)
            .readGroup(code, { signal })
            .catch(() => undefined);
          return targetIn(pool, entry);
        }),
      ),
  );
  if (looked.outcome === 'cancelled') return 'cancelled';
  return looked.outcome === 'done' ? looked.value.filter((target) => target !== undefined) : [];
}

function targetIn(pool: string, entry: GroupEntry | undefined): GroupTarget | undefined {
  return entry === undefined ? undefined : { pool, key: entry.key };
}
