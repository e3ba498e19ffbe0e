import * as v from 'valibot';
import * as fields from '../../model/fields.ts';
import { groupFields } from '../../model/group.ts';
import {
  actionFields,
  authorizedResourceFields,
  authorizedTargetFields,
  namespaceFields,
  resourceFields,
} from '../../model/resource.ts';
import { departmentFields, roleFields } from '../../model/role.ts';
import {
  type CustomDataField,
  customDataFields,
  identityFields,
  userFields,
} from '../../model/user.ts';
import {
  type Coerce,
  coerced,
  toFlag,
  toIdentifier,
  toNumber,
  toText,
  toTexts,
  toTime,
} from '../lenient.ts';
import { readCustomValue } from './customData.ts';
import { listOf } from './pages.ts';

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
  const known = Object.entries(entries).map(
    ([name, schema]) => [name, coercions.get(schema)] as const,
  );
  const named = (given: Fields) => {
    const taken: Record<string, unknown> = {};
    for (const [name, coerce] of known) {
      const value = given[name];
      if (value === undefined || !counts(value)) continue;
      const read = coerce === undefined ? value : coerced(name, value, coerce);
      if (read !== undefined) taken[name] = read;
    }
    return taken;
  };
  return v.pipe(v.custom<Fields>(isObject), v.transform(named), v.object(entries));
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** How fields of another kind than promised are read. */
const coercions = new Map<unknown, Coerce>([
  [fields.text, toText],
  [fields.time, toTime],
  [fields.flag, toFlag],
  [fields.number, toNumber],
  [fields.texts, toTexts],
  [fields.key, toText],
  [fields.identifier, toIdentifier],
  [fields.name, toText],
]);

/** The answer of a mutation that returns nothing else; a `code` other than 200 is a failure. */
export const commonMessage = v.object({
  /** Some servers write it as a string. */
  code: v.nullish(
    v.pipe(
      v.union([v.number(), v.pipe(v.string(), v.digits(), v.transform(Number))]),
      v.safeInteger(),
    ),
  ),
  /** Success is success, whatever stands beside it. */
  message: v.fallback(v.nullish(v.string()), undefined),
});

export type CommonMessage = v.InferOutput<typeof commonMessage>;

/** Seconds since the epoch. A token whose end cannot be read is used until it is refused. */
const epochSeconds = v.pipe(
  v.unknown(),
  v.transform((value) => coerced('accessToken time', value ?? undefined, toNumber)),
  v.fallback(v.optional(v.number()), undefined),
);

export const accessTokenData = v.object({
  accessToken: v.object({
    /** What no header can hold is no token: every call would fail by it. */
    accessToken: v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/)),
    exp: v.optional(epochSeconds),
    iat: v.optional(epochSeconds),
  }),
});

export const group = present(groupFields);

const customDataField = v.pipe(
  present({
    ...customDataFields,
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
  v.transform((given) =>
    (Array.isArray(given) ? given : []).flatMap((field) => {
      const parsed = v.safeParse(customDataField, field);
      return parsed.success ? [parsed.output] : [];
    }),
  ),
);

/** A field that is a list of items, which is left out where it is none. */
function list<const TItem extends v.GenericSchema>(item: TItem) {
  const field = v.exactOptional(listOf(item));
  coercions.set(field, (value) => (Array.isArray(value) ? value : undefined));
  return field;
}

const userEntries = { ...userFields, identities: list(present(identityFields)) };

/** A user as selected without custom data. */
export const user = present(userEntries);

/** A user as selected with custom data; a null list of it means there is none. */
export const userWithCustomData = present({
  ...userEntries,
  customData: v.exactOptional(customData, []),
});

export const authorizedResource = filled(authorizedResourceFields);

export const authorizedTarget = present(authorizedTargetFields);

export const role = present(roleFields);

/** What a user is in; what else the server says of it, such as since when, is left out. */
export const userDepartment = v.pipe(
  v.object({ department: present(departmentFields) }),
  v.transform(({ department }) => department),
);

export const namespace = present(namespaceFields);

export const resource = present({ ...resourceFields, actions: list(present(actionFields)) });
