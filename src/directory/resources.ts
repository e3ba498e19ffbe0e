import pMap from 'p-map';
import type { PoolReader } from '../authing/api.ts';
import { isRefused, needsSecret } from '../model/failures.ts';
import type { AuthorizedResource, Namespace } from '../model/resource.ts';
import type { Subject } from '../model/subject.ts';
import type { DirectoryContext } from './context.ts';
import type { GroupEntries } from './groupEntries.ts';
import type { Loadable } from './loadable.ts';
import { PageSize } from './pageSize.ts';
import { readPages } from './readPages.ts';
import { SubjectCache } from './subjectCache.ts';

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
}

const namespacesAtOnce = 4;
const namespacePageSize = 50;

/** Reads what a pool's groups are authorized for, each group by its key. */
export class Resources {
  readonly #context: DirectoryContext;
  readonly #entries: GroupEntries;
  readonly #sets: SubjectCache<ResourceSet>;

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
  async load(key: string, { again = false, namespace }: ResourceReadOptions = {}): Promise<void> {
    const loader = this.#sets.loader(key);
    const read = (signal: AbortSignal) => this.#read(key, namespace, signal);
    if (again || namespace !== undefined) await loader.load(read);
    else await loader.loadUnlessKnown(read);
  }

  /** Ends the read of a group's resources, for nobody looks at them any more. */
  cancel(key: string): void {
    this.#sets.cancel(key);
  }

  /** Forgets what was read. */
  reset(): void {
    this.#sets.reset();
  }

  async #read(
    key: string,
    namespace: string | undefined,
    signal: AbortSignal,
  ): Promise<ResourceSet> {
    const client = await this.#context.client();
    for (;;) {
      const code = this.#code(key);
      try {
        return await readResources(client, code, namespace, signal);
      } catch (error) {
        // It may have failed for want of a group that has just got another code.
        if (signal.aborted || code === this.#code(key)) throw error;
      }
    }
  }

  #code(key: string): string {
    return this.#entries.get(key)?.group.code ?? key;
  }
}

async function readResources(
  client: PoolReader,
  code: string,
  namespace: string | undefined,
  signal: AbortSignal,
): Promise<ResourceSet> {
  const namespaces = namespace === undefined ? await readNamespaces(client, signal) : undefined;
  if (namespaces === undefined) {
    const resources = await readNamespace(client, code, namespace, signal);
    return { resources, namespaces };
  }
  const read = await pMap(namespaces, (each) => readNamespace(client, code, each.code, signal), {
    concurrency: namespacesAtOnce,
  });
  return { resources: read.flat(), namespaces };
}

/**
 * Reads what a group is authorized for in one namespace, or without one in all of them.
 * @throws AuthingError
 */
async function readNamespace(
  client: PoolReader,
  code: string,
  namespace: string | undefined,
  signal: AbortSignal | undefined,
): Promise<NamespacedResource[]> {
  const input = namespace === undefined ? {} : { namespace };
  const { list } = await client.groups.listAuthorizedResources(code, input, { signal });
  return list.map((resource) => ({ ...resource, namespace }));
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
