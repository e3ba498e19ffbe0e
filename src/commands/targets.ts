import * as vscode from 'vscode';
import type { GroupTarget, Target } from '../model/target.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import type { CommandContext } from './commandContext.ts';
import { findGroups, type NamedGroup, namedGroup } from './findGroups.ts';

/** What a command was run on. All its pools are connected. */
export interface RunOn {
  readonly by: Exclude<Arguments['by'], 'unknown'>;
  /** Undefined stands for a selected row with nothing to act on. */
  readonly targets: readonly (Target | undefined)[];
  /** The row that was clicked, for commands that are about one thing, whatever else is selected. */
  readonly clicked: Target | undefined;
}

/** Members of one group. */
export interface MembersTarget extends GroupTarget {
  readonly userIds: readonly string[];
}

/**
 * Reads a command's arguments.
 * @returns undefined where it cannot be run on them, which the user is told
 */
export async function runOn(
  context: CommandContext,
  args: readonly unknown[],
): Promise<RunOn | undefined> {
  const given = parseArguments(args);
  if (given.by === 'unknown') {
    refuseArguments(context);
    return undefined;
  }
  const on = await withSelection(context, given);
  const pools = new Set(on.targets.flatMap((target) => (target === undefined ? [] : target.pool)));
  if ([...pools].every((pool) => context.pools.get(pool) !== undefined)) return on;
  context.reporter.warn(vscode.l10n.t('The command was run on a user pool that is not connected.'));
  return undefined;
}

/** Says that a command cannot be run on what it was given. */
export function refuseArguments({ reporter }: Pick<CommandContext, 'reporter'>): void {
  reporter.warn(vscode.l10n.t('The command cannot be run on what it was given.'));
}

async function withSelection(
  { sidebar }: CommandContext,
  given: Exclude<Arguments, { by: 'unknown' }>,
): Promise<RunOn> {
  const { by } = given;
  switch (by) {
    case 'nothing':
      return { by, targets: [], clicked: undefined };
    case 'key':
      await sidebar.waitForSelection();
      return { by, targets: sidebar.selection.map(({ target }) => target), clicked: undefined };
    case 'title':
      return { by, targets: [given.clicked], clicked: given.clicked };
    case 'menu':
      return { by, targets: given.targets, clicked: given.clicked };
    case 'call':
      return { by, targets: given.targets, clicked: undefined };
  }
}

/**
 * Whether a key was pressed on rows of this kind, though it ran a command for the other: the context key
 * that tells Delete on groups from Delete on members follows the selection a moment late.
 */
export function isKeyFor({ by, targets }: RunOn, kind: 'group' | 'users'): boolean {
  // Pools, which have no such key, may be among the rows.
  const [first] = targets.flatMap(namedGroup);
  return by === 'key' && first?.kind === kind;
}

/**
 * The pool to run a command on that is about one: that of the clicked row, whatever else is selected.
 * @param ask finds it where the command was run on none, or on several
 */
export async function onePool(
  context: CommandContext,
  args: readonly unknown[],
  ask: () => Promise<string | undefined>,
): Promise<string | undefined> {
  const on = await runOn(context, args);
  return on && onePoolOf(on, ask);
}

/** The same, of arguments that were read before. */
export async function onePoolOf(
  { clicked, targets }: RunOn,
  ask: () => Promise<string | undefined>,
): Promise<string | undefined> {
  if (clicked !== undefined) return clicked.pool;
  const pools = new Set(targets.map((target) => target?.pool));
  const [only] = pools;
  return pools.size === 1 && only !== undefined ? only : ask();
}

/**
 * The group to run a command on that is about one: the clicked one, whatever else is selected. Where a key
 * was pressed on several, says so: VS Code does not say which of them has the focus.
 * @param ask finds it where the command was run on none; in this pool, where it was run on one
 */
export async function oneGroup(
  context: CommandContext,
  args: readonly unknown[],
  ask: (pool?: string) => Promise<GroupTarget | undefined>,
): Promise<GroupTarget | undefined> {
  const on = await runOn(context, args);
  return on && oneGroupOf(context, on, ask);
}

