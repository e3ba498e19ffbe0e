import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ResourceName } from '../../../src/model/resource.ts';
import type { GrantedResource, GroupGrants } from '../../../src/permissions/matrix.ts';
import { reachOf } from '../../../src/permissions/reach.ts';
import { isNamespaceOpen, whoMayUse, whoMayUseParts } from '../../../src/permissions/whoMayUse.ts';

function group(code: string, ...grants: GrantedResource[]): GroupGrants {
  return { code, name: code.toUpperCase(), grants };
}

function data(code: string, actions?: readonly string[], namespace = 'shop'): GrantedResource {
  return { namespace, type: 'DATA', code, actions };
}

const orders: ResourceName = { namespace: 'shop', type: 'DATA', code: 'orders:7' };

/** Who may use it: each group with what it may do, and through which codes. */
function answer(groups: readonly GroupGrants[], asked = orders) {
  return whoMayUse(groups, asked).map(({ group: place, ways, allowed }) => [
    groups[place]?.code,
    allowed.all ? '*' : allowed.verbs.join(),
    ways.map(({ code, reach }) => `${reach} ${code}`).join(', '),
  ]);
}

describe('Which groups may use a resource', () => {
  it('says of each group what it may do, and whether by the code, by a wildcard, or by everything', () => {
    const groups = [
      group('clerks', data('orders:7', ['orders:read'])),
      group('nobody', data('orders:8', ['orders:read']), data('invoices:7', ['invoices:read'])),
      group('sales', data('orders:*', ['orders:read', 'orders:refund'])),
      group('admins', data('*', ['*'])),
    ];
    assert.deepEqual(answer(groups), [
      ['clerks', 'read', 'code orders:7'],
      ['sales', 'read,refund', 'wildcard orders:*'],
      ['admins', '*', 'everything *'],
    ]);
  });

  it('adds up what a group has through several grants, the narrowest first', () => {
    const groups = [
      group(
        'sales',
        data('*', ['orders:audit']),
        data('orders:*', ['orders:read']),
        data('orders:7', ['orders:refund', 'read']),
      ),
    ];
    assert.deepEqual(answer(groups), [
      ['sales', 'refund,read,audit', 'code orders:7, wildcard orders:*, everything *'],
    ]);
  });

  it('takes no grant of another namespace or another type for one of this', () => {
    const groups = [
      group('other-namespace', data('orders:7', ['orders:read'], 'default')),
      group('other-type', { namespace: 'shop', type: 'MENU', code: '*', actions: ['*'] }),
    ];
    assert.deepEqual(answer(groups), []);
    assert.deepEqual(
      answer(groups, { code: 'orders:7' }).map(([code]) => code),
      ['other-namespace', 'other-type'],
    );
  });

  it('counts a grant whose namespace or type the server does not name, and says so', () => {
    const groups = [group('legacy', { code: 'orders:7', actions: ['read'] })];
    assert.deepEqual(answer(groups), [['legacy', 'read', 'code orders:7']]);
    assert.equal(isNamespaceOpen(whoMayUse(groups, orders), orders), true);
    const named = [group('sales', data('orders:7'))];
    assert.equal(isNamespaceOpen(whoMayUse(named, orders), orders), false);
    assert.equal(
      isNamespaceOpen(whoMayUse(groups, { code: 'orders:7' }), { code: 'orders:7' }),
      false,
    );
  });

  it('finds by what the pool defines as DATA who may use all of its instances', () => {
    const groups = [
      group('sales', data('orders:*', ['orders:read'])),
      group('clerks', data('orders:7', ['orders:read'])),
      group('menus', { namespace: 'shop', type: 'MENU', code: 'orders:*', actions: ['view'] }),
    ];
    for (const type of ['DATA', undefined]) {
      const asked = { namespace: 'shop', type, code: 'orders' };
      assert.deepEqual(answer(groups, asked), [['sales', 'read', 'wildcard orders:*']]);
    }
  });

  it('knows of groups that may use single instances of it alone', () => {
    const groups = [
      group('sales', data('orders:*', ['orders:read']), data('orders:7', ['orders:read'])),
      group('clerks', data('orders:7', ['orders:read']), data('orders:8', ['orders:read'])),
      group('elsewhere', data('orders:7', [], 'default')),
      group('menus', { namespace: 'shop', type: 'MENU', code: 'orders:7', actions: ['view'] }),
    ];
    const parts = (code: string, type?: string) => {
      const asked = { namespace: 'shop', type, code };
      return whoMayUseParts(groups, asked, whoMayUse(groups, asked));
    };
    const clerks = [{ group: 1, codes: ['orders:7', 'orders:8'] }];
    for (const code of ['orders', 'orders:*']) {
      assert.deepEqual(parts(code, 'DATA'), clerks);
      assert.deepEqual(parts(code), clerks);
      assert.deepEqual(parts(code, 'MENU'), []);
    }
    for (const code of ['orders:7', '*', 'order']) assert.deepEqual(parts(code, 'DATA'), []);
  });

  it('does not know what a grant without actions allows, and does not leave it out', () => {
    const [access] = whoMayUse([group('sales', data('orders:*'))], orders);
    assert.deepEqual(access?.allowed, { all: false, verbs: [], unnamed: true });
  });

  it('finds whom each grant by itself reaches, whatever there is', () => {
    const code = fc.string({
      unit: fc.constantFrom('a', 'b', ':', '*'),
      minLength: 1,
      maxLength: 5,
    });
    const namespace = fc.constantFrom('x', 'y', undefined);
    const type = fc.constantFrom('DATA', 'API', undefined);
    const grant = fc.record({ code, namespace, type });
    const groups = fc.array(fc.array(grant, { maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(groups, grant, (lists, asked) => {
        const fits = (each: typeof asked) =>
          isSameOrOpen(each.namespace, asked.namespace) &&
          isSameOrOpen(each.type, asked.type) &&
          reachOf(each.code, asked.code, asked.type ?? each.type) !== undefined;
        const expected = lists.flatMap((grants, place) => (grants.some(fits) ? [place] : []));
        const found = whoMayUse(
          lists.map((grants, place) => group(String(place), ...grants)),
          asked,
        );
        assert.deepEqual(
          found.map(({ group: place }) => place),
          expected,
        );
      }),
    );
  });
});

function isSameOrOpen(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}
