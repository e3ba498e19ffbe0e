import type { PoolReader } from '../authing/api.ts';
import type { Group } from '../model/group.ts';
import type { Namespace, Resource } from '../model/resource.ts';
import type { Subject } from '../model/subject.ts';
import type { DirectoryContext } from './context.ts';
import type { DefinedResources } from './definedResources.ts';
import type { GroupEntries } from './groupEntries.ts';
import type { GroupList } from './groupList.ts';
import { type Loadable, mapLoadable } from './loadable.ts';
import { Loader } from './loader.ts';
import { memoizeLast } from './memoizeLast.ts';
import { PageSize } from './pageSize.ts';
import { type PagedSource, readPages } from './readPages.ts';

/** As many groups, namespaces and resources are read, of each. */
const bound = 20_000;

/** How old (ms) what is known may be when it is used: it is read again behind what is shown. */
const maxAgeMs = 10 * 60_000;

/** How long (ms) ago a read must have failed for another to be tried. */
const retryAfterMs = 60_000;

/** What the pool has of one kind. */
export interface Indexed<T> {
  readonly rows: readonly T[];
  /** Whether that is all, so that what is not among them is not in the pool. */
  readonly complete: boolean;
}

/** A group of the pool, without what changes often. */
export interface IndexedGroup {
  /** Of the directory. */
  readonly key: string;
  readonly group: Group;
}

/** What of a directory the index shares. */
interface Shared {
  readonly entries: GroupEntries;
  readonly groups: GroupList;
  readonly definedResources: DefinedResources;
}

/**
 * Which codes mean something in the pool: of its groups, namespaces and resources. It is read behind whatever
 * else is asked of the pool, and kept by what the directory learns meanwhile.
 */
export class CodeIndex {
  readonly #context: DirectoryContext;
  readonly #shared: Shared;
  readonly #groups: Loader<Indexed<string>>;
  readonly #namespaces: Loader<Indexed<Namespace>>;
  readonly #resources: Loader<Indexed<Resource>>;
  /** The codes of groups that changed since the read under way began: of these the directory knows better. */
  #changedCodes: Set<string> | undefined;
  readonly #latestGroups = memoizeLast<readonly IndexedGroup[]>();

  /** @param changed is called whenever what is known of the codes is another than before */
  constructor(context: DirectoryContext, shared: Shared, changed: (subject: Subject) => void) {
    this.#context = context;
    this.#shared = shared;
    const changedCodes = () => changed({ kind: 'codes' });
    this.#groups = new Loader(changedCodes);
    this.#namespaces = new Loader(changedCodes);
    this.#resources = new Loader(changedCodes);
  }

