import pMap from 'p-map';
import * as vscode from 'vscode';
import { progressDelayMs, withProgress } from '../feedback/progress.ts';
import { type GroupTarget, kindOf, type Target, type TargetKind } from '../model/target.ts';
import { displayText } from '../text/displayText.ts';
import type { CommandContext } from './commandContext.ts';

/** So many groups that are known by their codes only are asked for at a time. */
const lookUpsAtOnce = 8;

/** A target that names a group. */
export interface NamedGroup {
  readonly kind: TargetKind;
  readonly pool: string;
  readonly group: NonNullable<Target['group']>;
  readonly users: readonly string[];
}

/** A list of one or none, for `flatMap`. */
export function namedGroup(target: Target | undefined): readonly NamedGroup[] {
  if (target?.group === undefined) return [];
  const { pool, group, users = [] } = target;
  return [{ kind: kindOf(target), pool, group, users }];
}

/**
 * Finds groups in the directories of their pools. One known by its code only is asked for on the server,
 * unless the list has got to it.
 * @returns a place for each, undefined where the group is gone, which the user is told
 */
export async function findGroups(
  context: CommandContext,
  named: readonly NamedGroup[],
): Promise<readonly (GroupTarget | undefined)[]> {
  const known = named.map((each) => knownGroup(context, each));
  const codes = named.flatMap(({ group }, index) =>
    'code' in group && known[index] === undefined ? group.code : [],
  );
  const [code = ''] = codes;
  const lookedUp =
    codes.length === 0
      ? { outcome: 'done' as const, value: known }
      : await withProgress(
          {
            title:
              codes.length === 1
                ? vscode.l10n.t('Looking up group “{0}”', displayText(code))
                : vscode.l10n.t('Looking up {0} groups', codes.length),
            delayMs: progressDelayMs,
          },
          (signal) =>
            pMap(named, (each, index) => known[index] ?? readGroup(context, each, signal), {
              concurrency: lookUpsAtOnce,
            }),
        );
  if (lookedUp.outcome === 'failed') {
    context.reporter.failure(
      codes.length === 1
        ? vscode.l10n.t('Could not look up the group “{0}”.', displayText(code))
        : vscode.l10n.t('Could not look up {0} groups.', codes.length),
      lookedUp.error,
    );
  }
  if (lookedUp.outcome !== 'done') return [];
  reportGone(
    context,
    named.filter((_, index) => lookedUp.value[index] === undefined),
  );
  return lookedUp.value;
}

function knownGroup(
  { directories }: CommandContext,
  { pool, group }: NamedGroup,
): GroupTarget | undefined {
  const directory = directories.get(pool);
  const entry = 'key' in group ? directory.entry(group.key) : directory.findByCode(group.code);
  return entry === undefined || entry.gone ? undefined : { pool, key: entry.key };
}

async function readGroup(
  { directories }: CommandContext,
  { pool, group }: NamedGroup,
  signal: AbortSignal,
): Promise<GroupTarget | undefined> {
  if (!('code' in group)) return undefined;
  const entry = await directories.get(pool).readGroup(group.code, { signal });
  return entry && { pool, key: entry.key };
}

function reportGone(
  { directories, pools, reporter }: CommandContext,
  gone: readonly NamedGroup[],
): void {
  const [first, ...others] = gone;
  if (first === undefined) return;
  const { pool, group } = first;
  if (others.length > 0) {
    reporter.warn(
      vscode.l10n.t(
        '{0} groups are gone: they were deleted or their codes were changed elsewhere.',
        gone.length,
      ),
    );
  } else if ('code' in group) {
    reporter.warn(
      vscode.l10n.t({
        message: 'The user pool “{0}” has no group with the code “{1}”.',
        args: [displayText(pools.get(pool)?.name ?? pool), displayText(group.code)],
        comment: ['{0} is the name of a user pool, {1} a group code.'],
      }),
    );
  } else {
    reporter.warn(groupGone(directories.get(pool).entry(group.key)?.group.name ?? group.key));
  }
}

/** Says of a group, by its name, that it is not there any more. */
export function groupGone(name: string): string {
  return vscode.l10n.t(
    'The group “{0}” is gone: it was deleted or its code was changed elsewhere.',
    displayText(name),
  );
}
