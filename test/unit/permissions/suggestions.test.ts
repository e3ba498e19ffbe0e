import assert from 'node:assert/strict';
import { KnownResources } from '../../../src/permissions/knownResources.ts';
import {
  type Suggestions,
  suggestActions,
  suggestNamespaces,
  suggestResources,
} from '../../../src/permissions/suggestions.ts';

const actions = (...names: string[]) => names.map((name) => ({ name }));
const defined = [
  {
    namespace: 'shop',
    type: 'DATA',
    code: 'orders',
    description: 'Sales of the shop',
    actions: actions('orders:read', 'orders:refund'),
  },
  { namespace: 'shop', type: 'API', code: 'order-api', actions: actions('order-api:get') },
  { namespace: 'shop', type: 'MENU', code: 'preorders', actions: actions('preorders:view') },
  { namespace: 'core', type: 'DATA', code: 'orders', actions: actions('orders:audit') },
];
const grants = [
  {
    namespace: 'shop',
    type: 'DATA',
    code: 'orders:*',
    actions: ['orders:read', 'orders:burn', 'orders:*'],
  },
];
const known = new KnownResources(defined, [{ code: 'sales', name: 'Sales', grants }]);
/** As English has it. */
const inList = (texts: readonly string[]) => texts.join(', ');
const values = ({ list }: Suggestions) => list.map(({ value }) => value);

describe('Suggestions for a question', () => {
  it('are the resources of the namespace, those that begin with what is typed first', () => {
    assert.deepEqual(values(suggestResources(known, 'shop', 'ORD', inList)), [
      'order-api',
      'orders',
      'orders:*',
      'preorders',
    ]);
    assert.deepEqual(values(suggestResources(known, 'core', '', inList)), ['orders']);
    assert.deepEqual(values(suggestResources(known, 'shop', 'nothing', inList)), []);
  });

  it('tell resources by type and description, and find them by these', () => {
    const { list } = suggestResources(known, 'shop', 'sales of', inList);
    assert.deepEqual(list, [{ value: 'orders', detail: 'DATA · Sales of the shop' }]);
    // In any namespace, each code is there once.
    const [first] = suggestResources(known, '', 'orders', inList).list;
    assert.deepEqual(first, { value: 'orders', detail: 'DATA, DATA · Sales of the shop' });
  });

  it('are the actions that the pool defines of the resource, or of the whole it is an instance of', () => {
    const suggested = (resource: string, typed = '') =>
      values(suggestActions(defined, grants, { namespace: 'shop', resource }, typed));
    assert.deepEqual(suggested('orders:7'), ['read', 'refund']);
    assert.deepEqual(suggested('orders:7', 'ref'), ['refund']);
    assert.deepEqual(suggested('order-api'), ['get']);
    assert.deepEqual(suggested('unknown'), []);
  });

  it('are actions of grants, too, but not all actions', () => {
    const suggested = suggestActions(
      defined,
      grants,
      { namespace: 'shop', resource: 'orders:*' },
      '',
    );
    assert.deepEqual(values(suggested), ['read', 'refund', 'burn']);
  });

  it('are all actions of the namespace where no resource is named', () => {
    const suggested = suggestActions(defined, [], { namespace: 'core', resource: '' }, '');
    assert.deepEqual(values(suggested), ['audit']);
  });

  it('are the namespaces that are known, each once', () => {
    assert.deepEqual(values(suggestNamespaces(['shop', 'core', 'shop'], 'o')), ['shop', 'core']);
  });

  it('are fifty of thousands, and say how many there are beyond', () => {
    const many = Array.from({ length: 5000 }, (_, place) => ({
      namespace: 'shop',
      type: 'API',
      code: `api-${place}`,
    }));
    const { list, more } = suggestResources(new KnownResources(many, []), 'shop', 'api-1', inList);
    assert.equal(list.length, 50);
    assert.equal(list.length + more, 1111);
  });
});
