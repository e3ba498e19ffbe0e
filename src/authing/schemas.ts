import * as v from 'valibot';
import { readCustomValue } from './customData.ts';
import type { CustomDataField } from './types.ts';

// The answers of the management API, as far as the client reads them. Null fields become absent, and
// unknown values of enumerations stay strings, since the live schema knows more than the published
// types; but what the product keys on, such as a group's code, must be there.

type Entries = v.ObjectEntries;

/** An object whose null fields count as absent. Fields not named are dropped. */
function present<const TEntries extends Entries>(entries: TEntries) {
  return fieldsOf(entries, (value) => value !== null);
}

/** The same for lists' items whose empty fields count as absent too. */
function filled<const TEntries extends Entries>(entries: TEntries) {
  return fieldsOf(
    entries,
    (value) => value !== null && value !== '' && !(Array.isArray(value) && !value.length),
  );
}

/** Takes only the fields named, one by one: a page has thousands, and most of them are null. */
function fieldsOf<const TEntries extends Entries>(
  entries: TEntries,
  counts: (value: unknown) => boolean,
) {
  const names = Object.keys(entries);
  const named = (fields: Fields) => {
    const taken: Record<string, unknown> = {};
    for (const name of names) {
      const value = fields[name];
      if (value !== undefined && counts(value)) taken[name] = value;
    }
    return taken;
  };
  return v.pipe(v.custom<Fields>(isObject), v.transform(named), v.object(entries));
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

const text = v.exactOptional(v.string());
const flag = v.exactOptional(v.boolean());
const number = v.exactOptional(v.number());
/** A list whose null items are left out. */
const texts = v.exactOptional(
  v.pipe(v.array(v.nullable(v.string())), v.transform(withoutNullItems)),
);
/** An identifier that is a number on some servers. */
const identifier = v.exactOptional(v.pipe(v.union([v.string(), v.number()]), v.transform(String)));

function withoutNullItems<T>(items: readonly (T | null)[]): T[] {
  return items.filter((item) => item !== null);
}

/** How many items there are. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A page as GraphQL gives it: `{ totalCount, list }`. */
export function pageOf<const TItem extends v.GenericSchema>(item: TItem) {
  return v.object({ totalCount: count, list: v.array(item) });
}

/** A page that the server may leave null, wholly or in part, where there is nothing. */
export function nullablePageOf<const TItem extends v.GenericSchema>(item: TItem) {
  return v.pipe(
    v.nullable(
      v.object({
        totalCount: v.nullable(count),
        list: v.nullable(v.array(v.nullable(item))),
      }),
    ),
    v.transform((page) => {
      const list = withoutNullItems<v.InferOutput<TItem>>(page?.list ?? []);
      return { totalCount: page?.totalCount ?? list.length, list };
    }),
  );
}

/** A page as REST gives it: the count is `totalCount` or, on some servers, `total`. */
export function restPageOf<const TItem extends v.GenericSchema>(item: TItem) {
  return v.pipe(
    v.union([
      v.object({ totalCount: count, list: v.array(item) }),
      v.object({ total: count, list: v.array(item) }),
    ]),
    v.transform((page) => ({
      totalCount: 'totalCount' in page ? page.totalCount : page.total,
      list: page.list,
    })),
  );
}

/** The answer of a mutation that returns nothing else; a `code` other than 200 is a failure. */
export const commonMessage = v.object({
  /** Some servers write it as a string. */
  code: v.nullish(
    v.pipe(
      v.union([v.number(), v.pipe(v.string(), v.digits(), v.transform(Number))]),
      v.safeInteger(),
    ),
  ),
  message: v.nullish(v.string()),
});

export type CommonMessage = v.InferOutput<typeof commonMessage>;

export const accessTokenData = v.object({
  accessToken: v.object({
    accessToken: v.pipe(v.string(), v.nonEmpty()),
    exp: v.nullish(v.number()),
    iat: v.nullish(v.number()),
  }),
});

export const group = present({
  code: v.string(),
  name: v.exactOptional(v.string(), ''),
  description: text,
  createdAt: text,
  updatedAt: text,
});

const identity = present({
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

const customDataField = v.pipe(
  present({
    key: v.string(),
    label: text,
    dataType: v.exactOptional(v.string(), 'STRING'),
    value: v.exactOptional(v.unknown()),
  }),
  v.transform(
    ({ value, ...field }): CustomDataField => ({
      ...field,
      value: readCustomValue(field.dataType, value),
    }),
  ),
);

/** Custom data never costs the page it stands on: fields that cannot be read are left out. */
const customData = v.pipe(
  v.unknown(),
  v.transform((fields) =>
    (Array.isArray(fields) ? fields : []).flatMap((field) => {
      const parsed = v.safeParse(customDataField, field);
      return parsed.success ? [parsed.output] : [];
    }),
  ),
);

const userEntries = {
  id: v.string(),
  arn: text,
  userPoolId: text,
  status: text,
  username: text,
  email: text,
  emailVerified: flag,
  phone: text,
  phoneVerified: flag,
  phoneCountryCode: text,
  unionid: text,
  openid: text,
  externalId: text,
  identities: v.exactOptional(v.pipe(v.array(v.nullable(identity)), v.transform(withoutNullItems))),
  registerSource: texts,
  photo: text,
  tokenExpiredAt: text,
  loginsCount: number,
  lastLogin: text,
  lastIP: text,
  signedUp: text,
  blocked: flag,
  isDeleted: flag,
  device: text,
  browser: text,
  company: text,
  name: text,
  nickname: text,
  givenName: text,
  familyName: text,
  middleName: text,
  preferredUsername: text,
  profile: text,
  website: text,
  gender: text,
  birthdate: text,
  zoneinfo: text,
  locale: text,
  address: text,
  formatted: text,
  streetAddress: text,
  locality: text,
  region: text,
  postalCode: text,
  city: text,
  province: text,
  country: text,
  createdAt: text,
  updatedAt: text,
};

/** A user as selected without custom data. */
export const user = present(userEntries);

/** A user as selected with custom data; a null list of it means there is none. */
export const userWithCustomData = present({
  ...userEntries,
  customData: v.exactOptional(customData, []),
});

export const authorizedResource = filled({
  code: v.string(),
  type: text,
  actions: texts,
  apiIdentifier: text,
});

export const authorizedTarget = present({
  targetType: text,
  targetIdentifier: text,
  actions: texts,
});

export const namespace = present({
  id: identifier,
  code: v.string(),
  name: text,
  description: text,
  status: number,
  appId: text,
  appName: text,
});

export const resource = present({
  id: identifier,
  code: v.string(),
  type: text,
  description: text,
  actions: v.exactOptional(v.array(present({ name: v.string(), description: text }))),
  namespace: text,
  apiIdentifier: text,
});
