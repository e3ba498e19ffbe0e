import * as vscode from 'vscode';
import { pickGroup, pickGroupsIn } from '../../inputs/pickGroup.ts';
import { pickPool } from '../../inputs/pickPool.ts';
import type { GroupTarget } from '../../model/target.ts';
import { mostCompared } from '../../permissions/comparison.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { groupsOf, namesGroups, runOn } from '../targets.ts';

/** `compareGroups`: the groups it is run on, of one pool or of several; where it is one or none, it asks for others. */
export const runCompareGroups: Handler = async (context, ...args) => {
  const on = await runOn(context, args);
  if (on === undefined) return;
  const named = namesGroups(on) ? distinct(await groupsOf(context, on)) : [];
  if (named.length === 0 && namesGroups(on)) return;
  const [only, ...others] = named;
  const groups = others.length > 0 ? named : await askForOthers(context, only);
  if (groups === undefined || groups.length < 2) return;
  if (groups.length > mostCompared) {
    context.reporter.warn(
      vscode.l10n.t({
        message: '{0} groups are selected, and {1} can be compared at a time. Select fewer.',
        args: [groups.length, mostCompared],
        comment: ['{0} and {1} are numbers, {1} is 5.'],
      }),
    );
    return;
  }
  await context.compareGroups(groups);
};

/** @returns the group given, or else one that is asked for, and others; undefined where the user gave up */
async function askForOthers(
  context: CommandContext,
  given: GroupTarget | undefined,
): Promise<readonly GroupTarget[] | undefined> {
  const first = given ?? (await pickGroup(context, { title: vscode.l10n.t('Compare Groups') }));
  if (first === undefined) return undefined;
  let groups: readonly GroupTarget[] = [first];
  while (groups.length < mostCompared) {
    const more = await askForMore(context, first, groups);
    if (more === undefined) return undefined;
    groups = distinct([...groups, ...more]);
    if (groups.length >= mostCompared || !hasOtherPools(context, groups)) break;
    const next = await askWhetherMore(groups);
    if (next === undefined) return undefined;
    if (next === 'compare') break;
  }
  return groups;
}

/** Asks for groups of a pool, but for those that are chosen already. */
async function askForMore(
  context: CommandContext,
  first: GroupTarget,
  chosen: readonly GroupTarget[],
): Promise<readonly GroupTarget[] | undefined> {
  const group = context.directories.get(first.pool).entry(first.key)?.group;
  const title = vscode.l10n.t({
    message: 'Compare “{0}” with',
    args: [displayText(group?.name ?? first.key, longestInTitle)],
    comment: ['The title of a picker: groups of a user pool follow. {0} is the name of a group.'],
  });
  const pool = await pickPool(context, title);
  if (pool === undefined) return undefined;
  const except = chosen.filter((each) => each.pool === pool).map(({ key }) => key);
  const similarTo = pool === first.pool ? undefined : group?.code;
  return pickGroupsIn(context, pool, { title, similarTo, except });
}

/** Whether there are pools that none of the groups is of. */
function hasOtherPools({ pools }: CommandContext, groups: readonly GroupTarget[]): boolean {
  const chosen = new Set(groups.map(({ pool }) => pool));
  return pools.list().some(({ id }) => !chosen.has(id));
}

/** Asks whether groups of yet another pool are to be added; undefined where the user gave up. */
async function askWhetherMore(
  groups: readonly GroupTarget[],
): Promise<'compare' | 'add' | undefined> {
  const compare = {
    next: 'compare' as const,
    label: vscode.l10n.t({
      message: 'Compare These {0} Groups',
      args: [groups.length],
      comment: ['{0} is a number.'],
    }),
  };
  const add = {
    next: 'add' as const,
    label: vscode.l10n.t('Add Groups of Another User Pool…'),
  };
  const chosen = await vscode.window.showQuickPick([compare, add], {
    title: vscode.l10n.t('Compare Groups'),
    placeHolder: vscode.l10n.t('Select what to do'),
  });
  return chosen?.next;
}

function distinct(groups: readonly GroupTarget[]): readonly GroupTarget[] {
  return [
    ...new Map(groups.map((group) => [JSON.stringify([group.pool, group.key]), group])).values(),
  ];
}
