import { isDeepStrictEqual } from 'node:util';
import type { Resource, ResourceName } from '../model/resource.ts';
import type { Subject } from '../model/subject.ts';
import type { Allowed } from '../permissions/reach.ts';
import { type Way, whoMayUse, whoMayUseParts } from '../permissions/whoMayUse.ts';
import type { NamespaceGrants } from './change.ts';
import { definitionsOf } from './definedResources.ts';
import {
  type GroupsOfResource,
  type GroupsOfResourceSource,
  readGroupsOfResource,
} from './groupsOfResource.ts';
import type { Loadable } from './loadable.ts';
import { ReadOnce, type ReadOptions } from './readOnce.ts';
import type { NamespacedResource, ResourceSet, Resources } from './resources.ts';

/** What a group's own grants say of one resource. */
export interface GroupReach {
  readonly code: string;
  readonly name: string;
  /** Through what the group may use it, the narrowest first; empty where it may use parts only. */
  readonly ways: readonly Way[];
  /** What all of them allow together; undefined where it may use parts only. */
  readonly allowed: Allowed | undefined;
  /** Of what is asked about as a whole, the instances that it may use: `orders:7` of `orders`. */
  readonly parts: readonly string[];
}

/** What is known of one resource by all that was read of the pool so far; it is kept up to date. */
export interface KnownOfResource {
  /** How the pool defines it; undefined where it does not, or where that was not read. */
  readonly definition: Resource | undefined;
  /** The groups of which it is known that they may use it, or a part of it, by their keys. */
  readonly groups: ReadonlyMap<string, GroupReach>;
}

interface Kept extends KnownOfResource {
  readonly name: ResourceName;
  definition: Resource | undefined;
  readonly groups: Map<string, GroupReach>;
}

interface ResourceAccessSource extends GroupsOfResourceSource {
  readonly resources: Pick<Resources, 'content' | 'known'>;
}

/**
 * What is known of single resources: what the grants of groups say, which are read for many reasons, and what the
 * server itself answers. A resource has events from when something of it is first asked for.
 */
export class ResourceAccess {
  readonly #source: ResourceAccessSource;
  readonly #kept = new Map<string, Kept>();
  readonly #named: ReadOnce<GroupsOfResource>;
  /** Those last looked at: most events of them say that they are being read, and bring nothing new. */
  #definitions: readonly Resource[] | undefined;

