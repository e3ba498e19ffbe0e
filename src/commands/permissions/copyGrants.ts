import * as vscode from 'vscode';
import type { GrantWish } from '../../changes/planGrants.ts';
import { groupName } from '../../display/groupDisplay.ts';
import { progressDelayMs, withProgress } from '../../feedback/progress.ts';
import type { GroupTarget } from '../../model/target.ts';
import { lackingGrants } from '../../permissions/comparison.ts';
import type { GrantedResource } from '../../permissions/matrix.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';
import { plainName, plainText } from '../../text/plainText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { refuseReadOnly } from '../protection.ts';
import { groupsOf, runOn } from '../targets.ts';
import { changeGrantsAndReport } from './changeGrantsAndReport.ts';

/** What one group has and the other lacks. */
interface Direction {
  readonly from: GroupTarget;
  readonly to: GroupTarget;
  readonly lacking: readonly GrantedResource[];
}

/**
 * `copyGrants`: gives one of two groups, of one pool or of two, what the other is authorized for and it is not: in
 * the direction that is picked, and of that what is picked.
 */
export const runCopyGrants: Handler = async (context, ...args) => {
  const on = await runOn(context, args);
  const [one, other] = on === undefined ? [] : await groupsOf(context, on);
  if (one === undefined || other === undefined) return;
  const directions = await readDirections(context, one, other);
  if (directions === undefined) return;
  const direction = await pickDirection(context, directions);
  if (direction === undefined || refuseReadOnly(context, direction.to.pool)) return;
  const picked = await pickLacking(context, direction);
  if (picked === undefined) return;
  const wishes = picked.flatMap(wishOf);
  if (wishes.length > 0) {
    const task = { direction: 'grant', wishes, leftOut: [] } as const;
    await changeGrantsAndReport(context, direction.to, task);
  }
};

/** Reads what the groups are authorized for, unless it is known; undefined where that failed or was cancelled. */
async function readDirections(
  context: CommandContext,
  one: GroupTarget,
  other: GroupTarget,
): Promise<readonly Direction[] | undefined> {
  const read = await withProgress(
    { title: vscode.l10n.t('Reading the authorized resources'), delayMs: progressDelayMs },
    (signal) => Promise.all([one, other].map((group) => readGrants(context, group, signal))),
  );
  if (read.outcome === 'failed') {
    context.reporter.failure(vscode.l10n.t('Nothing was copied.'), read.error);
  }
  if (read.outcome !== 'done') return undefined;
  const [own = [], others = []] = read.value;
  return [
    { from: one, to: other, lacking: lackingGrants(own, others) },
    { from: other, to: one, lacking: lackingGrants(others, own) },
  ];
}

async function readGrants(
  { directories }: CommandContext,
  { pool, key }: GroupTarget,
  signal: AbortSignal,
): Promise<readonly GrantedResource[]> {
  const directory = directories.get(pool);
  await directory.loadResourcesOfMany([key], { signal });
  signal.throwIfAborted();
  const content = directory.resources(key);
  if (content.state === 'failed') throw content.error;
  return content.value?.resources ?? [];
}

async function pickDirection(
  context: CommandContext,
  directions: readonly Direction[],
): Promise<Direction | undefined> {
  const possible = directions.filter(({ lacking }) => lacking.length > 0);
  if (possible.length === 0) {
    context.reporter.info(vscode.l10n.t('Each of the two groups has all that the other has.'));
    return undefined;
  }
  const items = possible.map((direction) => ({
    direction,
    label: plainText(
      vscode.l10n.t({
        message: '{0} → {1}',
        args: [nameIn(context, direction.from), nameIn(context, direction.to)],
        comment: ['From one group to another: {0} and {1} are their names.'],
      }),
    ),
    description:
      direction.lacking.length === 1
        ? vscode.l10n.t('1 resource')
        : vscode.l10n.t('{0} resources', direction.lacking.length),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Copy to the Other Group'),
    placeHolder: vscode.l10n.t('Select from which group to which'),
  });
  return picked?.direction;
}

/** Lets the user leave out some of it. */
async function pickLacking(
  context: CommandContext,
  { to, lacking }: Direction,
): Promise<readonly GrantedResource[] | undefined> {
  const [known, unknown] = [true, false].map((isKnown) =>
    lacking.filter(({ namespace }) => (namespace !== undefined) === isKnown),
  );
  if (unknown !== undefined && unknown.length > 0) {
    context.reporter.warn(
      vscode.l10n.t('What is granted in an unknown namespace cannot be copied, and is left out.'),
    );
  }
  const items = (known ?? []).map((resource) => ({
    resource,
    label: plainName(resource.code),
    description: plainText(
      [resource.type, resource.namespace]
        .filter((part) => part !== undefined)
        .map((part) => displayText(part))
        .join(' · '),
    ),
    detail: plainText((resource.actions ?? []).map((action) => displayText(action)).join(', ')),
    picked: true,
  }));
  if (items.length === 0) return undefined;
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Copy to “{0}”', displayText(nameIn(context, to), longestInTitle)),
    placeHolder: vscode.l10n.t('Select what to grant'),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.map(({ resource }) => resource);
}

function wishOf({ namespace, type, code, actions }: GrantedResource): readonly GrantWish[] {
  if (namespace === undefined) return [];
  return [
    {
      namespace,
      resource: code,
      ...(type === undefined ? {} : { resourceType: type }),
      ...(actions === undefined || actions.length === 0 ? {} : { actions }),
    },
  ];
}

/** A group with its pool: groups of two pools mostly have the same names. */
function nameIn({ directories, pools }: CommandContext, { pool, key }: GroupTarget): string {
  return vscode.l10n.t({
    message: '{0} ({1})',
    args: [
      displayText(groupName(directories.get(pool).entry(key), key)),
      displayText(pools.get(pool)?.name ?? pool),
    ],
    comment: ['{0} is the name of a group, {1} that of its user pool.'],
  });
}
