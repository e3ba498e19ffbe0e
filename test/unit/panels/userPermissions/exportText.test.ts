import assert from 'node:assert/strict';
import { exportText } from '../../../../src/panels/userPermissions/exportText.ts';

const permissions = [
  {
    namespace: 'shop',
    type: 'DATA',
    code: 'orders:*',
    actions: [
      { name: 'orders:read', through: ['sales', 'support'] },
      { name: 'orders:refund', through: [] },
    ],
  },
  { namespace: '', type: '', code: '=1+1', actions: [{ name: '', through: ['sales'] }] },
];

describe("The export of a user's permissions", () => {
  it('has in CSV a line for each action, with the codes of the groups, and no formula', () => {
    assert.equal(
      exportText(permissions, 'csv').replace(/^\uFEFF/, ''),
      [
        'namespace,type,code,action,through',
        'shop,DATA,orders:*,orders:read,sales; support',
        'shop,DATA,orders:*,orders:refund,directly or by a role',
        ",,'=1+1,,sales",
        '',
      ].join('\r\n'),
    );
  });

  it('has in JSON each resource with its actions, and says what comes through no group', () => {
    assert.deepEqual(JSON.parse(exportText(permissions, 'json')), [
      {
        namespace: 'shop',
        type: 'DATA',
        code: 'orders:*',
        actions: [
          { name: 'orders:read', groups: ['sales', 'support'] },
          { name: 'orders:refund', groups: [], through: 'directly or by a role' },
        ],
      },
      { code: '=1+1', actions: [{ groups: ['sales'] }] },
    ]);
  });
});
