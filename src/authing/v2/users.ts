import * as v from 'valibot';
import type { Group } from '../../model/group.ts';
import type { AuthorizedResource, ResourceType } from '../../model/resource.ts';
import type { Department, Role } from '../../model/role.ts';
import type { User } from '../../model/user.ts';
import type {
  AllowedQuestion,
  CallOptions,
  PageOptions,
  UserBatchKey,
  UserReader,
} from '../api.ts';
import { AuthingError } from '../errors.ts';
import { nothingThere } from '../failures.ts';
import type { Page } from '../page.ts';
import * as documents from './documents.ts';
import { listOf, nullablePageOf, pageOf } from './pages.ts';
import * as schemas from './schemas.ts';
import type { V2Session } from './session.ts';

/** The server looks up at most this many users a call (code 2030 beyond it). */
const batchSize = 80;

const usersData = v.object({ users: pageOf(schemas.user) });
const searchUserData = v.object({ searchUser: pageOf(schemas.user) });
const findUserData = v.object({ findUser: v.nullish(schemas.user) });
const userData = v.object({ user: v.nullish(schemas.userWithCustomData) });
const userBatchData = v.object({ userBatch: listOf(schemas.user) });
const userGroups = v.nullish(v.object({ groups: nullablePageOf(schemas.group) }));
const userGroupsData = v.object({ user: userGroups });
const userResourcesData = v.object({
  user: v.nullish(v.object({ authorizedResources: nullablePageOf(schemas.authorizedResource) })),
});
const userRolesData = v.object({
  user: v.nullish(v.object({ roles: nullablePageOf(schemas.role) })),
});
const userDepartmentsData = v.object({
  user: v.nullish(v.object({ departments: nullablePageOf(schemas.userDepartment) })),
});
const isActionAllowedData = v.object({ isActionAllowed: v.boolean() });

/** Look-ups of a user pool's users, as `api.ts` has them. Every method throws `AuthingError`. */
export class UsersClient implements UserReader {
  readonly #session: V2Session;

  constructor(session: V2Session) {
    this.#session = session;
  }

  async list(input: PageOptions = {}, options?: CallOptions): Promise<Page<User>> {
    const { page = 1, limit = 10 } = input;
    const variables = { page, limit, excludeUsersInOrg: false };
    const data = await this.#session.graphql(documents.users, variables, usersData, options);
    return data.users;
  }

  async search(
    query: string,
    input: PageOptions & {
      readonly fields?: readonly string[] | undefined;
      readonly groupCodes?: readonly string[] | undefined;
    } = {},
    options?: CallOptions,
  ): Promise<Page<User>> {
    const { fields, page = 1, limit = 10, groupCodes } = input;
    const groupOpts = groupCodes?.map((code) => ({ code }));
    const variables = { query, fields, page, limit, groupOpts };
    const data = await this.#session.graphql(
      documents.searchUser,
      variables,
      searchUserData,
      options,
    );
    return data.searchUser;
  }

  async find(
    identity: {
      readonly email?: string | undefined;
      readonly phone?: string | undefined;
      readonly username?: string | undefined;
      readonly externalId?: string | undefined;
    },
    options?: CallOptions,
  ): Promise<User | undefined> {
    const { email, phone, username, externalId } = identity;
    const variables = { email, phone, username, externalId };
    return unlessNotFound(async () => {
      const data = await this.#session.graphql(
        documents.findUser,
        variables,
        findUserData,
        options,
      );
      return data.findUser;
    });
  }

  async get(id: string, options?: CallOptions): Promise<User | undefined> {
    return unlessNotFound(async () => {
      const data = await this.#session.graphql(documents.user, { id }, userData, options);
      return data.user;
    });
  }

  /**
   * Several users at once, in as many requests as the server's bound of 80 asks for.
   * @param ids ids, or whatever `type` says they are
   * @returns those there are, which may be fewer than asked for
   */
  async batch(
    ids: readonly string[],
    options: CallOptions & { readonly type?: UserBatchKey | undefined } = {},
  ): Promise<User[]> {
    const { type, ...callOptions } = options;
    const users: User[] = [];
    for (let start = 0; start < ids.length; start += batchSize) {
      const variables = { ids: ids.slice(start, start + batchSize), type };
      const data = await this.#session.graphql(
        documents.userBatch,
        variables,
        userBatchData,
        callOptions,
      );
      users.push(...data.userBatch);
    }
    return users;
  }

  async groups(id: string, options?: CallOptions): Promise<Page<Group>> {
    const data = await this.#session.graphql(
      documents.getUserGroups,
      { id },
      userGroupsData,
      options,
    );
    if (!data.user) throw nothingThere('getUserGroups');
    return data.user.groups;
  }

  async groupsOfMany(
    ids: readonly string[],
    options?: CallOptions,
  ): Promise<Map<string, Page<Group>>> {
    const distinct = [...new Set(ids)];
    if (distinct.length === 0) return new Map();
    const data = await this.#session.graphql(
      documents.groupsOfUsers(distinct.length),
      Object.fromEntries(distinct.map((id, index) => [`i${index}`, id])),
      v.object(Object.fromEntries(distinct.map((_, index) => [`u${index}`, userGroups]))),
      options,
    );
    const groups = new Map<string, Page<Group>>();
    for (const [index, id] of distinct.entries()) {
      const user = data[`u${index}`];
      if (user) groups.set(id, user.groups);
    }
    return groups;
  }

  async authorizedResources(
    id: string,
    input: {
      readonly namespace: string;
      readonly resourceType?: ResourceType | undefined;
    },
    options?: CallOptions,
  ): Promise<Page<AuthorizedResource>> {
    const { namespace, resourceType } = input;
    const { user } = await this.#session.graphql(
      documents.listUserAuthorizedResources,
      { id, namespace, resourceType },
      userResourcesData,
      options,
    );
    if (!user) throw nothingThere('listUserAuthorizedResources');
    return user.authorizedResources;
  }

  async roles(id: string, options?: CallOptions): Promise<Page<Role>> {
    const { user } = await this.#session.graphql(
      documents.getUserRoles,
      { id },
      userRolesData,
      options,
    );
    if (!user) throw nothingThere('getUserRoles');
    return user.roles;
  }

  async departments(id: string, options?: CallOptions): Promise<Page<Department>> {
    const { user } = await this.#session.graphql(
      documents.getUserDepartments,
      { id },
      userDepartmentsData,
      options,
    );
    if (!user) throw nothingThere('getUserDepartments');
    return user.departments;
  }

  async isActionAllowed(question: AllowedQuestion, options?: CallOptions): Promise<boolean> {
    const { userId, resource, action, namespace } = question;
    const data = await this.#session.graphql(
      documents.isActionAllowed,
      { resource, action, userId, namespace },
      isActionAllowedData,
      options,
    );
    return data.isActionAllowed;
  }
}

/** Servers answer a missing user with null or with an error of its own. */
async function unlessNotFound(
  lookUp: () => Promise<User | null | undefined>,
): Promise<User | undefined> {
  try {
    return (await lookUp()) ?? undefined;
  } catch (error) {
    if (error instanceof AuthingError && error.reason === 'userMissing') return undefined;
    throw error;
  }
}
