import pMap from 'p-map';
import type { PoolReader } from '../authing/api.ts';
import { type ResourceName, type ResourceType, resourceTypes } from '../model/resource.ts';
import type { Subject } from '../model/subject.ts';
import type { DirectoryContext } from './context.ts';
import { type DefinedResources, definitionsOf } from './definedResources.ts';
import { type GroupEntries, keyOfSeen } from './groupEntries.ts';

const requestsAtOnce = 8;
/** After so many names in a row that are no codes, no more are looked up: the server calls groups otherwise. */
const mostMisses = 8;

/** A group that the server itself says a resource is granted to. */
export interface NamedGroup {
  /** In the directory. */
  readonly key: string;
  readonly namespace: string;
  readonly type: ResourceType;
  /** As the server has them; undefined where it names none. */
  readonly actions: readonly string[] | undefined;
}

/** What the server says of a resource, asked by its name alone. */
export interface GroupsOfResource {
  /** The groups it names: once for each namespace and type by which they have it. */
  readonly groups: readonly NamedGroup[];
  /** How many more it counts of which nobody can say here which groups they are. */
  readonly unidentified: number;
  /** Whether it could be asked: not where no namespace is known, nor by a type that it does not know. */
  readonly isAsked: boolean;
}

/** What the read works with. */
export interface GroupsOfResourceSource {
  readonly context: Pick<DirectoryContext, 'client'>;
  readonly entries: GroupEntries;
  readonly definedResources: Pick<DefinedResources, 'content' | 'load'>;
  readonly changed: (subject: Subject) => void;
  /** Grows with each change made in the pool: what is read meanwhile may be from before. */
  readonly changeCount: () => number;
}

/**
 * Asks the server itself which groups a resource is granted to. A group is one only where it goes by the code of a
 * group that is there, for some servers name groups by ids of their own.
 * @throws AuthingError
 */
export async function readGroupsOfResource(
  source: GroupsOfResourceSource,
  resource: ResourceName,
  signal: AbortSignal,
): Promise<GroupsOfResource> {
  const client = await source.context.client();
  if (!client.abilities.targetsOfResource) return { groups: [], unidentified: 0, isAsked: false };
  const places = await placesOf(source, resource, signal);
  for (;;) {
    const changes = source.changeCount();
    const answers = await pMap(
      places,
      async (place) => ({ place, ...(await readPlace(client, resource.code, place, signal)) }),
      { concurrency: requestsAtOnce },
    );
    const names = answers.flatMap(({ targets }) => targets.map(({ name }) => name));
    const keys = await keysOf(source, client, [...new Set(names)], signal);
    if (changes !== source.changeCount()) continue;
    const groups = answers.flatMap(({ place, targets }) =>
      targets.flatMap(({ name, actions }): readonly NamedGroup[] => {
        const key = keys.get(name);
        return key === undefined ? [] : [{ key, ...place, actions }];
      }),
    );
    const total = answers.reduce((sum, { totalCount }) => sum + totalCount, 0);
    return { groups, unidentified: total - groups.length, isAsked: places.length > 0 };
  }
}

/** Where the server is asked for a resource: it has to be told both. */
interface Place {
  readonly namespace: string;
  readonly type: ResourceType;
}

/** Where no namespace is named, it is asked for those in which the pool defines the resource. */
async function placesOf(
  { definedResources }: GroupsOfResourceSource,
  name: ResourceName,
  signal: AbortSignal,
): Promise<readonly Place[]> {
  const { namespace, type } = name;
  const types = resourceTypes.filter((each) => type === undefined || type === each);
  if (namespace !== undefined) return types.map((each) => ({ namespace, type: each }));
  if (types.length === 0) return [];
  await definedResources.load({ signal });
  const { content } = definedResources;
  if (content.state === 'failed' && content.value === undefined) throw content.error;
  signal.throwIfAborted();
  const places = new Map<string, Place>();
  for (const defined of definitionsOf(content.value ?? [], name)) {
    const definedType = types.find((each) => each === defined.type);
    if (definedType === undefined || defined.namespace === undefined) continue;
    const place = { namespace: defined.namespace, type: definedType };
    places.set(JSON.stringify(place), place);
  }
  return [...places.values()];
}

interface PlaceRead {
  readonly targets: readonly {
    readonly name: string;
    readonly actions: readonly string[] | undefined;
  }[];
  /** At least as many as are given. */
  readonly totalCount: number;
}

async function readPlace(
  { resources }: PoolReader,
  resource: string,
  { namespace, type }: Place,
  signal: AbortSignal,
): Promise<PlaceRead> {
  const input = { namespace, resourceType: type, resource, targetType: 'GROUP' } as const;
  const { list, totalCount } = await resources.authorizedTargets(input, { signal });
  const groups = list.filter(
    ({ targetType }) => targetType === undefined || targetType === 'GROUP',
  );
  const others = list.length - groups.length;
  const targets = groups.flatMap(({ targetIdentifier: name, actions }) =>
    name === undefined ? [] : { name, actions },
  );
  return { targets, totalCount: Math.max(totalCount - others, groups.length) };
}

/** @returns the keys of the groups that have these codes; those that are none are left out */
async function keysOf(
  { entries, changed }: GroupsOfResourceSource,
  { groups }: PoolReader,
  names: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const keys = new Map<string, string>();
  let misses = 0;
  const lookUp = async (name: string) => {
    if (misses >= mostMisses) return undefined;
    const group = await groups.detail(name, { signal });
    if (group === undefined) {
      misses += 1;
      return undefined;
    }
    misses = 0;
    return keyOfSeen(entries, group, changed);
  };
  await pMap(
    names,
    async (name) => {
      const key = entries.findByCode(name)?.key ?? (await lookUp(name));
      if (key !== undefined) keys.set(name, key);
    },
    { concurrency: requestsAtOnce },
  );
  return keys;
}
