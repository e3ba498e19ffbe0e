import * as vscode from 'vscode';
import type { UndoableChange, UndoRecord } from '../../changes/undo/records.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { callsOfChanges } from './callsOfChange.ts';
import { codeWriting, copyCalls } from './codeWriting.ts';
import { lastCreated } from './lastCreated.ts';

/** `copyLastChangeAsCode`: the newest change of this window, all parts of it. */
export const runCopyLastChange: Handler = async (context) => {
  const { pools, reporter, undo } = context;
  let record: UndoRecord | undefined;
  try {
    record = await undo.lastOfWindow(pools.list().map(({ id }) => id));
  } catch (error) {
    reporter.failure(vscode.l10n.t('Could not look up the last change.'), error);
    return;
  }
  const created = lastCreated(context);
  if (created !== undefined && created.at > (record?.at ?? 0)) {
    await copyChanges(context, [created.change]);
  } else if (record !== undefined) {
    await copyChange(context, record);
  } else {
    reporter.info(vscode.l10n.t('Nothing was changed in this window yet.'));
  }
};

/** Copies calls of an SDK that make a change again, all parts of it. */
export async function copyChange(context: CommandContext, record: UndoRecord): Promise<void> {
  const parts = await context.undo.partsOf(record);
  // It may have been undone meanwhile; what it was is known all the same.
  await copyChanges(
    context,
    (parts.length === 0 ? [record] : parts).map(({ change }) => change),
  );
}

async function copyChanges(
  context: CommandContext,
  changes: readonly UndoableChange[],
): Promise<void> {
  const writing = await codeWriting(context);
  if (writing !== undefined) await copyCalls(context, callsOfChanges(changes), writing);
}
