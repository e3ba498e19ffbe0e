import assert from 'node:assert/strict';
import { toPermissionTable } from '../../../../src/panels/userPermissions/permissionTable.ts';
import type { UserPermission } from '../../../../src/permissions/serverSum.ts';
import type { Criteria } from '../../../../src/webview/shared/filteredRows.ts';
import { PermissionList } from '../../../../src/webview/userPermissions/permissionList.ts';
import { toRows } from '../../../../src/webview/userPermissions/permissionRows.ts';

const groups = [
  { code: 'sales', name: 'Global Sales' },
  { code: 'support', name: 'Support' },
];

const permissions: readonly UserPermission[] = [
  {
    namespace: 'shop',
    type: 'DATA',
    code: 'orders:*',
    actions: [
      { name: 'orders:read', through: ['sales', 'support'] },
      { name: 'orders:refund', through: ['sales'] },
      { name: 'orders:burn', through: [] },
    ],
  },
  {
    namespace: 'shop',
    type: 'MENU',
    code: 'home',
    actions: [
      { name: 'home:view', through: ['support', 'sales'] },
      { name: 'home:edit', through: ['support', 'sales'] },
    ],
  },
  { namespace: 'core', type: '', code: 'old', actions: [{ name: '', through: ['support'] }] },
  {
    namespace: 'core',
    type: 'DATA',
    code: 'stock:*',
    actions: [
      {
        name: 'stock:read',
        through: ['sales'],
        sources: [{ kind: 'role', name: 'buyer' }, { kind: 'direct' }],
      },
      { name: 'stock:adjust', through: [], sources: [{ kind: 'direct' }] },
      { name: 'stock:close', through: [], sources: [{ kind: 'department', name: 'Stores' }] },
    ],
  },
];

describe("The rows of a user's permissions", () => {
  const list = new PermissionList(toRows(toPermissionTable({ permissions, groups }, 1)));
  const codes = (criteria: Partial<Criteria>) =>
    list.find({ search: '', types: [], ...criteria }, undefined).rows.map(({ code }) => code);

  it('name the groups once where all actions come through them, else each with its actions', () => {
    assert.deepEqual(
      list.rows.map(({ actions, through }) => [actions, through]),
      [
        [
          'read, refund, burn',
          'Global Sales (read, refund), Support (read), directly or by a role (burn)',
        ],
        ['view, edit', 'Support, Global Sales'],
        ['granted, without actions', 'Support'],
        [
          'read, adjust, close',
          'Global Sales (read), role buyer (read), directly (read, adjust), department Stores (close)',
        ],
      ],
    );
  });

  it('are found by the names of groups, by full actions, and by namespace and type', () => {
    assert.deepEqual(codes({ search: 'global' }), ['orders:*', 'home', 'stock:*']);
    assert.deepEqual(codes({ search: 'orders:refund' }), ['orders:*']);
    assert.deepEqual(codes({ search: 'directly' }), ['orders:*', 'stock:*']);
    assert.deepEqual(codes({ namespace: 'core' }), ['old', 'stock:*']);
    assert.deepEqual(codes({ types: ['MENU'] }), ['home']);
    assert.deepEqual(codes({ namespace: 'core', search: 'home' }), []);
  });
});