  /** @param source `changed` of it is called whenever what is known of a resource is another than before */
  constructor(source: ResourceAccessSource) {
    this.#source = source;
    this.#named = new ReadOnce(
      (key) => ({ kind: 'resource', resource: this.#kept.get(key)?.name ?? { code: key } }),
      source.changed,
    );
  }

  /** What is known of a resource. It reads nothing. */
  of(name: ResourceName): KnownOfResource {
    return this.#keep(name);
  }

  /** What the server itself is known to say of a resource. */
  named(name: ResourceName): Loadable<GroupsOfResource> {
    return this.#named.content(keyOf(name));
  }

  /**
   * Asks the server itself which groups a resource is granted to, unless that is known: an answer by few requests,
   * without the groups' own grants, to be shown until these are read. It may leave out groups that may use the resource
   * by a wider grant, such as one of `*`; name those that may use instances of it; or name none by its code. Never
   * rejects: how it went is in `named(name)`.
   */
  loadNamed(name: ResourceName, options: ReadOptions = {}): Promise<void> {
    this.#keep(name);
    return this.#named.load(keyOf(name), options, (signal) =>
      readGroupsOfResource(this.#source, name, signal),
    );
  }

  /** Takes in an event of the directory: what is known of resources may be another by it. */
  onEvent(subject: Subject): void {
    switch (subject.kind) {
      case 'group':
      case 'resources':
        for (const kept of this.#kept.values()) this.#updateGroup(kept, subject.group);
        return;
      case 'groups':
        for (const kept of this.#kept.values()) this.#updateNames(kept);
        return;
      case 'definitions': {
        const { value } = this.#source.definedResources.content;
        if (value === this.#definitions) return;
        this.#definitions = value;
        for (const kept of this.#kept.values()) this.#updateDefinition(kept);
        return;
      }
      case 'pool':
      case 'members':
      case 'codes':
      case 'user':
      case 'resource':
        return;
      default:
        subject satisfies never;
    }
  }

  /**
   * Something is granted to a group, or no longer.
   * @param before what it was authorized for, where that is known; without it each resource of these namespaces may be
   *   meant
   * @param namespaces all that it is authorized for now in each namespace in which that has changed
   */
  outdateGrants(before: ResourceSet | undefined, namespaces: readonly NamespaceGrants[]): void {
    const after = namespaces.flatMap(({ namespace, resources }) =>
      resources.map((resource) => ({ ...resource, namespace })),
    );
    const own = grantsIn(before, namespaces);
    for (const key of this.#named.keys) {
      const { name } = this.#kept.get(key) ?? {};
      if (name === undefined) continue;
      const isInOthers =
        name.namespace !== undefined &&
        namespaces.every(({ namespace }) => namespace !== name.namespace);
      const isSame =
        own !== undefined && isDeepStrictEqual(reachOf(own, name), reachOf(after, name));
      if (!isInOthers && !isSame) this.#named.outdate(key);
    }
  }

  /** Nobody knows what was granted, or is no longer. */
  outdateAll(): void {
    this.#named.outdateAll();
  }

  /** These groups are gone: what the server said of them is so no longer. */
  outdateGroups(groups: readonly string[]): void {
    for (const key of this.#named.keys) {
      const { value } = this.#named.content(key);
      const isNamed = value?.groups.some((group) => groups.includes(group.key)) ?? true;
      if (isNamed) this.#named.outdate(key);
    }
  }

  /** Forgets what the server said. What is known of grants and definitions goes with these. */
  reset(): void {
    this.#named.reset();
  }

  #keep(name: ResourceName): Kept {
    const id = keyOf(name);
    const known = this.#kept.get(id);
    if (known !== undefined) return known;
    const kept: Kept = { name, definition: undefined, groups: new Map() };
    kept.definition = this.#definitionOf(name);
    for (const key of this.#source.resources.known) {
      const reach = this.#reachOfGroup(name, key);
      if (reach !== undefined) kept.groups.set(key, reach);
    }
    this.#kept.set(id, kept);
    return kept;
  }

  #updateGroup(kept: Kept, key: string): void {
    const before = kept.groups.get(key);
    const after = this.#reachOfGroup(kept.name, key);
    if (isDeepStrictEqual(before, after)) return;
    if (after === undefined) kept.groups.delete(key);
    else kept.groups.set(key, after);
    this.#source.changed({ kind: 'resource', resource: kept.name });
  }

  /** The list of groups brings their names and codes. */
  #updateNames(kept: Kept): void {
    for (const [key, { code, name }] of [...kept.groups]) {
      const group = this.#source.entries.get(key)?.group;
      if (group?.code !== code || group.name !== name) this.#updateGroup(kept, key);
    }
  }

  #updateDefinition(kept: Kept): void {
    const definition = this.#definitionOf(kept.name);
    if (isDeepStrictEqual(definition, kept.definition)) return;
    kept.definition = definition;
    this.#source.changed({ kind: 'resource', resource: kept.name });
  }

  #definitionOf(name: ResourceName): Resource | undefined {
    return definitionsOf(this.#source.definedResources.content.value ?? [], name)[0];
  }

  #reachOfGroup(name: ResourceName, key: string): GroupReach | undefined {
    const { entries, resources } = this.#source;
    const entry = entries.get(key);
    const { value } = resources.content(key);
    if (entry === undefined || entry.gone || value === undefined) return undefined;
    const reach = reachOf(value.resources, name);
    return reach && { code: entry.group.code, name: entry.group.name, ...reach };
  }
}

/** Of what was granted that in these namespaces; undefined where that is not known for certain. */
function grantsIn(
  before: ResourceSet | undefined,
  namespaces: readonly NamespaceGrants[],
): readonly NamespacedResource[] | undefined {
  const known = new Set(before?.namespaces?.map(({ code }) => code));
  if (!namespaces.every(({ namespace }) => known.has(namespace))) return undefined;
  const changed = new Set(namespaces.map(({ namespace }) => namespace));
  return before?.resources.filter(({ namespace = '' }) => changed.has(namespace));
}

/** What grants say of a resource; undefined for nothing. */
function reachOf(
  grants: readonly NamespacedResource[],
  name: ResourceName,
): Pick<GroupReach, 'ways' | 'allowed' | 'parts'> | undefined {
  const group = { code: '', name: '', grants };
  const accesses = whoMayUse([group], name);
  const parts = whoMayUseParts([group], name, accesses);
  if (accesses.length === 0 && parts.length === 0) return undefined;
  const { ways = [], allowed } = accesses[0] ?? {};
  return { ways, allowed, parts: parts[0]?.codes ?? [] };
}

function keyOf({ code, namespace, type }: ResourceName): string {
  return JSON.stringify([code, namespace, type]);
}
