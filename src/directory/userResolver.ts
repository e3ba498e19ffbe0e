import pMap from 'p-map';
import { userNotFound } from '../authing/codes.ts';
import { AuthingError } from '../authing/errors.ts';
import type { User } from '../authing/types.ts';
import type { PoolReader } from '../pools/poolReader.ts';
import type { DirectoryContext } from './context.ts';
import { UserSearch } from './userSearch.ts';

/** What one entry of a pasted list stands for. */
export type Resolved =
  | { readonly text: string; readonly kind: 'found'; readonly user: User }
  | { readonly text: string; readonly kind: 'member'; readonly user: User }
  | { readonly text: string; readonly kind: 'ambiguous'; readonly users: readonly User[] }
  | { readonly text: string; readonly kind: 'unknown' };

const lookUpsAtOnce = 8;
/** A user id of Authing: 24 hexadecimal digits. */
const userId = /^[0-9a-f]{24}$/i;
const phone = /^[+\d\s().-]{5,}$/;

/** Spaces, quotes and brackets before an entry. */
const leading = /^[\s"'<]+/;
/** Those after it, looked for from the first of them only: from each, a long run would take minutes. */
const trailing = /(?<![\s"'>])[\s"'>]+$/;

/** Splits pasted text into ids, emails, phone numbers or usernames, each once. */
export function splitList(text: string): string[] {
  const entries = text
    .split(/[\n\r,;\t]+/)
    .map((entry) => entry.replace(leading, '').replace(trailing, ''));
  return [...new Set(entries.filter((entry) => entry !== ''))];
}

/** Finds the users that a pasted list names. */
export class UserResolver {
  readonly #context: DirectoryContext;
  readonly #search: UserSearch;

  constructor(context: DirectoryContext) {
    this.#context = context;
    this.#search = new UserSearch(context);
  }

  /**
   * Looks up each entry by id, email, phone number and username, and whether it is a member already.
   * @param code of the group
   * @throws AuthingError
   */
  async resolve(
    code: string,
    entries: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly Resolved[]> {
    const client = await this.#context.client();
    const byId = await findById(
      client,
      entries.filter((entry) => userId.test(entry)),
      signal,
    );
    const matches = await pMap(
      entries,
      async (text) => {
        const known = byId.get(text);
        return { text, users: known === undefined ? await find(client, text, signal) : [known] };
      },
      { concurrency: lookUpsAtOnce },
    );
    const single = matches.flatMap(({ users }) => (users.length === 1 ? users : []));
    const members = await this.#search.membersOf(code, unique(single), signal);
    return matches.map(({ text, users }): Resolved => {
      const [user, ...others] = users;
      if (user === undefined) return { text, kind: 'unknown' };
      if (others.length > 0) return { text, kind: 'ambiguous', users };
      return { text, kind: members.has(user.id) ? 'member' : 'found', user };
    });
  }
}

/** Many ids in one request, where the server does not refuse them all for one that it does not know. */
async function findById(
  client: PoolReader,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, User>> {
  if (ids.length === 0) return new Map();
  const users = await client.users.batch(ids, { signal }).catch(async (error: unknown) => {
    if (!(error instanceof AuthingError) || error.code !== userNotFound) throw error;
    const found = await pMap(ids, (id) => client.users.get(id, { signal }), {
      concurrency: lookUpsAtOnce,
    });
    return found.filter((user) => user !== undefined);
  });
  return new Map(users.map((user) => [user.id, user]));
}

/** One text may be the username of one user and the email of another: all who match count. */
async function find(client: PoolReader, text: string, signal: AbortSignal): Promise<User[]> {
  const keys = [
    { username: text },
    ...(text.includes('@') ? [{ email: text }] : []),
    ...(phone.test(text) ? [{ phone: text.replace(/[\s().-]/g, '') }] : []),
  ];
  const found = await Promise.all(keys.map((key) => client.users.find(key, { signal })));
  const users = found.filter((user) => user !== undefined);
  return unique(users);
}

function unique(users: readonly User[]): User[] {
  return [...new Map(users.map((user) => [user.id, user])).values()];
}
