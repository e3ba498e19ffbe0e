import type { PoolReader } from '../authing/api.ts';
import { inBackground } from '../model/failureLog.ts';
import { isRefused, needsSecret } from '../model/failures.ts';
import type { AuthorizedResource, Namespace } from '../model/resource.ts';
import type { Subject } from '../model/subject.ts';
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

  /** Forgets what was read. */
  reset(): void {
    this.#grantsState = { oneByOne: false };
    this.#sets.reset();
  }

  /** @param start has a group read, with others or alone */
  #read(
    key: string,
    signal: AbortSignal,
    start: (wanted: ResourcesWanted) => void,
  ): Promise<ResourceSet> {
    return new Promise((done, reject) => {
      const code = this.#code(key);
      const failed = (error: unknown) => {
        // It may have failed for want of a group that has just got another code.
        if (signal.aborted || code === this.#code(key)) reject(error);
        else done(this.#read(key, signal, (wanted) => this.#startAlone(wanted)));
      };
      start({ code, signal, done, failed });
    });
  }

  #startAlone(wanted: ResourcesWanted): void {
    inBackground('The resources of a group were not read', this.#readMany([wanted]));
  }

  async #readNamespace(key: string, namespace: string, signal: AbortSignal): Promise<ResourceSet> {
    const client = await this.#context.client();
    for (;;) {
      const code = this.#code(key);
      try {
        const { list } = await client.groups.listAuthorizedResources(
          code,
          { namespace },
          { signal },
        );
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
