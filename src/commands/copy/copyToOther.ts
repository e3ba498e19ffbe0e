import * as vscode from 'vscode';
import type { GroupTarget, Target } from '../../model/target.ts';
import { kindOf } from '../../model/target.ts';
import { mostCompared } from '../../permissions/comparison.ts';
import { idOf } from '../../permissions/knownResources.ts';
import { compareMembers, isMember } from '../../permissions/memberComparison.ts';
import { plainText } from '../../text/plainText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { refuseReadOnly } from '../protection.ts';
import { groupsOf, refuseArguments, runOn } from '../targets.ts';
import { type CopyOnly, copyParts } from './copyParts.ts';
import { type Missing, missingThere } from './copyPlans.ts';
import { groupInPool } from './copyWords.ts';
import { type GroupContents, readContents } from './readContents.ts';

/** From which group to which, and what the other lacks. */
interface Direction {
  readonly from: GroupContents;
  readonly to: GroupContents;
  readonly missing: Missing;
  /** What of it is to be copied; undefined for all that the user picks. */
  readonly only: CopyOnly | undefined;
}

/**
 * `copyGrants`: gives one of several groups, of one pool or of several, what another has and it has not: what it is
 * authorized for, and its members. Run on groups and a resource or a user, it copies that alone.
 */
export const runCopyToOther: Handler = async (context, ...args) => {
  const on = await runOn(context, args);
  if (on === undefined) return;
  const isGroup = (target: Target | undefined) => target && kindOf(target) === 'group';
  const groups = await groupsOf(context, { ...on, targets: on.targets.filter(isGroup) });
  const [only, ...others] = on.targets.filter((target) => !isGroup(target));
  if (groups.length < 2 || groups.length > mostCompared || others.length > 0) {
    refuseArguments(context);
    return;
  }
  const pools = groups.map((group) => group.pool);
  // Where there is no group that something could be copied to, nothing is read and asked.
  const isReadOnly = (pool: string) => context.pools.get(pool)?.protection === 'readOnly';
  if (pools.every(isReadOnly) && refuseReadOnly(context, ...pools)) return;
  const directions = await readDirections(context, groups, only);
  if (directions === undefined) return;
  const direction = await pickDirection(context, directions, only !== undefined);
  if (direction === undefined) return;
  const { from, to } = direction;
  const { pool, key } = to.group;
  if (refuseReadOnly(context, pool)) return;
  const group = context.directories.get(pool).entry(key)?.group;
  if (group === undefined) return;
  await copyParts(
    context,
    { from, to: { pool, key, group: newGroupOf(group) }, there: to },
    direction.only,
  );
};

/** A group as one is created, without what the server gives it. */
export function newGroupOf({
  code,
  name,
  description,
}: {
  readonly code: string;
  readonly name: string;
  readonly description?: string | undefined;
}) {
  return { code, name: name || code, ...(description ? { description } : {}) };
}

/** Reads the groups, unless they are known; undefined where that failed or was cancelled. */
async function readDirections(
  context: CommandContext,
  groups: readonly GroupTarget[],
  only: Target | undefined,
): Promise<readonly Direction[] | undefined> {
  const read = await readContents(context, groups);
  if (read.outcome === 'failed') {
    context.reporter.failure(vscode.l10n.t('Nothing was copied.'), read.error);
  }
  if (read.outcome !== 'done') return undefined;
  const contents = read.value;
  return contents.flatMap((from) =>
    contents
      .filter((to) => to !== from)
      .map((to): Direction => {
        const all = missingThere(from, to);
        const part = only && onlyOf(only, from, contents);
        const missing = {
          grants: all.grants.filter((grant) => part?.resources.has(idOf(grant)) ?? true),
          members: all.members.filter(({ id }) => part?.users.has(id) ?? true),
        };
        return { from, to, missing, only: part };
      }),
  );
}

/** What a target that names a resource or a user stands for in a group. */
function onlyOf(
  { pool, resource, users = [] }: Target,
  from: GroupContents,
  contents: readonly GroupContents[],
): CopyOnly {
  const named = contents
    .filter(({ group }) => group.pool === pool)
    .flatMap(({ members }) => members.filter(({ id }) => users.includes(id)));
  const same =
    from.group.pool === pool
      ? users
      : compareMembers([
          { pool: from.group.pool, users: from.members, complete: true },
          { pool, users: named, complete: true },
        ]).flatMap(({ user, memberships: [here = 'absent', there = 'absent'] }) =>
          isMember(here) && isMember(there) ? user.id : [],
        );
  return { resources: new Set(resource ? [idOf(resource)] : []), users: new Set(same) };
}

async function pickDirection(
  context: CommandContext,
  directions: readonly Direction[],
  isPart: boolean,
): Promise<Direction | undefined> {
  const possible = directions.filter(
    ({ missing }) => missing.grants.length + missing.members.length > 0,
  );
  const [only, ...others] = possible;
  if (only === undefined) {
    context.reporter.info(
      isPart
        ? vscode.l10n.t('No group lacks this.')
        : vscode.l10n.t('Each of these groups has all that the others have.'),
    );
    return undefined;
  }
  if (others.length === 0) return only;
  const items = possible.map((direction) => ({
    direction,
    label: plainText(
      vscode.l10n.t({
        message: '{0} → {1}',
        args: [
          groupInPool(context, direction.from.group),
          groupInPool(context, direction.to.group),
        ],
        comment: ['From one group to another: {0} and {1} are their names.'],
      }),
    ),
    description: isPart ? '' : countText(direction.missing),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Copy to Another Group'),
    placeHolder: vscode.l10n.t('Select from which group to which'),
    matchOnDescription: true,
  });
  return picked?.direction;
}

function countText({ grants, members }: Missing): string {
  return [
    grants.length === 0
      ? undefined
      : grants.length === 1
        ? vscode.l10n.t('1 resource')
        : vscode.l10n.t('{0} resources', grants.length),
    members.length === 0
      ? undefined
      : members.length === 1
        ? vscode.l10n.t('1 member')
        : vscode.l10n.t('{0} members', members.length),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}
