import * as vscode from 'vscode';
import { deleteGroups } from '../changes/deleteGroups.ts';
import type { GroupEntry } from '../directory/groupEntries.ts';
import { withProgress } from '../feedback/progress.ts';
import { GroupRow } from '../tree/groupRow.ts';
import { groupsViewId } from '../tree/groupsView.ts';
import { MemberRow } from '../tree/memberRow.ts';
import type { CommandContext, Handler } from './commandContext.ts';
import { confirm, nameList } from './confirm.ts';
import { commandIds } from './ids.ts';
import { pickGroups } from './pickers.ts';
import { confirmTypedCodes, refuseReadOnly } from './protection.ts';
import { type GroupTarget, keyMeant, rowsOf, sayLeftOut, targetOf } from './targets.ts';

/** `deleteGroups`: one question for all of them, with their names and how many members they have. */
export const runDeleteGroups: Handler = async (context, ...args) => {
  if (keyMeant(context, args, MemberRow)) {
    await vscode.commands.executeCommand(commandIds.removeMembers, ...args);
    return;
  }
  const targets = await targetsOf(context, args);
  if (refuseReadOnly(context, ...targets.map(({ pool }) => pool))) return;
  const entries = (await readAnew(context, targets)).filter(({ entry }) => !entry.busy);
  if (entries.length === 0 || !(await confirmDelete(context, entries))) return;
  const doomedByPool = byPool(entries);
  for (const [pool, doomed] of doomedByPool) {
    const groups = doomed.map(({ entry }) => entry.group);
    if (!(await confirmTypedCodes(context, pool, groups))) return;
  }
  for (const [pool, group] of doomedByPool) {
    await remove(
      context,
      pool,
      group.map(({ entry }) => entry),
    );
  }
};

interface Doomed {
  readonly pool: string;
  readonly entry: GroupEntry;
}

async function targetsOf(
  context: CommandContext,
  args: readonly unknown[],
): Promise<readonly GroupTarget[]> {
  const rows = rowsOf(context, args);
  if (rows === undefined) {
    return (
      (await pickGroups(context, { title: vscode.l10n.t('Delete Groups'), change: true })) ?? []
    );
  }
  const groups = rows.filter((row) => row instanceof GroupRow);
  sayLeftOut(context, rows, groups);
  return groups.map(targetOf);
}

/** Counts the members anew, so that the question tells what is true now. */
async function readAnew(
  { directories }: CommandContext,
  targets: readonly GroupTarget[],
): Promise<readonly Doomed[]> {
  await withProgress({ view: groupsViewId }, () =>
    Promise.all(
      [...new Set(targets.map(({ pool }) => pool))].map((pool) =>
        directories.get(pool).counts.count(
          targets.filter((target) => target.pool === pool).map(({ key }) => key),
          { again: true },
        ),
      ),
    ),
  );
  return targets.flatMap(({ pool, key }) => {
    const entry = directories.get(pool).entry(key);
    return entry === undefined || entry.gone ? [] : [{ pool, entry }];
  });
}

function confirmDelete({ pools }: CommandContext, doomed: readonly Doomed[]): Promise<boolean> {
  const [first] = doomed;
  const message =
    doomed.length === 1 && first !== undefined
      ? vscode.l10n.t('Delete the group “{0}”?', first.entry.group.name)
      : vscode.l10n.t('Delete {0} groups?', doomed.length);
  // Pools for production and for tests have groups of the same names.
  const poolNames = [...new Set(doomed.map(({ pool }) => pools.get(pool)?.name ?? pool))];
  const detail = [
    nameList(doomed.map(({ entry }) => describe(entry))),
    poolNames.length === 1
      ? vscode.l10n.t(
          'The members stay in the user pool “{0}”. This cannot be undone.',
          poolNames[0] ?? '',
        )
      : vscode.l10n.t(
          'The groups are in the user pools {0}. The members stay there. This cannot be undone.',
          poolNames.map((name) => vscode.l10n.t('“{0}”', name)).join(', '),
        ),
  ].join('\n\n');
  return confirm(message, detail, vscode.l10n.t('Delete'));
}

function describe({ group, memberCount }: GroupEntry): string {
  if (memberCount === undefined) {
    return vscode.l10n.t('{0} ({1}), members not counted', group.name, group.code);
  }
  return memberCount === 1
    ? vscode.l10n.t('{0} ({1}), 1 member', group.name, group.code)
    : vscode.l10n.t('{0} ({1}), {2} members', group.name, group.code, memberCount);
}

async function remove(
  context: CommandContext,
  pool: string,
  entries: readonly GroupEntry[],
): Promise<void> {
  const { reporter, view } = context;
  const rows = entries
    .map(({ key }) => view.tree.groupRow(pool, key))
    .filter((row) => row !== undefined);
  try {
    await view.keepFocus(rows, () =>
      deleteGroups(
        context,
        pool,
        entries.map(({ key }) => key),
      ),
    );
  } catch (error) {
    const [first] = entries;
    const what =
      entries.length === 1 && first !== undefined
        ? vscode.l10n.t('The group “{0}” was not deleted', first.group.name)
        : vscode.l10n.t('The {0} groups were not deleted', entries.length);
    reporter.failure(what, error, () => remove(context, pool, entries));
  }
}

function byPool(doomed: readonly Doomed[]): Map<string, Doomed[]> {
  const result = new Map<string, Doomed[]>();
  for (const each of doomed) {
    const others = result.get(each.pool);
    if (others === undefined) result.set(each.pool, [each]);
    else others.push(each);
  }
  return result;
}
