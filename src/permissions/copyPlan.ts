import { isAllActions, verbOf } from './actions.ts';
import { type Definition, typedChoice } from './grantChoices.ts';
import type { GrantedResource } from './matrix.ts';
import {
  type ComparedUser,
  type IdentifierKind,
  identifierKinds,
  identifierOf,
} from './memberComparison.ts';

// What can be copied from one group to another that lacks it, and what is left out and why.

/** A grant of which the namespace is known. */
export type NamespacedGrant = GrantedResource & { readonly namespace: string };

/** A grant that can be copied. */
export interface CopiedGrant {
  readonly grant: NamespacedGrant;
  /** What the pool of the other group does not define of it: the resource, or these of its actions. */
  readonly undefinedThere?: 'resource' | readonly string[];
}

/** Why a grant cannot be copied. */
export type GrantObstacle =
  /** Nobody knows which namespace it is in. */
  | 'namespaceUnknown'
  /** The other pool has no such namespace, and the API makes none. */
  | 'noNamespace'
  /** The API takes no grants of resources of this type. */
  | 'typeUnknown';

/** Grants that one group has and another lacks. */
export interface GrantCopies {
  readonly copied: readonly CopiedGrant[];
  readonly leftOut: readonly { readonly grant: GrantedResource; readonly reason: GrantObstacle }[];
}

/** What is known of the pool that grants are copied to. */
export interface GrantsThere {
  /** The codes of its namespaces; undefined where they are not known, or the pool is the same. */
  readonly namespaces: readonly string[] | undefined;
  /** What it defines; undefined likewise. */
  readonly definitions: readonly Definition[] | undefined;
  /** Whether the API takes grants of resources of this type. */
  readonly isGrantable: (type: string | undefined) => boolean;
}

/** Tells which grants can be copied to a group of a pool. */
export function planGrantCopies(
  lacking: readonly GrantedResource[],
  { namespaces, definitions, isGrantable }: GrantsThere,
): GrantCopies {
  const copied: CopiedGrant[] = [];
  const leftOut: { grant: GrantedResource; reason: GrantObstacle }[] = [];
  for (const grant of lacking) {
    const { namespace } = grant;
    if (namespace === undefined) leftOut.push({ grant, reason: 'namespaceUnknown' });
    else if (namespaces?.includes(namespace) === false) {
      leftOut.push({ grant, reason: 'noNamespace' });
    } else if (!isGrantable(grant.type)) leftOut.push({ grant, reason: 'typeUnknown' });
    else {
      const named = { ...grant, namespace };
      const undefinedThere = definitions && undefinedOf(named, definitions);
      copied.push({ grant: named, ...(undefinedThere && { undefinedThere }) });
    }
  }
  return { copied, leftOut };
}

/** What a pool does not define of a grant; undefined where it defines all of it, or the grant is of everything. */
function undefinedOf(
  { namespace, type, code, actions = [] }: NamespacedGrant,
  definitions: readonly Definition[],
): CopiedGrant['undefinedThere'] {
  if (code === '*') return undefined;
  const isOfType = (definition: Definition) =>
    type === undefined || definition.type === undefined || definition.type === type;
  const { definition } = typedChoice(definitions.filter(isOfType), namespace, code);
  if (definition === undefined) return 'resource';
  const verbs = new Set(definition.actions?.map(({ name }) => verbOf(name, definition.code)));
  if (verbs.size === 0) return undefined;
  const others = actions.filter(
    (action) => !isAllActions(action, code) && !verbs.has(verbOf(action, code)),
  );
  return others.length === 0 ? undefined : others;
}

/** A member who can be copied: the user of the other pool who is the same person. */
export interface CopiedMember<U> {
  readonly user: U;
  readonly counterpart: U;
  /** By what that is known; undefined within one pool. */
  readonly by?: IdentifierKind;
}

