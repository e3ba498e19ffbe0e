import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toResourceTable } from '../../../../src/panels/authorizedResources/resourceTable.ts';
import { ResourceList } from '../../../../src/webview/authorizedResources/resourceList.ts';
import { type Column, toRows } from '../../../../src/webview/authorizedResources/rows.ts';
import type { Criteria } from '../../../../src/webview/shared/filteredRows.ts';
import type { Sort } from '../../../../src/webview/shared/rowOrder.ts';

const resources = [
  { namespace: 'default', type: 'DATA', code: 'order:10', actions: ['order:Read', 'order:write'] },
  { namespace: 'default', type: 'API', code: 'orders', apiIdentifier: 'https://x.test/Orders' },
  { namespace: 'shop', type: 'DATA', code: 'order:9', actions: ['order:Read', 'order:write'] },
  { namespace: undefined, code: 'bare' },
];

const all: Criteria = { search: '', types: [] };

describe('The list of resources', () => {
  const rows = toRows(toResourceTable({ resources, namespaces: [] }, 1));
  const list = new ResourceList(rows);
  const codes = (criteria: Partial<Criteria>, sort?: Sort<Column>) =>
    list.find({ ...all, ...criteria }, sort).rows.map(({ code }) => code);

  it('has what the host has, after its way through the message', () => {
    assert.deepEqual(
      rows.map(({ searchText: _, ...row }) => row),
      [
        {
          index: 0,
          typeIndex: 0,
          namespace: 'default',
          type: 'DATA',
          code: 'order:10',
          actions: 'order:Read, order:write',
          actionList: ['order:Read', 'order:write'],
          apiIdentifier: '',
        },
        {
          index: 1,
          typeIndex: 1,
          namespace: 'default',
          type: 'API',
          code: 'orders',
          actions: '',
          actionList: [],
          apiIdentifier: 'https://x.test/Orders',
        },
        {
          index: 2,
          typeIndex: 0,
          namespace: 'shop',
          type: 'DATA',
          code: 'order:9',
          actions: 'order:Read, order:write',
          actionList: ['order:Read', 'order:write'],
          apiIdentifier: '',
        },
        {
          index: 3,
          typeIndex: 2,
          namespace: '',
          type: '',
          code: 'bare',
          actions: '',
          actionList: [],
          apiIdentifier: '',
        },
      ],
    );
  });

  it('is told once of what repeats', () => {
    const table = toResourceTable({ resources, namespaces: [] }, 1);
    assert.deepEqual(table.types, ['DATA', 'API', '']);
    assert.deepEqual(table.actionLists, [['order:Read', 'order:write'], []]);
  });

  it('knows whether the server lists the namespaces', () => {
    assert.equal(toResourceTable({ resources, namespaces: [] }, 1).namespacesListed, true);
    assert.equal(toResourceTable({ resources, namespaces: undefined }, 1).namespacesListed, false);
  });

  it('stands in the order of the server without a sort', () => {
    assert.deepEqual(codes({}), ['order:10', 'orders', 'order:9', 'bare']);
  });

  it('is searched in every column, in any case', () => {
    assert.deepEqual(codes({ search: 'ORDERS' }), ['orders']);
    assert.deepEqual(codes({ search: 'x.TEST' }), ['orders']);
    assert.deepEqual(codes({ search: 'order:read' }), ['order:10', 'order:9']);
    assert.deepEqual(codes({ search: 'shop' }), ['order:9']);
    assert.deepEqual(codes({ search: 'api' }), ['orders']);
  });

  it('is searched for all words, wherever they stand', () => {
    assert.deepEqual(codes({ search: '  write   shop ' }), ['order:9']);
    assert.deepEqual(codes({ search: 'write bare' }), []);
  });

  it('does not find a word across two columns', () => {
    assert.deepEqual(codes({ search: 'datadefault' }), []);
    assert.deepEqual(codes({ search: 'ordershttps' }), []);
  });

  it('is filtered by namespace, also the unknown one', () => {
    assert.deepEqual(codes({ namespace: 'default' }), ['order:10', 'orders']);
    assert.deepEqual(codes({ namespace: '' }), ['bare']);
    assert.deepEqual(codes({ namespace: 'gone' }), []);
  });

  it('is filtered by one type or several', () => {
    assert.deepEqual(codes({ types: ['DATA'] }), ['order:10', 'order:9']);
    assert.deepEqual(codes({ types: ['DATA', 'API'] }), ['order:10', 'orders', 'order:9']);
  });

  it('counts every type among what search and namespace find, whichever types are chosen', () => {
    const { typeCounts } = list.find({ search: 'order', types: ['API'] }, undefined);
    assert.deepEqual([...typeCounts].sort(), [
      ['', 0],
      ['API', 1],
      ['DATA', 2],
    ]);
  });

  it('counts all rows of each namespace', () => {
    assert.deepEqual(
      [...list.namespaces],
      [
        ['', 1],
        ['default', 2],
        ['shop', 1],
      ],
    );
  });

  it('sorts numbers in codes by their value', () => {
    assert.deepEqual(codes({}, { column: 'code', direction: 'ascending' }), [
      'bare',
      'order:9',
      'order:10',
      'orders',
    ]);
    assert.deepEqual(codes({}, { column: 'code', direction: 'descending' }), [
      'orders',
      'order:10',
      'order:9',
      'bare',
    ]);
  });

  it('leaves rows with the same value in the order of the server', () => {
    assert.deepEqual(codes({}, { column: 'type', direction: 'ascending' }), [
      'bare',
      'orders',
      'order:10',
      'order:9',
    ]);
  });

  it('sorts actions by what is shown of them', () => {
    const table = toResourceTable(
      {
        resources: [
          { namespace: 'a', code: 'zoo', actions: ['zoo:read'] },
          { namespace: 'a', code: 'air', actions: ['air:write'] },
        ],
        namespaces: [],
      },
      1,
    );
    const { rows: sorted } = new ResourceList(toRows(table)).find(all, {
      column: 'actions',
      direction: 'ascending',
    });
    assert.deepEqual(
      sorted.map(({ code }) => code),
      ['zoo', 'air'],
    );
  });

  it('finds and sorts at once', () => {
    assert.deepEqual(codes({ types: ['DATA'] }, { column: 'code', direction: 'ascending' }), [
      'order:9',
      'order:10',
    ]);
  });
});

