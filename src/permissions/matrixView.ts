import { foldText } from '../text/searchText.ts';
import { isAllActions, isWildcard, wildcardsOf } from './actions.ts';
import { GrantIndex } from './grantIndex.ts';
import type { MatrixTable } from './matrix.ts';
import { Verbs } from './verbs.ts';

/** Which part of a matrix is wanted. */
export interface MatrixCriteria {
  /** Words that a resource must hold: in its code, its type or its namespace. Folded, see `foldText`. */
  readonly resourceWords: readonly string[];
  /** Words that a group must hold: in its name or its code. Folded. */
  readonly groupWords: readonly string[];
  /** One namespace; undefined for all. */
  readonly namespace: string | undefined;
  /** Some resource types; empty for all. */
  readonly types: readonly string[];
  /** What must be granted, without the code of the resource, such as `read`; undefined for anything. */
  readonly verb: string | undefined;
  /** Leaves out resources that all groups shown have alike. */
  readonly onlyDifferences: boolean;
}

/** The part of a matrix that was wanted. */
export interface MatrixPart {
  /** The resources, as places in the table. */
  readonly resources: readonly number[];
  /** The groups, as places in the table. */
  readonly groups: readonly number[];
  /** How many resources there would be of each type, whichever types are wanted. */
  readonly typeCounts: ReadonlyMap<string, number>;
}

/** What a group has of a resource. */
export type Grant =
  /** All actions that the pool defines for the resource, or where that is not known those that any group has. */
  | {
      readonly extent: 'all' | 'some';
      readonly actions: readonly string[];
      readonly besides?: Through;
    }
  /** A grant that names no action. */
  | { readonly extent: 'unnamed'; readonly besides?: Through }
  /** No grant of its own, but one of a wildcard that stands for it. */
  | { readonly extent: 'wildcard'; readonly through: Through }
  | { readonly extent: 'none' };

/** A grant of a wildcard that stands for another resource. */
export interface Through {
  /** The wildcard's place in the table. */
  readonly resource: number;
  readonly actions: readonly string[];
}

const none: Grant = { extent: 'none' };

/** A matrix made ready to be looked through at each keystroke. */
export class Matrix {
  readonly table: MatrixTable;
  /** The namespaces that occur, in the order of the rows. */
  readonly namespaces: readonly string[];
  /** The resource types that occur, sorted. */
  readonly types: readonly string[];
  readonly #grants: GrantIndex;
  readonly #resourceTexts: readonly string[];
  readonly #groupTexts: readonly string[];
  readonly #wildcards: ReadonlyMap<string, number>;
  readonly #knownActions = new Map<number, number>();
  #verbs: Verbs | undefined;
  #verbNames: readonly string[] | undefined;

  constructor(table: MatrixTable) {
    this.table = table;
    const { resources, groups } = table;
    this.#grants = new GrantIndex(table);
    this.namespaces = used(resources.namespaceIndex, table.namespaces);
    this.types = used(resources.typeIndex, table.types).toSorted();
    this.#resourceTexts = resources.code.map((code, resource) =>
      foldText(`${code}\n${this.typeOf(resource)}\n${this.namespaceOf(resource)}`),
    );
    this.#groupTexts = groups.map(({ code, name }) => foldText(`${name}\n${code}`));
    this.#wildcards = new Map(
      resources.code.flatMap((code, resource) =>
        isWildcard(code) ? [[this.#idOf(resource, code), resource] as const] : [],
      ),
    );
  }

  /** What the actions are called without the codes of their resources, sorted. */
  get verbs(): readonly string[] {
    this.#verbNames ??= this.#grantVerbs.names.toSorted();
    return this.#verbNames;
  }

  codeOf(resource: number): string {
    return this.table.resources.code[resource] ?? '';
  }

  /** '' for an unknown one. */
  namespaceOf(resource: number): string {
    const { namespaces, resources } = this.table;
    return namespaces[resources.namespaceIndex[resource] ?? -1] ?? '';
  }

  /** '' for none. */
  typeOf(resource: number): string {
    const { types, resources } = this.table;
    return types[resources.typeIndex[resource] ?? -1] ?? '';
  }

  /** The place of a resource in the table. */
  find(namespace: string, type: string, code: string): number | undefined {
    const found = this.table.resources.code.findIndex(
      (each, resource) =>
        each === code && this.typeOf(resource) === type && this.namespaceOf(resource) === namespace,
    );
    return found < 0 ? undefined : found;
  }

  /** The place of a group in the table. */
  findGroup(code: string): number | undefined {
    const found = this.table.groups.findIndex((group) => group.code === code);
    return found < 0 ? undefined : found;
  }

