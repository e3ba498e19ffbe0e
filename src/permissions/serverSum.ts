import { verbOf } from './actions.ts';
import {
  compareRows,
  type EffectiveAction,
  type EffectivePermission,
  type EffectivePermissions,
} from './effective.ts';
import type { GrantedResource } from './matrix.ts';

/** Where a permission comes from besides groups. */
export type Source =
  /** It is granted to the user. */
  | { readonly kind: 'direct' }
  /** It is granted to a role that the user has, or to a department that the user is in. */
  | { readonly kind: 'role' | 'department'; readonly name: string };

/** An action of a resource, and where it comes from. */
export interface UserAction extends EffectiveAction {
  /** Besides groups, as far as that is known. */
  readonly sources?: readonly Source[] | undefined;
}

/** What a user may do with one resource, in whichever way. */
export interface UserPermission {
  /** '' for an unknown one. */
  readonly namespace: string;
  /** '' for none. */
  readonly type: string;
  readonly code: string;
  /**
   * A grant that names no action stands among them with the name ''. One that comes through no group is what the
   * server lists beyond the groups' sum: it comes directly, or by a role or a department.
   */
  readonly actions: readonly UserAction[];
}

/** What the groups give a user, beside what the server sums up itself. */
export interface ServerSum {
  /** By namespace and type and code. */
  readonly permissions: readonly UserPermission[];
  /** How many of the resources that groups give the server does not list, or not with all actions. */
  readonly unlisted: number;
}

/** What groups give, without what the server says to it. */
export function groupsAlone({ rows }: EffectivePermissions): readonly UserPermission[] {
  return rows.map(({ unnamed, ...row }) => ({
    ...row,
    actions: withUnnamed(row.actions, unnamed),
  }));
}

/**
 * Adds to what groups give what the server lists beyond that.
 * @param listed what the server says that the user is authorized for, in all namespaces
 */
export function withServerSum(
  permissions: EffectivePermissions,
  listed: readonly GrantedResource[],
): ServerSum {
  const byId = new Map(groupsAlone(permissions).map((row) => [idOf(row), row]));
  const left = new Map([...byId].map(([id, row]) => [id, verbsOf(row)]));
  for (const { namespace = '', type = '', code, actions = [] } of listed) {
    const id = idOf({ namespace, type, code });
    const row = byId.get(id) ?? { namespace, type, code, actions: [] };
    const own = verbsOf(row);
    const names = actions.length === 0 ? [''] : actions;
    const beyond = names.filter((name) => !own.has(verbOf(name, code)));
    if (beyond.length > 0) {
      const added = [...new Set(beyond)].map((name): EffectiveAction => ({ name, through: [] }));
      byId.set(id, { ...row, actions: [...row.actions, ...added] });
    }
    // Where it names no action, nobody knows whether it leaves one out.
    if (actions.length === 0) left.delete(id);
    for (const name of names) left.get(id)?.delete(verbOf(name, code));
  }
  return {
    permissions: [...byId.values()].toSorted(compareRows),
    unlisted: [...left.values()].filter((verbs) => verbs.size > 0).length,
  };
}

function withUnnamed(
  actions: readonly EffectiveAction[],
  unnamed: EffectivePermission['unnamed'],
): readonly EffectiveAction[] {
  return unnamed.length === 0 ? actions : [...actions, { name: '', through: unnamed }];
}

function verbsOf({ code, actions }: Pick<UserPermission, 'code' | 'actions'>): Set<string> {
  return new Set(actions.map(({ name }) => verbOf(name, code)));
}

function idOf({ namespace, type, code }: Pick<UserPermission, 'namespace' | 'type' | 'code'>) {
  return JSON.stringify([namespace, type, code]);
}
