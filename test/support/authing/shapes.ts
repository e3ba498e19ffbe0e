import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { Page } from '../../../src/authing/api.ts';
import { AuthingError, type AuthingErrorKind } from '../../../src/authing/errors.ts';
import type { Group } from '../../../src/model/group.ts';
import type {
  AuthorizedResource,
  AuthorizedTarget,
  Namespace,
  Resource,
} from '../../../src/model/resource.ts';
import type { Department, Role } from '../../../src/model/role.ts';
import type { CustomDataField, User } from '../../../src/model/user.ts';

// What the client promises to give out, told once more and to the letter, for tests on any answer.

type Shape<T> = v.GenericSchema<unknown, T>;

const text = v.exactOptional(v.string());
const flag = v.exactOptional(v.boolean());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const group: Shape<Group> = v.strictObject({
  code: v.string(),
  name: v.string(),
  description: text,
  createdAt: text,
  updatedAt: text,
});

const identity = v.strictObject({
  openid: text,
  userIdInIdp: text,
  userId: text,
  connectionId: text,
  isSocial: flag,
  provider: text,
  type: text,
  userPoolId: text,
  extIdpId: text,
});

const customDataField = v.strictObject({
  key: v.string(),
  label: text,
  dataType: v.string(),
  value: v.union([
    v.undefined(),
    v.null(),
    v.string(),
    v.number(),
    v.boolean(),
    v.date(),
    v.array(v.unknown()),
    v.record(v.string(), v.unknown()),
  ]),
}) satisfies Shape<CustomDataField>;

/** Fields of a user that must never be seen. */
const never = { password: v.never(), oauth: v.never(), token: v.never() } as const;

const userFields = {
  id: v.string(),
  emailVerified: flag,
  phoneVerified: flag,
  blocked: flag,
  isDeleted: flag,
  loginsCount: v.exactOptional(v.number()),
  registerSource: v.exactOptional(v.array(v.string())),
  identities: v.exactOptional(v.array(identity)),
} as const;

function withoutSecrets<T extends object>(shape: Shape<T>): Shape<T> {
  return v.pipe(
    shape,
    v.check((value) => Object.keys(never).every((key) => !(key in value))),
  );
}

export const user: Shape<User> = withoutSecrets(
  v.objectWithRest({ ...userFields, customData: v.exactOptional(v.never()) }, v.string()),
);

export const userWithCustomData: Shape<User> = withoutSecrets(
  v.objectWithRest({ ...userFields, customData: v.array(customDataField) }, v.string()),
);

export const authorizedResource: Shape<AuthorizedResource> = v.strictObject({
  code: v.pipe(v.string(), v.nonEmpty()),
  type: text,
  actions: v.exactOptional(v.array(v.string())),
  apiIdentifier: text,
});

export const authorizedTarget: Shape<AuthorizedTarget> = v.strictObject({
  targetType: text,
  targetIdentifier: text,
  actions: v.exactOptional(v.array(v.string())),
});

export const role: Shape<Role> = v.strictObject({
  id: text,
  code: v.string(),
  namespace: text,
  description: text,
});

export const department: Shape<Department> = v.strictObject({
  id: v.string(),
  code: text,
  name: v.string(),
});

export const namespace: Shape<Namespace> = v.strictObject({
  id: text,
  code: v.string(),
  name: text,
  description: text,
  status: v.exactOptional(v.number()),
  appId: text,
  appName: text,
});

export const resource: Shape<Resource> = v.strictObject({
  id: text,
  code: v.string(),
  type: text,
  description: text,
  actions: v.exactOptional(v.array(v.strictObject({ name: v.string(), description: text }))),
  namespace: text,
  apiIdentifier: text,
});

export function pageOf<T>(item: Shape<T>): Shape<Page<T>> {
  return v.strictObject({ totalCount: count, list: v.array(item) });
}

export const authorizedResourcesOfMany: Shape<
  ReadonlyMap<string, readonly Page<AuthorizedResource>[]>
> = v.map(v.string(), v.array(pageOf(authorizedResource)));

export const memberCounts: Shape<ReadonlyMap<string, number>> = v.map(v.string(), count);

const kinds: Record<AuthingErrorKind, true> = {
  network: true,
  timeout: true,
  http: true,
  auth: true,
  api: true,
  notFound: true,
  protocol: true,
  aborted: true,
};

/** Holds that a failure is one of the client's own, with nothing in it that its reader must fear. */
export function assertFailure(error: unknown): asserts error is AuthingError {
  assert.ok(error instanceof AuthingError, `another failure: ${error}`);
  assert.ok(Object.hasOwn(kinds, error.kind), error.kind);
  assert.ok(error.code === undefined || Number.isSafeInteger(error.code), `code ${error.code}`);
  const { retryAfter, serverMessage } = error;
  assert.ok(retryAfter === undefined || (Number.isSafeInteger(retryAfter) && retryAfter >= 0));
  assert.ok(serverMessage === undefined || serverMessage.length <= 1001);
  assert.equal(error.cause, undefined);
}

/** Holds that a value is of a shape. */
export function assertShape(shape: v.GenericSchema, value: unknown): void {
  const result = v.safeParse(shape, value);
  if (result.success) return;
  const [issue] = result.issues;
  assert.fail(`${v.getDotPath(issue) ?? 'the value'}: ${issue.message}`);
}
