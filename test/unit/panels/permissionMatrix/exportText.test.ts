import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exportContent } from '../../../../src/panels/permissionMatrix/exportText.ts';
import { exportText } from '../../../../src/panels/shared/exportText.ts';
import { buildMatrix } from '../../../../src/permissions/matrix.ts';
import { anyText, hostileTexts } from '../../../support/hostile/hostileTexts.ts';

const table = buildMatrix([
  {
    code: 'sales',
    name: 'Sales',
    grants: [
      {
        namespace: 'shop',
        type: 'DATA',
        code: 'orders:*',
        actions: ['orders:read', 'orders:refund'],
      },
      { namespace: 'shop', code: 'legacy' },
    ],
  },
  {
    code: '=1+1',
    name: 'Formula',
    grants: [{ namespace: 'shop', type: 'DATA', code: 'orders:1', actions: ['orders:read'] }],
  },
]);

describe('The exported matrix', () => {
  const all = { resources: [0, 1, 2], groups: [0, 1] };

  it('is as CSV a row for each resource and a column for each group, by its code', () => {
    assert.equal(
      exportText(exportContent(table, all), 'csv'),
      [
        "\uFEFFnamespace,type,code,sales,'=1+1",
        'shop,,legacy,granted,',
        'shop,DATA,orders:*,orders:read; orders:refund,',
        'shop,DATA,orders:1,,orders:read',
        '',
      ].join('\r\n'),
    );
  });

  it('is as JSON what each group has of each resource, without what it has through a wildcard', () => {
    assert.deepEqual(JSON.parse(exportText(exportContent(table, all), 'json')), [
      {
        namespace: 'shop',
        code: 'legacy',
        groups: [{ code: 'sales', name: 'Sales', actions: [] }],
      },
      {
        namespace: 'shop',
        type: 'DATA',
        code: 'orders:*',
        groups: [{ code: 'sales', name: 'Sales', actions: ['orders:read', 'orders:refund'] }],
      },
      {
        namespace: 'shop',
        type: 'DATA',
        code: 'orders:1',
        groups: [{ code: '=1+1', name: 'Formula', actions: ['orders:read'] }],
      },
    ]);
  });

  it('has what is shown alone, in its order, and nothing of places that are none', () => {
    assert.equal(
      exportText(exportContent(table, { resources: [1, 99, 0], groups: [1, 77] }), 'csv'),
      "\uFEFFnamespace,type,code,'=1+1\r\nshop,DATA,orders:*,\r\nshop,,legacy,\r\n",
    );
  });

  it('has any code as it is in JSON', () => {
    fc.assert(
      fc.property(anyText(), fc.constantFrom(...hostileTexts), (code, name) => {
        const grants = [{ namespace: code, type: name, code, actions: [code] }];
        const text = exportText(
          exportContent(buildMatrix([{ code, name, grants }]), { resources: [0], groups: [0] }),
          'json',
        );
        assert.deepEqual(JSON.parse(text), [
          {
            ...(code === '' ? {} : { namespace: code }),
            ...(name === '' ? {} : { type: name }),
            code,
            groups: [{ code, name, actions: [code] }],
          },
        ]);
      }),
    );
  });
});
