// How many items a request is about, which is all that a log may know of its content.

/** How many items the variables of a document list, such as user ids; undefined where they list none. */
export function itemsSent(variables: Readonly<Record<string, unknown>>): number | undefined {
  return lengthOf(Object.values(variables).find(Array.isArray));
}

/** How many items a list in an answer has: the `data` of GraphQL or REST. Undefined without a list. */
export function itemsReceived(data: unknown): number | undefined {
  for (const root of fields(data)) {
    const length =
      lengthOf(root) ?? listLength(root) ?? fields(root).map(listLength).find(isNumber);
    if (length !== undefined) return length;
  }
  return undefined;
}

function listLength(value: unknown): number | undefined {
  return isObject(value) && 'list' in value ? lengthOf(value.list) : undefined;
}

function fields(value: unknown): unknown[] {
  return isObject(value) ? Object.values(value) : [];
}

function lengthOf(value: unknown): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