describe('One search after the other', () => {
  const rows = toRows(toResourceTable({ resources, namespaces: [] }, 1));
  const sorts: (Sort<Column> | undefined)[] = [
    undefined,
    { column: 'code', direction: 'ascending' },
    { column: 'code', direction: 'descending' },
  ];
  const looks = fc.record({
    // As one types: mostly the beginnings of a few words, at times with a blank or a second word.
    search: fc
      .tuple(fc.constantFrom('order:read', 'orders shop', 'write default', 'DATA'), fc.nat(12))
      .map(([text, length]) => text.slice(0, length)),
    namespace: fc.constantFrom(undefined, undefined, undefined, 'default', 'shop'),
    types: fc.constantFrom([], [], ['DATA'], ['API', '']),
    sort: fc.constantFrom(...sorts),
  });

  it('finds what it would find alone, whatever was looked for before', () => {
    fc.assert(
      fc.property(fc.array(looks, { minLength: 2, maxLength: 12 }), (sequence) => {
        const list = new ResourceList(rows);
        for (const { sort, ...criteria } of sequence) {
          assert.deepEqual(list.find(criteria, sort), new ResourceList(rows).find(criteria, sort));
        }
      }),
    );
  });

  it('looks only among what was found before where one goes on typing', () => {
    let asked = 0;
    const counting = rows.map((row) => ({
      ...row,
      get searchText() {
        asked += 1;
        return row.searchText;
      },
    }));
    const list = new ResourceList(counting);
    const askedBy = (search: string) => {
      asked = 0;
      list.find({ ...all, search }, undefined);
      return asked;
    };
    assert.equal(askedBy('shop'), 4);
    assert.equal(askedBy('shop '), 0);
    assert.equal(askedBy('shop w'), 1);
    assert.equal(askedBy('shop'), 0);
    assert.equal(askedBy('sho'), 4);
  });
});
