import assert from 'node:assert/strict';
import { askedAction } from '../../../src/permissions/askedAction.ts';
import { EffectivePermissions } from '../../../src/permissions/effective.ts';

const defined = [
  { namespace: 'shop', type: 'DATA', code: 'orders', actions: [{ name: 'orders:Read' }] },
  { namespace: 'shop', type: 'API', code: 'stock-api', actions: [{ name: 'get' }] },
];

/** What the server is asked, where a group is granted these actions of `orders:*`. */
function asked(action: string, code: string, granted: readonly string[] = []) {
  const grants = [{ namespace: 'shop', type: 'DATA', code: 'orders:*', actions: granted }];
  const permissions = new EffectivePermissions([{ code: 'g', name: 'G', grants }]);
  const question = { namespace: 'shop', code, action };
  return askedAction(question, permissions.reasons(question), defined);
}

describe('What an action is called when the server is asked', () => {
  it('is what the grant calls it that gives it', () => {
    assert.equal(asked('refund', 'orders:7', ['orders:refund']), 'orders:refund');
    assert.equal(asked('refund', 'orders:7', ['refund']), 'refund');
  });

  it('is never the wildcard of a grant', () => {
    assert.equal(asked('burn', 'orders:7', ['*']), 'orders:burn');
    assert.equal(asked('burn', 'orders:7', ['orders:*']), 'orders:burn');
  });

  it('is what the pool calls it where no grant gives it', () => {
    assert.equal(asked('Read', 'orders:7'), 'orders:Read');
    assert.equal(asked('get', 'stock-api'), 'get');
  });

  it('is else made with the code of the resource, unless that is there already', () => {
    assert.equal(asked('burn', 'orders:7'), 'orders:burn');
    assert.equal(asked('orders:burn', 'orders:7'), 'orders:burn');
    assert.equal(asked('burn', 'menu'), 'menu:burn');
    assert.equal(asked('burn', '*'), 'burn');
  });
});
