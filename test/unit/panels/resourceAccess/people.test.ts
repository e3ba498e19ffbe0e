import assert from 'node:assert/strict';
import { buildPeople, type Person } from '../../../../src/panels/resourceAccess/people.ts';
import { allowedBy } from '../../../../src/permissions/reach.ts';

const person = (id: string): Person => ({ id, name: id.toUpperCase(), handle: '' });
const allowed = (...actions: string[]) => allowedBy(actions, 'orders:*', 'orders:7');

describe('The people who may use a resource', () => {
  const groups = [
    {
      code: 'sales',
      name: 'Sales',
      allowed: allowed('orders:read'),
      people: [person('emma'), person('li'), person('li')],
    },
    { code: 'nobody', name: 'Nobody', allowed: allowed('orders:audit'), people: [] },
    {
      code: 'support',
      name: 'Support',
      allowed: allowed('orders:refund'),
      people: [person('li'), person('noah'), person('emma')],
    },
  ];

  it('are each one row, with all groups they come through and what these allow together', () => {
    const table = buildPeople(groups);
    const rows = table.id.map((id, row) => {
      const list = table.through[row] ?? -1;
      const through = table.throughLists[list]?.map((place) => table.groups[place]?.code);
      return [id, through?.join(), table.allowedLists[list]?.verbs.join()];
    });
    assert.deepEqual(rows, [
      ['emma', 'sales,support', 'read,refund'],
      ['li', 'sales,support', 'read,refund'],
      ['noah', 'support', 'refund'],
    ]);
    assert.deepEqual(table.name, ['EMMA', 'LI', 'NOAH']);
    assert.equal(table.throughLists.length, 2);
  });

  it('are none where there is no group', () => {
    assert.deepEqual(buildPeople([]).id, []);
  });
});
