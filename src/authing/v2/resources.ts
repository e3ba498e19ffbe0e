import * as v from 'valibot';
import type {
  AuthorizedTarget,
  CallOptions,
  Namespace,
  Page,
  PageOptions,
  Resource,
  ResourceType,
  TargetType,
} from '../types.ts';
import * as documents from './documents.ts';
import { nullablePageOf, restPageOf } from './pages.ts';
import { restGet, restPost } from './rest.ts';
import * as schemas from './schemas.ts';
import type { Session } from './session.ts';

const namespacesPage = restPageOf(schemas.namespace);
const resourcesPage = restPageOf(schemas.resource);
const authorizedTargetsData = v.object({
  authorizedTargets: nullablePageOf(schemas.authorizedTarget),
});

/** To whom a resource is granted, and for what. */
export interface Grant {
  readonly targetType: TargetType;
  /** Of a group, its code. */
  readonly targetIdentifier: string;
  /** All actions where left out. */
  readonly actions?: readonly string[] | undefined;
}

/** The resources of a user pool and who may touch them. Every method throws `AuthingError`. */
export class ResourcesClient {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** One page of the pool's namespaces: `system`, `default` and one per application among them. */
  namespaces(input: PageOptions = {}, options?: CallOptions): Promise<Page<Namespace>> {
    const { page = 1, limit = 10 } = input;
    const path = `/api/v2/resource-namespace/${encodeURIComponent(this.#session.userPoolId)}`;
    const request = restGet('listNamespaces', path, { page, limit });
    return this.#session.rest(request, namespacesPage, options);
  }

  /** One page of the resources the pool defines. */
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

  /**
   * Who may touch a resource, all at once. What it calls a group may be its code or, on some servers, an id
   * that is no code: trust it only where it is the code of a group that is there.
   */
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

  /** Grants a resource to groups or other targets. */
  async authorize(
    input: {
      readonly namespace: string;
      readonly resource: string;
      readonly resourceType?: ResourceType | undefined;
      readonly opts: readonly Grant[];
    },
    options?: CallOptions,
  ): Promise<void> {
    const { namespace, resource, resourceType, opts } = input;
    const variables = { namespace, resource, resourceType, opts };
    await this.#session.command(documents.authorizeResource, variables, options);
  }

  /**
   * Takes a resource away from groups or other targets: the reverse of `authorize`.
   * @param input `resourceType` is to be that of the grant: without it some servers take DATA, and leave a
   *   grant of another type
   */
  async revoke(
    input: {
      readonly namespace: string;
      readonly resource: string;
      readonly resourceType?: ResourceType | undefined;
      readonly opts: readonly Pick<Grant, 'targetType' | 'targetIdentifier'>[];
    },
    options?: CallOptions,
  ): Promise<void> {
    const { namespace, resource, resourceType, opts } = input;
    const body = { namespace, resource, resourceType, opts };
    const request = restPost('revokeResource', '/api/v2/acl/revoke-resource', body);
    await this.#session.rest(request, v.unknown(), options);
  }
}
