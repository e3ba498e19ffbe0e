import { foldText } from '../text/searchText.ts';
import { verbOf } from './actions.ts';
import type { DefinedResource, GroupGrants } from './matrix.ts';

/** A resource that the pool defines, or that some group is authorized for. */
export interface KnownResource {
  readonly code: string;
  /** Undefined where it is not known. */
  readonly namespace?: string | undefined;
  /** Undefined where the server names none. */
  readonly type?: string | undefined;
  readonly description?: string | undefined;
}

interface Definition extends DefinedResource {
  readonly description?: string | undefined;
}

const collator = new Intl.Collator('en', { numeric: true });

/** All resources of a pool that are known, to be picked or looked up by their codes. */
export class KnownResources {
  /** By code, then by namespace and type. */
  readonly all: readonly KnownResource[];
  readonly #defined: readonly Definition[];
  readonly #texts: readonly string[];

  /** @param groups those whose grants are known */
  constructor(defined: readonly Definition[], groups: readonly GroupGrants[]) {
    const byId = new Map<string, KnownResource>();
    for (const { code, namespace, type, description } of defined) {
      byId.set(idOf({ code, namespace, type }), { code, namespace, type, description });
    }
    for (const { grants } of groups) {
      for (const { code, namespace, type } of grants) {
        const id = idOf({ code, namespace, type });
        if (!byId.has(id)) byId.set(id, { code, namespace, type });
      }
    }
    this.#defined = defined;
    this.all = [...byId.values()].sort(
      (a, b) =>
        collator.compare(a.code, b.code) ||
        collator.compare(a.namespace ?? '', b.namespace ?? '') ||
        collator.compare(a.type ?? '', b.type ?? ''),
    );
    this.#texts = this.all.map(({ code, namespace = '', type = '', description = '' }) =>
      foldText(`${code}\n${namespace}\n${type}\n${description}`),
    );
  }

  /** Those that hold all words of a text, in their codes or in what else is known of them. */
  search(text: string): readonly KnownResource[] {
    const words = foldText(text).split(/\s+/);
    return this.all.filter((_, place) => words.every((word) => this.#texts[place]?.includes(word)));
  }

  /** Those that have this very code. */
  having(code: string): readonly KnownResource[] {
    return this.all.filter((resource) => resource.code === code);
  }

  /**
   * The resources that a code may name: those that have it, or else what the pool defines of type DATA and the code is
   * an instance or an action of: `orders:7` and `orders:read` of `orders`.
   */
  named(code: string): readonly KnownResource[] {
    const own = this.having(code);
    if (own.length > 0) return own;
    const actions = this.#defined.filter((resource) =>
      resource.actions?.some(({ name }) => code === name && code.startsWith(`${resource.code}:`)),
    );
    if (actions.length > 0) return actions.map(withoutActions);
    return this.#defined.flatMap((resource): readonly KnownResource[] => {
      if (resource.type !== 'DATA' || !code.startsWith(`${resource.code}:`)) return [];
      const rest = code.slice(resource.code.length + 1);
      const isAction = resource.actions?.some(({ name }) => verbOf(name, resource.code) === rest);
      const known = withoutActions(resource);
      return [isAction ? known : { ...known, code }];
    });
  }
}

function withoutActions({ code, namespace, type, description }: Definition): KnownResource {
  return { code, namespace, type, description };
}

/** What tells a resource from all others. */
export function idOf({ code, namespace = '', type = '' }: KnownResource): string {
  return JSON.stringify([namespace, type, code]);
}
