import type { Evidence } from './evidence.ts';
import type { Meaning, Placed } from './meaning.ts';

/** What makes something of each kind, without case and underscores; the kinds that are left out are made by none. */
const making: Partial<Record<Meaning['holds'], RegExp>> = {
  group: /^create(?:orupdate)?(?:$|group)/,
  resource: /^create(?:$|resource)/,
  namespace: /^create(?:$|namespace)/,
};

/** The part of a client that something of each kind is made by, for methods that are called `create`. */
const part: Partial<Record<Meaning['holds'], RegExp>> = {
  group: /group/i,
  namespace: /namespace/i,
};

/**
 * Whether a string names something that its call makes or renames, so that no pool need have it: the code given to
 * `groups.create`, or `newCode`.
 */
export function isNewCode(found: Placed, { holds }: Meaning, evidence: Evidence): boolean {
  const { call, path, target } = found;
  const keys = call?.path ?? path ?? [];
  const named = typeof call?.argument === 'string' ? call.argument : undefined;
  const callee = (call?.callee ?? target ?? '').split('.');
  const last = plain(callee.at(-1) ?? '');
  if (plain(keys.at(-1) ?? named ?? '') === 'newcode' || /^(?:set|with)?newcode$/.test(last)) {
    return true;
  }
  const makes = making[holds];
  if (makes === undefined) return false;
  if (last === 'create') return part[holds]?.test(callee.at(-2) ?? '') ?? false;
  if (makes.test(last)) return true;
  // A field of a parameter type, in a literal of it or set on a variable of it.
  const owner = evidence.resolve(callee.slice(0, -1), found.start);
  const type = owner?.kind === 'type' ? owner.type : found.type?.split('.').at(-1);
  return type !== undefined && makes.test(plain(type));
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
