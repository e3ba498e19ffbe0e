import { randomBytes } from 'node:crypto';
import { SampleError } from './messages.ts';
import type { NamespaceRecord, ResourceRecord } from './state.ts';

/** What of a namespace is to be another; what is null or absent stays. */
export interface NamespaceUpdate {
  readonly code?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
}

/** What of a resource is to be another; what is null or absent stays. */
export interface ResourceUpdate {
  readonly type?: ResourceRecord['type'] | undefined;
  readonly description?: string | null | undefined;
  readonly actions?: ResourceRecord['actions'] | null | undefined;
  readonly apiIdentifier?: string | null | undefined;
}

export type NewResource = Omit<ResourceRecord, 'id' | 'createdAt' | 'updatedAt'>;

/** These two are in every pool. */
const fixed: readonly string[] = ['default', 'system'];

/** The namespaces of a pool and the resources that they define. */
export class Catalogue {
  readonly #namespaces = new Map<string, NamespaceRecord>();
  readonly #resources = new Map<string, ResourceRecord>();
  readonly #listed = new Map<string, ResourceRecord[]>();

  constructor(namespaces: readonly NamespaceRecord[], resources: readonly ResourceRecord[]) {
    for (const namespace of namespaces) this.#namespaces.set(namespace.code, namespace);
    for (const resource of resources) {
      this.#resources.set(key(resource.namespace, resource.code), resource);
    }
  }

  get namespaces(): readonly NamespaceRecord[] {
    return [...this.#namespaces.values()];
  }

  get resources(): readonly ResourceRecord[] {
    return this.#list(() => true, '');
  }

  namespace(code: string) {
    return this.#namespaces.get(code);
  }

  /** @returns the resource of the namespace's catalogue with exactly this code */
  resource(namespace: string, code: string) {
    return this.#resources.get(key(namespace, code));
  }

  /** The catalogue of a namespace, or of all, narrowed to a type where one is given. */
  listResources(
    namespace: string | undefined,
    type: string | undefined,
  ): readonly ResourceRecord[] {
    if (namespace === undefined && type === undefined) return this.resources;
    return this.#list(
      (resource) =>
        (namespace === undefined || resource.namespace === namespace) &&
        (type === undefined || resource.type === type),
      key(namespace ?? '', type ?? ''),
    );
  }

  /** @throws SampleError where the code is taken */
  createNamespace(input: Pick<NamespaceRecord, 'code' | 'name' | 'description'>) {
    this.#refuseTakenNamespace(input.code);
    const id = Math.max(0, ...this.namespaces.map((namespace) => namespace.id)) + 1;
    const namespace: NamespaceRecord = { id, ...input, status: 1, appId: null, appName: null };
    this.#namespaces.set(namespace.code, namespace);
    return namespace;
  }

  /** @throws SampleError where there is no such namespace, it cannot be changed, or the new code is taken */
  updateNamespace(code: string, { code: newCode, name, description }: NamespaceUpdate) {
    const namespace = this.#changeable(code);
    const isMoved = Boolean(newCode) && newCode !== code;
    if (newCode && isMoved) this.#refuseTakenNamespace(newCode);
    const updated: NamespaceRecord = {
      ...namespace,
      code: newCode || code,
      name: name ?? namespace.name,
      description: description ?? namespace.description,
    };
    replaceKey(this.#namespaces, code, updated.code, updated);
    if (isMoved) {
      for (const resource of this.listResources(code, undefined)) {
        const moved = { ...resource, namespace: updated.code };
        replaceKey(
          this.#resources,
          key(code, resource.code),
          key(updated.code, resource.code),
          moved,
        );
      }
      this.#listed.clear();
    }
    return updated;
  }

  /** Deletes a namespace with its resources. @throws SampleError where there is none, or it has to stay */
  deleteNamespace(code: string): void {
    this.#changeable(code);
    for (const resource of this.listResources(code, undefined)) {
      this.#resources.delete(key(code, resource.code));
    }
    this.#namespaces.delete(code);
    this.#listed.clear();
  }

  /** @throws SampleError where its namespace has a resource of the code */
  createResource(input: NewResource): ResourceRecord {
    const name = key(input.namespace, input.code);
    if (this.#resources.has(name)) throw new SampleError('resourceExists', { code: input.code });
    const now = new Date().toISOString();
    const resource = {
      id: randomBytes(12).toString('hex'),
      ...input,
      createdAt: now,
      updatedAt: now,
    };
    this.#resources.set(name, resource);
    this.#listed.clear();
    return resource;
  }

  /** @throws SampleError where there is no such resource */
  updateResource(namespace: string, code: string, update: ResourceUpdate): ResourceRecord {
    const resource = this.#requireResource(namespace, code);
    const updated: ResourceRecord = {
      ...resource,
      type: update.type ?? resource.type,
      description: update.description ?? resource.description,
      actions: update.actions ?? resource.actions,
      apiIdentifier: update.apiIdentifier ?? resource.apiIdentifier,
      updatedAt: new Date().toISOString(),
    };
    this.#resources.set(key(namespace, code), updated);
    this.#listed.clear();
    return updated;
  }

  /** @throws SampleError where there is no such resource */
  deleteResource(namespace: string, code: string): ResourceRecord {
    const resource = this.#requireResource(namespace, code);
    this.#resources.delete(key(namespace, code));
    this.#listed.clear();
    return resource;
  }

  #requireResource(namespace: string, code: string): ResourceRecord {
    const resource = this.resource(namespace, code);
    if (!resource) throw new SampleError('resourceNotFound', { code });
    return resource;
  }

  #changeable(code: string): NamespaceRecord {
    const namespace = this.#namespaces.get(code);
    if (!namespace) throw new SampleError('namespaceNotFound', { code });
    if (fixed.includes(code)) throw new SampleError('namespaceFixed', { code });
    return namespace;
  }

  #refuseTakenNamespace(code: string): void {
    if (this.#namespaces.has(code)) throw new SampleError('namespaceExists', { code });
  }

  /** Lists are asked for again and again, page by page: what was found is kept until something changes. */
  #list(isWanted: (resource: ResourceRecord) => boolean, name: string): readonly ResourceRecord[] {
    const known = this.#listed.get(name);
    if (known) return known;
    const listed = [...this.#resources.values()].filter(isWanted);
    // Anything can be asked for: what is not there is not remembered.
    if (listed.length > 0) this.#listed.set(name, listed);
    return listed;
  }
}

/** The same map with another key for an item, in its place. */
function replaceKey<T>(map: Map<string, T>, former: string, next: string, value: T): void {
  const entries = [...map].map(([each, item]): [string, T] =>
    each === former ? [next, value] : [each, item],
  );
  map.clear();
  for (const [each, item] of entries) map.set(each, item);
}

/** Several names as one key. */
export function key(...parts: readonly string[]) {
  return parts.join('\u0000');
}
