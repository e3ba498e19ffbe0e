import * as v from 'valibot';
import * as vscode from 'vscode';
import { isSameResource } from '../../model/resource.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';

/** Which resource a panel is about. */
export const resourceTopic = v.object({
  /** The id of the user pool's connection. */
  poolId: v.string(),
  poolName: v.string(),
  code: v.string(),
  /** All namespaces where it is absent. */
  namespace: v.exactOptional(v.string()),
  /** Any type where it is absent. */
  type: v.exactOptional(v.string()),
});

export type ResourceTopic = Readonly<v.InferOutput<typeof resourceTopic>>;

/** Whether both are about the same resource, whatever its pool is called. */
export function isSameTopic(a: ResourceTopic, b: ResourceTopic): boolean {
  return a.poolId === b.poolId && isSameResource(a, b);
}

/** What the tab says. */
export function titleOf({ code, namespace }: ResourceTopic): string {
  const resource = displayText(code, longestInTitle);
  return namespace === undefined
    ? vscode.l10n.t({
        message: 'Access: {0}',
        args: [resource],
        comment: ['The title of a tab that says who may use a resource. {0} is its code.'],
      })
    : vscode.l10n.t({
        message: 'Access: {0} ({1})',
        args: [resource, displayText(namespace, longestInTitle)],
        comment: [
          'The title of a tab that says who may use a resource. {0} is its code, {1} its namespace.',
        ],
      });
}
