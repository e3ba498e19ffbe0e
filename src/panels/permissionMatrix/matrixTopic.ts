import * as v from 'valibot';
import * as vscode from 'vscode';
import { displayText, longestInTitle } from '../../text/displayText.ts';

/** Which groups a matrix is of. */
export const matrixTopic = v.object({
  /** The id of the user pool's connection. */
  poolId: v.string(),
  poolName: v.string(),
  /** All groups of the pool where it is absent. */
  groups: v.exactOptional(v.array(v.object({ code: v.string(), name: v.string() }))),
});

export type MatrixTopic = Readonly<v.InferOutput<typeof matrixTopic>>;

/** Whether two matrices are of the same groups, in whatever order. */
export function isSameTopic(a: MatrixTopic, b: MatrixTopic): boolean {
  if (a.poolId !== b.poolId) return false;
  if (a.groups === undefined || b.groups === undefined) return a.groups === b.groups;
  const codes = new Set(a.groups.map(({ code }) => code));
  return b.groups.length === codes.size && b.groups.every(({ code }) => codes.has(code));
}

/** What the tab says. */
export function titleOf({ poolName, groups }: MatrixTopic): string {
  const names = groups?.map(({ name }) => displayText(name, longestInTitle)).join(', ');
  return vscode.l10n.t({
    message: 'Permissions: {0}',
    args: [displayText(names ?? poolName, longestInTitle)],
    comment: ['The title of a tab. {0} is the name of a user pool, or are those of groups.'],
  });
}
