import * as v from 'valibot';
import type { Call } from './call.ts';
import type { Answer } from './graphqlEndpoint.ts';
import { failureOf, messageOf, SampleError } from './messages.ts';
import { customData, grantList, userFields } from './nodes.ts';
import { mapPage, type PageArgs, pageOf } from './pages.ts';
import type { Pool } from './pool.ts';
import { publicKey } from './publicKey.ts';
import { covers } from './resolvers/access.ts';
import { findBatch } from './resolvers/users.ts';
import { type ResourceRecord, resourceTypes, targetTypes } from './state.ts';

/** One REST call, taken apart. */
export interface RestRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

interface Route {
  readonly method: 'GET' | 'POST';
  /** Matched against the whole path; its groups go to `run`. */
  readonly path: RegExp;
  readonly run: (request: RestRequest, call: Call, ...groups: string[]) => unknown;
}

const targetSchema = v.object({
  targetType: v.picklist(targetTypes),
  targetIdentifier: v.string(),
});
const namespaceSchema = v.nullish(v.string());

const revokeResourceSchema = v.object({
  namespace: namespaceSchema,
  resource: v.string(),
  opts: v.array(v.object({ ...targetSchema.entries, actions: v.nullish(v.array(v.string())) })),
});

/** `authorize-resources` and `revoke-resources` take the same: many resources for many targets. */
const manySchema = v.object({
  namespace: namespaceSchema,
  opts: v.array(
    v.object({
      targetType: v.picklist(targetTypes),
      targetIdentifiers: v.array(v.string()),
      resources: v.array(
        v.object({
          code: v.string(),
          actions: v.nullish(v.array(v.string())),
          resourceType: v.nullish(v.picklist(resourceTypes)),
        }),
      ),
    }),
  ),
});

const isAllowedSchema = v.object({
  namespace: namespaceSchema,
  userId: v.string(),
  resource: v.string(),
  action: v.string(),
});

const authorizedBatchSchema = v.object({
  namespace: namespaceSchema,
  resourceType: v.nullish(v.string()),
  targets: v.array(targetSchema),
});

const userBatchSchema = v.object({
  ids: v.array(v.string()),
  type: v.nullish(v.string()),
  withCustomData: v.nullish(v.boolean()),
});

