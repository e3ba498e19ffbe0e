import pMap from 'p-map';
import type { Page, PoolReader } from '../authing/api.ts';
import { isMissingUser, isRefused, wasCancelled } from '../model/failures.ts';
import type { Group } from '../model/group.ts';
import type { GroupGrants } from '../permissions/matrix.ts';
import type { KnownAccess } from '../permissions/wouldChange.ts';
import type { DirectoryContext } from './context.ts';
import type { GroupEntries } from './groupEntries.ts';
import { pagesAtOnce } from './pagesAtOnce.ts';
import type { Resources } from './resources.ts';
import { untilAborted } from './untilAborted.ts';
import type { UserAccess } from './userAccess.ts';

/** Of whom, and of what, access is to be read. */
export interface AccessWanted {
  /** The ids of users: so few that one request can ask for the groups of all. */
  readonly users: readonly string[];
  /** The keys of the groups that are to change. */
  readonly groups: readonly string[];
  /** Whether nothing more is wanted once it shows that these are authorized for nothing. */
  readonly endsWhereNothing: boolean;
  /** What groups are authorized for as far as it was just read, by key. */
  readonly grantsOf?: ReadonlyMap<string, GroupGrants>;
}

/** What could be read of users' access. */
export interface AccessRead extends KnownAccess {
  /** Why some of it could not be read; undefined where all was, or where there was no time for more. */
  readonly failure: unknown;
}

/** What reads users' access works with. */
export interface AccessSource {
  readonly context: Pick<DirectoryContext, 'client'>;
  readonly entries: Pick<GroupEntries, 'get' | 'findByCode'>;
  readonly resources: Pick<Resources, 'content' | 'loadMany'>;
  readonly userAccess: Pick<UserAccess, 'groups'>;
}

/**
 * Reads the groups of users, and what these are authorized for unless it is known. Never rejects, and ends as soon as
 * the signal fires with what is known by then: the requests end, too.
 */
export function readAccess(
  source: AccessSource,
  wanted: AccessWanted,
  signal: AbortSignal,
): Promise<AccessRead> {
  return new AccessReader(source, wanted).read(signal);
}

class AccessReader {
  readonly #source: AccessSource;
  readonly #wanted: AccessWanted;
  readonly #groupsOf = new Map<string, readonly string[]>();
  /** The groups that answers named, by key: the directory may not have got to them. */
  readonly #seen = new Map<string, Group>();
  #failure: unknown;

  constructor(source: AccessSource, wanted: AccessWanted) {
    this.#source = source;
    this.#wanted = wanted;
  }

  async read(signal: AbortSignal): Promise<AccessRead> {
    const { groups, users } = this.#wanted;
    this.#takeKnownGroups();
    if (users.length > 0 && !this.#isEnough() && !signal.aborted) {
      const ending = new AbortController();
      await untilAborted(signal, this.#readAll(ending, AbortSignal.any([signal, ending.signal])));
    }
    return {
      groupsOf: this.#groupsOf,
      grantsOf: this.#grants([
        ...new Set([...groups, ...Array.from(this.#groupsOf.values()).flat()]),
      ]),
      failure: this.#failure,
    };
  }

  /** @param ending ends the signal where nobody waits for more */
  async #readAll(ending: AbortController, signal: AbortSignal): Promise<void> {
    const { groups } = this.#wanted;
    const membership = this.#readGroupsOfUsers(signal);
    await this.#readGrants(groups, signal);
    if (this.#isEnough()) {
      ending.abort();
      return;
    }
    await membership;
    const others = new Set(Array.from(this.#groupsOf.values()).flat());
    for (const key of groups) others.delete(key);
    await this.#readGrants(Array.from(others), signal);
  }

  async #readGroupsOfUsers(signal: AbortSignal): Promise<void> {
    const unknown = this.#wanted.users.filter((id) => !this.#groupsOf.has(id));
    if (unknown.length === 0) return;
    try {
      const client = await this.#source.context.client();
      await readGroupsOf(client, unknown, signal, (user, page) => this.#take(user, page));
    } catch (error) {
      this.#fail(error);
    }
  }

  #takeKnownGroups(): void {
    const { userAccess, entries } = this.#source;
    for (const id of this.#wanted.users) {
      const { value } = userAccess.groups(id);
      if (value === undefined || value.keys.length < value.totalCount) continue;
      this.#groupsOf.set(
        id,
        value.keys.filter((key) => !entries.get(key)?.gone),
      );
    }
  }

  #take(user: string, { list, totalCount }: Page<Group>): void {
    // A group that the server does not list may give anything.
    if (list.length < totalCount) return;
    const keys = list.map((group) => {
      const key = this.#source.entries.findByCode(group.code)?.key ?? group.code;
      this.#seen.set(key, group);
      return key;
    });
    this.#groupsOf.set(user, keys);
  }

  async #readGrants(keys: readonly string[], signal: AbortSignal): Promise<void> {
    const { resources } = this.#source;
    const unknown = keys.filter((key) => this.#grantsOf(key) === undefined);
    if (unknown.length === 0 || signal.aborted) return;
    await resources.loadMany(unknown, { signal });
    for (const key of unknown) {
      const content = resources.content(key);
      if (content.state === 'failed') this.#fail(content.error);
    }
  }

  #isEnough(): boolean {
    const { groups, endsWhereNothing } = this.#wanted;
    return endsWhereNothing && groups.every((key) => this.#grantsOf(key)?.grants.length === 0);
  }

  #grants(keys: readonly string[]): ReadonlyMap<string, GroupGrants> {
    return new Map(
      keys.flatMap((key) => {
        const grants = this.#grantsOf(key);
        return grants === undefined ? [] : [[key, grants] as const];
      }),
    );
  }

  #grantsOf(key: string): GroupGrants | undefined {
    const given = this.#wanted.grantsOf?.get(key);
    if (given !== undefined) return given;
    const { resources, entries } = this.#source;
    const { value } = resources.content(key);
    if (value === undefined) return undefined;
    const { code, name } = entries.get(key)?.group ??
      this.#seen.get(key) ?? { code: key, name: key };
    return { code, name, grants: value.resources };
  }

  #fail(error: unknown): void {
    if (!wasCancelled(error)) this.#failure ??= error;
  }
}

/**
 * Asks for the groups of users in one request, or of each where the server knows no such request or refuses it.
 * @param take is called with the groups of each, as they come; a user whom the pool does not know has none
 * @throws AuthingError
 */
async function readGroupsOf(
  { users, abilities }: Pick<PoolReader, 'users' | 'abilities'>,
  ids: readonly string[],
  signal: AbortSignal,
  take: (user: string, groups: Page<Group>) => void,
): Promise<void> {
  if (abilities.groupsOfManyInOneRequest) {
    try {
      const found = await users.groupsOfMany(ids, { signal });
      for (const id of ids) take(id, found.get(id) ?? none);
      return;
    } catch (error) {
      if (!isRefused(error) && !isMissingUser(error)) throw error;
    }
  }
  await pMap(
    ids,
    async (id) => {
      try {
        take(id, await users.groups(id, { signal }));
      } catch (error) {
        if (!isMissingUser(error)) throw error;
        take(id, none);
      }
    },
    { concurrency: pagesAtOnce },
  );
}

const none = { totalCount: 0, list: [] } as const;
