import * as vscode from 'vscode';
import type { GroupTarget } from '../../model/target.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { groupFromEditor } from '../groups/groupFromEditor.ts';
import { groupsOf, namesGroups, oneGroupOf, runOn } from '../targets.ts';
import type { WantedCode } from './searchUses.ts';
import { showUses } from './showUses.ts';

/** `findGroupUses`: of all groups that are selected, or of one whose code stands under the cursor or is looked for. */
export const runFindGroupUses: Handler = async (context, ...args) => {
  const on = await runOn(context, args);
  if (on === undefined) return;
  const title = vscode.l10n.t('Find All Uses in Workspace');
  const one = async () => [
    await oneGroupOf(context, on, (pool) => groupFromEditor(context, title, pool)),
  ];
  const groups = namesGroups(on) ? await groupsOf(context, on) : await one();
  const wanted = groups.flatMap((group) => wantedCode(context, group));
  if (wanted.length > 0) await showUses(context, wanted);
};

/** The code of a group as it is known; a list of one or none. */
export function wantedCode(
  { directories }: Pick<CommandContext, 'directories'>,
  target: GroupTarget | undefined,
): readonly WantedCode[] {
  const code = target && directories.get(target.pool).entry(target.key)?.group.code;
  return target === undefined || code === undefined || code === ''
    ? []
    : [{ pool: target.pool, code }];
}
