/** What people are told apart by between user pools, in the order in which it is tried: ids of two pools never match. */
export const identifierKinds = ['email', 'username', 'phone', 'externalId'] as const;

export type IdentifierKind = (typeof identifierKinds)[number];

/** What is looked at of a user. */
export interface ComparedUser {
  /** In its pool. */
  readonly id: string;
  readonly email?: string | undefined;
  readonly username?: string | undefined;
  readonly phone?: string | undefined;
  readonly phoneCountryCode?: string | undefined;
  readonly externalId?: string | undefined;
}

/** The members of one of the groups that are compared, as far as they have been read. */
export interface ComparedMembers<U extends ComparedUser = ComparedUser> {
  /** The id of the pool's connection. */
  readonly pool: string;
  readonly users: readonly U[];
  /** Whether these are all members of the group. */
  readonly complete: boolean;
}

/** How a person stands to one of the groups. */
export type Membership =
  /** A member: of the pool the person was first seen in, or known there by what the kind says. */
  | 'member'
  | IdentifierKind
  /** No member. */
  | 'absent'
  /** Not among the members that have been read, which are not all. */
  | 'unread'
  /** Nothing is known of the person that tells who it is in the group's pool. */
  | 'incomparable';

/** A person who is a member of one of the groups at least. */
export interface ComparedPerson<U extends ComparedUser = ComparedUser> {
  /** As seen in the first of the groups. */
  readonly user: U;
  /** One for each group. */
  readonly memberships: readonly Membership[];
}

/** A person while users of several pools are put together. */
interface Person<U> {
  readonly user: U;
  /** By pool: who the person is there, and by what that is known. */
  readonly users: Map<string, { readonly user: U; readonly by: 'member' | IdentifierKind }>;
}

/**
 * Puts the members of groups side by side. Within a pool a user is known by the id, between pools by what tells who
 * a person is, and only where that is clear: a value that two users of a pool share tells nobody.
 * @returns in the order of the groups, and of the members in each
 */
export function compareMembers<U extends ComparedUser>(
  groups: readonly ComparedMembers<U>[],
): readonly ComparedPerson<U>[] {
  const memberIds = groups.map(({ users }) => new Set(users.map(({ id }) => id)));
  return personsOf(groups).map(({ user, users }) => ({
    user,
    memberships: groups.map(({ pool, complete }, index): Membership => {
      const there = users.get(pool);
      const ids = memberIds[index];
      if (there !== undefined && ids?.has(there.user.id)) return there.by;
      if (ids?.size === 0 && complete) return 'absent';
      if (there === undefined && !hasIdentifier(users)) return 'incomparable';
      return complete ? 'absent' : 'unread';
    }),
  }));
}

/** How members stand to the groups, all together. */
export interface MemberSections<P> {
  /** By group: those who are a member of this one alone. */
  readonly onlyIn: readonly (readonly P[])[];
  /** Members of several groups, but not of all. */
  readonly inSome: readonly P[];
  readonly inAll: readonly P[];
  /** Those of whom it cannot be said of each group whether they are a member. */
  readonly unknown: readonly P[];
}

/** Tells which persons only one group has, which all have, and of whom that cannot be said. */
export function memberSections<P extends Pick<ComparedPerson, 'memberships'>>(
  persons: readonly P[],
  groupCount: number,
): MemberSections<P> {
  const onlyIn: P[][] = Array.from({ length: groupCount }, () => []);
  const inSome: P[] = [];
  const inAll: P[] = [];
  const unknown: P[] = [];
  for (const person of persons) {
    const { memberships } = person;
    const count = memberships.filter(isMember).length;
    if (memberships.some((each) => each === 'unread' || each === 'incomparable')) {
      unknown.push(person);
    } else if (count === groupCount) inAll.push(person);
    else if (count === 1) onlyIn[memberships.findIndex(isMember)]?.push(person);
    else inSome.push(person);
  }
  return { onlyIn, inSome, inAll, unknown };
}

/** Whether somebody is a member, by whatever that is known. */
export function isMember(membership: Membership): boolean {
  return membership !== 'absent' && membership !== 'unread' && membership !== 'incomparable';
}

function personsOf<U extends ComparedUser>(
  groups: readonly ComparedMembers<U>[],
): readonly Person<U>[] {
  const persons: Person<U>[] = [];
  for (const [pool, users] of usersByPool(groups)) {
    const open = new Set(users);
    for (const kind of identifierKinds) {
      const known = uniqueBy(persons, (person) =>
        [...person.users.values()].flatMap(({ user }) => identifierOf(user, kind) ?? []),
      );
      for (const [value, user] of uniqueBy(users, (each) => identifierOf(each, kind) ?? [])) {
        const person = known.get(value);
        if (person === undefined || user === undefined || !open.has(user)) continue;
        // Who is known in this pool already is nobody else there.
        if (person.users.has(pool)) continue;
        person.users.set(pool, { user, by: kind });
        open.delete(user);
      }
    }
    for (const user of open) {
      persons.push({ user, users: new Map([[pool, { user, by: 'member' }]]) });
    }
  }
  return persons;
}

/** The users of each pool, each once, the pools in the order of the groups. */
function usersByPool<U extends ComparedUser>(
  groups: readonly ComparedMembers<U>[],
): ReadonlyMap<string, readonly U[]> {
  const pools = new Map<string, Map<string, U>>();
  for (const { pool, users } of groups) {
    const known = pools.get(pool) ?? new Map<string, U>();
    pools.set(pool, known);
    for (const user of users) if (!known.has(user.id)) known.set(user.id, user);
  }
  return new Map([...pools].map(([pool, users]) => [pool, [...users.values()]]));
}

/** What has each value; undefined for a value that several have. */
function uniqueBy<T>(
  items: readonly T[],
  valuesOf: (item: T) => string | readonly string[],
): ReadonlyMap<string, T | undefined> {
  const found = new Map<string, T | undefined>();
  for (const item of items) {
    for (const value of new Set([valuesOf(item)].flat())) {
      found.set(value, found.has(value) ? undefined : item);
    }
  }
  return found;
}

function hasIdentifier<U extends ComparedUser>(
  users: ReadonlyMap<string, { readonly user: U }>,
): boolean {
  return [...users.values()].some(({ user }) =>
    identifierKinds.some((kind) => identifierOf(user, kind) !== undefined),
  );
}

/** What tells who a user is, written in one way; undefined where the user has none of the kind. */
export function identifierOf(user: ComparedUser, kind: IdentifierKind): string | undefined {
  const text = user[kind]?.trim() ?? '';
  if (text === '') return undefined;
  switch (kind) {
    case 'email':
      return text.toLowerCase();
    case 'username':
    case 'externalId':
      return text;
    case 'phone':
      return phoneDigits(text, user.phoneCountryCode);
  }
}

/** A number with its country code, wherever the pool keeps that. */
function phoneDigits(phone: string, countryCode = ''): string | undefined {
  const digits = phone.replaceAll(/\D/g, '');
  if (digits === '') return undefined;
  return phone.startsWith('+') ? digits : `${countryCode.replaceAll(/\D/g, '')}${digits}`;
}
