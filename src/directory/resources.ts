import type { PoolReader } from '../authing/api.ts';
import { inBackground } from '../model/failureLog.ts';
import { isRefused, needsSecret } from '../model/failures.ts';
import type { AuthorizedResource, Namespace } from '../model/resource.ts';
import type { Subject } from '../model/subject.ts';
import type { NamespaceGrants } from './change.ts';
import type { DirectoryContext } from './context.ts';
import type { GroupEntries } from './groupEntries.ts';
import type { Loadable } from './loadable.ts';
import { PageSize } from './pageSize.ts';
import {
  type GrantsByNamespace,
  type GrantsWanted,
  readGrants,
  whenAllAborted,
} from './readGrants.ts';
import { readPages } from './readPages.ts';
import { SubjectCache } from './subjectCache.ts';
import { Waiters } from './waiters.ts';

/** An authorized resource with the namespace it was read from, which the server's items do not name. */
export interface NamespacedResource extends AuthorizedResource {
  /** The namespace's code; undefined where all namespaces were read in one. */
  readonly namespace: string | undefined;
}

/** What a group is authorized for. */
export interface ResourceSet {
  readonly resources: readonly NamespacedResource[];
  /** Undefined where the server refused the list of namespaces; a namespace may then be typed. */
  readonly namespaces: readonly Namespace[] | undefined;
}

/** How a read of a group's resources is to go. */
export interface ResourceReadOptions {
  /** Reads again what is known. */
  readonly again?: boolean;
  /** Reads this namespace alone: for where the list of namespaces is refused. */
  readonly namespace?: string;
  /** Fires where nobody waits for it any more; the read ends unless others do. */
  readonly signal?: AbortSignal;
}

/** A group whose resources are wanted with those of others. */
interface ResourcesWanted extends Omit<GrantsWanted, 'done'> {
  readonly done: (read: ResourceSet | Promise<ResourceSet>) => void;
}

const namespacePageSize = 50;

/** Reads what a pool's groups are authorized for, each group by its key. */
export class Resources {
  readonly #context: DirectoryContext;
  readonly #entries: GroupEntries;
  readonly #sets: SubjectCache<ResourceSet>;
  readonly #waiters = new Waiters((key) => this.#sets.cancel(key));
  #grantsState = { oneByOne: false };
  /** How often what each group is authorized for was changed: what a read brings that began before is outdated. */
  readonly #changes = new Map<string, number>();

  /** @param changed is called whenever what is known of a group's resources is another than before */
  constructor(
    context: DirectoryContext,
    entries: GroupEntries,
    changed: (subject: Subject) => void,
  ) {
    this.#context = context;
    this.#entries = entries;
    this.#sets = new SubjectCache((group) => ({ kind: 'resources', group }), changed);
  }

  /** The keys of the groups of which something is known. */
  get known(): readonly string[] {
    return this.#sets.known;
  }

  content(key: string): Loadable<ResourceSet> {
    return this.#sets.content(key);
  }

  /** Reads a group's resources, unless they are known. Never rejects: how it went is in `content(key)`. */
  async load(key: string, options: ResourceReadOptions = {}): Promise<void> {
    const { namespace, signal } = options;
    if (namespace === undefined) await this.loadMany([key], options);
    else {
      const loader = this.#sets.loader(key);
      const reading = loader.load((ended) => this.#readNamespace(key, namespace, ended));
      await this.#waiters.wait([key], signal, reading);
    }
  }

  /**
   * Reads the resources of several groups, several in one request. What is known, or being read, is not asked for
   * again unless that is wanted. Never rejects: how it went is in `content(key)` of each.
   */
  async loadMany(
    keys: readonly string[],
    { again = false, signal }: Omit<ResourceReadOptions, 'namespace'> = {},
  ): Promise<void> {
    const together: ResourcesWanted[] = [];
    let isCollecting = true;
    const start = (wanted: ResourcesWanted) => {
      if (isCollecting) together.push(wanted);
      else this.#startAlone(wanted);
    };
    const reads = keys.map((key) => {
      const loader = this.#sets.loader(key);
      const read = (ended: AbortSignal) => this.#read(key, ended, start);
      return again ? loader.load(read) : loader.loadUnlessKnown(read);
    });
    isCollecting = false;
    await this.#waiters.wait(keys, signal, Promise.all([this.#readMany(together), ...reads]));
  }

  /** Takes in what a group is authorized for in some namespaces, as a change has left it. */
  replace(key: string, namespaces: readonly NamespaceGrants[]): void {
    this.#countChange(key);
    const { value } = this.content(key);
    // Where namespaces are not known, nobody can say which of the resources are in these.
    if (value?.resources.some(({ namespace }) => namespace === undefined)) this.#readAgain(key);
    else this.#sets.patch(key, (set) => withNamespaces(set, namespaces));
  }

  /** Takes in that what a group is authorized for was changed elsewhere: what is known of it is read again. */
  outdate(key: string): void {
    this.#countChange(key);
    if (this.content(key).value !== undefined) this.#readAgain(key);
  }

  /** Forgets what was read. */
  reset(): void {
    this.#grantsState = { oneByOne: false };
    this.#sets.reset();
  }

  #countChange(key: string): void {
    this.#changes.set(key, this.#changesOf(key) + 1);
  }