  /** The groups that are known, those that the sidebar has read since, too. */
  get groups(): Loadable<Indexed<IndexedGroup>> {
    const { entries, groups } = this.#shared;
    const listed = groups.content.value?.groups ?? [];
    return mapLoadable(this.#groups.content, (indexed) => ({
      ...indexed,
      rows: this.#latestGroups([indexed, listed.length, entries.groupsVersion], () =>
        [...new Set([...indexed.rows, ...listed.map(({ key }) => key)])].flatMap((key) => {
          const entry = entries.get(key);
          return entry === undefined || entry.gone ? [] : [{ key, group: entry.group }];
        }),
      ),
    }));
  }

  get namespaces(): Loadable<Indexed<Namespace>> {
    return this.#namespaces.content;
  }

  get resources(): Loadable<Indexed<Resource>> {
    return this.#resources.content;
  }

  /**
   * Reads what is not known, what is older than ten minutes, and what could not be read a minute ago or earlier.
   * Never rejects: how it went is in `groups`, `namespaces` and `resources`.
   */
  async load(): Promise<void> {
    await Promise.all([
      loadIfOld(this.#groups, (signal) => this.#readGroups(signal)),
      loadIfOld(this.#namespaces, (signal) => this.#readNamespaces(signal)),
      loadIfOld(this.#resources, (signal) => this.#readResources(signal)),
    ]);
  }

  /** Reads all groups anew, also where that was done just now: one has another code than it was known by. Never rejects. */
  async reloadGroups(): Promise<void> {
    await (this.#groups.running ??
      this.#groups.load((signal) => this.#readGroups(signal, { anew: true })));
  }

  /** Takes in that groups of these codes were created, changed or deleted, after the directory has. */
  update(codes: readonly string[]): void {
    for (const code of codes) this.#changedCodes?.add(code);
    const keys = this.#keysOf(codes);
    this.#groups.patch(({ rows, complete }) => ({
      rows: [...new Set([...rows, ...keys])],
      complete,
    }));
  }

  /** Forgets what was read. */
  reset(): void {
    for (const loader of [this.#groups, this.#namespaces, this.#resources]) loader.reset();
    this.#changedCodes = undefined;
  }

  async #readGroups(signal: AbortSignal, { anew = false } = {}): Promise<Indexed<string>> {
    const { entries, groups } = this.#shared;
    const listed = groups.content;
    if (!anew && listed.state === 'loaded' && listed.value.complete && !isOld(listed)) {
      return { rows: listed.value.groups.map(({ key }) => key), complete: true };
    }
    const changed = new Set<string>();
    this.#changedCodes = changed;
    const read = await this.#read<Group>(signal, (client) => ({
      read: (page, limit, rest) =>
        client.groups.list({ page, limit }, { signal: rest, background: true }),
      idOf: ({ code }) => code,
    }));
    signal.throwIfAborted();
    this.#changedCodes = undefined;
    const keys = read.rows
      .filter(({ code }) => !changed.has(code))
      .map((group) => entries.upsert(group).key);
    return { rows: [...keys, ...this.#keysOf([...changed])], complete: read.complete };
  }

  #readNamespaces(signal: AbortSignal): Promise<Indexed<Namespace>> {
    return this.#read<Namespace>(signal, ({ resources }) => ({
      read: (page, limit, rest) =>
        resources.namespaces({ page, limit }, { signal: rest, background: true }),
      idOf: ({ code }) => code,
    }));
  }

  async #readResources(signal: AbortSignal): Promise<Indexed<Resource>> {
    const { definedResources } = this.#shared;
    const known = definedResources.content;
    if (known.state === 'loaded' && !isOld(known)) return { rows: known.value, complete: true };
    return this.#read<Resource>(signal, ({ resources }) => ({
      read: (page, limit, rest) =>
        resources.list({ page, limit }, { signal: rest, background: true }),
      idOf: ({ namespace, type, code }) => JSON.stringify([namespace, type, code]),
    }));
  }

  async #read<T>(
    signal: AbortSignal,
    sourceOf: (client: PoolReader) => PagedSource<T>,
  ): Promise<Indexed<T>> {
    const client = await this.#context.client();
    const { read, idOf } = sourceOf(client);
    let complete = true;
    const source: PagedSource<T> = {
      idOf,
      read: async (page, limit, rest) => {
        if ((page - 1) * limit < bound) return read(page, limit, rest);
        complete = false;
        return undefined;
      },
    };
    const size = new PageSize(() => client.abilities.largestPage);
    const { rows, failure } = await readPages(source, { size, signal });
    if (failure !== undefined) throw failure.error;
    return { rows: [...new Map(rows.map((row) => [idOf(row), row])).values()], complete };
  }

  #keysOf(codes: readonly string[]): readonly string[] {
    return codes
      .map((code) => this.#shared.entries.findByCode(code)?.key)
      .filter((key) => key !== undefined);
  }
}

async function loadIfOld<T>(
  loader: Loader<T>,
  read: (signal: AbortSignal) => Promise<T>,
): Promise<void> {
  if (loader.running !== undefined) return loader.running;
  if (isOld(loader.content)) await loader.load(read);
}

function isOld(content: Loadable<unknown>): boolean {
  switch (content.state) {
    case 'idle':
      return true;
    case 'loading':
      return false;
    case 'loaded':
      return Date.now() - content.readAt > maxAgeMs;
    case 'failed':
      return Date.now() - content.failedAt > retryAfterMs;
    default:
      content satisfies never;
      return true;
  }
}