/** Why a member cannot be copied. */
export type MemberObstacle =
  /** Nothing is known of the user that tells who it is in another pool. */
  | 'noIdentifier'
  /** What is known of the user, another member of the group has as well. */
  | 'sharedIdentifier'
  | 'nobodyThere'
  | 'severalThere'
  /** Several members are one and the same user there. */
  | 'sharedCounterpart'
  /** That user is a member of the other group already. */
  | 'memberAlready';

/** Members that one group has and another lacks. */
export interface MemberCopies<U> {
  readonly copied: readonly CopiedMember<U>[];
  readonly leftOut: readonly { readonly user: U; readonly reason: MemberObstacle }[];
}

/** What is known of the pool that members are copied to. */
export interface UsersThere<U> {
  /** All members of the group they are copied from: what two of them share tells nobody. */
  readonly members: readonly U[];
  /** Users of the other pool who may be this one. */
  readonly candidatesOf: (user: U) => readonly U[];
  /** The ids of those who are members of the other group. */
  readonly membersThere: ReadonlySet<string>;
}

/**
 * Tells who the members of a group are in another pool: by what also tells whether groups of two pools have the same
 * members. Here all of it has to lead to one user, for who is taken for somebody else gets permissions.
 */
export function planMemberCopies<U extends ComparedUser>(
  missing: readonly U[],
  { members, candidatesOf, membersThere }: UsersThere<U>,
): MemberCopies<U> {
  const shared = sharedIdentifiers(members);
  const found = missing.map((user) => ({
    user,
    ...counterpartOf(user, candidatesOf(user), shared),
  }));
  const uses = new Map<string, number>();
  for (const each of found) {
    if ('counterpart' in each) {
      uses.set(each.counterpart.id, (uses.get(each.counterpart.id) ?? 0) + 1);
    }
  }
  const copied: CopiedMember<U>[] = [];
  const leftOut: { user: U; reason: MemberObstacle }[] = [];
  for (const each of found) {
    const { user } = each;
    if ('reason' in each) leftOut.push({ user, reason: each.reason });
    else if ((uses.get(each.counterpart.id) ?? 0) > 1) {
      leftOut.push({ user, reason: 'sharedCounterpart' });
    } else if (membersThere.has(each.counterpart.id)) {
      leftOut.push({ user, reason: 'memberAlready' });
    } else copied.push({ user, counterpart: each.counterpart, by: each.by });
  }
  return { copied, leftOut };
}

function counterpartOf<U extends ComparedUser>(
  user: U,
  candidates: readonly U[],
  shared: ReadonlySet<string>,
): { readonly counterpart: U; readonly by: IdentifierKind } | { readonly reason: MemberObstacle } {
  const own = identifierKinds.flatMap((kind) => {
    const value = identifierOf(user, kind);
    return value === undefined ? [] : [{ kind, value }];
  });
  if (own.length === 0) return { reason: 'noIdentifier' };
  const telling = own.filter(({ kind, value }) => !shared.has(keyOf(kind, value)));
  if (telling.length === 0) return { reason: 'sharedIdentifier' };
  const matches = new Map<string, { readonly counterpart: U; readonly by: IdentifierKind }>();
  for (const { kind, value } of telling) {
    for (const counterpart of candidates) {
      const isMatch = identifierOf(counterpart, kind) === value;
      if (isMatch && !matches.has(counterpart.id))
        matches.set(counterpart.id, { counterpart, by: kind });
    }
  }
  const [only, ...others] = matches.values();
  if (only === undefined) return { reason: 'nobodyThere' };
  return others.length > 0 ? { reason: 'severalThere' } : only;
}

/** What several users have. */
function sharedIdentifiers(users: readonly ComparedUser[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const user of users) {
    for (const kind of identifierKinds) {
      const value = identifierOf(user, kind);
      if (value === undefined) continue;
      const key = keyOf(kind, value);
      if (seen.has(key)) shared.add(key);
      seen.add(key);
    }
  }
  return shared;
}

function keyOf(kind: IdentifierKind, value: string): string {
  return `${kind} ${value}`;
}
