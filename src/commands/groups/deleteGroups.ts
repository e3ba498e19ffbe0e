import * as vscode from 'vscode';
import { deleteGroups } from '../../changes/deleteGroups.ts';
import { type GroupToDelete, readGroupsToDelete } from '../../changes/readGroupsToDelete.ts';
import type { UndoRecord } from '../../changes/undo/records.ts';
import { changeProgressDelayMs, progressDelayMs, withProgress } from '../../feedback/progress.ts';
import { commandIds } from '../../ids.ts';

import { OutdatedError } from '../../model/changeErrors.ts';
import { type GroupTarget, kindOf } from '../../model/target.ts';
import { displayText } from '../../text/displayText.ts';
import { copyChangeActions } from '../code/copyChangeAction.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { pickGroupsToChange, refuseReadOnly } from '../protection.ts';
import { groupsOf, isKeyFor, type RunOn, runOn } from '../targets.ts';
import { undoAction } from '../undo/undoAction.ts';
import { confirmTypedCodes } from './confirmTypedCodes.ts';
import { confirmDelete, type PoolGroupsToDelete } from './deleteQuestion.ts';

/** `deleteGroups`: one question for all of them, then one request for those of each pool. */
export const runDeleteGroups: Handler = async (context, ...args) => {
  const on = await runOn(context, args);
  if (on === undefined) return;
  if (isKeyFor(on, 'users')) {
    await vscode.commands.executeCommand(commandIds.removeMembers, ...args);
    return;
  }
  const targets = await groupsOrAsk(context, on);
  if (targets.length === 0 || refuseReadOnly(context, ...targets.map(({ pool }) => pool))) return;
  await askAndDelete(context, targets);
};

async function groupsOrAsk(context: CommandContext, on: RunOn): Promise<readonly GroupTarget[]> {
  const [first] = on.targets;
  const isOnPool = on.by === 'call' && first !== undefined && kindOf(first) === 'pool';
  if (on.by !== 'nothing' && !isOnPool) return groupsOf(context, on);
  return (await pickGroupsToChange(context, vscode.l10n.t('Delete Groups'), first?.pool)) ?? [];
}

/** Whether a question is being put together or asked: a key pressed again meanwhile asks no second one. */
let asking = false;

async function askAndDelete(
  context: CommandContext,
  targets: readonly GroupTarget[],
): Promise<void> {
  if (asking) return;
  asking = true;
  let groupsToDelete: readonly PoolGroupsToDelete[];
  try {
    groupsToDelete = await ask(context, targets);
  } finally {
    asking = false;
  }
  for (const { pool, groups } of groupsToDelete) await remove(context, pool, groups);
}

/** @returns the groups that the user has agreed to delete */
async function ask(
  context: CommandContext,
  targets: readonly GroupTarget[],
): Promise<readonly PoolGroupsToDelete[]> {
  const idle = targets.filter(({ pool, key }) => !context.directories.get(pool).entry(key)?.busy);
  const read = await withProgress(
    { title: vscode.l10n.t('Reading the groups to delete'), delayMs: progressDelayMs },
    (signal, report) => readAll(context, idle, signal, report),
  );
  if (read.outcome === 'failed') {
    const what = notDeleted(context, idle);
    context.reporter.failure(what, read.error, () => askAndDelete(context, targets));
  }
  if (read.outcome !== 'done') return [];
  for (const name of read.value.flatMap(({ gone }) => gone)) {
    context.reporter.info(
      vscode.l10n.t(
        'The group “{0}” is gone already: it was deleted or got another code.',
        displayText(name),
      ),
    );
  }
  const groupsToDelete = read.value.filter(({ groups }) => groups.length > 0);
  if (groupsToDelete.length === 0 || !(await confirmDelete(context, groupsToDelete))) return [];
  for (const { pool, groups } of groupsToDelete) {
    const typed = await confirmTypedCodes(
      context,
      pool,
      groups.map(({ group }) => group),
    );
    if (!typed) return [];
  }
  return groupsToDelete;
}

function readAll(
  context: CommandContext,
  targets: readonly GroupTarget[],
  signal: AbortSignal,
  report: (message: string) => void,
): Promise<readonly PoolGroupsToDelete[]> {
  const pools = [...new Set(targets.map(({ pool }) => pool))];
  const onProgress = (count: number) =>
    report(
      vscode.l10n.t({
        message: '{0} members',
        args: [count],
        comment: ['{0} is the number of members of a group.'],
      }),
    );
  return Promise.all(
    pools.map(async (pool) => {
      const keys = targets.filter((target) => target.pool === pool).map(({ key }) => key);
      return { pool, ...(await readGroupsToDelete(context, pool, keys, { signal, onProgress })) };
    }),
  );
}

async function remove(
  context: CommandContext,
  pool: string,
  groupsToDelete: readonly GroupToDelete[],
): Promise<void> {
  const { reporter, sidebar } = context;
  const targets = groupsToDelete.map(({ key }) => ({ pool, key }));
  const rows = groupsToDelete.map(({ key }) => ({ pool, group: { key } }));
  const doing = deleting(groupsToDelete);
  const result = await withProgress({ title: doing, delayMs: changeProgressDelayMs }, (signal) =>
    sidebar.keepFocus(rows, () => deleteGroups(context, pool, groupsToDelete, { signal })),
  );
  if (result.outcome === 'done') {
    reportDeleted(context, result.value, groupsToDelete.length);
  } else if (result.outcome === 'failed') {
    const { error } = result;
    const what = { notDone: notDeleted(context, targets), doing };
    if (error instanceof OutdatedError) {
      const reviewAgain = {
        title: vscode.l10n.t('Review Again…'),
        run: () => askAndDelete(context, targets),
      };
      reporter.failure(what, error, undefined, reviewAgain);
    } else {
      reporter.failure(what, error, () => remove(context, pool, groupsToDelete));
    }
  }
}

function reportDeleted(context: CommandContext, record: UndoRecord, asked: number): void {
  const { reporter } = context;
  const deleted = record.change.kind === 'groupsDeleted' ? record.change.groups : [];
  const [first] = deleted;
  const undo = undoAction(context, record);
  if (deleted.length < asked) {
    reporter.warn(
      vscode.l10n.t({
        message: '{0} of {1} groups were deleted.',
        args: [deleted.length, asked],
        comment: ['{0} and {1} are numbers.'],
      }),
      undo,
    );
  } else {
    reporter.info(
      first !== undefined && asked === 1
        ? vscode.l10n.t('The group “{0}” was deleted.', displayText(first.name))
        : vscode.l10n.t('{0} groups were deleted.', asked),
      undo,
      ...copyChangeActions(context, record),
    );
  }
}

/** What is being done, as the title of its progress. */
function deleting(groupsToDelete: readonly GroupToDelete[]): string {
  const [first, ...others] = groupsToDelete;
  return first !== undefined && others.length === 0
    ? vscode.l10n.t({
        message: 'Deleting “{0}”',
        args: [displayText(first.group.name)],
        comment: ['Shown while it is being done. {0} is the name of a group.'],
      })
    : vscode.l10n.t('Deleting {0} groups', groupsToDelete.length);
}

function notDeleted({ directories }: CommandContext, targets: readonly GroupTarget[]): string {
  const [first, ...others] = targets;
  const entry = first && directories.get(first.pool).entry(first.key);
  const name = displayText(entry?.group.name ?? '');
  return others.length === 0
    ? vscode.l10n.t('The group “{0}” was not deleted.', name)
    : vscode.l10n.t('The {0} groups were not deleted.', targets.length);
}
