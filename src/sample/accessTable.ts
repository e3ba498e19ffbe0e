import { Catalogue, key, type NamespaceUpdate } from './catalogue.ts';
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

/** Which grants of a target are meant to be taken away. */
export interface Revoked {
  readonly namespace: string;
  /** All types where it is left out. */
  readonly type?: ResourceType | null | undefined;
  readonly resource: string;
}

/** Namespaces, resources, and who is authorized for what. */
export class AccessTable extends Catalogue {
  readonly #byTarget = new Map<string, Map<string, GrantRecord>>();
  readonly #byResource = new Map<string, GrantRecord[]>();
  /** The codes that grants of DATA name, by what is before the colon. */
  readonly #dataCodes = new Map<string, Set<string>>();

  constructor(
    namespaces: readonly NamespaceRecord[],
    resources: readonly ResourceRecord[],
    grants: readonly GrantRecord[],
  ) {
    super(namespaces, resources);
    for (const grant of grants) this.#index(grant);
  }

  /** @returns the catalogue's resource that a granted code means: for DATA the one before the colon */
  resourceOfGrant({ namespace, type, resource }: ResourceName) {
    return (
      this.resource(namespace, resource) ??
      (type === 'DATA' ? this.resource(namespace, dataType(resource)) : undefined)
    );
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

  /**
   * Takes actions from a target, or all there is on the resource where none is named. The bare `type` of
   * DATA takes each of that type; `type:*` is one code like any other.
   */
  revoke(revoked: Revoked, target: Target, actions: readonly string[] = []) {
    const { namespace, type = null } = revoked;
    for (const grant of this.grantsOf(target, { namespace, resourceType: type })) {
      const isMeant =
        grant.resource === revoked.resource ||
        (grant.type === 'DATA' && dataType(grant.resource) === revoked.resource);
      if (!isMeant) continue;
      grant.actions =
        actions.length > 0 ? grant.actions.filter((action) => !actions.includes(action)) : [];
      if (grant.actions.length === 0) this.#drop(grant);
    }
  }

  override deleteNamespace(code: string) {
    super.deleteNamespace(code);
    for (const grant of [...this.grants()]) if (grant.namespace === code) this.#drop(grant);
  }

  override updateNamespace(code: string, update: NamespaceUpdate) {
    const namespace = super.updateNamespace(code, update);
    if (namespace.code === code) return namespace;
    const moved = [...this.grants()].filter((grant) => grant.namespace === code);
    for (const grant of moved) {
      this.#drop(grant);
      this.#index({ ...grant, namespace: namespace.code });
    }
    return namespace;
  }

  override deleteResource(namespace: string, code: string) {
    const resource = super.deleteResource(namespace, code);
    for (const grant of [...this.grants()]) {
      const isOfIt =
        grant.namespace === namespace &&
        grant.type === resource.type &&
        (grant.resource === code || (grant.type === 'DATA' && dataType(grant.resource) === code));
      if (isOfIt) this.#drop(grant);
    }
    return resource;
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

function targetKey({ targetType, target }: Target) {
  return key(targetType, target);
}

function resourceKey({ namespace, type, resource }: ResourceName) {
  return key(namespace, type ?? '', resource);
}
