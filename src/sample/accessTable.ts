import type {
  GrantRecord,
  NamespaceRecord,
  ResourceRecord,
  ResourceType,
  TargetType,
} from './state.ts';

/** Narrows a list of what is authorized. */
export interface GrantFilter {
  readonly namespace?: string | null;
  readonly resourceType?: string | null;
}

/** One resource in one namespace, as a grant names it. */
export interface ResourceName {
  readonly namespace: string;
  readonly type: ResourceType | null;
  readonly resource: string;
}

export interface Target {
  readonly targetType: TargetType;
  /** As in a grant: inside, a group is meant by its id. */
  readonly target: string;
}

/** Namespaces, resources, and who is authorized for what. */
export class AccessTable {
  readonly namespaces: readonly NamespaceRecord[];
  readonly resources: readonly ResourceRecord[];
  readonly #namespaces = new Map<string, NamespaceRecord>();
  readonly #resources = new Map<string, ResourceRecord>();
  readonly #listed = new Map<string, ResourceRecord[]>();
  readonly #byTarget = new Map<string, Map<string, GrantRecord>>();
  readonly #byResource = new Map<string, GrantRecord[]>();
  /** The codes that grants of DATA name, by what is before the colon. */
  readonly #dataCodes = new Map<string, Set<string>>();

  constructor(
    namespaces: readonly NamespaceRecord[],
    resources: readonly ResourceRecord[],
    grants: readonly GrantRecord[],
  ) {
    this.namespaces = namespaces;
    this.resources = resources;
    for (const namespace of namespaces) this.#namespaces.set(namespace.code, namespace);
    for (const resource of resources) {
      this.#resources.set(key(resource.namespace, resource.code), resource);
    }
    for (const grant of grants) this.#index(grant);
  }

  namespace(code: string) {
    return this.#namespaces.get(code);
  }

  /** @returns the resource of the namespace's catalogue with exactly this code */
  resource(namespace: string, code: string) {
    return this.#resources.get(key(namespace, code));
  }

  /** @returns the catalogue's resource that a granted code means: for DATA the one before the colon */
  resourceOfGrant({ namespace, type, resource }: ResourceName) {
    return (
      this.resource(namespace, resource) ??
      (type === 'DATA' ? this.resource(namespace, dataType(resource)) : undefined)
    );
  }

  /** The catalogue of a namespace, or of all, narrowed to a type where one is given. */
  listResources(
    namespace: string | undefined,
    type: string | undefined,
  ): readonly ResourceRecord[] {
    if (namespace === undefined && type === undefined) return this.resources;
    const name = key(namespace ?? '', type ?? '');
    let listed = this.#listed.get(name);
    if (!listed) {
      listed = this.resources.filter(
        (resource) =>
          (namespace === undefined || resource.namespace === namespace) &&
          (type === undefined || resource.type === type),
      );
      // The catalogue never changes, but anything can be asked for: remember what is there.
      if (listed.length > 0) this.#listed.set(name, listed);
    }
    return listed;
  }

  /** All grants, in the order they were made. */
  *grants(): Iterable<GrantRecord> {
    for (const grants of this.#byTarget.values()) yield* grants.values();
  }

  /** What a target is authorized for, in the order it was granted. */
  grantsOf(target: Target, filter: GrantFilter): GrantRecord[] {
    const found: GrantRecord[] = [];
    for (const grant of this.#byTarget.get(targetKey(target))?.values() ?? []) {
      if (filter.namespace && grant.namespace !== filter.namespace) continue;
      if (filter.resourceType && grant.type !== filter.resourceType) continue;
      found.push(grant);
    }
    return found;
  }

  /**
   * The grants that let someone touch a resource. For DATA, `type:*` counts for each `type:id`, and
   * the bare `type` asks for all of that type.
   */
  grantsOn(name: ResourceName): GrantRecord[] {
    const codes = new Set([name.resource]);
    if (name.type === 'DATA') {
      const type = dataType(name.resource);
      if (type === name.resource) {
        for (const code of this.#dataCodes.get(key(name.namespace, type)) ?? []) codes.add(code);
      } else {
        codes.add(`${type}:*`);
      }
    }
    return [...codes].flatMap(
      (resource) => this.#byResource.get(resourceKey({ ...name, resource })) ?? [],
    );
  }

  /** Authorizes a target for actions, beside those it has on the resource already. */
  grant(name: ResourceName, { targetType, target }: Target, actions: readonly string[]) {
    const known = this.#byTarget.get(targetKey({ targetType, target }))?.get(resourceKey(name));
    if (known) known.actions = [...new Set([...known.actions, ...actions])];
    else this.#index({ ...name, targetType, target, actions: [...new Set(actions)] });
  }

  /** Takes actions from a target, or all there is on the resource where none is named. */
  revoke(name: ResourceName, target: Target, actions: readonly string[] = []) {
    const grant = this.#byTarget.get(targetKey(target))?.get(resourceKey(name));
    if (!grant) return;
    grant.actions =
      actions.length > 0 ? grant.actions.filter((action) => !actions.includes(action)) : [];
    if (grant.actions.length === 0) this.#drop(grant);
  }

  /** Takes everything from a target that is gone. */
  revokeAll(target: Target) {
    for (const grant of this.grantsOf(target, {})) this.#drop(grant);
  }

  #index(grant: GrantRecord) {
    const target = targetKey(grant);
    const resource = resourceKey(grant);
    const ofTarget = this.#byTarget.get(target);
    if (ofTarget) ofTarget.set(resource, grant);
    else this.#byTarget.set(target, new Map([[resource, grant]]));
    const onResource = this.#byResource.get(resource);
    if (onResource) onResource.push(grant);
    else this.#byResource.set(resource, [grant]);
    if (grant.type === 'DATA') {
      const type = key(grant.namespace, dataType(grant.resource));
      const codes = this.#dataCodes.get(type);
      if (codes) codes.add(grant.resource);
      else this.#dataCodes.set(type, new Set([grant.resource]));
    }
  }

  #drop(grant: GrantRecord) {
    const resource = resourceKey(grant);
    this.#byTarget.get(targetKey(grant))?.delete(resource);
    const onResource = this.#byResource.get(resource) ?? [];
    onResource.splice(onResource.indexOf(grant), 1);
  }
}

function dataType(code: string) {
  const colon = code.indexOf(':');
  return colon < 0 ? code : code.slice(0, colon);
}

function key(...parts: readonly string[]) {
  return parts.join('\u0000');
}

function targetKey({ targetType, target }: Target) {
  return key(targetType, target);
}

function resourceKey({ namespace, type, resource }: ResourceName) {
  return key(namespace, type ?? '', resource);
}
