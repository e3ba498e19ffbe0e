import type { CodeIndex, IndexedGroup } from '../../directory/codeIndex.ts';
import { memoizeLast } from '../../directory/memoizeLast.ts';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import type { Namespace, Resource } from '../../model/resource.ts';
import { foldText } from '../../text/searchText.ts';

/** Something of a pool that a string of a source text names. */
export type NamedCode =
  | { readonly kind: 'group'; readonly pool: string; readonly group: IndexedGroup }
  | { readonly kind: 'namespace'; readonly pool: string; readonly namespace: Namespace }
  /** The resources of the code: more than one where several namespaces or types have it. */
  | { readonly kind: 'resource'; readonly pool: string; readonly resources: Resources };

export type CodeKind = NamedCode['kind'];

type Resources = readonly [Resource, ...Resource[]];

/** What is found for a text that is being typed. */
export interface FoundCodes {
  readonly codes: readonly NamedCode[];
  /** Whether there are others, which a longer text may bring. */
  readonly more: boolean;
}

interface SearchOptions {
  readonly most: number;
  readonly namespace?: string | undefined;
}

/** Codes with the text by which each is found, in the order of the codes. */
interface Searchable {
  readonly codes: readonly NamedCode[];
  /** As they are written. */
  readonly written: readonly string[];
  /** The code first, folded. */
  readonly texts: readonly string[];
}

/** The codes of one pool, to be looked up and searched without a request. */
export class PoolCodes {
  /** The id of the connection. */
  readonly pool: string;
  readonly #directory: PoolDirectory;
  readonly #groups = memoizeLast<Searchable>();
  readonly #namespaces = memoizeLast<Searchable>();
  readonly #resources = memoizeLast<Searchable>();
  readonly #groupsByCode = memoizeLast<ReadonlyMap<string, IndexedGroup>>();
  readonly #namespacesByCode = memoizeLast<ReadonlyMap<string, Namespace>>();
  readonly #resourcesByCode = memoizeLast<ReadonlyMap<string, Resources>>();

  constructor(directory: PoolDirectory) {
    this.pool = directory.id;
    this.#directory = directory;
  }

  /** What is known of them, and how complete that is. */
  get index(): CodeIndex {
    return this.#directory.codes;
  }

  /** Whether all codes of a kind are known, so that another is none of the pool. */
  isComplete(kind: CodeKind): boolean {
    const content = this.#content(kind);
    return content.state === 'loaded' && content.value.complete;
  }

  /** What a code names, of one kind. */
  named(kind: CodeKind, code: string): NamedCode | undefined {
    const { pool } = this;
    switch (kind) {
      case 'group': {
        const group = this.#groupMap().get(code);
        return group && { kind, pool, group };
      }
      case 'namespace': {
        const namespace = this.#namespaceMap().get(code);
        return namespace && { kind, pool, namespace };
      }
      case 'resource': {
        const resources = this.#resourceMap().get(code);
        return resources && { kind, pool, resources };
      }
      default:
        kind satisfies never;
        return undefined;
    }
  }

  /**
   * The codes of a kind that hold a text, in their code or what else is known of them: those that begin with it
   * first, then by code.
   * @param options `most`: how many of them; `namespace`: only resources of this one are wanted
   */
  search(kind: CodeKind, text: string, { most, namespace }: SearchOptions): FoundCodes {
    const wanted = foldText(text);
    const { codes, texts } = this.#searchable(kind);
    const first: NamedCode[] = [];
    const others: NamedCode[] = [];
    // One more than wanted says that there are more.
    for (let place = 0; place < codes.length && first.length <= most; place += 1) {
      const code = codes[place];
      const at = texts[place]?.indexOf(wanted) ?? -1;
      if (code === undefined || at === -1) continue;
      if (at > 0 && others.length > most) continue;
      if (namespace !== undefined && !isIn(code, namespace)) continue;
      if (at === 0) first.push(code);
      else others.push(code);
    }
    const found = [...first, ...others];
    return { codes: found.slice(0, most), more: found.length > most };
  }

  /** The codes of a kind, to say which of them a wrong one may have meant. */
  all(kind: CodeKind): readonly string[] {
    return this.#searchable(kind).written;
  }

  #content(kind: CodeKind) {
    switch (kind) {
      case 'group':
        return this.index.groups;
      case 'namespace':
        return this.index.namespaces;
      case 'resource':
        return this.index.resources;
      default:
        return kind satisfies never;
    }
  }

  #searchable(kind: CodeKind): Searchable {
    const { pool } = this;
    switch (kind) {
      case 'group': {
        const rows = this.#groupMap();
        return this.#groups([rows], () =>
          searchable([...rows.values()].map((group) => ({ kind, pool, group }))),
        );
      }
      case 'namespace': {
        const rows = this.#namespaceMap();
        return this.#namespaces([rows], () =>
          searchable([...rows.values()].map((namespace) => ({ kind, pool, namespace }))),
        );
      }
      case 'resource': {
        const rows = this.#resourceMap();
        return this.#resources([rows], () =>
          searchable([...rows.values()].map((resources) => ({ kind, pool, resources }))),
        );
      }
      default:
        return kind satisfies never;
    }
  }

  #groupMap(): ReadonlyMap<string, IndexedGroup> {
    // Before the index was read, what the sidebar shows is known.
    const listed = this.#directory.groups.content.value?.groups;
    const rows = this.index.groups.value?.rows ?? listed ?? none;
    return this.#groupsByCode([rows], () => new Map(rows.map((row) => [row.group.code, row])));
  }

  #namespaceMap(): ReadonlyMap<string, Namespace> {
    const rows = this.index.namespaces.value?.rows ?? none;
    return this.#namespacesByCode(
      [rows],
      () => new Map(rows.map((namespace) => [namespace.code, namespace])),
    );
  }

  #resourceMap(): ReadonlyMap<string, Resources> {
    const rows = this.index.resources.value?.rows ?? none;
    return this.#resourcesByCode([rows], () => {
      const byCode = new Map<string, Resources>();
      for (const resource of rows) {
        const others = byCode.get(resource.code);
        byCode.set(resource.code, others === undefined ? [resource] : [...others, resource]);
      }
      return byCode;
    });
  }
}

/** The same list each time, so that nothing is made anew of it. */
const none: readonly never[] = [];

/** The code that something of a pool has. */
export function codeOf(named: NamedCode): string {
  switch (named.kind) {
    case 'group':
      return named.group.group.code;
    case 'namespace':
      return named.namespace.code;
    case 'resource':
      return named.resources[0].code;
    default:
      return named satisfies never;
  }
}

/** What something of a pool is called, beside its code. */
export function nameOf(named: NamedCode): string | undefined {
  switch (named.kind) {
    case 'group':
      return named.group.group.name;
    case 'namespace':
      return named.namespace.name;
    case 'resource':
      return named.resources.find(({ description }) => description)?.description;
    default:
      return named satisfies never;
  }
}

function isIn(named: NamedCode, namespace: string): boolean {
  return (
    named.kind !== 'resource' ||
    named.resources.some((resource) => (resource.namespace ?? namespace) === namespace)
  );
}

function searchable(codes: readonly NamedCode[]): Searchable {
  // By their units: it is many times as fast as by language, and there may be 20,000.
  const sorted = codes
    .map((code) => ({ code, own: codeOf(code) }))
    .sort((one, other) => (one.own < other.own ? -1 : 1));
  return {
    codes: sorted.map(({ code }) => code),
    written: sorted.map(({ own }) => own),
    texts: sorted.map(({ code, own }) => foldText(`${own}\n${nameOf(code) ?? ''}`)),
  };
}