/** The same, of arguments that were read before. */
export async function oneGroupOf(
  context: CommandContext,
  on: RunOn,
  ask: (pool?: string) => Promise<GroupTarget | undefined>,
): Promise<GroupTarget | undefined> {
  const { by, clicked, targets } = on;
  // Of the rows selected, only groups are meant; a caller may name a group by its members.
  const groups =
    clicked === undefined
      ? targets.flatMap(namedGroup).filter(({ kind }) => by === 'call' || kind === 'group')
      : namedGroup(clicked);
  const [only, ...others] = groups;
  if (only === undefined) return ask(by === 'call' ? targets[0]?.pool : undefined);
  if (others.length > 0) {
    context.reporter.warn(
      vscode.l10n.t('{0} groups are selected. Select only the one you mean.', groups.length),
    );
    return undefined;
  }
  if (by === 'key') reportSkipped(context, on, groups.length);
  const [found] = await findGroups(context, [only]);
  return found;
}

/** Whether any of what a command was run on is a group. */
export function namesGroups({ targets }: RunOn): boolean {
  return targets.flatMap(namedGroup).some(({ kind }) => kind === 'group');
}

/** The groups a command was run on. Says how many of the rows are none, and which groups are gone. */
export async function groupsOf(
  context: CommandContext,
  on: RunOn,
): Promise<readonly GroupTarget[]> {
  const groups = on.targets.flatMap(namedGroup).filter(({ kind }) => kind === 'group');
  if (!reportSkipped(context, on, groups.length)) return [];
  return (await findGroups(context, groups)).filter((group) => group !== undefined);
}

/** The pools themselves among what a command was run on. */
export function poolsOf({ targets }: RunOn): ReadonlySet<string> {
  const pools = targets.filter((target) => target !== undefined && target.group === undefined);
  return new Set(pools.flatMap((target) => target?.pool ?? []));
}

/** The groups that a command was run on, and those whose members it was run on. */
export async function parentGroupsOf(
  context: CommandContext,
  { targets }: RunOn,
): Promise<readonly GroupTarget[]> {
  const found = await findGroups(context, targets.flatMap(namedGroup));
  const byId = new Map<string, GroupTarget>();
  for (const group of found) if (group !== undefined) byId.set(JSON.stringify(group), group);
  return [...byId.values()];
}

/** Whether any of what a command was run on is a member. */
export function namesMembers({ targets }: RunOn): boolean {
  return targets.flatMap(namedGroup).some(({ kind }) => kind === 'users');
}

/** The members a command was run on, by their groups. Says how many of the rows are none. */
export async function membersOf(
  context: CommandContext,
  on: RunOn,
): Promise<readonly MembersTarget[]> {
  const members = on.targets.flatMap(namedGroup).filter(({ kind }) => kind === 'users');
  if (!reportSkipped(context, on, members.length)) return [];
  const byGroup = new Map<string, NamedGroup[]>();
  for (const each of members) {
    const name = JSON.stringify([each.pool, each.group]);
    const own = byGroup.get(name);
    if (own === undefined) byGroup.set(name, [each]);
    else own.push(each);
  }
  const found = await findGroups(
    context,
    [...byGroup.values()].flatMap(([first]) => first ?? []),
  );
  return [...byGroup.values()].flatMap((own, index) => {
    const group = found[index];
    return group === undefined ? [] : { ...group, userIds: own.flatMap(({ users }) => users) };
  });
}

/** The ids of the users that a caller has named, with or without a group. */
export function givenUsers({ by, targets }: RunOn): readonly string[] {
  return by === 'call' ? targets.flatMap((target) => target?.users ?? []) : [];
}

/**
 * Says how many of the rows a command leaves alone, for they are of another kind. A caller has to know what
 * a command is for.
 * @param used how many it does not leave alone
 * @returns whether the command goes on
 */
export function reportSkipped(
  context: CommandContext,
  { by, targets }: RunOn,
  used: number,
): boolean {
  const skipped = targets.length - used;
  if (skipped === 0) return true;
  if (by === 'call') {
    refuseArguments(context);
    return false;
  }
  context.reporter.warn(
    skipped === 1
      ? vscode.l10n.t('One selected row is of another kind and was left out.')
      : vscode.l10n.t('{0} selected rows are of another kind and were left out.', skipped),
  );
  return true;
}
