import * as v from 'valibot';
import { customData, userFields } from '../nodes.ts';
import { findBatch, uniqueValuesExist } from '../resolvers/users.ts';
import { parsed, type Route } from './route.ts';

const userBatchSchema = v.object({
  ids: v.array(v.string()),
  type: v.nullish(v.string()),
  withCustomData: v.nullish(v.boolean()),
});

/** The fields of a user are checked where the user is created. */
const newUserSchema = v.object({
  userInfo: v.record(v.string(), v.unknown()),
  keepPassword: v.nullish(v.boolean()),
});

/** The users of the pool. */
export const userRoutes: readonly Route[] = [
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
    method: 'POST',
    path: /^\/api\/v2\/users$/,
    run: ({ body }, call) => {
      const { userInfo } = parsed(newUserSchema, body);
      return call.change((pool) => userFields(pool, pool.users.create(userInfo)));
    },
  },
  {
    method: 'GET',
    path: /^\/api\/v2\/users\/is-user-exists$/,
    run: ({ query }, call) => uniqueValuesExist(call.read(), Object.fromEntries(query)),
  },
  {
    method: 'GET',
    path: /^\/api\/v2\/users\/login-status$/,
    // Nobody signs in to the sample pool.
    run: (_, call) => {
      call.read();
      return { isLogin: false, application: [] };
    },
  },
  {
    method: 'GET',
    path: /^\/api\/v2\/users\/([^/]+)$/,
    run: ({ query }, call, id) => {
      const pool = call.read();
      const user = pool.users.require(id ?? '');
      // The Python client writes 1, the others true.
      const wantsCustomData = /^(true|1)$/i.test(query.get('with_custom_data') ?? '');
      return {
        ...userFields(pool, user),
        ...(wantsCustomData ? { customData: customData(pool, user) } : {}),
      };
    },
  },
];
