import * as v from 'valibot';
import * as vscode from 'vscode';
import { inList } from '../../feedback/sentences.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';

const namedGroup = v.object({
  /** The id of the user pool's connection. */
  poolId: v.string(),
  poolName: v.string(),
  groupCode: v.string(),
  groupName: v.string(),
});

/** One of the groups that a comparison is of. */
export type NamedGroup = Readonly<v.InferOutput<typeof namedGroup>>;

/** Which groups a comparison is of, in the order of its columns. */
export const comparisonTopic = v.object({ groups: v.pipe(v.array(namedGroup), v.readonly()) });

export type ComparisonTopic = Readonly<v.InferOutput<typeof comparisonTopic>>;

/** Whether two comparisons are of the same groups, in whatever order. */
export function isSameTopic(a: ComparisonTopic, b: ComparisonTopic): boolean {
  const idsOf = ({ groups }: ComparisonTopic) =>
    new Set(groups.map(({ poolId, groupCode }) => JSON.stringify([poolId, groupCode])));
  const ids = idsOf(a);
  const others = idsOf(b);
  return ids.size === others.size && [...others].every((id) => ids.has(id));
}

/** What the groups are called beside each other: by their names, with pool or code where names do not tell. */
export function labelsOf(groups: readonly NamedGroup[]): readonly string[] {
  const isOfSeveral = new Set(groups.map(({ poolId }) => poolId)).size > 1;
  return groups.map(({ poolId, poolName, groupCode, groupName }) => {
    const name = displayText(groupName || groupCode);
    const hasTwin = groups.some(
      (other) =>
        other.poolId === poolId && other.groupCode !== groupCode && other.groupName === groupName,
    );
    const own = hasTwin
      ? vscode.l10n.t({
          message: '{0} ({1})',
          args: [name, displayText(groupCode)],
          comment: ['{0} is the name of a group, {1} its group code.'],
        })
      : name;
    return isOfSeveral
      ? vscode.l10n.t({
          message: '{0} ({1})',
          args: [own, displayText(poolName)],
          comment: ['{0} is the name of a group, {1} that of its user pool.'],
        })
      : own;
  });
}

/** What the tab says. */
export function titleOf({ groups }: ComparisonTopic): string {
  return vscode.l10n.t({
    message: 'Compare: {0}',
    args: [displayText(inList(labelsOf(groups)), longestInTitle)],
    comment: ['The title of a tab. {0} are the names of groups.'],
  });
}
