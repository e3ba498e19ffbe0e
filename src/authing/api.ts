import type { Group } from '../model/group.ts';
import type {
  AuthorizedResource,
  AuthorizedTarget,
  Grant,
  Namespace,
  Resource,
  ResourceType,
  TargetType,
} from '../model/resource.ts';
import type { Department, Role } from '../model/role.ts';
import type { User } from '../model/user.ts';
import type { Abilities, SortBy } from './abilities.ts';
import type { Page } from './page.ts';

export type { Abilities, SortBy } from './abilities.ts';
export { withoutHeldSecrets } from './http/heldSecrets.ts';
export { givenIn, type Page } from './page.ts';
export type { Observe, RequestRecord } from './requestRecord.ts';

// What the product asks of a user pool, whichever generation of the API answers. Every method fails with an
// `AuthingError`, whose meaning is asked of `model/failures.ts`.

/** The last argument of every call. */
export interface CallOptions {
  /** Aborts the call, which then fails with kind `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Nobody waits for it: it begins when no call is under way that somebody waits for, four of them at a time. */
  readonly background?: boolean | undefined;
}

/** Which part of a list. */
export interface PageOptions {
  /** 1-based; 1 unless told otherwise. */
  readonly page?: number | undefined;
  /** Items a page; 10 unless told otherwise. The server's largest is not documented: 50 is safe. */
  readonly limit?: number | undefined;
}

/** What `users.batch` can look users up by. */
export type UserBatchKey = 'id' | 'username' | 'phone' | 'email' | 'externalId';

/** What can be read of the groups of a pool. */
export interface GroupReader {
  /** @returns undefined where there is no such group */
  detail(code: string, options?: CallOptions): Promise<Group | undefined>;
  /** One page of the pool's groups. */
  list(
    input?: PageOptions & { readonly sortBy?: SortBy | undefined },
    options?: CallOptions,
  ): Promise<Page<Group>>;
  /** One page of a group's members; with their custom data only where `withCustomData` is true. */
  listUsers(
    code: string,
    input?: PageOptions & { readonly withCustomData?: boolean | undefined },
    options?: CallOptions,
  ): Promise<Page<User>>;
  /**
   * All that a group is authorized for; it is not paged. Without a namespace it is of all namespaces, and
   * items do not say of which: read once per namespace to know.
   */
  listAuthorizedResources(
    code: string,
    input?: {
      readonly namespace?: string | undefined;
      readonly resourceType?: ResourceType | undefined;
    },
    options?: CallOptions,
  ): Promise<Page<AuthorizedResource>>;
  /**
   * What each of several groups is authorized for in each of several namespaces, in one request.
   * @param namespaces undefined among them stands for all in one
   * @returns by code, one list for each namespace in the order given; groups that do not exist are left out
   */
  authorizedResourcesOfMany(
    codes: readonly string[],
    namespaces: readonly (string | undefined)[],
    options?: CallOptions,
  ): Promise<Map<string, readonly Page<AuthorizedResource>[]>>;
  /**
   * How many members each group has.
   * @returns by code; groups that do not exist are left out
   */
  memberCounts(codes: readonly string[], options?: CallOptions): Promise<Map<string, number>>;
}

/** What a group is created with. */
export interface NewGroup {
  /** Must be new to the pool. */
  readonly code: string;
  readonly name: string;
  readonly description?: string | undefined;
}

/** What to change of a group; what is left out stays. */
export interface GroupChanges {
  /** Changes the key of the group. */
  readonly newCode?: string | undefined;
  readonly name?: string | undefined;
  /** An empty one empties it. */
  readonly description?: string | undefined;
}

/** What can be done to the groups of a pool. */
export interface GroupWriter extends GroupReader {
  create(input: NewGroup, options?: CallOptions): Promise<Group>;
  /** Changes what `input` names and leaves the rest. */
  update(code: string, input: GroupChanges, options?: CallOptions): Promise<Group>;
  delete(code: string, options?: CallOptions): Promise<void>;
  /** Deletes several groups in one call; the server may refuse it if one is missing. */
  deleteMany(codes: readonly string[], options?: CallOptions): Promise<void>;
  addUsers(code: string, userIds: readonly string[], options?: CallOptions): Promise<void>;
  removeUsers(code: string, userIds: readonly string[], options?: CallOptions): Promise<void>;
}