/** The REST calls of the official clients that stand beside the GraphQL operations served here. */
const routes: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/api\/v2\/\.well-known$/,
    // No token: clients encrypt passwords with it before they sign anyone in.
    run: () => ({ publicKey: publicKey() }),
  },
  {
    method: 'GET',
    path: /^\/api\/v2\/resource-namespace\/([^/]+)$/,
    run: ({ query }, call, userPoolId) => {
      const pool = call.read();
      if (userPoolId !== pool.userPoolId) throw new SampleError('poolNotFound');
      const { totalCount, list } = pageOf(pool.access.namespaces, pageArgs(query));
      // The clients' types say `total`; other lists, and newer servers, say `totalCount`.
      return { total: totalCount, totalCount, list };
    },
  },
  {
    method: 'GET',
    path: /^\/api\/v2\/resources$/,
    run: ({ query }, call) => {
      const pool = call.read();
      const namespace = query.get('namespace') ?? query.get('namespaceCode') ?? undefined;
      const listed = pool.access.listResources(
        namespace || undefined,
        query.get('type') || undefined,
      );
      return mapPage(pageOf(listed, pageArgs(query)), (resource) => resourceView(pool, resource));
    },
  },
  {
    method: 'GET',
    path: /^\/api\/v2\/resources\/detail$/,
    run: ({ query }, call) => {
      const pool = call.read();
      const id = query.get('id');
      const code = query.get('code') ?? '';
      const resource = id
        ? pool.access.resources.find((candidate) => candidate.id === id)
        : pool.access.resource(query.get('namespace') || 'default', code);
      if (!resource) throw new SampleError('resourceNotFound', { code: id ?? code });
      return resourceView(pool, resource);
    },
  },
  {
    method: 'POST',
    path: /^\/api\/v2\/acl\/revoke-resource$/,
    run: ({ body }, call) => {
      const { namespace, resource, opts } = parsed(revokeResourceSchema, body);
      return call.change((pool) => {
        const name = pool.resourceName(namespace, undefined, resource);
        const revoked = opts.map(({ targetType, targetIdentifier, actions }) => ({
          target: pool.target(targetType, targetIdentifier),
          actions: actions ?? [],
        }));
        for (const { target, actions } of revoked) pool.access.revoke(name, target, actions);
        return null;
      });
    },
  },
  {
    method: 'POST',
    path: /^\/api\/v2\/acl\/(authorize|revoke)-resources$/,
    run: ({ body }, call, what) => {
      const input = parsed(manySchema, body);
      return call.change((pool) => {
        for (const { name, target, actions } of manyGrants(pool, input)) {
          if (what === 'authorize') pool.access.grant(name, target, actions);
          else pool.access.revoke(name, target, actions);
        }
        return null;
      });
    },
  },
  {
    method: 'POST',
    path: /^\/api\/v2\/acl\/is-allowed$/,
    run: ({ body }, call) => {
      const pool = call.read();
      const { namespace, userId, resource, action } = parsed(isAllowedSchema, body);
      const user = pool.users.require(userId);
      const grants = pool.grantsOfUser(user, { namespace: namespace || 'default' });
      const allowed = grants.some(
        (grant) =>
          covers(grant.resource, resource) && grant.actions.some((held) => covers(held, action)),
      );
      return { allowed };
    },
  },
  {
    method: 'POST',
    path: /^\/api\/v2\/acl\/list-authorized-resources-batch$/,
    run: ({ body }, call) => {
      const pool = call.read();
      const { targets, namespace, resourceType } = parsed(authorizedBatchSchema, body);
      const filter = { namespace: namespace ?? null, resourceType: resourceType ?? null };
      const list = targets.map(({ targetType, targetIdentifier }) =>
        grantList(pool, pool.grantsOfTarget(targetType, targetIdentifier, filter)),
      );
      return { list };
    },
  },
  {
    method: 'POST',
    path: /^\/api\/v2\/users\/batch$/,
    run: ({ body }, call) => {
      const pool = call.read();
      const { ids, type, withCustomData } = parsed(userBatchSchema, body);
      return findBatch(pool, ids, type).map((user) => ({
        ...userFields(pool, user),
        ...(withCustomData ? { customData: customData(pool, user) } : {}),
      }));
    },
  },
  {
    method: 'GET',
    path: /^\/api\/v2\/users\/([^/]+)$/,
    run: ({ query }, call, id) => {
      const pool = call.read();
      const user = pool.users.require(id ?? '');
      return {
        ...userFields(pool, user),
        ...(query.get('with_custom_data') === 'true' ? { customData: customData(pool, user) } : {}),
      };
    },
  },
];

/**
 * Answers one REST call: `{ code, message, data }`, with HTTP 200 also where the code is a failure,
 * and HTTP 201 where a POST went well, as Authing's servers may (authing-v2.md, section 4).
 */
export async function answerRest(request: RestRequest, call: Call): Promise<Answer> {
  const { language } = call.headers;
  for (const { method, path, run } of routes) {
    const groups = method === request.method ? path.exec(request.path) : null;
    if (!groups) continue;
    try {
      const data = await run(request, call, ...groups.slice(1).map(decodeURIComponent));
      const status = request.method === 'POST' ? 201 : 200;
      return { status, body: { ...messageOf('ok', language), data } };
    } catch (error) {
      return { status: 200, body: { data: null, ...failureOf(error, language) } };
    }
  }
  const message = `Cannot ${request.method} ${request.path}`;
  return { status: 404, body: { code: 404, message, data: null } };
}

function parsed<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const name = v.getDotPath(result.issues[0]) ?? 'body';
  throw new SampleError('argumentInvalid', { name });
}

function pageArgs(query: URLSearchParams): PageArgs {
  const number = (name: string) => (query.get(name) ? Number(query.get(name)) : null);
  return { page: number('page'), limit: number('limit') };
}

function resourceView(pool: Pool, resource: ResourceRecord) {
  return {
    ...resource,
    userPoolId: pool.userPoolId,
    namespaceId: pool.access.namespace(resource.namespace)?.id ?? null,
  };
}

/** All that one call means, checked whole before anything is changed. */
function manyGrants(pool: Pool, { namespace, opts }: v.InferOutput<typeof manySchema>) {
  return opts.flatMap(({ targetType, targetIdentifiers, resources }) =>
    targetIdentifiers.flatMap((identifier) =>
      resources.map(({ code, actions, resourceType }) => ({
        name: pool.resourceName(namespace, resourceType, code),
        target: pool.target(targetType, identifier),
        actions: actions ?? [],
      })),
    ),
  );
}
