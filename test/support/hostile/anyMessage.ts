import fc from 'fast-check';
import { anyText, mutated } from './hostileTexts.ts';

/** A table of one resource, as a page gets it. */
export const goodTable = {
  revision: 1,
  namespacesListed: true,
  namespaces: ['default'],
  types: ['DATA'],
  actionLists: [['order:read']],
  namespace: [0],
  type: [0],
  actions: [0],
  code: ['order'],
  apiIdentifier: [''],
};

const group = {
  code: 'a',
  name: 'A',
  description: 'd',
  pool: 'Pool',
  deleted: false,
  changes: { grant: true, revoke: true },
};
const failed = { state: 'failed', message: 'No.', remedy: 'retry' };

/** Messages of a panel, all good but for their number. */
export const goodUpdates = [
  {
    type: 'snapshot',
    body: { panelId: 'p', view: {}, group, status: { state: 'loaded' }, table: goodTable },
  },
  { type: 'group', body: group },
  { type: 'status', body: failed },
  { type: 'table', body: goodTable },
  { type: 'copied', body: { code: 'a' } },
];

/** Messages of a page, all good. */
export const goodIntents = [
  { type: 'ready' },
  { type: 'saveView', body: { view: { search: 'a', types: ['DATA'], scrollTop: 0 } } },
  { type: 'refresh' },
  { type: 'replaceSecret' },
  { type: 'loadNamespace', body: { namespace: 'default' } },
  { type: 'copyCode', body: { code: 'order' } },
  { type: 'findGroups', body: { code: 'order', namespace: 'shop', type: 'API' } },
  { type: 'grant' },
  { type: 'revoke', body: { code: 'order', namespace: 'default', type: 'API' } },
  { type: 'export', body: { format: 'csv', revision: 1, rows: [0] } },
];

const types = fc.oneof(
  fc.constantFrom(
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'openExternal'],
    ...['command', 'executeCommand', 'did-click-link', 'READY', 'snapshot ', ''],
    ...[...goodUpdates, ...goodIntents].map(({ type }) => type),
  ),
  anyText(),
);

const anyValue = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
});

/** Any message: good ones of both sides, such with things changed in them, and anything else. */
export function anyMessage(): fc.Arbitrary<unknown> {
  const sequence = fc.option(fc.oneof(fc.integer(), fc.double(), fc.constant('1')), {
    nil: undefined,
  });
  const good = fc.constantFrom<object>(...goodUpdates, ...goodIntents);
  return fc.oneof(
    {
      weight: 2,
      arbitrary: fc.tuple(good, sequence).map(([all, number]) => numbered(all, number)),
    },
    { weight: 5, arbitrary: good.chain(mutated).map(parsed) },
    { weight: 2, arbitrary: fc.record({ type: types, body: anyValue, sequence }) },
    { weight: 1, arbitrary: anyValue },
    { weight: 1, arbitrary: anyText() },
  );
}

function numbered(message: object, sequence: unknown): object {
  return sequence === undefined ? message : { ...message, sequence };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
