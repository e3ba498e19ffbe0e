import pMap from 'p-map';
import type { AllowedQuestion, CallOptions, PoolReader } from '../authing/api.ts';
import type { Subject } from '../model/subject.ts';
import type { User } from '../model/user.ts';
import type { AssignedResource } from '../permissions/sources.ts';
import type { DirectoryContext } from './context.ts';
import { type GroupEntries, keyOfSeen } from './groupEntries.ts';
import type { Loadable } from './loadable.ts';
import { readAssignments, type UserAssignments } from './readAssignments.ts';
import { ReadOnce, type ReadOptions } from './readOnce.ts';
import { type NamespacedResource, readNamespaces } from './resources.ts';
import type { UserStore } from './userStore.ts';

/** How many namespaces are asked about at a time. */
const requestsAtOnce = 16;

/** A user with the groups the user is in. */
export interface UserGroups {
  /** Undefined where the server knows the groups of a user, but not who that is. */
  readonly user: User | undefined;
  /** The keys of the groups, in the server's order. */
  readonly keys: readonly string[];
  /** How many the server counts, which may be more than it gives. */
  readonly totalCount: number;
}

/** What the server sums up that a user is authorized for, in whichever way. */
export interface ServerGrants {
  /** Undefined where it refuses its list of namespaces: it cannot be asked about all of them in one then. */
  readonly resources: readonly NamespacedResource[] | undefined;
  /** The codes of the namespaces of the pool; undefined as above. */
  readonly namespaces: readonly string[] | undefined;
}

/** Reads which groups users are in, and what the server itself says that they may do. */
export class UserAccess {
  readonly #context: DirectoryContext;
  readonly #entries: GroupEntries;
  readonly #users: UserStore;
  readonly #changed: (subject: Subject) => void;
  readonly #changeCount: () => number;
  readonly #groups: ReadOnce<UserGroups>;
  readonly #grants: ReadOnce<ServerGrants>;
  readonly #assignments: ReadOnce<UserAssignments | undefined>;

  /**
   * @param changed is called whenever what is known of a user, or of a group, is another than before
   * @param changeCount grows with each change made in the pool: what is read meanwhile may be from before
   */
  constructor(
    context: DirectoryContext,
    entries: GroupEntries,
    users: UserStore,
    changed: (subject: Subject) => void,
    changeCount: () => number,
  ) {
    this.#context = context;
    this.#entries = entries;
    this.#users = users;
    this.#changed = changed;
    this.#changeCount = changeCount;
    const subjectOf = (user: string): Subject => ({ kind: 'user', user });
    this.#groups = new ReadOnce(subjectOf, changed);
    this.#grants = new ReadOnce(subjectOf, changed);
    this.#assignments = new ReadOnce(subjectOf, changed);
  }

  /** What is known of a user and the user's groups. */
  groups(userId: string): Loadable<UserGroups> {
    return this.#groups.content(userId);
  }

  /** Reads a user and the groups, unless they are known. Never rejects: how it went is in `groups(userId)`. */
  loadGroups(userId: string, options: ReadOptions = {}): Promise<void> {
    return this.#groups.load(userId, options, (signal) => this.#readGroups(userId, signal));
  }

  /** What the server is known to grant a user. */
  grants(userId: string): Loadable<ServerGrants> {
    return this.#grants.content(userId);
  }

  /** Reads what the server grants a user, unless it is known. Never rejects: how it went is in `grants(userId)`. */
  loadGrants(userId: string, options: ReadOptions = {}): Promise<void> {
    return this.#grants.load(userId, options, (signal) => this.#readGrants(userId, signal));
  }

  /** What is known of where the permissions of a user come from besides groups; undefined where no server tells. */
  assignments(userId: string): Loadable<UserAssignments | undefined> {
    return this.#assignments.content(userId);
  }

  /**
   * Reads where the permissions of a user come from besides groups, unless it is known. Never rejects: how it went is
   * in `assignments(userId)`.
   * @param resources those to ask about, the most important first: there may be too many
   */
  loadAssignments(
    userId: string,
    resources: readonly AssignedResource[],
    options: ReadOptions = {},
  ): Promise<void> {
    return this.#assignments.load(userId, options, async (signal) => {
      const client = await this.#context.client();
      return readAssignments(client, userId, resources, signal);
    });
  }

  /**
   * The server's own verdict, asked anew each time: policies and roles change where this window does not hear of it.
   * @throws AuthingError
   */
  async isAllowed(question: AllowedQuestion, options: CallOptions): Promise<boolean> {
    const client = await this.#context.client();
    return client.users.isActionAllowed(question, options);
  }

  /** These users came to a group or left one. */
  outdateUsers(userIds: readonly string[]): void {
    for (const id of userIds) {
      this.#groups.outdate(id);
      this.#grants.outdate(id);
      this.#assignments.outdate(id);
    }
  }

  /** Something is granted to a group, or no longer: to whomever that matters. */
  outdateGrants(): void {
    this.#grants.outdateAll();
    this.#assignments.outdateAll();
  }

  /** Forgets what was read. */
  reset(): void {
    this.#groups.reset();
    this.#grants.reset();
    this.#assignments.reset();
  }

  async #readGroups(userId: string, signal: AbortSignal): Promise<UserGroups> {
    const client = await this.#context.client();
    for (;;) {
      const changes = this.#changeCount();
      const [user, { list, totalCount }] = await Promise.all([
        client.users.get(userId, { signal }),
        client.users.groups(userId, { signal }),
      ]);
      if (changes !== this.#changeCount()) continue;
      // Where the user is known as a member, it is one and the same user.
      if (user !== undefined && this.#users.get(userId) !== undefined) this.#users.upsert([user]);
      return {
        user,
        keys: list.map((group) => keyOfSeen(this.#entries, group, this.#changed)),
        totalCount,
      };
    }
  }

  async #readGrants(userId: string, signal: AbortSignal): Promise<ServerGrants> {
    const client = await this.#context.client();
    const namespaces = await readNamespaces(client, signal);
    if (namespaces === undefined) return { resources: undefined, namespaces: undefined };
    const lists = await pMap(
      namespaces,
      ({ code }) => readNamespace(client, userId, code, signal),
      { concurrency: requestsAtOnce },
    );
    return { resources: lists.flat(), namespaces: namespaces.map(({ code }) => code) };
  }
}

async function readNamespace(
  client: PoolReader,
  userId: string,
  namespace: string,
  signal: AbortSignal,
): Promise<readonly NamespacedResource[]> {
  const { list } = await client.users.authorizedResources(userId, { namespace }, { signal });
  return list.map((resource) => ({ ...resource, namespace }));
}
