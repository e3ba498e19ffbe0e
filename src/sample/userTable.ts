import { createHash, randomBytes } from 'node:crypto';
import { SampleError } from './messages.ts';
import { type Page, type PageArgs, pageOf } from './pages.ts';
import { type IdentityRecord, type UserRecord, userTextFields } from './state.ts';
import { Timeline } from './timeline.ts';

type TextField = (typeof userTextFields)[number];

/** What `searchUser` looks into unless fields are named. */
const defaultSearchFields = [
  'username',
  'nickname',
  'email',
  'phone',
  'company',
  'name',
  'givenName',
  'familyName',
  'middleName',
  'profile',
  'preferredUsername',
] as const satisfies readonly TextField[];

/** By these a user is found exactly, and no two users share one. */
export const uniqueFields = ['username', 'email', 'phone', 'externalId'] as const;
type UniqueField = (typeof uniqueFields)[number];

export type UniqueValues = { readonly [field in UniqueField]?: string | null };

/** What `createUser` takes: the fields of a user, as GraphQL has checked them. */
export interface NewUser {
  readonly [field: string]: unknown;
}

/** A number of milliseconds is no date to the service. */
const timeFields = ['lastLogin', 'signedUp', 'tokenExpiredAt'] as const;

/** What a user has that was created without a photo. */
const defaultPhoto = 'https://files.authing.co/authing-console/default-user-avatar.png';

/** What tells apart the texts of one user, so that no query matches across two fields. */
const between = '\u0000';

/** The users of a pool, found by id, by exact value, and by search. */
export class UserTable {
  readonly #timeline: Timeline<UserRecord>;
  readonly #byId = new Map<string, UserRecord>();
  readonly #byValue: Record<UniqueField, Map<string, UserRecord>> = {
    username: new Map(),
    email: new Map(),
    phone: new Map(),
    externalId: new Map(),
  };
  /** The texts that a search looks into by default, lower case, in the order of the users. */
  readonly #searchTexts: string[] = [];

  /** @param users oldest first; the table takes them over */
  constructor(users: UserRecord[]) {
    this.#timeline = new Timeline(users);
    for (const user of users) this.#index(user);
  }

  get timeline() {
    return this.#timeline;
  }

  get(id: string) {
    return this.#byId.get(id);
  }

  /** @throws SampleError where there is no such user */
  require(id: string): UserRecord {
    const user = this.#byId.get(id);
    if (!user) throw new SampleError('userNotFound', { id });
    return user;
  }

  /** @returns the user with exactly this username, email, phone number or external id */
  byValue(field: UniqueField, value: string) {
    return this.#byValue[field].get(valueKey(field, value));
  }

  /** @returns the user who has all the values given; undefined where there is none, or no value */
  find(values: UniqueValues): UserRecord | undefined {
    let found: UserRecord | undefined;
    for (const field of uniqueFields) {
      const value = values[field];
      // The PHP client sends all of them, those it does not mean as empty strings.
      if (!value) continue;
      const user = this.byValue(field, value);
      if (!user || (found && user !== found)) return undefined;
      found = user;
    }
    return found;
  }

  /** @returns the user who signs in with this identity of an identity provider */
  findByIdentity(matches: (identity: IdentityRecord) => boolean) {
    return this.#timeline.items.find((user) => user.identities?.some(matches));
  }

  /**
   * Users whose fields contain the query, whatever its case, newest first.
   *
   * @param fields names of fields; undefined for the default ones
   * @param allows leaves users out, such as those outside of a group
   */
  search(
    query: string,
    fields: readonly string[] | undefined,
    args: PageArgs,
    allows: (user: UserRecord) => boolean,
  ): Page<UserRecord> {
    const wanted = query.toLowerCase();
    const { items } = this.#timeline;
    if (!fields) this.#fillSearchTexts();
    const found: UserRecord[] = [];
    for (let index = items.length - 1; index >= 0; index--) {
      const user = items[index];
      if (!user) continue;
      const text = fields ? textOf(user, fields) : this.#searchTexts[index];
      if (text?.includes(wanted) && allows(user)) found.push(user);
    }
    return pageOf(found, args);
  }

  /**
   * Adds a user.
   *
   * @throws SampleError where a username, email, phone number or external id is taken, or there is
   * nothing the user could be found by
   */
  create(
    input: NewUser,
    identity?: IdentityRecord | undefined,
    custom?: UserRecord['custom'],
  ): UserRecord {
    const now = this.#timeline.now();
    const user: UserRecord = {
      // Authing's ids of users are 24 hexadecimal digits.
      id: randomBytes(12).toString('hex'),
      createdAt: now,
      updatedAt: now,
      status: 'Activated',
      emailVerified: input.emailVerified === true,
      phoneVerified: input.phoneVerified === true,
      blocked: input.blocked === true,
      isDeleted: input.isDeleted === true,
      newlyCreated: true,
      loginsCount: typeof input.loginsCount === 'number' ? input.loginsCount : 0,
      registerSource: textsOf(input.registerSource) ?? ['import:manual'],
    };
    for (const field of userTextFields) {
      const value = input[field];
      if (typeof value === 'string') user[field] = value;
    }
    if (user.email !== undefined) user.email = valueKey('email', user.email);
    for (const field of timeFields) {
      const value = user[field];
      if (value !== undefined && Number.isNaN(Date.parse(value))) {
        throw new SampleError('argumentInvalid', { name: field });
      }
    }
    user.gender ??= 'U';
    user.photo ??= defaultPhoto;
    if (user.password !== undefined) user.password = digest(user.password);
    if (identity) user.identities = [identity];
    if (custom) user.custom = custom;

    const values = uniqueFields.flatMap((field) => (user[field] ? [[field, user[field]]] : []));
    if (values.length === 0 && !identity) {
      throw new SampleError('argumentMissing', { name: 'username' });
    }
    if (uniqueFields.some((field) => user[field] && this.byValue(field, user[field]))) {
      throw new SampleError('userExists');
    }
    this.#timeline.add(user);
    this.#index(user);
    return user;
  }

  #index(user: UserRecord) {
    this.#byId.set(user.id, user);
    for (const field of uniqueFields) {
      const value = user[field];
      if (value) this.#byValue[field].set(valueKey(field, value), user);
    }
  }

  #fillSearchTexts() {
    const { items } = this.#timeline;
    for (const user of items.slice(this.#searchTexts.length)) {
      this.#searchTexts.push(textOf(user, defaultSearchFields));
    }
  }
}

/** What a value is found by: an email in any case. */
function valueKey(field: UniqueField, value: string): string {
  return field === 'email' ? value.toLowerCase() : value;
}

function textOf(user: UserRecord, fields: readonly string[]) {
  const record: Readonly<Record<string, unknown>> = user;
  return fields
    .map((field) => record[field])
    .filter((value) => typeof value === 'string')
    .join(between)
    .toLowerCase();
}

function textsOf(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}

/** No password is kept, encrypted or not: only something that shows that one was set. */
function digest(password: string) {
  return `sha256:${createHash('sha256').update(password).digest('hex')}`;
}
