import { isAllActions, verbOf, wildcardsOf } from './actions.ts';

/** How a granted code reaches a resource: by its very code, by a wildcard such as `orders:*`, or by `*`. */
export type Reach = 'code' | 'wildcard' | 'everything';

/**
 * The granted codes that reach a resource of the same namespace and type, the narrowest first. Look codes up in
 * this where there are many grants.
 *
 * A pool defines resources of the type DATA as `orders`, and grants of them name `orders:7` or `orders:*`: so
 * `orders` is reached by `orders:*`.
 * @param type the resource's type; left out where the server names none
 */
export function reachesOf(code: string, type?: string): ReadonlyMap<string, Reach> {
  const reaches = new Map<string, Reach>([[code, 'code']]);
  const isWholeData = type === 'DATA' && code !== '*' && !code.includes(':');
  const wildcards = wildcardsOf(isWholeData ? `${code}:` : code);
  for (const wildcard of wildcards) {
    reaches.set(wildcard, wildcard === '*' ? 'everything' : 'wildcard');
  }
  return reaches;
}

/** How a granted code reaches a resource of the same namespace and type; undefined where it does not. */
export function reachOf(granted: string, code: string, type?: string): Reach | undefined {
  return reachesOf(code, type).get(granted);
}

/** What grants allow to do with a resource. */
export interface Allowed {
  /** All actions, whatever they are called. */
  readonly all: boolean;
  /** Those that are named, without the code of the resource: `read`. Each once, in the order of the grants. */
  readonly verbs: readonly string[];
  /** Whether a grant names no action: what it allows only the server knows. */
  readonly unnamed: boolean;
}

/** No grant at all. */
export const nothingAllowed: Allowed = { all: false, verbs: [], unnamed: false };

/**
 * Which actions of a resource a grant that reaches it allows.
 * @param actions those of the grant, as the server names them: `orders:read`, `read`, `orders:*` or `*`
 * @param granted the code that is granted
 * @param code the resource's own
 */
export function allowedBy(
  actions: readonly string[] | undefined,
  granted: string,
  code: string,
): Allowed {
  if (actions === undefined || actions.length === 0) return { ...nothingAllowed, unnamed: true };
  const isAll = actions.some(
    (action) => isAllActions(action, granted) || isAllActions(action, code),
  );
  const verbs = actions.map((action) => ownVerb(action, granted, code));
  return {
    all: isAll,
    verbs: [...new Set(verbs.filter((verb) => verb !== '*'))],
    unnamed: false,
  };
}

/** What several grants of one resource allow together. */
export function allowedTogether(grants: readonly Allowed[]): Allowed {
  return {
    all: grants.some(({ all }) => all),
    verbs: [...new Set(grants.flatMap(({ verbs }) => verbs))],
    unnamed: grants.some(({ unnamed }) => unnamed),
  };
}

/** Whether an action is allowed; undefined where only the server knows. */
export function allowsVerb({ all, verbs, unnamed }: Allowed, verb: string): boolean | undefined {
  if (all || verbs.includes(verb)) return true;
  return unnamed ? undefined : false;
}

/** A grant of `*` may call an action after the resource it reaches rather than after itself. */
function ownVerb(action: string, granted: string, code: string): string {
  const verb = verbOf(action, granted);
  return verb === action ? verbOf(action, code) : verb;
}
