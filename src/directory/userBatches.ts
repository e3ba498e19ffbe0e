import type { PoolReader } from '../authing/api.ts';
import { logFailure } from '../model/failureLog.ts';
import { isBatchRefused } from '../model/failures.ts';
import type { User } from '../model/user.ts';

/** What a user is looked up by. */
export const userKeyTypes = ['id', 'email', 'phone', 'username'] as const;
export type UserKeyType = (typeof userKeyTypes)[number];

/** All that users can be looked up by. */
export type LookUpType = UserKeyType | 'externalId';

/** What at most one user of a pool has, or should have. */
export interface UserValue {
  readonly type: LookUpType;
  readonly value: string;
}

/** So few values are asked for one by one, which every server answers alike. */
const fewValues = 3;
/** How many users are read to find one by whom to test a server. */
const usersToTestBy = 50;

/**
 * Looks up users by ids, emails, phone numbers or usernames, as many in one request as the server takes. Not all
 * servers do: some refuse all of a batch for one that they do not know, some know no batch but of ids.
 */
export class UserBatches {
  readonly #users: PoolReader['users'];
  readonly #known = new Map<string, readonly User[]>();
  /** Some users seen, by whom to find out what the server can do. */
  readonly #seen: User[] = [];
  /** Whether the server answers batches by a type, as far as that has shown. */
  readonly #works = new Map<LookUpType, Promise<boolean>>([['id', Promise.resolve(true)]]);
  /** The types of which single look-ups take fewer requests. */
  readonly #oneByOne = new Set<LookUpType>();

  constructor(users: PoolReader['users']) {
    this.#users = users;
  }

  /** Who has a value, as far as that was asked. */
  known({ type, value }: UserValue): readonly User[] | undefined {
    return this.#known.get(keyOf(type, value));
  }

  /**
   * Asks for values of one type, at most 80. What was answered is known, even where it fails later.
   * @throws AuthingError
   */
  async ask(type: LookUpType, values: readonly string[], signal: AbortSignal): Promise<void> {
    const isFew = values.length <= fewValues && type !== 'id';
    if (isFew || this.#oneByOne.has(type) || (await this.#works.get(type)) === false) {
      await this.#find(type, values, signal);
      return;
    }
    const wasRefused = await this.#batch(type, values, signal);
    const unknown = values.filter((value) => this.known({ type, value })?.length === 0);
    if (wasRefused && unknown.length * 8 > values.length) this.#oneByOne.add(type);
  }

  /** @returns whether the server refused it, or a part of it */
  async #batch(type: LookUpType, values: readonly string[], signal: AbortSignal): Promise<boolean> {
    const users = await this.#askBatch(type, values, signal);
    const found = match(type, values, users ?? []);
    if (found.byValue.size > 0) this.#works.set(type, Promise.resolve(true));
    else if (!(await this.#doesWork(type, signal))) {
      await this.#find(type, values, signal);
      return true;
    }
    for (const [value, matches] of found.byValue) this.#learn(type, value, matches);
    const rest = values.filter((value) => !found.byValue.has(value));
    if (users !== undefined && !found.hasOthers) {
      for (const value of rest) this.#learn(type, value, []);
      return false;
    }
    // One of them is unknown to a server that refuses all for it, or was found in a way that does not show.
    if (rest.length <= fewValues + 1) {
      await this.#find(type, rest, signal);
      return true;
    }
    const half = Math.ceil(rest.length / 2);
    await this.#batch(type, rest.slice(0, half), signal);
    await this.#batch(type, rest.slice(half), signal);
    return true;
  }

  async #askBatch(type: LookUpType, values: readonly string[], signal: AbortSignal) {
    try {
      return await this.#users.batch(values, type === 'id' ? { signal } : { signal, type });
    } catch (error) {
      if (isBatchRefused(error)) return undefined;
      throw error;
    }
  }

  async #find(type: LookUpType, values: readonly string[], signal: AbortSignal): Promise<void> {
    for (const value of values) {
      const user =
        type === 'id'
          ? await this.#users.get(value, { signal })
          : await this.#users.find({ [type]: value }, { signal });
      this.#learn(type, value, user === undefined ? [] : [user]);
    }
  }

  #learn(type: LookUpType, value: string, users: readonly User[]): void {
    this.#known.set(keyOf(type, value), users);
    if (this.#seen.length < usersToTestBy) this.#seen.push(...users);
  }

  /**
   * Whether the server answers batches by a type at all: one that does not would make all of a list unknown. It is
   * asked for somebody who is there.
   */
  #doesWork(type: LookUpType, signal: AbortSignal): Promise<boolean> {
    const known = this.#works.get(type);
    if (known !== undefined) return known;
    const testing = this.#test(type, signal);
    this.#works.set(type, testing);
    testing.catch((error: unknown) => {
      // Whoever asked has it too. It is tested again.
      logFailure('Whether batches work could not be tested', error, 'debug');
      this.#works.delete(type);
    });
    return testing;
  }

  async #test(type: LookUpType, signal: AbortSignal): Promise<boolean> {
    const hasValue = (user: User) => (user[type] ?? '').trim() !== '';
    if (!this.#seen.some(hasValue)) {
      const { list } = await this.#users.list({ limit: usersToTestBy }, { signal });
      this.#seen.push(...list);
    }
    const [somebody] = this.#seen;
    // Nobody is in the pool.
    if (somebody === undefined) return true;
    const user = this.#seen.find(hasValue);
    const value = user?.[type];
    if (user !== undefined && value !== undefined) {
      const answer = await this.#askBatch(type, [value], signal);
      return answer?.some(({ id }) => id === user.id) ?? false;
    }
    // A server that does not know the type takes the value for an id.
    const answer = await this.#askBatch(type, [somebody.id], signal);
    return answer?.length === 0;
  }
}

/** Whom a batch found for which value; the answer says neither that nor in which order it is. */
function match(type: LookUpType, values: readonly string[], users: readonly User[]) {
  const byValue = new Map<string, readonly User[]>();
  const rest = new Set(users);
  const take = (formOf: (text: string) => string) => {
    const byForm = new Map<string, User[]>();
    for (const user of rest) {
      const form = formOf(user[type] ?? '');
      byForm.set(form, [...(byForm.get(form) ?? []), user]);
    }
    for (const value of values) {
      const matches = byForm.get(formOf(value));
      if (matches === undefined || byValue.has(value)) continue;
      byValue.set(value, matches);
      for (const user of matches) rest.delete(user);
    }
  };
  switch (type) {
    case 'id':
    case 'email':
      take((text) => text.toLowerCase());
      break;
    case 'phone':
      take((text) => text.replace(/[\s().-]/g, ''));
      break;
    case 'externalId':
      take((text) => text);
      break;
    case 'username':
      take((text) => text);
      // Where the server takes upper and lower case for the same.
      take((text) => text.toLowerCase());
      break;
  }
  return { byValue, hasOthers: rest.size > 0 };
}

function keyOf(type: LookUpType, value: string): string {
  return `${type} ${value}`;
}
