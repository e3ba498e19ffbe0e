import * as v from 'valibot';
import type { Group } from '../../model/group.ts';
import type { AuthorizedResource, ResourceType } from '../../model/resource.ts';
import type { User } from '../../model/user.ts';
import type {
  CallOptions,
  GroupChanges,
  GroupWriter,
  NewGroup,
  PageOptions,
  SortBy,
} from '../api.ts';
import { nothingThere } from '../failures.ts';
import type { Page } from '../page.ts';
import * as documents from './documents.ts';
import { count, nullablePageOf, pageOf } from './pages.ts';
import * as schemas from './schemas.ts';
import type { V2Session } from './session.ts';

const createGroupData = v.object({ createGroup: schemas.group });
const updateGroupData = v.object({ updateGroup: schemas.group });
const groupData = v.object({ group: v.nullish(schemas.group) });
const groupsData = v.object({ groups: pageOf(schemas.group) });
const usersData = v.object({
  group: v.nullish(v.object({ users: pageOf(schemas.user) })),
});
const usersWithCustomDataData = v.object({
  group: v.nullish(v.object({ users: pageOf(schemas.userWithCustomData) })),
});
const resourcesPage = nullablePageOf(schemas.authorizedResource);
const authorizedResourcesData = v.object({
  group: v.nullish(v.object({ authorizedResources: resourcesPage })),
});
const noResources: Page<AuthorizedResource> = { totalCount: 0, list: [] };
const memberCountData = v.nullish(v.object({ users: v.object({ totalCount: count }) }));

/**
 * The groups of a user pool, with the names and defaults of Authing's own clients; what each method does is
 * said in `api.ts`. Every method throws `AuthingError`; a missing group fails with kind `notFound` where its members or resources
 * are read, and with the server's own error where it is changed.
 */
export class GroupsClient implements GroupWriter {
  readonly #session: V2Session;

  constructor(session: V2Session) {
    this.#session = session;
  }

  async create(input: NewGroup, options?: CallOptions): Promise<Group> {
    const { code, name, description } = input;
    const variables = { code, name, description };
    const data = await this.#session.graphql(
      documents.createGroup,
      variables,
      createGroupData,
      options,
    );
    return data.createGroup;
  }

  async update(code: string, input: GroupChanges, options?: CallOptions): Promise<Group> {
    const { name, description, newCode } = input;
    const variables = { code, name, description, newCode };
    const data = await this.#session.graphql(
      documents.updateGroup,
      variables,
      updateGroupData,
      options,
    );
    return data.updateGroup;
  }

  async detail(code: string, options?: CallOptions): Promise<Group | undefined> {
    const data = await this.#session.graphql(documents.group, { code }, groupData, options);
    return data.group ?? undefined;
  }

  async list(
    input: PageOptions & { readonly sortBy?: SortBy | undefined } = {},
    options?: CallOptions,
  ): Promise<Page<Group>> {
    const { page = 1, limit = 10, sortBy } = input;
    const variables = { page, limit, sortBy };
    const data = await this.#session.graphql(documents.groups, variables, groupsData, options);
    return data.groups;
  }

  async delete(code: string, options?: CallOptions): Promise<void> {
    await this.deleteMany([code], options);
  }

  async deleteMany(codes: readonly string[], options?: CallOptions): Promise<void> {
    await this.#session.command(documents.deleteGroups, { codeList: codes }, options);
  }

  async listUsers(
    code: string,
    input: PageOptions & { readonly withCustomData?: boolean | undefined } = {},
    options?: CallOptions,
  ): Promise<Page<User>> {
    const { page = 1, limit = 10, withCustomData = false } = input;
    const variables = { code, page, limit };
    const { group } = withCustomData
      ? await this.#session.graphql(
          documents.groupWithUsersWithCustomData,
          variables,
          usersWithCustomDataData,
          options,
        )
      : await this.#session.graphql(documents.groupWithUsers, variables, usersData, options);
    if (!group) throw nothingThere('groupWithUsers');
    return group.users;
  }

  async addUsers(code: string, userIds: readonly string[], options?: CallOptions): Promise<void> {
    await this.#session.command(documents.addUserToGroup, { userIds, code }, options);
  }

  async removeUsers(
    code: string,
    userIds: readonly string[],
    options?: CallOptions,
  ): Promise<void> {
    await this.#session.command(documents.removeUserFromGroup, { userIds, code }, options);
  }

  async listAuthorizedResources(
    code: string,
    input: {
      readonly namespace?: string | undefined;
      readonly resourceType?: ResourceType | undefined;
    } = {},
    options?: CallOptions,
  ): Promise<Page<AuthorizedResource>> {
    const { namespace, resourceType } = input;
    const { group } = await this.#session.graphql(
      documents.listGroupAuthorizedResources,
      { code, namespace, resourceType },
      authorizedResourcesData,
      options,
    );
    if (!group) throw nothingThere('listGroupAuthorizedResources');
    return group.authorizedResources;
  }

  async authorizedResourcesOfMany(
    codes: readonly string[],
    namespaces: readonly (string | undefined)[],
    options?: CallOptions,
  ): Promise<Map<string, readonly Page<AuthorizedResource>[]>> {
    const distinct = [...new Set(codes)];
    if (distinct.length === 0 || namespaces.length === 0) {
      return new Map(distinct.map((code) => [code, []]));
    }
    const group = v.nullish(
      v.object(Object.fromEntries(namespaces.map((_, index) => [`n${index}`, resourcesPage]))),
    );
    const data = await this.#session.graphql(
      documents.groupsAuthorizedResources(distinct.length, namespaces.length),
      { ...numbered('c', distinct), ...numbered('n', namespaces) },
      v.object(Object.fromEntries(distinct.map((_, index) => [`g${index}`, group]))),
      options,
    );
    return new Map(
      distinct.flatMap((code, index) => {
        const pages = data[`g${index}`];
        return pages ? [[code, namespaces.map((_, at) => pages[`n${at}`] ?? noResources)]] : [];
      }),
    );
  }

  async memberCounts(
    codes: readonly string[],
    options?: CallOptions,
  ): Promise<Map<string, number>> {
    const distinct = [...new Set(codes)];
    if (distinct.length === 0) return new Map();
    const data = await this.#session.graphql(
      documents.groupMemberCounts(distinct.length),
      numbered('c', distinct),
      v.object(Object.fromEntries(distinct.map((_, index) => [`g${index}`, memberCountData]))),
      options,
    );
    const counts = new Map<string, number>();
    for (const [index, code] of distinct.entries()) {
      const group = data[`g${index}`];
      const count = group?.users.totalCount;
      if (count !== undefined) counts.set(code, count);
    }
    return counts;
  }
}

/** Values as variables of a document that asks about several things at once: `c0`, `c1` and so on. */
function numbered(
  name: string,
  values: readonly (string | undefined)[],
): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(values.map((value, index) => [`${name}${index}`, value]));
}
