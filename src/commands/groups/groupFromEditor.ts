import * as vscode from 'vscode';
import type { GroupEntry } from '../../directory/groupEntries.ts';
import { groupName } from '../../display/groupDisplay.ts';
import { withProgress } from '../../feedback/progress.ts';
import { pickGroup } from '../../inputs/pickGroup.ts';
import { ignored } from '../../model/failureLog.ts';
import type { GroupTarget } from '../../model/target.ts';
import { displayText } from '../../text/displayText.ts';
import { plainName } from '../../text/plainText.ts';
import type { CommandContext } from '../commandContext.ts';
import { type CodesAt, codesAt, codesIn } from './codesAt.ts';

/**
 * The group whose code stands under the cursor of the editor, or else one that is asked for, with the group
 * most similar to that text preselected.
 * @param pool where it has to be in this one: then it is asked for
 */
export async function groupFromEditor(
  context: CommandContext,
  title: string,
  pool?: string,
): Promise<GroupTarget | undefined> {
  const codes = pool === undefined ? await codesUnderCursor() : undefined;
  if (codes === undefined) return pickGroup(context, { title, pool });
  const found = await findByCodes(context, codes);
  if (found === 'cancelled') return undefined;
  const [only, ...others] = found;
  if (only === undefined) return pickGroup(context, { title, similarTo: codes.main });
  return others.length === 0 ? only : pickAmong(context, title, found);
}

/** Above this many characters a text is not read for the string at one place of it. */
const longestSource = 2_000_000;

/**
 * What the active editor points at: the selected text, else the string the cursor stands in or the name of a
 * constant stands for, else the word.
 */
export async function codesUnderCursor(): Promise<CodesAt | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  if (!selection.isEmpty) {
    return selection.isSingleLine ? codesIn(document.getText(selection)) : undefined;
  }
  const { line, character } = selection.active;
  const { text } = document.lineAt(line);
  return codesAt(text, character, await stringUnder(document, selection.active));
}

/** What the string at a place says, in languages whose source text is understood. */
async function stringUnder(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<string | undefined> {
  const text = document.getText();
  if (text.length > longestSource) return undefined;
  const { stringAt } = await import('../../source/index.ts');
  const { findReferences } = await import('../../source/constants.ts');
  const offset = document.offsetAt(position);
  const found = stringAt(text, document.languageId, offset);
  if (found !== undefined) return found.value;
  const name = findReferences(text, document.languageId).find(
    ({ start, end }) => start <= offset && offset <= end,
  );
  return name?.literal.value;
}

/** Several pools may each have a group of the same code, as a test and a production pool do. */
async function pickAmong(
  { pools, directories }: CommandContext,
  title: string,
  targets: readonly GroupTarget[],
): Promise<GroupTarget | undefined> {
  const items = targets.map((target) => ({
    label: plainName(pools.get(target.pool)?.name ?? target.pool),
    description: plainName(groupName(directories.get(target.pool).entry(target.key), '')),
    target,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Several user pools have this group: select one'),
  });
  return picked?.target;
}

/**
 * Finds the group that a text names. A code may have punctuation in it, so the longest text comes first;
 * a part of it is taken for the code only where the whole is none.
 */
async function findByCodes(
  context: CommandContext,
  { main, longer, shorter }: CodesAt,
): Promise<readonly GroupTarget[] | 'cancelled'> {
  const whole = firstKnown(context, [...longer, main]);
  if (whole.length > 0) return whole;
  const part = firstKnown(context, shorter);
  if (part.length > 0 && isAllKnown(context)) return part;
  const onServers = await lookUp(context, main);
  if (onServers === 'cancelled' || onServers.length > 0) return onServers;
  const last = shorter.at(-1);
  return part.length > 0 || last === undefined ? part : lookUp(context, last);
}

/** The groups, one a pool, that have the first of these codes that any group has. */
function firstKnown(
  { pools, directories }: CommandContext,
  codes: readonly string[],
): readonly GroupTarget[] {
  for (const code of codes) {
    const known = pools
      .list()
      .map(({ id }) => targetIn(id, directories.get(id).findByCode(code)))
      .filter((target) => target !== undefined);
    if (known.length > 0) return known;
  }
  return [];
}

/** Whether the lists of all pools have been read to their ends. */
function isAllKnown({ pools, directories }: CommandContext): boolean {
  return pools.list().every(({ id }) => directories.get(id).groups.content.value?.complete);
}

/** Asks the servers of all pools for a code: not all of them may answer, or soon. */
async function lookUp(
  { pools, directories }: CommandContext,
  code: string,
): Promise<readonly GroupTarget[] | 'cancelled'> {
  const lookedUp = await withProgress(
    { title: vscode.l10n.t('Looking up group “{0}”', displayText(code)) },
    (signal) =>
      Promise.all(
        pools.list().map(async ({ id }) => {
          // A pool that cannot be asked now is shown as failed in the picker that follows.
          const entry = await directories
            .get(id)
            .readGroup(code, { signal })
            .catch(ignored('A pool could not be asked for a code'));
          return targetIn(id, entry);
        }),
      ),
  );
  if (lookedUp.outcome === 'cancelled') return 'cancelled';
  return lookedUp.outcome === 'done' ? lookedUp.value.filter((target) => target !== undefined) : [];
}

function targetIn(pool: string, entry: GroupEntry | undefined): GroupTarget | undefined {
  return entry === undefined ? undefined : { pool, key: entry.key };
}
