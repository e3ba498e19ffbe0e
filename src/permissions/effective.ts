import { verbOf } from './actions.ts';
import type { GroupGrants } from './matrix.ts';
import { allowedBy, allowsVerb, reachesOf, reachOf } from './reach.ts';

/** An action of a resource, and where it comes from. */
export interface EffectiveAction {
  /** As the grant has it, such as `orders:read`. */
  readonly name: string;
  /** The codes of the groups that give it, in the order in which the groups were given. */
  readonly through: readonly string[];
}

/** A resource, however it is granted. */
type ResourceName = Pick<EffectivePermission, 'namespace' | 'type' | 'code'>;

/** What a user may do with one resource by all groups together; a wildcard is a resource like any. */
export interface EffectivePermission {
  /** '' for an unknown one. */
  readonly namespace: string;
  /** '' for none. */
  readonly type: string;
  readonly code: string;
  readonly actions: readonly EffectiveAction[];
  /** The codes of the groups that are granted it without an action being named. */
  readonly unnamed: readonly string[];
}

/** One resource and one action. */
export interface PermissionQuestion {
  readonly namespace: string;
  /** Of any type where it is absent. */
  readonly type?: string | undefined;
  readonly code: string;
  /** With the code of the resource or without it: `orders:read` or `read`. */
  readonly action: string;
}

/** A rule that answers a question with yes. */
export interface Reason {
  /** What is granted: the resource itself, or a wildcard that stands for it. */
  readonly permission: EffectivePermission;
  readonly action: EffectiveAction;
}

/**
 * What somebody may do by the groups they are in, as far as grants tell: roles, departments and policies are not
 * in it.
 */
export class EffectivePermissions {
  /** By namespace and type and code. */
  readonly rows: readonly EffectivePermission[];
  readonly #byCode = new Map<string, EffectivePermission[]>();

  constructor(groups: readonly GroupGrants[]) {
    this.rows = mergedGrants(groups).toSorted(compareRows);
    for (const row of this.rows) {
      const rows = this.#byCode.get(row.code);
      if (rows === undefined) this.#byCode.set(row.code, [row]);
      else rows.push(row);
    }
  }

  /** The rules that allow it, that of the resource itself first, then wildcards, the narrowest first. */
  reasons(question: PermissionQuestion): readonly Reason[] {
    return this.#standingFor(question).flatMap((permission) =>
      permission.actions
        .filter(({ name }) => isMeant(name, permission.code, question))
        .map((action) => ({ permission, action })),
    );
  }

  /** Whether any rule allows it. */
  allows(question: PermissionQuestion): boolean {
    return this.#standingFor(question).some(({ code, actions }) =>
      actions.some(({ name }) => isMeant(name, code, question)),
    );
  }

  /**
   * The rows that stand for a resource and are granted without an action: nothing says what these allow.
   * In the order of `reasons`.
   */
  unnamedFor(question: Omit<PermissionQuestion, 'action'>): readonly EffectivePermission[] {
    return this.#standingFor(question).filter(({ unnamed }) => unnamed.length > 0);
  }

  /** The rows that reach a resource, the narrowest first. */
  #standingFor({ namespace, type, code }: Omit<PermissionQuestion, 'action'>) {
    // Of DATA more codes reach a resource than of other types.
    return [...reachesOf(code, type ?? 'DATA').keys()].flatMap((granted) =>
      (this.#byCode.get(granted) ?? []).filter(
        (row) =>
          row.namespace === namespace &&
          (type === undefined || row.type === type) &&
          reachOf(granted, code, row.type) !== undefined,
      ),
    );
  }
}

/** Whether a granted action is the one asked for, or stands for it. */
function isMeant(granted: string, grantedCode: string, { code, action }: PermissionQuestion) {
  return allowsVerb(allowedBy([granted], grantedCode, code), verbOf(action, code)) === true;
}

interface Merged {
  readonly namespace: string;
  readonly type: string;
  readonly code: string;
  /** By verb, for servers have an action with the code of its resource, and without it. */
  readonly actions: Map<string, { readonly name: string; readonly through: Set<string> }>;
  readonly unnamed: Set<string>;
}

function mergedGrants(groups: readonly GroupGrants[]): readonly EffectivePermission[] {
  const rows = new Map<string, Merged>();
  for (const group of groups) {
    for (const { namespace = '', type = '', code, actions = [] } of group.grants) {
      const id = JSON.stringify([namespace, type, code]);
      const row: Merged = rows.get(id) ?? {
        namespace,
        type,
        code,
        actions: new Map(),
        unnamed: new Set(),
      };
      rows.set(id, row);
      if (actions.length === 0) row.unnamed.add(group.code);
      for (const name of actions) {
        const verb = verbOf(name, code);
        const action = row.actions.get(verb) ?? { name, through: new Set() };
        row.actions.set(verb, action);
        action.through.add(group.code);
      }
    }
  }
  return Array.from(rows.values(), ({ actions, unnamed, ...name }) => ({
    ...name,
    actions: Array.from(actions.values(), (action) => ({
      name: action.name,
      through: [...action.through],
    })),
    unnamed: [...unnamed],
  }));
}

const collator = new Intl.Collator('en', { numeric: true });

/** Sorts resources by namespace and type and code. */
export function compareRows(a: ResourceName, b: ResourceName): number {
  return (
    compareTexts(a.namespace, b.namespace) ||
    compareTexts(a.type, b.type) ||
    compareTexts(a.code, b.code)
  );
}

/** Ties are ordered by their letters' numbers. */
function compareTexts(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : Number(a > b));
}