  /** The resources and groups that fit, without those that have nothing of one another. */
  select(criteria: MatrixCriteria): MatrixPart {
    const { grants, types } = this.table;
    const wantsGroup = this.#wantedGroups(criteria.groupWords);
    const wantsResource = this.#wantedResources(criteria);
    const wantsGrant = this.#wantedGrants(criteria.verb);
    const wantsType = Uint8Array.from(types, (type) =>
      Number(criteria.types.length === 0 || criteria.types.includes(type)),
    );
    const { typeIndex } = this.table.resources;
    const hasSome = new Uint8Array(wantsResource.length);
    const groupHasSome = new Uint8Array(wantsGroup.length);
    for (let grant = 0; grant < grants.groupIndex.length; grant += 1) {
      const group = grants.groupIndex[grant] ?? 0;
      const resource = grants.resourceIndex[grant] ?? 0;
      if (!wantsGroup[group] || !wantsResource[resource] || !wantsGrant(grant)) continue;
      hasSome[resource] = 1;
      if (wantsType[typeIndex[resource] ?? 0]) groupHasSome[group] = 1;
    }
    const groups = placesOf(groupHasSome);
    const counts = new Uint32Array(types.length);
    const resources: number[] = [];
    for (const resource of placesOf(hasSome)) {
      if (criteria.onlyDifferences && !this.#differs(resource, groupHasSome, groups.length))
        continue;
      const type = typeIndex[resource] ?? 0;
      add(counts, type, 1);
      if (wantsType[type]) resources.push(resource);
    }
    const typeCounts = new Map(types.map((type, index) => [type, counts[index] ?? 0]));
    return { resources, groups, typeCounts };
  }

  /** What a group has of a resource. */
  grant(resource: number, group: number): Grant {
    const own = this.#grants.at(resource, group);
    const through = this.#throughWildcard(resource, group);
    if (own === undefined) return through === undefined ? none : { extent: 'wildcard', through };
    const actions = this.#actionsOf(own);
    const besides = through === undefined ? {} : { besides: through };
    if (actions.length === 0) return { extent: 'unnamed', ...besides };
    return { extent: this.#isAll(resource, actions) ? 'all' : 'some', actions, ...besides };
  }

  /** The actions that a group has of a resource by a grant of its own; undefined for no such grant. */
  ownActions(resource: number, group: number): readonly string[] | undefined {
    const own = this.#grants.at(resource, group);
    return own === undefined ? undefined : this.#actionsOf(own);
  }

  #throughWildcard(resource: number, group: number): Through | undefined {
    for (const code of wildcardsOf(this.codeOf(resource))) {
      const through = this.#wildcards.get(this.#idOf(resource, code));
      const grant = through === undefined ? undefined : this.#grants.at(through, group);
      if (through === undefined || grant === undefined) continue;
      return { resource: through, actions: this.#actionsOf(grant) };
    }
    return undefined;
  }

  /** What a resource is known by: of its namespace and its type. */
  #idOf(resource: number, code: string): string {
    const { namespaceIndex, typeIndex } = this.table.resources;
    return `${namespaceIndex[resource]} ${typeIndex[resource]} ${code}`;
  }

  #actionsOf(grant: number): readonly string[] {
    const { grants, actionLists } = this.table;
    return actionLists[grants.actionsIndex[grant] ?? -1] ?? [];
  }

  #definedActions(resource: number): readonly string[] | undefined {
    const { resources, actionLists } = this.table;
    return actionLists[(resources.definedIndex[resource] ?? 0) - 1];
  }

  /** Whether these are all actions of a resource, as far as those are known. */
  #isAll(resource: number, actions: readonly string[]): boolean {
    const code = this.codeOf(resource);
    if (actions.some((action) => isAllActions(action, code))) return true;
    const defined = this.#definedActions(resource);
    if (defined !== undefined) return defined.every((action) => actions.includes(action));
    let known = this.#knownActions.get(resource);
    if (known === undefined) {
      const lists = new Set<number>();
      this.#grants.each(resource, (grant) => lists.add(this.table.grants.actionsIndex[grant] ?? 0));
      const all = [...lists].flatMap((list) => this.table.actionLists[list] ?? []);
      known = new Set(all.filter((action) => !isAllActions(action, code))).size;
      this.#knownActions.set(resource, known);
    }
    return actions.length === known;
  }

  /** Whether the groups that are shown have a resource in different ways, or not all of them have it. */
  #differs(resource: number, shown: Uint8Array, count: number): boolean {
    const { groupIndex, actionsIndex } = this.table.grants;
    let granted = 0;
    const lists = new Set<number>();
    this.#grants.each(resource, (grant) => {
      if (!shown[groupIndex[grant] ?? 0]) return;
      granted += 1;
      lists.add(actionsIndex[grant] ?? 0);
    });
    return granted !== count || lists.size > 1;
  }

  #wantedGroups(words: readonly string[]): Uint8Array {
    return Uint8Array.from(this.#groupTexts, (text) => Number(hasAll(text, words)));
  }

  #wantedResources({ resourceWords, namespace }: MatrixCriteria): Uint8Array {
    const { namespaces, resources } = this.table;
    const wanted = namespace === undefined ? undefined : namespaces.indexOf(namespace);
    return Uint8Array.from(this.#resourceTexts, (text, resource) =>
      Number(
        (wanted === undefined || resources.namespaceIndex[resource] === wanted) &&
          hasAll(text, resourceWords),
      ),
    );
  }

  #wantedGrants(verb: string | undefined): (grant: number) => boolean {
    return verb === undefined ? () => true : this.#grantVerbs.having(verb);
  }

  /** Made when first asked for: most matrices are never filtered by an action. */
  get #grantVerbs(): Verbs {
    this.#verbs ??= new Verbs(this.table);
    return this.#verbs;
  }
}

function add(counts: Uint32Array, at: number, more: number): void {
  counts[at] = (counts[at] ?? 0) + more;
}

/** The values that places lead to, each once. */
function used(places: Uint32Array, values: readonly string[]): readonly string[] {
  return [...new Set(places)].map((place) => values[place] ?? '');
}

function placesOf(marks: Uint8Array): number[] {
  const places: number[] = [];
  for (let at = 0; at < marks.length; at += 1) if (marks[at]) places.push(at);
  return places;
}

function hasAll(text: string, words: readonly string[]): boolean {
  for (const word of words) if (!text.includes(word)) return false;
  return true;
}
