/** What a group is authorized for, as the server has it. */
export interface GrantedResource {
  readonly code: string;
  /** Absent where the server names none. */
  readonly type?: string | undefined;
  /** Absent where all namespaces were read in one. */
  readonly namespace?: string | undefined;
  /** Absent where the grant names none. */
  readonly actions?: readonly string[] | undefined;
}

/** A resource as the pool defines it. */
export interface DefinedResource {
  readonly code: string;
  readonly type?: string | undefined;
  readonly namespace?: string | undefined;
  readonly actions?: readonly { readonly name: string }[] | undefined;
}

/** A group with all that it is authorized for. */
export interface GroupGrants {
  readonly code: string;
  readonly name: string;
  readonly grants: readonly GrantedResource[];
}

/**
 * Groups, resources, and what is granted of these to those: by column, with each repeated value once, for there
 * are large ones. All that ends in `Index` is a place in another list.
 */
export interface MatrixTable {
  readonly groups: readonly { readonly code: string; readonly name: string }[];
  /** '' stands for an unknown one. */
  readonly namespaces: readonly string[];
  /** '' stands for none. */
  readonly types: readonly string[];
  /** Lists of actions that differ in more than their order, each without what it repeats. */
  readonly actionLists: readonly (readonly string[])[];
  /** The resources, by namespace and type and code; a wildcard is a row like any. */
  readonly resources: {
    readonly code: readonly string[];
    readonly namespaceIndex: Uint32Array;
    readonly typeIndex: Uint32Array;
    /** The list of the actions that the pool defines, plus one; 0 where it is not known to define any. */
    readonly definedIndex: Uint32Array;
  };
  /** The grants, those of a group one after another: one at most of a resource to a group. */
  readonly grants: {
    readonly groupIndex: Uint32Array;
    readonly resourceIndex: Uint32Array;
    readonly actionsIndex: Uint32Array;
  };
}

/** Numbers distinct values in the order of their first use. */
class Numbered<T> {
  readonly values: T[] = [];
  readonly #numbers = new Map<string, number>();

  /** @param id the same for equal values */
  of(id: string, value: T): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.values.length);
    return this.values.push(value) - 1;
  }
}

/** The resources of one namespace and type. */
interface Kind {
  readonly namespace: number;
  readonly type: number;
  /** By code. */
  readonly resources: Map<string, number>;
}

/**
 * Puts the grants of groups together. Each group stands in it, in the order given.
 * @param defined what the pool defines, as far as it is known
 */
export function buildMatrix(
  groups: readonly GroupGrants[],
  defined: readonly DefinedResource[] = [],
): MatrixTable {
  const namespaces = new Numbered<string>();
  const types = new Numbered<string>();
  const lists = new ActionLists();
  const kinds = new Map<string, Kind>();
  const codes: string[] = [];
  const kindOfResource: Kind[] = [];
  const size = groups.reduce((sum, { grants }) => sum + grants.length, 0);
  const groupIndex = new Uint32Array(size);
  const resourceIndex = new Uint32Array(size);
  const actionsIndex = new Uint32Array(size);
  /** By resource: the place of its latest grant. */
  const latest: number[] = [];
  let count = 0;
  for (const [index, { grants }] of groups.entries()) {
    const first = count;
    for (const { code, type = '', namespace = '', actions = [] } of grants) {
      const kind = kindOf(namespace, type);
      let resource = kind.resources.get(code);
      if (resource === undefined) {
        resource = codes.push(code) - 1;
        kind.resources.set(code, resource);
        kindOfResource.push(kind);
      }
      const before = latest[resource];
      const list = lists.numberOf(actions);
      if (before !== undefined && before >= first) {
        actionsIndex[before] = lists.union(actionsIndex[before] ?? 0, list);
        continue;
      }
      latest[resource] = count;
      groupIndex[count] = index;
      resourceIndex[count] = resource;
      actionsIndex[count] = list;
      count += 1;
    }
  }

  function kindOf(namespace: string, type: string): Kind {
    const numbers = {
      namespace: namespaces.of(namespace, namespace),
      type: types.of(type, type),
    };
    const id = `${numbers.namespace} ${numbers.type}`;
    const known = kinds.get(id);
    if (known !== undefined) return known;
    const kind = { ...numbers, resources: new Map<string, number>() };
    kinds.set(id, kind);
    return kind;
  }

  const order = sortedResources(codes, kindOfResource, namespaces.values, types.values);
  const placeOf = new Uint32Array(codes.length);
  for (const [place, resource] of order.entries()) placeOf[resource] = place;
  const ofResources = (value: (kind: Kind) => number) =>
    Uint32Array.from(order, (resource) => {
      const kind = kindOfResource[resource];
      return kind === undefined ? 0 : value(kind);
    });
  const definitions = new Definitions(defined);
  const definedIndex = Uint32Array.from(order, (resource) => {
    const kind = kindOfResource[resource];
    if (kind === undefined) return 0;
    const actions = definitions.actionsOf({
      namespace: namespaces.values[kind.namespace] ?? '',
      type: types.values[kind.type] ?? '',
      code: codes[resource] ?? '',
    });
    return actions === undefined || actions.length === 0 ? 0 : lists.numberOf(actions) + 1;
  });
  return {
    groups: groups.map(({ code, name }) => ({ code, name })),
    namespaces: namespaces.values,
    types: types.values,
    actionLists: lists.values,
    resources: {
      code: Array.from(order, (resource) => codes[resource] ?? ''),
      namespaceIndex: ofResources(({ namespace }) => namespace),
      typeIndex: ofResources(({ type }) => type),
      definedIndex,
    },
    grants: {
      groupIndex: groupIndex.slice(0, count),
      resourceIndex: resourceIndex.slice(0, count).map((resource) => placeOf[resource] ?? 0),
      actionsIndex: actionsIndex.slice(0, count),
    },
  };
}