  #changesOf(key: string): number {
    return this.#changes.get(key) ?? 0;
  }

  #readAgain(key: string): void {
    inBackground('What changed was not read again', this.loadMany([key], { again: true }));
  }

  /** @param start has a group read, with others or alone */
  #read(
    key: string,
    signal: AbortSignal,
    start: (wanted: ResourcesWanted) => void,
  ): Promise<ResourceSet> {
    return new Promise((done, reject) => {
      const code = this.#code(key);
      const changes = this.#changesOf(key);
      const readAnew = () => done(this.#read(key, signal, (wanted) => this.#startAlone(wanted)));
      const failed = (error: unknown) => {
        // It may have failed for want of a group that has just got another code.
        if (signal.aborted || code === this.#code(key)) reject(error);
        else readAnew();
      };
      const read = (set: ResourceSet | Promise<ResourceSet>) => {
        // What it brings may be from before the change.
        if (changes === this.#changesOf(key)) done(set);
        else readAnew();
      };
      start({ code, signal, done: read, failed });
    });
  }

  #startAlone(wanted: ResourcesWanted): void {
    inBackground('The resources of a group were not read', this.#readMany([wanted]));
  }

  async #readNamespace(key: string, namespace: string, signal: AbortSignal): Promise<ResourceSet> {
    const client = await this.#context.client();
    for (;;) {
      const code = this.#code(key);
      const changes = this.#changesOf(key);
      try {
        const { list } = await client.groups.listAuthorizedResources(
          code,
          { namespace },
          { signal },
        );
        if (changes !== this.#changesOf(key)) continue;
        const resources = list.map((resource) => ({ ...resource, namespace }));
        return { resources, namespaces: undefined };
      } catch (error) {
        // As above.
        if (signal.aborted || code === this.#code(key)) throw error;
      }
    }
  }

  async #readMany(wanted: readonly ResourcesWanted[]): Promise<void> {
    if (wanted.length === 0) return;
    const state = this.#grantsState;
    try {
      const client = await this.#context.client();
      const namespaces = await readNamespaces(client, whenAllAborted(wanted));
      const codes = namespaces?.map(({ code }) => code) ?? [undefined];
      const groups = wanted.map(({ done, ...group }) => ({
        ...group,
        done: (lists: GrantsByNamespace) => {
          const resources = lists.flatMap((list, index) =>
            list.map((resource) => ({ ...resource, namespace: codes[index] })),
          );
          done({ resources, namespaces });
        },
      }));
      await readGrants(client, groups, codes, state);
    } catch (error) {
      for (const { failed } of wanted) failed(error);
    }
  }

  #code(key: string): string {
    return this.#entries.get(key)?.group.code ?? key;
  }
}

/** The same with other resources in some namespaces, each at its place. */
function withNamespaces(
  { resources, namespaces }: ResourceSet,
  changed: readonly NamespaceGrants[],
): ResourceSet {
  const own = (wanted: string | undefined): readonly NamespacedResource[] => {
    const other = changed.find(({ namespace }) => namespace === wanted);
    return other === undefined
      ? resources.filter(({ namespace }) => namespace === wanted)
      : other.resources.map((resource) => ({ ...resource, namespace: other.namespace }));
  };
  const order = [
    ...(namespaces ?? []).map(({ code }) => code),
    ...resources.map(({ namespace }) => namespace),
    // Where the list of namespaces is refused, one of them is shown at a time.
    ...(namespaces === undefined ? [] : changed.map(({ namespace }) => namespace)),
  ];
  return { resources: [...new Set(order)].flatMap(own), namespaces };
}

/**
 * @returns all namespaces of the pool; undefined where the server refuses to list them
 * @throws AuthingError where it does not answer
 */
export async function readNamespaces(
  client: PoolReader,
  signal: AbortSignal | undefined,
): Promise<readonly Namespace[] | undefined> {
  try {
    const { rows, failure } = await readPages<Namespace>(
      {
        read: (page, limit, rest) => client.resources.namespaces({ page, limit }, { signal: rest }),
        idOf: ({ code }) => code,
      },
      { size: new PageSize(() => namespacePageSize), signal },
    );
    if (failure !== undefined) throw failure.error;
    return [...new Map(rows.map((namespace) => [namespace.code, namespace])).values()];
  } catch (error) {
    // Where the secret itself is refused, reading the resources fails by that too.
    if (needsSecret(error) || isRefused(error)) return undefined;
    throw error;
  }
}
