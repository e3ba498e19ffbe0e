import assert from 'node:assert/strict';
import {
  actionsFor,
  choicesOf,
  type Definition,
  typedChoice,
  verbsOf,
} from '../../../src/permissions/grantChoices.ts';

const definitions: readonly Definition[] = [
  {
    code: 'orders',
    type: 'DATA',
    namespace: 'shop',
    actions: [{ name: 'orders:read' }, { name: 'orders:refund' }],
  },
  { code: 'order-api', type: 'API', namespace: 'shop', actions: [{ name: 'order-api:get' }] },
  { code: 'home', type: 'MENU', namespace: 'default', actions: [{ name: 'home:view' }] },
  { code: 'legacy', namespace: 'shop', actions: [{ name: 'use' }] },
];

const choice = (code: string) => typedChoice(definitions, 'shop', code);

describe('What can be granted in a namespace', () => {
  it('is what the pool defines there, and of data all instances', () => {
    assert.deepEqual(
      choicesOf(definitions, 'shop').map(({ code, type }) => [code, type]),
      [
        ['orders:*', 'DATA'],
        ['order-api', 'API'],
        ['legacy', undefined],
      ],
    );
  });

  it('is also a typed code: of a resource that the pool defines, or of none', () => {
    assert.deepEqual(
      [choice('orders:7').type, choice('orders:7').definition?.code],
      ['DATA', 'orders'],
    );
    assert.equal(choice('order-api').type, 'API');
    assert.deepEqual(choice('order-api:7'), { code: 'order-api:7' });
    assert.deepEqual(choice('home'), { code: 'home' });
    assert.deepEqual(choice(':7'), { code: ':7' });
  });

  it('has the actions that the pool defines for it, by their verbs', () => {
    const verbs = verbsOf([choice('orders:7'), choice('order-api'), choice('orders:*')]);
    assert.deepEqual(
      [...verbs].map(([verb, having]) => [verb, having.map(({ code }) => code)]),
      [
        ['read', ['orders:7', 'orders:*']],
        ['refund', ['orders:7', 'orders:*']],
        ['get', ['order-api']],
      ],
    );
  });

  it('is granted by the names of its actions, and without those that it does not define', () => {
    const chosen = actionsFor(
      [choice('orders:7'), choice('order-api'), choice('legacy')],
      ['read', 'get', 'use'],
    );
    assert.deepEqual(
      chosen.map(({ actions }) => actions),
      [['orders:read'], ['order-api:get'], ['use']],
    );
    assert.deepEqual(
      actionsFor([choice('order-api'), choice('orders:7')], ['read'])[0]?.actions,
      [],
    );
  });

  it('takes an action that is typed: the whole of it, or its verb', () => {
    const robot = { code: 'robot', type: 'API' };
    const sensor = { code: 'sensor:7', type: 'DATA' };
    assert.deepEqual(
      actionsFor([choice('orders:7'), robot, sensor], ['count', 'other:run']).map(
        ({ actions }) => actions,
      ),
      [
        ['orders:count', 'other:run'],
        ['robot:count', 'other:run'],
        ['sensor:count', 'other:run'],
      ],
    );
    // What one of them defines is meant for those that the pool does not know, too.
    assert.deepEqual(actionsFor([choice('orders:7'), robot], ['read'])[1]?.actions, ['robot:read']);
  });
});
