import * as v from 'valibot';
import type { Call } from '../call.ts';
import { SampleError } from '../messages.ts';
import { customFieldsOf, userNode } from '../nodes.ts';
import { mapPage, type PageArgs, pageOf } from '../pages.ts';
import type { Pool } from '../pool.ts';
import type { IdentityRecord, UserRecord } from '../state.ts';
import type { SortBy } from '../timeline.ts';
import { type NewUser, type UniqueValues, uniqueFields } from '../userTable.ts';

interface UsersArgs extends PageArgs {
  readonly sortBy?: SortBy | null;
  readonly excludeUsersInOrg?: boolean | null;
}

interface SearchArgs extends PageArgs {
  readonly query: string;
  readonly fields?: readonly (string | null)[] | null;
  readonly groupOpts?: readonly ({ code?: string | null } | null)[] | null;
  readonly roleOpts?: readonly ({ code: string; namespace?: string | null } | null)[] | null;
  readonly departmentOpts?:
    | readonly ({
        departmentId?: string | null;
        includeChildrenDepartments?: boolean | null;
      } | null)[]
    | null;
}

interface FindArgs extends UniqueValues {
  readonly identity?: IdentityQuery | null;
}

interface IdentityQuery {
  readonly identifier?: string | null;
  readonly userIdInIdp?: string | null;
  readonly isSocial?: boolean | null;
  readonly provider?: string | null;
}

interface CreateArgs {
  readonly userInfo: NewUser;
  readonly params?: string | null;
  readonly identity?: {
    readonly provider: string;
    readonly userIdInIdp: string;
    readonly [field: string]: unknown;
  } | null;
}

/** How the Python client sends custom data with `createUser`: as JSON in `params`. */
const paramsSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(v.object({ key: v.string(), value: v.unknown() })),
);

/** One call looks up this many users at most (documented with error 2030). */
const largestBatch = 80;

export const userResolvers = {
  user: ({ id }: { id?: string | null }, call: Call) => {
    const pool = call.read();
    return nodeOrNull(pool, id ? pool.users.get(id) : undefined);
  },

  userBatch: ({ ids, type }: { ids: readonly string[]; type?: string | null }, call: Call) => {
    const pool = call.read();
    return findBatch(pool, ids, type).map((user) => userNode(pool, user));
  },

  users: ({ sortBy, excludeUsersInOrg, ...page }: UsersArgs, call: Call) => {
    const pool = call.read();
    const { timeline } = pool.users;
    const users = excludeUsersInOrg
      ? pageOf(
          timeline.sorted(
            timeline.items.filter(({ departmentId }) => departmentId === undefined),
            sortBy,
          ),
          page,
        )
      : timeline.page(page, sortBy);
    return mapPage(users, (user) => userNode(pool, user));
  },

  searchUser: (args: SearchArgs, call: Call) => {
    const pool = call.read();
    const { query, page, limit } = args;
    const users = pool.users.search(
      query,
      args.fields?.filter((field) => field !== null),
      { page: page ?? null, limit: limit ?? null },
      pool.scopeTest({
        groups: given(args.groupOpts)?.flatMap(({ code }) => code ?? []),
        roles: given(args.roleOpts),
        departments: given(args.departmentOpts)?.flatMap(({ departmentId, ...rest }) =>
          departmentId ? { departmentId, ...rest } : [],
        ),
      }),
    );
    return mapPage(users, (user) => userNode(pool, user));
  },

  findUser: ({ identity, ...values }: FindArgs, call: Call) => {
    const pool = call.read();
    const user = identity
      ? pool.users.findByIdentity((candidate) => matches(candidate, identity))
      : pool.users.find(values);
    return nodeOrNull(pool, user);
  },

  isUserExists: (values: UniqueValues, call: Call) => uniqueValuesExist(call.read(), values),

  /** The arguments about passwords are not looked at: nobody signs in to the sample pool. */
  createUser: ({ userInfo, identity, params }: CreateArgs, call: Call) =>
    call.change((pool) => {
      const custom = newCustomData(pool, params);
      return userNode(
        pool,
        pool.users.create(userInfo, identity ? newIdentity(identity) : undefined, custom),
      );
    }),
};

/** Whether one of the values is a user's. */
export function uniqueValuesExist(pool: Pool, values: UniqueValues): boolean {
  return uniqueFields.some((field) => {
    const value = values[field];
    return value ? pool.users.byValue(field, value) !== undefined : false;
  });
}

/**
 * The users with these ids (or usernames, emails …), in this order; unknown ones are left out.
 *
 * @param type which value the ids are
 * @throws SampleError where there are too many, or the type is none a user is found by
 */
export function findBatch(
  pool: Pool,
  ids: readonly string[],
  type: string | null | undefined,
): UserRecord[] {
  if (ids.length > largestBatch) throw new SampleError('tooManyUsers');
  if (!type || type === 'id') return ids.flatMap((id) => pool.users.get(id) ?? []);
  const field = uniqueFields.find((name) => name === type);
  if (!field) throw new SampleError('argumentInvalid', { name: 'type' });
  return ids.flatMap((value) => pool.users.byValue(field, value) ?? []);
}

function nodeOrNull(pool: Pool, user: UserRecord | undefined) {
  return user ? userNode(pool, user) : null;
}

/** An empty list of options narrows nothing, like none. */
function given<T>(options: readonly (T | null)[] | null | undefined): T[] | undefined {
  const some = options?.filter((option) => option !== null) ?? [];
  return some.length > 0 ? some : undefined;
}

function matches(identity: IdentityRecord, query: IdentityQuery) {
  return (
    (query.userIdInIdp ?? identity.userIdInIdp) === identity.userIdInIdp &&
    (query.provider ?? identity.provider) === identity.provider &&
    (query.isSocial ?? identity.isSocial) === identity.isSocial &&
    (query.identifier ?? identity.extIdpId) === identity.extIdpId
  );
}

function newIdentity(input: NonNullable<CreateArgs['identity']>): IdentityRecord {
  const identity: IdentityRecord = {
    provider: input.provider,
    userIdInIdp: input.userIdInIdp,
    isSocial: input.isSocial === true,
  };
  for (const field of ['openid', 'connectionId', 'accessToken', 'refreshToken'] as const) {
    const value = input[field];
    if (typeof value === 'string') identity[field] = value;
  }
  return identity;
}

/** @returns the values for the fields the pool defines; others have no place */
function newCustomData(pool: Pool, params: string | null | undefined): UserRecord['custom'] {
  if (!params) return undefined;
  const parsed = v.safeParse(paramsSchema, params);
  if (!parsed.success) throw new SampleError('argumentInvalid', { name: 'params' });
  const defined = new Set(customFieldsOf(pool, 'USER').map(({ key }) => key));
  const items = parsed.output.filter(({ key }) => defined.has(key));
  return Object.fromEntries(
    items.map(({ key, value }) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}
