import * as vscode from 'vscode';
import { createGroup, type NewGroup } from '../../changes/createGroup.ts';
import { changeProgressDelayMs, withProgress } from '../../feedback/progress.ts';
import { pickPool } from '../../inputs/pickPool.ts';
import { runSteps, type StepPosition, type StepResult } from '../../inputs/steps.ts';
import { askForText, stepResult, typedValue } from '../../inputs/textInput.ts';
import { canRetry } from '../../model/failures.ts';
import { displayText } from '../../text/displayText.ts';
import { noteCreated } from '../code/lastCreated.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { refuseReadOnly } from '../protection.ts';
import { onePoolOf, type RunOn, runOn } from '../targets.ts';
import { codeProblem, codeTakenOnServer, nameProblem } from './groupInputs.ts';
import { showInSidebar } from './revealGroup.ts';

/**
 * `createGroup`: asks for code, name and description, then shows the new group first in the list. A caller may
 * name the code it is to have.
 */
export const runCreateGroup: Handler = async (context, ...args) => {
  const on = await runOn(context, args);
  if (on === undefined) return;
  const pool = await onePoolOf(on, () => pickPool(context, vscode.l10n.t('Create Group')));
  if (pool === undefined || refuseReadOnly(context, pool)) return;
  await askAndCreate(context, pool, { code: wantedCode(on), name: '', description: '' });
};

function wantedCode({ by, targets }: RunOn): string {
  const group = by === 'call' ? targets[0]?.group : undefined;
  return group !== undefined && 'code' in group ? group.code : '';
}

async function askAndCreate(
  context: CommandContext,
  pool: string,
  initial: Required<NewGroup>,
): Promise<void> {
  const typed = await askForGroup(context, pool, initial);
  if (typed !== undefined) await create(context, pool, typed);
}

async function create(
  context: CommandContext,
  pool: string,
  typed: Required<NewGroup>,
): Promise<void> {
  const { code, name, description } = typed;
  const newGroup: NewGroup = description === '' ? { code, name } : { code, name, description };
  const doing = vscode.l10n.t({
    message: 'Creating “{0}”',
    args: [displayText(name)],
    comment: ['Shown while it is being done. {0} is the name of a group.'],
  });
  const result = await withProgress({ title: doing, delayMs: changeProgressDelayMs }, (signal) =>
    createGroup(context, pool, newGroup, { signal }),
  );
  if (result.outcome === 'failed') {
    const { error } = result;
    const notDone = vscode.l10n.t('The group “{0}” was not created.', displayText(name));
    const what = { notDone, doing };
    if (canRetry(error)) context.reporter.failure(what, error, () => create(context, pool, typed));
    else context.reporter.failure(what, error, undefined, edit(context, pool, typed));
  } else if (result.outcome === 'done' && result.value !== undefined) {
    const { key, group } = result.value;
    noteCreated(context, pool, group);
    await showInSidebar(context, { pool, key }, (filter) =>
      vscode.l10n.t({
        message: 'The group “{0}” was created. The filter “{1}” hides it.',
        args: [displayText(group.name), filter],
        comment: ['{0} is the name of a group, {1} what the user searches the groups for.'],
      }),
    );
  }
}

/** Lets one go through the same inputs again, with what was typed in them. */
function edit(context: CommandContext, pool: string, typed: Required<NewGroup>) {
  return { title: vscode.l10n.t('Edit…'), run: () => askAndCreate(context, pool, typed) };
}

/** @returns what was typed; undefined where the user gave up */
async function askForGroup(
  { directories, pools }: CommandContext,
  pool: string,
  initial: Required<NewGroup>,
): Promise<Required<NewGroup> | undefined> {
  const directory = directories.get(pool);
  const typed = { ...initial };
  const title =
    pools.list().length === 1
      ? vscode.l10n.t('Create Group')
      : vscode.l10n.t({
          message: 'Create Group in “{0}”',
          args: [displayText(pools.get(pool)?.name ?? pool)],
          comment: ['The title of an input. {0} is the name of a user pool.'],
        });
  const ask = async (
    field: keyof typeof typed,
    position: StepPosition,
    options: Omit<Parameters<typeof askForText>[0], 'title' | 'position' | 'value'>,
  ): Promise<StepResult<string>> => {
    const answer = await askForText({ ...options, title, position, value: typed[field] });
    typed[field] = typedValue(answer) ?? typed[field];
    return stepResult(answer);
  };
  const done = await runSteps<string>([
    [
      'code',
      (position) =>
        ask('code', position, {
          prompt: vscode.l10n.t('Code of the group, by which programs and the API know it'),
          placeholder: vscode.l10n.t('For example: developers'),
          validate: (code) => codeProblem(directory, code),
          check: (code, signal) => codeTakenOnServer(directory, code, signal),
        }),
    ],
    [
      'name',
      (position) =>
        ask('name', position, {
          prompt: vscode.l10n.t('Name of the group, by which people know it'),
          placeholder: vscode.l10n.t('For example: Developers'),
          validate: nameProblem,
        }),
    ],
    [
      'description',
      (position) =>
        ask('description', position, {
          prompt: vscode.l10n.t('Description of the group (optional)'),
          validate: () => undefined,
        }),
    ],
  ]);
  return done ? typed : undefined;
}
