import { foldText } from '../text/searchText.ts';
import { verbOf } from './actions.ts';
import type { KnownResource, KnownResources } from './knownResources.ts';
import type { DefinedResource, GrantedResource } from './matrix.ts';

/** What may be meant by what has been typed. */
export interface Suggestion {
  readonly value: string;
  /** What tells it from others; '' for nothing. */
  readonly detail: string;
}

/** The first of what may be meant. */
export interface Suggestions {
  readonly list: readonly Suggestion[];
  /** How many there are beyond those. */
  readonly more: number;
}

/** So many are suggested at most: to find others one types more. */
const mostSuggested = 50;

/**
 * The resources of a namespace that what was typed may mean: those whose codes begin with it first.
 * @param namespace '' for any
 * @param inList puts what is known of several resources with one code into one line
 */
export function suggestResources(
  { all }: Pick<KnownResources, 'all'>,
  namespace: string,
  typed: string,
  inList: (texts: readonly string[]) => string,
): Suggestions {
  const details = new Map<string, Set<string>>();
  for (const resource of all) {
    if (namespace !== '' && resource.namespace !== namespace) continue;
    const known = details.get(resource.code) ?? new Set();
    details.set(resource.code, known.add(detailOf(resource)));
  }
  const found = Array.from(details, ([value, texts]) => ({
    value,
    detail: inList([...texts].filter((text) => text !== '')),
  }));
  return suggest(found, typed);
}

function detailOf({ type = '', description = '' }: KnownResource): string {
  return [type, description].filter((text) => text !== '').join(' · ');
}

/**
 * The actions that what was typed may mean, without the code of the resource: those that the pool defines of the
 * resource, and those of grants of that very code; of the whole namespace where no resource is named.
 */
export function suggestActions(
  defined: readonly DefinedResource[],
  granted: readonly GrantedResource[],
  { namespace, resource: code }: { readonly namespace: string; readonly resource: string },
  typed: string,
): Suggestions {
  const colon = code.indexOf(':');
  const whole = colon > 0 ? code.slice(0, colon) : code;
  const isMeant = (resource: DefinedResource | GrantedResource, codes: readonly string[]) =>
    (namespace === '' || resource.namespace === namespace) &&
    (code === '' || codes.includes(resource.code));
  const verbs = new Set<string>();
  for (const resource of defined) {
    if (!isMeant(resource, [code, whole])) continue;
    for (const { name } of resource.actions ?? []) verbs.add(verbOf(name, resource.code));
  }
  for (const grant of granted) {
    if (!isMeant(grant, [code])) continue;
    for (const name of grant.actions ?? []) verbs.add(verbOf(name, grant.code));
  }
  // All actions are no action that one does.
  verbs.delete('*');
  return suggest(
    Array.from(verbs, (value) => ({ value, detail: '' })),
    typed,
  );
}

/** The namespaces that what was typed may mean. */
export function suggestNamespaces(codes: Iterable<string>, typed: string): Suggestions {
  return suggest(
    Array.from(new Set(codes), (value) => ({ value, detail: '' })),
    typed,
  );
}

function suggest(all: readonly Suggestion[], typed: string): Suggestions {
  const text = foldText(typed.trim());
  const beginning: Suggestion[] = [];
  const having: Suggestion[] = [];
  for (const suggestion of all) {
    const folded = foldText(suggestion.value);
    if (folded.startsWith(text)) beginning.push(suggestion);
    else if (folded.includes(text) || foldText(suggestion.detail).includes(text)) {
      having.push(suggestion);
    }
  }
  const found = [...beginning, ...having];
  return {
    list: found.slice(0, mostSuggested),
    more: Math.max(0, found.length - mostSuggested),
  };
}