/** The actions that a pool defines, by resource. */
class Definitions {
  readonly #actions = new Map<string, readonly string[]>();

  constructor(defined: readonly DefinedResource[]) {
    for (const { namespace = '', type = '', code, actions = [] } of defined) {
      const names = actions.map(({ name }) => name);
      this.#actions.set(JSON.stringify([namespace, type, code]), names);
    }
  }

  /** A grant of DATA names `type:id` or `type:*`, and the pool defines `type`. */
  actionsOf({ namespace, type, code }: { namespace: string; type: string; code: string }) {
    const own = this.#actions.get(JSON.stringify([namespace, type, code]));
    const colon = type === 'DATA' ? code.indexOf(':') : -1;
    if (own !== undefined || colon < 0) return own;
    return this.#actions.get(JSON.stringify([namespace, type, code.slice(0, colon)]));
  }
}

/** Lists of actions as sets. */
class ActionLists {
  readonly #lists = new Numbered<readonly string[]>();
  /** Most lists come again and again, in the same order. */
  readonly #numbers = new Map<string, number>();

  get values(): readonly (readonly string[])[] {
    return this.#lists.values;
  }

  numberOf(actions: readonly string[]): number {
    const text = JSON.stringify(actions);
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const distinct = [...new Set(actions)];
    const number = this.#lists.of(JSON.stringify(distinct.toSorted()), distinct);
    this.#numbers.set(text, number);
    return number;
  }

  union(a: number, b: number): number {
    return a === b ? a : this.numberOf([...(this.values[a] ?? []), ...(this.values[b] ?? [])]);
  }
}

const collator = new Intl.Collator('en', { numeric: true });

/** The places of the resources by namespace and type and code. Ties are ordered by their letters' numbers. */
function sortedResources(
  codes: readonly string[],
  kinds: readonly Kind[],
  namespaces: readonly string[],
  types: readonly string[],
): Uint32Array {
  const namespaceRanks = ranksOf(namespaces);
  const typeRanks = ranksOf(types);
  const codeRanks = ranksOf(codes);
  const compare = (a: number, b: number) => {
    const [kindA, kindB] = [kinds[a], kinds[b]];
    if (kindA === undefined || kindB === undefined) return 0;
    return (
      rank(namespaceRanks, kindA.namespace) - rank(namespaceRanks, kindB.namespace) ||
      rank(typeRanks, kindA.type) - rank(typeRanks, kindB.type) ||
      rank(codeRanks, a) - rank(codeRanks, b)
    );
  };
  return Uint32Array.from(codes.keys()).sort(compare);
}

function rank(ranks: Uint32Array, index: number): number {
  return ranks[index] ?? 0;
}

/** Which place each text has among all of them once they are sorted. */
function ranksOf(texts: readonly string[]): Uint32Array {
  const ranks = new Uint32Array(texts.length);
  const sorted = [...texts.entries()].sort(
    ([, a], [, b]) => collator.compare(a, b) || (a < b ? -1 : Number(a > b)),
  );
  for (const [place, [index]] of sorted.entries()) ranks[index] = place;
  return ranks;
}
