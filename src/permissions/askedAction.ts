import { isAllActions, verbOf } from './actions.ts';
import type { PermissionQuestion, Reason } from './effective.ts';
import type { DefinedResource } from './matrix.ts';

/**
 * What an action is called when the server is asked about it, which compares names: as the grant has it, as the pool
 * defines it, or else as Authing's documentation has it, `orders:read` for `read` of `orders:7`.
 * @param reasons the grants that give it
 */
export function askedAction(
  { namespace, code, action }: PermissionQuestion,
  reasons: readonly Reason[],
  defined: readonly DefinedResource[] | undefined,
): string {
  const [granted] = reasons.filter(
    ({ permission, action: { name } }) => !isAllActions(name, permission.code),
  );
  // The resource's own code may be in front of it already.
  if (verbOf(action, code) !== action) return action;
  if (granted !== undefined) return granted.action.name;
  const colon = code.indexOf(':');
  const base = colon > 0 ? code.slice(0, colon) : code;
  const names = (defined ?? [])
    .filter((each) => each.namespace === namespace && (each.code === code || each.code === base))
    .flatMap((each) => each.actions ?? []);
  const known = names.find(({ name }) => name === action || verbOf(name, code) === action);
  if (known !== undefined) return known.name;
  return base === '*' || action === '*' ? action : `${base}:${action}`;
}
