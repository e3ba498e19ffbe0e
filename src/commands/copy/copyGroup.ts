import * as vscode from 'vscode';
import { groupName } from '../../display/groupDisplay.ts';
import { poolPickItem } from '../../display/poolDisplay.ts';
import { progressDelayMs, withProgress } from '../../feedback/progress.ts';
import { commandIds } from '../../ids.ts';
import { pickGroup } from '../../inputs/pickGroup.ts';
import type { GroupTarget } from '../../model/target.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { refuseReadOnly } from '../protection.ts';
import { oneGroup } from '../targets.ts';
import { copyParts } from './copyParts.ts';
import { newGroupOf } from './copyToOther.ts';
import { readContents } from './readContents.ts';

/**
 * `copyGroup`: to another pool, with its members and what it is authorized for. A group of the same code that is
 * there already gets what it lacks.
 */
export const runCopyGroup: Handler = async (context, ...args) => {
  const title = vscode.l10n.t('Copy Group to Another Pool');
  const from = await oneGroup(context, args, (pool) => pickGroup(context, { title, pool }));
  if (from === undefined) return;
  const pool = await pickOtherPool(context, from);
  if (pool === undefined || refuseReadOnly(context, pool)) return;
  await copyGroup(context, from, pool);
};

async function copyGroup(context: CommandContext, from: GroupTarget, pool: string): Promise<void> {
  const group = context.directories.get(from.pool).entry(from.key)?.group;
  if (group === undefined) return;
  const notCopied = vscode.l10n.t('Nothing was copied.');
  const found = await withProgress(
    {
      title: vscode.l10n.t('Looking up group “{0}”', displayText(group.code)),
      delayMs: progressDelayMs,
    },
    (signal) => context.directories.get(pool).readGroup(group.code, { signal }),
  );
  const again = () => copyGroup(context, from, pool);
  if (found.outcome === 'failed') context.reporter.failure(notCopied, found.error, again);
  if (found.outcome !== 'done') return;
  const other = found.value;
  const groups = other === undefined ? [from] : [from, { pool, key: other.key }];
  const read = await readContents(context, groups);
  if (read.outcome === 'failed') context.reporter.failure(notCopied, read.error, again);
  const [source, there] = read.outcome === 'done' ? read.value : [];
  if (source === undefined) return;
  const to = { pool, key: other?.key, group: newGroupOf(other?.group ?? group) };
  await copyParts(context, { from: source, to, there });
}

/** Asks for one of the other pools; where there is but one, that is the answer. */
async function pickOtherPool(
  { pools, directories, reporter }: CommandContext,
  { pool, key }: GroupTarget,
): Promise<string | undefined> {
  const others = pools.list().filter(({ id }) => id !== pool);
  if (others.length === 0) {
    reporter.info(vscode.l10n.t('To copy a group, connect another user pool first.'), {
      title: vscode.l10n.t('Connect User Pool…'),
      run: () => vscode.commands.executeCommand(commandIds.connect),
    });
    return undefined;
  }
  const [only, ...rest] = others;
  if (only !== undefined && rest.length === 0) return only.id;
  const name = groupName(directories.get(pool).entry(key), key);
  const picked = await vscode.window.showQuickPick(
    others.map((each) => ({ ...poolPickItem(each), pool: each.id })),
    {
      title: vscode.l10n.t({
        message: 'Copy “{0}” to',
        args: [displayText(name, longestInTitle)],
        comment: ['The title of a picker: user pools follow. {0} is the name of a group.'],
      }),
      placeHolder: vscode.l10n.t('Select a user pool'),
      matchOnDescription: true,
    },
  );
  return picked?.pool;
}
