import assert from 'node:assert/strict';
import { answerOf, headingOf } from '../../../../src/panels/resourceAccess/resourceAnswer.ts';

const topic = { poolId: 'p', poolName: 'Production', code: 'orders:7', namespace: 'shop' };
const orders = {
  id: 'r1',
  code: 'orders',
  namespace: 'shop',
  type: 'DATA',
  description: 'What customers buy',
  actions: [{ name: 'orders:read' }, { name: 'refund' }],
};

describe('What is said of the resource that is asked about', () => {
  it('is what the pool defines of it', () => {
    const { pool, description, verbs } = headingOf(topic, orders);
    assert.equal(pool, 'Production');
    assert.equal(description, 'What customers buy');
    assert.deepEqual(verbs, ['read', 'refund']);
    assert.equal(headingOf(topic, undefined).verbs, undefined);
  });
});

describe('The answer that a panel shows', () => {
  const clerks = {
    code: 'clerks',
    name: 'Clerks',
    grants: [{ namespace: 'shop', type: 'DATA', code: 'orders:7', actions: ['read'] }],
  };

  it('names groups by their codes and names', () => {
    const { groups, parts } = answerOf([clerks], topic);
    assert.deepEqual(
      groups.map(({ code, name, allowed }) => [code, name, allowed.verbs]),
      [['clerks', 'Clerks', ['read']]],
    );
    assert.equal(parts, undefined);
  });

  it('counts groups that may use single instances of what is asked about as a whole', () => {
    const { groups, parts } = answerOf([clerks], { ...topic, code: 'orders' });
    assert.deepEqual(groups, []);
    assert.deepEqual(parts, { groups: 1, example: 'orders:7' });
  });
});
