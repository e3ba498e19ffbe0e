import type { ResourceSet } from '../../directory/resources.ts';
import type { ResourceTable } from '../../protocol/authorizedResources.ts';

/** Numbers distinct values in the order of their first use. */
class Distinct<T> {
  readonly values: T[] = [];
  readonly #indexes = new Map<string, number>();

  /** @param id the same for equal values */
  indexOf(id: string, value: T): number {
    const known = this.#indexes.get(id);
    if (known !== undefined) return known;
    const index = this.values.length;
    this.values.push(value);
    this.#indexes.set(id, index);
    return index;
  }
}

/** Makes resources into the columns that the page gets. */
export function toResourceTable(
  { resources, namespaces }: ResourceSet,
  revision: number,
): ResourceTable {
  const namespaceCodes = new Distinct<string>();
  const types = new Distinct<string>();
  const actionLists = new Distinct<string[]>();
  return {
    revision,
    namespacesListed: namespaces !== undefined,
    namespaces: namespaceCodes.values,
    types: types.values,
    actionLists: actionLists.values,
    namespace: resources.map(({ namespace = '' }) => namespaceCodes.indexOf(namespace, namespace)),
    type: resources.map(({ type = '' }) => types.indexOf(type, type)),
    actions: resources.map(({ actions = [] }) =>
      actionLists.indexOf(JSON.stringify(actions), [...actions]),
    ),
    code: resources.map(({ code }) => code),
    apiIdentifier: resources.map(({ apiIdentifier = '' }) => apiIdentifier),
  };
}
