import assert from 'node:assert/strict';
import { KnownResources } from '../../../src/permissions/knownResources.ts';

const actions = (...names: string[]) => names.map((name) => ({ name }));

describe('The resources of a pool that are known', () => {
  const known = new KnownResources(
    [
      {
        code: 'orders',
        namespace: 'shop',
        type: 'DATA',
        actions: actions('orders:read', 'refund'),
        description: 'What customers buy',
      },
      { code: 'home', namespace: 'default', type: 'MENU' },
      { code: 'home', namespace: 'shop', type: 'MENU' },
    ],
    [
      {
        code: 'sales',
        name: 'Sales',
        grants: [
          { code: 'orders:12', namespace: 'shop', type: 'DATA' },
          { code: 'orders:2', namespace: 'shop', type: 'DATA' },
          { code: 'home', namespace: 'shop', type: 'MENU' },
        ],
      },
    ],
  );
  const names = (list: typeof known.all) =>
    list.map(({ code, namespace, type }) => `${namespace} ${type} ${code}`);

  it('are those that the pool defines and those that groups are authorized for, each once', () => {
    assert.deepEqual(names(known.all), [
      'default MENU home',
      'shop MENU home',
      'shop DATA orders',
      'shop DATA orders:2',
      'shop DATA orders:12',
    ]);
  });

  it('are found by words in anything that is known of them', () => {
    assert.deepEqual(names(known.search('SHOP menu')), ['shop MENU home']);
    assert.deepEqual(names(known.search('customers')), ['shop DATA orders']);
    assert.equal(known.search('').length, 5);
    assert.deepEqual(known.search('nothing like it'), []);
  });

  it('are named by their codes, in each namespace that has one', () => {
    assert.deepEqual(names(known.named('home')), ['default MENU home', 'shop MENU home']);
    assert.deepEqual(names(known.named('orders:2')), ['shop DATA orders:2']);
  });

  it('are named by instances that nobody has seen, and by their actions', () => {
    assert.deepEqual(names(known.named('orders:777')), ['shop DATA orders:777']);
    assert.deepEqual(names(known.named('orders:read')), ['shop DATA orders']);
    assert.deepEqual(names(known.named('orders:refund')), ['shop DATA orders']);
    assert.deepEqual(known.named('home:7'), []);
    assert.deepEqual(known.named('ordersX:1'), []);
  });
});
