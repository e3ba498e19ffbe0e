import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exportContent } from '../../../../src/panels/resourceAccess/exportText.ts';
import { buildPeople } from '../../../../src/panels/resourceAccess/people.ts';
import { answerOf } from '../../../../src/panels/resourceAccess/resourceAnswer.ts';
import { exportText } from '../../../../src/panels/shared/exportText.ts';
import type { GroupGrants } from '../../../../src/permissions/matrix.ts';
import { anyText } from '../../../support/hostile/hostileTexts.ts';

const groups: readonly GroupGrants[] = [
  {
    code: 'sales',
    name: 'Sales',
    grants: [
      { namespace: 'shop', type: 'DATA', code: 'orders:*', actions: ['orders:read'] },
      { namespace: 'shop', type: 'DATA', code: 'orders:7', actions: ['orders:refund'] },
    ],
  },
  { code: '=1+1', name: 'Formula', grants: [{ namespace: 'shop', type: 'DATA', code: '*' }] },
];

function tablesOf(all: readonly GroupGrants[]) {
  const topic = { poolId: 'p', poolName: 'P', code: 'orders:7', namespace: 'shop', type: 'DATA' };
  const answer = answerOf(all, topic);
  const li = { id: 'u1', name: 'Li', handle: 'li@example.com' };
  const people = buildPeople(answer.groups.map((group) => ({ ...group, people: [li] })));
  return { heading: { pool: 'P', code: 'orders:7' }, groups: answer.groups, people };
}

describe('The export of who may use a resource', () => {
  const tables = tablesOf(groups);

  it('has as CSV a row for each group shown, in its order, with its actions and through what', () => {
    assert.equal(
      exportText(exportContent(tables, { list: 'groups', rows: [1, 0, 9] }), 'csv'),
      [
        '\uFEFFname,code,actions,reach,through',
        "Formula,'=1+1,granted,everything,*",
        'Sales,sales,refund; read,code; wildcard,orders:7; orders:*',
        '',
      ].join('\r\n'),
    );
  });

  it('has as CSV a row for each person, with all groups the person comes through', () => {
    assert.equal(
      exportText(exportContent(tables, { list: 'people', rows: [0] }), 'csv'),
      "\uFEFFid,name,account,actions,groups\r\nu1,Li,li@example.com,refund; read; granted,sales;' =1+1\r\n",
    );
  });

  it('has any name and code as it is in JSON', () => {
    fc.assert(
      fc.property(anyText(), anyText(), (code, name) => {
        const grants = [{ namespace: 'shop', type: 'DATA', code: '*', actions: ['*'] }];
        const text = exportText(
          exportContent(tablesOf([{ code, name, grants }]), { list: 'groups', rows: [0] }),
          'json',
        );
        assert.deepEqual(JSON.parse(text), [
          { name, code, actions: ['*'], reach: ['everything'], through: ['*'] },
        ]);
      }),
    );
  });
});
