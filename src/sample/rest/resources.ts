import * as v from 'valibot';
import { SampleError } from '../messages.ts';
import { mapPage, pageOf } from '../pages.ts';
import type { Pool } from '../pool.ts';
import { type NamespaceRecord, type ResourceRecord, resourceTypes } from '../state.ts';
import { pageArgs, parsed, type RestRequest, type Route } from './route.ts';

const text = v.nullish(v.string());

const newNamespaceSchema = v.object({
  code: v.pipe(v.string(), v.nonEmpty()),
  name: text,
  description: text,
});
const namespaceUpdateSchema = v.object({ code: text, name: text, description: text });

const actionsSchema = v.nullish(
  v.array(
    v.pipe(
      v.object({ name: v.string(), description: text }),
      v.transform(({ name, description }) => ({ name, description: description ?? '' })),
    ),
  ),
);
const resourceFields = {
  type: v.nullish(v.picklist(resourceTypes)),
  description: text,
  actions: actionsSchema,
  apiIdentifier: text,
  namespace: text,
};
const newResourceSchema = v.object({ code: v.pipe(v.string(), v.nonEmpty()), ...resourceFields });
const resourceUpdateSchema = v.object(resourceFields);

/** The namespaces of the pool, and the resources that they define. */
export const resourceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/api\/v2\/resource-namespace\/([^/]+)$/,
    run: ({ query }, call, userPoolId) => {
      const pool = own(call.read(), userPoolId);
      const { totalCount, list } = pageOf(pool.access.namespaces, pageArgs(query));
      // The clients' types say `total`; other lists, and newer servers, say `totalCount`.
      return { total: totalCount, totalCount, list };
    },
  },
  {
    method: 'GET',
    path: /^\/api\/v2\/resource-namespace\/([^/]+)\/(?:code\/)?([^/]+)$/,
    run: (_, call, userPoolId, name) => namespaceNamed(own(call.read(), userPoolId), name),
  },
  {
    method: 'POST',
    path: /^\/api\/v2\/resource-namespace\/([^/]+)$/,
    run: ({ body }, call, userPoolId) => {
      const { code, name, description } = parsed(newNamespaceSchema, body);
      return call.change((pool) =>
        own(pool, userPoolId).access.createNamespace({
          code,
          name: name ?? code,
          description: description ?? '',
        }),
      );
    },
  },
  {
    method: 'PUT',
    path: /^\/api\/v2\/resource-namespace\/([^/]+)\/(?:code\/)?([^/]+)$/,
    run: ({ body }, call, userPoolId, named) => {
      const update = parsed(namespaceUpdateSchema, body);
      return call.change((pool) => {
        const { code } = namespaceNamed(own(pool, userPoolId), named);
        return pool.access.updateNamespace(code, update);
      });
    },
  },
  {
    method: 'DELETE',
    path: /^\/api\/v2\/resource-namespace\/([^/]+)\/(?:code\/)?([^/]+)$/,
    run: (_, call, userPoolId, named) =>
      call.change((pool) => {
        pool.access.deleteNamespace(namespaceNamed(own(pool, userPoolId), named).code);
        return true;
      }),
  },
  {
    method: 'GET',
    path: /^\/api\/v2\/resources$/,
    run: ({ query }, call) => {
      const pool = call.read();
      const listed = pool.access.listResources(namespaceIn(query), query.get('type') || undefined);
      return mapPage(pageOf(listed, pageArgs(query)), (resource) => resourceView(pool, resource));
    },
  },
  {
    method: 'GET',
    path: /^\/api\/v2\/resources\/detail$/,
    run: ({ query }, call) => {
      const pool = call.read();
      const id = query.get('id');
      if (!id) return resourceView(pool, resourceIn(pool, query, query.get('code') ?? ''));
      const resource = pool.access.resources.find((candidate) => candidate.id === id);
      if (!resource) throw new SampleError('resourceNotFound', { code: id });
      return resourceView(pool, resource);
    },
  },
  {
    method: 'GET',
    path: /^\/api\/v2\/resources\/by-code\/(.+)$/,
    run: ({ query }, call, code) => {
      const pool = call.read();
      return resourceView(pool, resourceIn(pool, query, code ?? ''));
    },
  },
  {
    method: 'POST',
    path: /^\/api\/v2\/resources$/,
    run: (request, call) => createResource(request, call),
  },
  {
    method: 'POST',
    path: /^\/api\/v2\/resources\/(.+)$/,
    run: ({ body, query }, call, code = '') => {
      const { namespace, ...update } = parsed(resourceUpdateSchema, body);
      return call.change((pool) => {
        const inside = namespace || namespaceIn(query) || 'default';
        return resourceView(pool, pool.access.updateResource(inside, code, update));
      });
    },
  },
  {
    method: 'DELETE',
    path: /^\/api\/v2\/resources\/(.+)$/,
    run: ({ query }, call, code = '') =>
      call.change((pool) => {
        pool.access.deleteResource(namespaceIn(query) ?? 'default', code);
        return true;
      }),
  },
];

function createResource({ body }: RestRequest, call: Parameters<Route['run']>[1]) {
  const { code, type, description, actions, apiIdentifier, namespace } = parsed(
    newResourceSchema,
    body,
  );
  return call.change((pool) =>
    resourceView(
      pool,
      pool.access.createResource({
        code,
        type: type ?? 'DATA',
        description: description ?? null,
        actions: actions ?? [],
        apiIdentifier: apiIdentifier ?? null,
        namespace: pool.namespaceCode(namespace),
      }),
    ),
  );
}

function namespaceIn(query: URLSearchParams): string | undefined {
  return query.get('namespace') || query.get('namespaceCode') || undefined;
}

function resourceIn(pool: Pool, query: URLSearchParams, code: string): ResourceRecord {
  const resource = pool.access.resource(namespaceIn(query) ?? 'default', code);
  if (!resource) throw new SampleError('resourceNotFound', { code });
  return resource;
}

/** Some clients name a namespace by its code, others by its id. */
function namespaceNamed(pool: Pool, name = ''): NamespaceRecord {
  const namespace =
    pool.access.namespace(name) ?? pool.access.namespaces.find(({ id }) => String(id) === name);
  if (!namespace) throw new SampleError('namespaceNotFound', { code: name });
  return namespace;
}

function own(pool: Pool, userPoolId: string | undefined): Pool {
  if (userPoolId !== pool.userPoolId) throw new SampleError('poolNotFound');
  return pool;
}

function resourceView(pool: Pool, resource: ResourceRecord) {
  return {
    ...resource,
    userPoolId: pool.userPoolId,
    namespaceId: pool.access.namespace(resource.namespace)?.id ?? null,
  };
}
