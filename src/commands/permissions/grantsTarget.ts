import * as vscode from 'vscode';
import { groupName } from '../../display/groupDisplay.ts';
import type { GroupTarget, Target } from '../../model/target.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';
import type { CommandContext } from '../commandContext.ts';
import { pickGroupsToChange, refuseReadOnly } from '../protection.ts';
import { groupsOf, namesGroups, type RunOn, refuseArguments, runOn } from '../targets.ts';
import type { GrantsGroups, NamedResource } from './grantsTask.ts';

/** Whose grants are to be changed, and of which resources where a caller has named some. */
export interface GrantsTarget {
  readonly groups: GrantsGroups;
  /** All in one namespace, which may not be known. */
  readonly named: readonly NamedResource[];
}

/**
 * Finds the groups to change the grants of, and asks for them where the command was run on none.
 * @param title of what asks
 * @returns undefined where there is none, or its pool is read-only, which the user is told
 */
export async function grantsTarget(
  context: CommandContext,
  args: readonly unknown[],
  title: string,
): Promise<GrantsTarget | undefined> {
  const on = await runOn(context, args);
  if (on === undefined) return undefined;
  const named = on.by === 'call' ? namedResources(on.targets) : [];
  const [resource] = named ?? [];
  if (named?.every(({ namespace }) => namespace === resource?.namespace) !== true) {
    refuseArguments(context);
    return undefined;
  }
  const targets = await findTargets(context, on, title);
  const [first] = targets;
  if (first === undefined) return undefined;
  const { pool } = first;
  if (targets.some((target) => target.pool !== pool)) {
    context.reporter.warn(
      vscode.l10n.t('The groups are in different user pools. Select groups of one user pool.'),
    );
    return undefined;
  }
  if (refuseReadOnly(context, pool)) return undefined;
  const keys = [...new Set(targets.map(({ key }) => key))];
  return { groups: { pool, keys }, named };
}

/** The groups that a command was run on; a caller names each as often as it names resources of it. */
async function findTargets(
  context: CommandContext,
  on: RunOn,
  title: string,
): Promise<readonly GroupTarget[]> {
  const [first, ...others] = on.targets;
  const isOnPool =
    on.by === 'call' && first !== undefined && others.length === 0 && first.group === undefined;
  if (on.targets.length === 0 || isOnPool) {
    return (await pickGroupsToChange(context, title, first?.pool)) ?? [];
  }
  if (on.by !== 'call') return groupsOf(context, on);
  const targets = on.targets.flatMap((target) => {
    if (target?.group === undefined) return target;
    const { resource: _, users: __, ...group } = target;
    return group;
  });
  const distinct = new Map(targets.map((target) => [JSON.stringify(target), target]));
  const groups = { ...on, targets: [...distinct.values()] };
  if (!namesGroups(groups)) {
    refuseArguments(context);
    return [];
  }
  return groupsOf(context, groups);
}

/** The resources that a caller has named, each once; undefined where they are not the same for each group. */
function namedResources(
  targets: readonly (Target | undefined)[],
): readonly NamedResource[] | undefined {
  const byGroup = new Map<string, string[]>();
  const resources = new Map<string, NamedResource>();
  for (const target of targets) {
    const group = JSON.stringify([target?.pool, target?.group]);
    const named = target?.resource === undefined ? '' : JSON.stringify(target.resource);
    if (target?.resource !== undefined) resources.set(named, target.resource);
    byGroup.set(group, [...(byGroup.get(group) ?? []), named]);
  }
  const lists = new Set([...byGroup.values()].map((each) => [...new Set(each)].toSorted().join()));
  return lists.size > 1 ? undefined : [...resources.values()];
}

/** The title of what asks about groups: their name, or how many they are. */
export function groupsTitle(
  { directories }: Pick<CommandContext, 'directories'>,
  { pool, keys }: GrantsGroups,
  {
    one,
    many,
  }: { readonly one: (name: string) => string; readonly many: (count: number) => string },
): string {
  const [key = ''] = keys;
  if (keys.length > 1) return many(keys.length);
  return one(displayText(groupName(directories.get(pool).entry(key), key), longestInTitle));
}
