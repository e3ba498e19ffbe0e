import assert from 'node:assert/strict';
import { exportText } from '../../../../src/panels/shared/exportText.ts';
import { exportContent } from '../../../../src/panels/userPermissions/exportText.ts';
import type { UserPermission } from '../../../../src/permissions/serverSum.ts';

const permissions: readonly UserPermission[] = [
  {
    namespace: 'shop',
    type: 'DATA',
    code: 'orders:*',
    actions: [
      { name: 'orders:read', through: ['sales', 'support'] },
      { name: 'orders:refund', through: [] },
    ],
  },
  {
    namespace: 'core',
    type: 'DATA',
    code: 'audit:*',
    actions: [
      {
        name: 'audit:read',
        through: ['sales'],
        sources: [
          { kind: 'direct' },
          { kind: 'role', name: 'auditor' },
          { kind: 'department', name: 'Sales' },
        ],
      },
    ],
  },
  { namespace: '', type: '', code: '=1+1', actions: [{ name: '', through: ['sales'] }] },
];

describe("The export of a user's permissions", () => {
  it('has in CSV a line for each action, with the codes of the groups, and no formula', () => {
    assert.equal(
      exportText(exportContent(permissions), 'csv').replace(/^\uFEFF/, ''),
      [
        'namespace,type,code,action,through',
        'shop,DATA,orders:*,orders:read,sales; support',
        'shop,DATA,orders:*,orders:refund,directly or by a role',
        'core,DATA,audit:*,audit:read,sales; directly; role auditor; department Sales',
        ",,'=1+1,,sales",
        '',
      ].join('\r\n'),
    );
  });

  it('has in JSON each resource with its actions, and says what comes through no group', () => {
    assert.deepEqual(JSON.parse(exportText(exportContent(permissions), 'json')), [
      {
        namespace: 'shop',
        type: 'DATA',
        code: 'orders:*',
        actions: [
          { name: 'orders:read', groups: ['sales', 'support'] },
          { name: 'orders:refund', groups: [], through: 'directly or by a role' },
        ],
      },
      {
        namespace: 'core',
        type: 'DATA',
        code: 'audit:*',
        actions: [
          {
            name: 'audit:read',
            groups: ['sales'],
            through: 'directly; role auditor; department Sales',
          },
        ],
      },
      { code: '=1+1', actions: [{ groups: ['sales'] }] },
    ]);
  });
});