/** What can be read of the users of a pool. */
export interface UserReader {
  /** One page of all users. */
  list(input?: PageOptions, options?: CallOptions): Promise<Page<User>>;
  /**
   * One page of the users who match a text.
   * @param input `fields` are those the server searches, its own choice unless given; `groupCodes` are
   *   the groups to search in, all users unless given
   */
  search(
    query: string,
    input?: PageOptions & {
      readonly fields?: readonly string[] | undefined;
      readonly groupCodes?: readonly string[] | undefined;
    },
    options?: CallOptions,
  ): Promise<Page<User>>;
  /**
   * The user with exactly this email, phone, username or external id.
   * @returns undefined where there is none
   */
  find(
    identity: {
      readonly email?: string | undefined;
      readonly phone?: string | undefined;
      readonly username?: string | undefined;
      readonly externalId?: string | undefined;
    },
    options?: CallOptions,
  ): Promise<User | undefined>;
  /**
   * A user with identities and custom data.
   * @returns undefined where there is none
   */
  get(id: string, options?: CallOptions): Promise<User | undefined>;
  /**
   * Several users at once.
   * @param ids ids, or whatever `type` says they are
   * @returns those there are, which may be fewer than asked for
   */
  batch(
    ids: readonly string[],
    options?: CallOptions & { readonly type?: UserBatchKey | undefined },
  ): Promise<User[]>;
  /** The groups a user is in, all at once. An unknown user fails with kind `notFound`. */
  groups(id: string, options?: CallOptions): Promise<Page<Group>>;
  /**
   * The groups of each of several users.
   * @returns by user id; users that do not exist are left out, where the server does not refuse them all
   *   for one
   */
  groupsOfMany(ids: readonly string[], options?: CallOptions): Promise<Map<string, Page<Group>>>;
  /**
   * What a user is authorized for in a namespace, all at once: of their own, and by groups, roles and
   * departments, as far as the server sums these up. It does not say which comes through what.
   * @param input `namespace` must be named: without it some servers answer for one namespace, some for all
   */
  authorizedResources(
    id: string,
    input: {
      readonly namespace: string;
      readonly resourceType?: ResourceType | undefined;
    },
    options?: CallOptions,
  ): Promise<Page<AuthorizedResource>>;
  /** The roles a user has, all at once. An unknown user fails with kind `notFound`. */
  roles(id: string, options?: CallOptions): Promise<Page<Role>>;
  /** The departments a user is in, all at once. An unknown user fails with kind `notFound`. */
  departments(id: string, options?: CallOptions): Promise<Page<Department>>;
  /** The server's own verdict, by all it knows: whether a user may do this. */
  isActionAllowed(question: AllowedQuestion, options?: CallOptions): Promise<boolean>;
}

/** What the server is asked to decide. */
export interface AllowedQuestion {
  readonly userId: string;
  /** A code as grants have it, such as `orders:7`. */
  readonly resource: string;
  /** As grants have it, such as `orders:read`. */
  readonly action: string;
  readonly namespace: string;
}

/** What can be read of the resources of a pool, and of who may touch them. */
export interface ResourceReader {
  /** One page of the pool's namespaces: `system`, `default` and one per application among them. */
  namespaces(input?: PageOptions, options?: CallOptions): Promise<Page<Namespace>>;
  /** One page of the resources the pool defines. */
  list(
    input?: PageOptions & {
      readonly namespace?: string | undefined;
      readonly type?: ResourceType | undefined;
    },
    options?: CallOptions,
  ): Promise<Page<Resource>>;
  /**
   * Who may touch a resource, all at once. What it calls a group may be its code or, on some servers, an
   * id that is no code: trust it only where it is the code of a group that is there.
   */
  authorizedTargets(
    input: {
      readonly namespace: string;
      readonly resourceType: ResourceType;
      readonly resource: string;
      readonly targetType?: TargetType | undefined;
      readonly actions?:
        | { readonly op: 'AND' | 'OR'; readonly list: readonly string[] }
        | undefined;
    },
    options?: CallOptions,
  ): Promise<Page<AuthorizedTarget>>;
  /**
   * To whom each of several resources is assigned, in one request; see `authorizedTargets`.
   * @returns one list for each resource, in the order given
   */
  authorizedTargetsOfMany(
    resources: readonly ResourceAddress[],
    options?: CallOptions,
  ): Promise<readonly Page<AuthorizedTarget>[]>;
}

/** A single resource. */
export interface ResourceAddress {
  readonly namespace: string;
  readonly resourceType: ResourceType;
  readonly resource: string;
}

/** A resource, and to whom it is to be granted or no longer. */
export interface ResourceGrants<TTarget = Grant> {
  readonly namespace: string;
  readonly resource: string;
  readonly resourceType?: ResourceType | undefined;
  readonly opts: readonly TTarget[];
}

/** What can be done to the grants of a pool. */
export interface ResourceWriter extends ResourceReader {
  /** Grants a resource to groups or other targets. */
  authorize(input: ResourceGrants, options?: CallOptions): Promise<void>;
  /**
   * Takes a resource away from groups or other targets: the reverse of `authorize`.
   * @param input `resourceType` is to be that of the grant: without it some servers take DATA, and leave
   *   a grant of another type
   */
  revoke(
    input: ResourceGrants<Pick<Grant, 'targetType' | 'targetIdentifier'>>,
    options?: CallOptions,
  ): Promise<void>;
}

/** What can be read of a user pool. Nothing of it changes the pool, as the compiler sees to. */
export interface PoolReader {
  readonly abilities: Abilities;
  readonly groups: GroupReader;
  readonly users: UserReader;
  readonly resources: ResourceReader;
}

/** What can be read of a user pool and done to it. */
export interface PoolWriter extends PoolReader {
  readonly groups: GroupWriter;
  readonly resources: ResourceWriter;
}

/** A client of one user pool, as its owner has it. */
export interface PoolClient extends PoolWriter {
  /**
   * Exchanges the secret for a token, to see whether host, user pool id and secret are right.
   * @throws AuthingError of kind `auth` where the server refuses them
   */
  authenticate(options?: CallOptions): Promise<void>;
  /** Closes the connections. What is under way, and every later call, fails with kind `aborted`. */
  close(): Promise<void>;
}
