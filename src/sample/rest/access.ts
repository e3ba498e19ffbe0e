import * as v from 'valibot';
import { SampleError } from '../messages.ts';
import { grantList } from '../nodes.ts';
import type { Pool } from '../pool.ts';
import { isActionAllowed } from '../resolvers/access.ts';
import { resourceTypes, targetTypes } from '../state.ts';
import { parsed, type Route } from './route.ts';

const targetSchema = v.object({
  targetType: v.picklist(targetTypes),
  targetIdentifier: v.string(),
});
const namespaceSchema = v.nullish(v.string());
const typeSchema = v.nullish(v.picklist(resourceTypes));

const revokeResourceSchema = v.object({
  namespace: namespaceSchema,
  resource: v.string(),
  resourceType: typeSchema,
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
          resourceType: typeSchema,
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

/** Who is authorized for what. */
export const accessRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: /^\/api\/v2\/acl\/revoke-resource$/,
    run: ({ body }, call) => {
      const { namespace, resource, resourceType, opts } = parsed(revokeResourceSchema, body);
      return call.change((pool) => {
        const revoked = { namespace: pool.namespaceCode(namespace), type: resourceType, resource };
        const targets = opts.map(({ targetType, targetIdentifier, actions }) => ({
          target: pool.target(targetType, targetIdentifier),
          actions: actions ?? [],
        }));
        for (const { target, actions } of targets) pool.access.revoke(revoked, target, actions);
        return null;
      });
    },
  },
  {
    method: 'POST',
    path: /^\/api\/v2\/acl\/authorize-resources$/,
    run: ({ body }, call) => {
      const input = parsed(manySchema, body);
      return call.change((pool) => {
        const grants = manyTargets(pool, input).map(({ code, resourceType, ...grant }) => ({
          ...grant,
          name: pool.resourceName(input.namespace, resourceType, code),
        }));
        for (const { name, target, actions } of grants) pool.access.grant(name, target, actions);
        return null;
      });
    },
  },
  {
    method: 'POST',
    path: /^\/api\/v2\/acl\/revoke-resources$/,
    run: ({ body }, call) => {
      const input = parsed(manySchema, body);
      return call.change((pool) => {
        const namespace = pool.namespaceCode(input.namespace);
        for (const { code, resourceType, target, actions } of manyTargets(pool, input)) {
          pool.access.revoke({ namespace, type: resourceType, resource: code }, target, actions);
        }
        return null;
      });
    },
  },
  {
    method: 'POST',
    path: /^\/api\/v2\/acl\/is-allowed$/,
    run: ({ body }, call) => ({
      allowed: isActionAllowed(call.read(), parsed(isAllowedSchema, body)),
    }),
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
];

/** All that one call means, checked whole before anything is changed. */
function manyTargets(pool: Pool, { opts }: v.InferOutput<typeof manySchema>) {
  return opts.flatMap(({ targetType, targetIdentifiers, resources }) =>
    targetIdentifiers.flatMap((identifier) =>
      resources.map(({ code, actions, resourceType }) => {
        if (code === '') throw new SampleError('argumentMissing', { name: 'code' });
        return {
          code,
          resourceType,
          target: pool.target(targetType, identifier),
          actions: actions ?? [],
        };
      }),
    ),
  );
}
