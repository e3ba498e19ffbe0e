import * as v from 'valibot';
import type {
  AuthorizedTarget,
  Grant,
  Namespace,
  Resource,
  ResourceType,
  TargetType,
} from '../../model/resource.ts';
import type {
  CallOptions,
  PageOptions,
  ResourceAddress,
  ResourceGrants,
  ResourceWriter,
} from '../api.ts';
import type { Page } from '../page.ts';
import * as documents from './documents.ts';
import { nullablePageOf, restPageOf } from './pages.ts';
import { restGet, restPost } from './rest.ts';
import * as schemas from './schemas.ts';
import type { V2Session } from './session.ts';

const namespacesPage = restPageOf(schemas.namespace);
const resourcesPage = restPageOf(schemas.resource);
const targets = nullablePageOf(schemas.authorizedTarget);
const authorizedTargetsData = v.object({ authorizedTargets: targets });

/**
 * The resources of a user pool and who may touch them, as `api.ts` has them. Every method throws
 * `AuthingError`.
 */
export class ResourcesClient implements ResourceWriter {
  readonly #session: V2Session;

  constructor(session: V2Session) {
    this.#session = session;
  }

  namespaces(input: PageOptions = {}, options?: CallOptions): Promise<Page<Namespace>> {
    const { page = 1, limit = 10 } = input;
    const path = `/api/v2/resource-namespace/${encodeURIComponent(this.#session.userPoolId)}`;
    const request = restGet('listNamespaces', path, { page, limit });
    return this.#session.rest(request, namespacesPage, options);
  }

  list(
    input: PageOptions & {
      readonly namespace?: string | undefined;
      readonly type?: ResourceType | undefined;
    } = {},
    options?: CallOptions,
  ): Promise<Page<Resource>> {
    const { namespace, type, limit = 10, page = 1 } = input;
    const parameters = { namespace, type, limit, page };
    const request = restGet('listResources', '/api/v2/resources', parameters);
    return this.#session.rest(request, resourcesPage, options);
  }

  async authorizedTargets(
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
  ): Promise<Page<AuthorizedTarget>> {
    const { namespace, resourceType, resource, targetType, actions } = input;
    const data = await this.#session.graphql(
      documents.authorizedTargets,
      { namespace, resourceType, resource, targetType, actions },
      authorizedTargetsData,
      options,
    );
    return data.authorizedTargets;
  }

  async authorizedTargetsOfMany(
    resources: readonly ResourceAddress[],
    options?: CallOptions,
  ): Promise<readonly Page<AuthorizedTarget>[]> {
    if (resources.length === 0) return [];
    const variables = resources.flatMap(({ namespace, resourceType, resource }, index) => [
      [`n${index}`, namespace],
      [`t${index}`, resourceType],
      [`r${index}`, resource],
    ]);
    const data = await this.#session.graphql(
      documents.resourcesAuthorizedTargets(resources.length),
      Object.fromEntries(variables),
      v.object(Object.fromEntries(resources.map((_, index) => [`a${index}`, targets]))),
      options,
    );
    return resources.map((_, index) => data[`a${index}`] ?? { totalCount: 0, list: [] });
  }

  async authorize(input: ResourceGrants, options?: CallOptions): Promise<void> {
    const { namespace, resource, resourceType, opts } = input;
    const variables = { namespace, resource, resourceType, opts };
    await this.#session.command(documents.authorizeResource, variables, options);
  }

  async revoke(
    input: ResourceGrants<Pick<Grant, 'targetType' | 'targetIdentifier'>>,
    options?: CallOptions,
  ): Promise<void> {
    const { namespace, resource, resourceType, opts } = input;
    const body = { namespace, resource, resourceType, opts };
    const request = restPost('revokeResource', '/api/v2/acl/revoke-resource', body);
    await this.#session.rest(request, v.unknown(), options);
  }
}
