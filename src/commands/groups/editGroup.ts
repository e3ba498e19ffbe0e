import * as vscode from 'vscode';
import { type GroupUpdate, updateGroup } from '../../changes/updateGroup.ts';
import type { GroupEntry } from '../../directory/groupEntries.ts';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import { changeProgressDelayMs, withProgress } from '../../feedback/progress.ts';
import { askForText, type TextInputOptions } from '../../inputs/textInput.ts';
import { canRetry } from '../../model/failures.ts';
import type { GroupTarget } from '../../model/target.ts';
import { displayText } from '../../text/displayText.ts';
import { copyChangeActions } from '../code/copyChangeAction.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { pickGroupToChange, refuseReadOnly } from '../protection.ts';
import { oneGroup } from '../targets.ts';
import { undoAction } from '../undo/undoAction.ts';
import { offerUses, type WithUses } from '../uses/offerUses.ts';
import { codeProblem, codeTakenOnServer, nameProblem } from './groupInputs.ts';

/** One field of a group that can be edited in an input of its own. */
interface Field {
  readonly title: string;
  readonly current: (entry: GroupEntry) => string;
  readonly update: (text: string) => GroupUpdate;
  /** @param entry as the group was before */
  readonly done: (entry: GroupEntry, text: string) => string;
  readonly failed: (entry: GroupEntry) => string;
  readonly input: (
    directory: PoolDirectory,
    entry: GroupEntry,
  ) => Pick<TextInputOptions, 'prompt' | 'validate' | 'check'>;
  /** Asks what is to go with the change before it is made; undefined where the user gives up. */
  readonly before?: (
    context: CommandContext,
    pool: string,
    entry: GroupEntry,
    text: string,
  ) => Promise<WithUses | undefined>;
}

/** `renameGroup` */
export const runRenameGroup: Handler = (context, ...args) =>
  run(context, args, {
    title: vscode.l10n.t('Rename Group'),
    current: ({ group }) => group.name,
    update: (name) => ({ name }),
    done: ({ group }, name) =>
      vscode.l10n.t({
        message: 'The group “{0}” was renamed to “{1}”.',
        args: [nameOf(group), displayText(name)],
        comment: ['{0} is the name that a group had, {1} the one it has now.'],
      }),
    failed: ({ group }) => vscode.l10n.t('The group “{0}” was not renamed.', nameOf(group)),
    input: (_, { group }) => ({
      prompt: vscode.l10n.t('New name of the group “{0}”', nameOf(group)),
      validate: nameProblem,
    }),
  });

/** `changeGroupCode` */
export const runChangeGroupCode: Handler = (context, ...args) =>
  run(context, args, {
    title: vscode.l10n.t('Change Group Code'),
    current: ({ group }) => group.code,
    update: (newCode) => ({ newCode }),
    done: ({ group }, code) =>
      vscode.l10n.t({
        message: 'The code of “{0}” was changed from “{1}” to “{2}”.',
        args: [nameOf(group), displayText(group.code), displayText(code)],
        comment: ['{0} is the name of a group, {1} the code it had, {2} the one it has now.'],
      }),
    failed: ({ group }) =>
      vscode.l10n.t({
        message: 'The code of “{0}” was not changed.',
        args: [nameOf(group)],
        comment: ['{0} is the name of a group.'],
      }),
    input: (directory, { group }) => ({
      prompt: vscode.l10n.t({
        message: 'New code of the group “{0}”. Code that checks for “{1}” will no longer find it.',
        args: [nameOf(group), displayText(group.code)],
        comment: ['{0} is the name of a group, {1} its code. The second “Code” means programs.'],
      }),
      validate: (code) => codeProblem(directory, code, group.code),
      check: (code, signal) => codeTakenOnServer(directory, code, signal, group.code),
    }),
    before: (given, pool, { group: { code } }, newCode) =>
      offerUses(given, { pool, code }, newCode),
  });

/** `editGroupDescription` */
export const runEditGroupDescription: Handler = (context, ...args) =>
  run(context, args, {
    title: vscode.l10n.t('Edit Group Description'),
    current: ({ group }) => group.description ?? '',
    update: (description) => ({ description }),
    done: ({ group }) =>
      vscode.l10n.t({
        message: 'The description of “{0}” was changed.',
        args: [nameOf(group)],
        comment: ['{0} is the name of a group.'],
      }),
    failed: ({ group }) =>
      vscode.l10n.t({
        message: 'The description of “{0}” was not changed.',
        args: [nameOf(group)],
        comment: ['{0} is the name of a group.'],
      }),
    input: (_, { group }) => ({
      prompt: vscode.l10n.t(
        'Description of the group “{0}”; leave it empty for none',
        nameOf(group),
      ),
      validate: () => undefined,
    }),
  });

async function run(context: CommandContext, args: readonly unknown[], field: Field): Promise<void> {
  const target = await oneGroup(context, args, (pool) =>
    pickGroupToChange(context, field.title, pool),
  );
  if (target !== undefined && !refuseReadOnly(context, target.pool))
    await ask(context, target, field);
}

/** @param typed what stands in the input; what the group has now, unless something was typed before */
async function ask(
  context: CommandContext,
  target: GroupTarget,
  field: Field,
  typed?: string,
): Promise<void> {
  const directory = context.directories.get(target.pool);
  // What others make of the group from now on is not to be overwritten.
  const base = directory.entry(target.key);
  if (base === undefined) return;
  const current = field.current(base);
  const answer = await askForText({
    ...field.input(directory, base),
    title: field.title,
    value: typed ?? current,
  });
  if (answer.outcome !== 'accepted' || answer.value === current) return;
  const others = field.before ? await field.before(context, target.pool, base, answer.value) : {};
  if (others !== undefined) await save(context, target, field, base, answer.value, others);
}

/**
 * @param base the group as it was when the input opened
 * @param others what goes with the change
 */
async function save(
  context: CommandContext,
  target: GroupTarget,
  field: Field,
  base: GroupEntry,
  text: string,
  others: WithUses,
): Promise<void> {
  const { pool, key } = target;
  const doing = vscode.l10n.t({
    message: 'Saving “{0}”',
    args: [nameOf(base.group)],
    comment: ['Shown while it is being done. {0} is the name of a group.'],
  });
  const result = await withProgress({ title: doing, delayMs: changeProgressDelayMs }, (signal) =>
    updateGroup(context, pool, key, base.group, field.update(text), { signal }),
  );
  if (result.outcome === 'done') {
    if (result.value !== undefined) {
      context.reporter.info(
        field.done(base, text),
        undoAction(context, result.value),
        ...copyChangeActions(context, result.value),
      );
    }
    const now = context.directories.get(pool).entry(key);
    if (now !== undefined && field.current(now) === text) await others.afterwards?.();
  } else if (result.outcome === 'failed') {
    const { error } = result;
    const what = { notDone: field.failed(base), doing };
    if (canRetry(error)) {
      context.reporter.failure(what, error, () => save(context, target, field, base, text, others));
    } else {
      const edit = {
        title: vscode.l10n.t('Edit…'),
        run: () => ask(context, target, field, text),
      };
      context.reporter.failure(what, error, undefined, edit);
    }
  }
}

function nameOf({ name }: GroupEntry['group']): string {
  return displayText(name);
}
