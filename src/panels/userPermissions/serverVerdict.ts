import * as vscode from 'vscode';
import type { Resource } from '../../model/resource.ts';
import { isAllActions, verbOf } from '../../permissions/actions.ts';
import type { Reason } from '../../permissions/effective.ts';
import type { Answer, Question } from '../../protocol/userPermissions.ts';
import { displayText } from '../../text/displayText.ts';

/**
 * What an action is called when the server is asked about it, which compares names: as the grant has it, as the pool
 * defines it, or else as Authing's documentation has it, `orders:read` for `read` of `orders:7`.
 * @param reasons the grants that give it
 */
export function askedAction(
  { namespace, resource, action }: Question,
  reasons: readonly Reason[],
  defined: readonly Resource[] | undefined,
): string {
  const [granted] = reasons.filter(
    ({ permission, action: { name } }) => !isAllActions(name, permission.code),
  );
  // The resource's own code may be in front of it already.
  if (verbOf(action, resource) !== action) return action;
  if (granted !== undefined) return granted.action.name;
  const colon = resource.indexOf(':');
  const base = colon > 0 ? resource.slice(0, colon) : resource;
  const names = (defined ?? [])
    .filter(
      (each) => each.namespace === namespace && (each.code === resource || each.code === base),
    )
    .flatMap((each) => each.actions ?? []);
  const known = names.find(({ name }) => name === action || verbOf(name, resource) === action);
  if (known !== undefined) return known.name;
  return base === '*' || action === '*' ? action : `${base}:${action}`;
}

/** What the server says, with the very words it was asked by. */
export function verdictText(verdict: 'yes' | 'no', action: string, resource: string): string {
  const args = [displayText(action), displayText(resource)];
  switch (verdict) {
    case 'yes':
      return vscode.l10n.t({
        message: 'The server itself says yes to “{0}” on “{1}”.',
        args,
        comment: ['{0} is an action, {1} the code of a resource.'],
      });
    case 'no':
      return vscode.l10n.t({
        message: 'The server itself says no to “{0}” on “{1}”.',
        args,
        comment: ['{0} is an action, {1} the code of a resource.'],
      });
  }
}

/** That the server says another thing than the grants, and why that may be; '' where it does not. */
export function differenceText(
  verdict: Answer['verdict'],
  server: Answer['server']['state'],
): string {
  if (verdict === 'no' && server === 'yes') {
    return vscode.l10n.t(
      'The server decides otherwise than the grants of the groups say: a policy, a role or a grant made directly to the user can allow it.',
    );
  }
  if (verdict === 'yes' && server === 'no') {
    return vscode.l10n.t(
      'The server decides otherwise than the grants say: a policy set in the console can deny it.',
    );
  }
  return '';
}
