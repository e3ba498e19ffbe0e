import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isWildcard } from '../../../src/permissions/actions.ts';
import {
  allowedBy,
  allowedTogether,
  allowsVerb,
  reachesOf,
  reachOf,
} from '../../../src/permissions/reach.ts';

describe('How a granted code reaches a resource', () => {
  it('tells the very code from a wildcard, and from everything', () => {
    assert.equal(reachOf('orders:7', 'orders:7'), 'code');
    assert.equal(reachOf('orders:*', 'orders:7'), 'wildcard');
    assert.equal(reachOf('*', 'orders:7'), 'everything');
    assert.equal(reachOf('*', 'orders'), 'everything');
    assert.equal(reachOf('orders:*', 'orders:*'), 'code');
    assert.equal(reachOf('*', '*'), 'code');
  });

  it('takes a wildcard at any colon', () => {
    for (const granted of ['a:b:*', 'a:*']) assert.equal(reachOf(granted, 'a:b:c'), 'wildcard');
    assert.equal(reachOf('a:*', 'a:b:*'), 'wildcard');
    assert.deepEqual([...reachesOf('a:b:c').keys()], ['a:b:c', 'a:b:*', 'a:*', '*']);
  });

  it('reaches nothing beside it', () => {
    for (const granted of ['order:*', 'ord*', 'orders', 'orders:70', 'Orders:7', 'orders:7:*', ''])
      assert.equal(reachOf(granted, 'orders:7'), undefined, granted);
    assert.equal(reachOf('orders:7', 'orders:*'), undefined);
    assert.equal(reachOf('orders:*', '*'), undefined);
  });

  it('reaches what the pool defines as DATA by the wildcard of its instances', () => {
    assert.deepEqual(
      [...reachesOf('orders', 'DATA')],
      [
        ['orders', 'code'],
        ['orders:*', 'wildcard'],
        ['*', 'everything'],
      ],
    );
    assert.equal(reachOf('orders:*', 'orders', 'MENU'), undefined);
    assert.equal(reachOf('orders:7', 'orders', 'DATA'), undefined);
    assert.equal(reachOf('*:*', '*', 'DATA'), undefined);
  });

  it('never reaches another code but by a wildcard', () => {
    const code = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*'), maxLength: 6 });
    fc.assert(
      fc.property(code, code, (granted, wanted) => {
        const reach = reachOf(granted, wanted);
        assert.equal(reach === 'code', granted === wanted);
        if (reach === 'wildcard') {
          assert.ok(isWildcard(granted));
          assert.ok(wanted.startsWith(granted.slice(0, -1)));
        }
        if (granted === '*') assert.notEqual(reach, undefined);
      }),
    );
  });
});

describe('What a grant allows of the resource it reaches', () => {
  it('names actions without the code of the resource', () => {
    const read = { all: false, verbs: ['read'], unnamed: false };
    assert.deepEqual(allowedBy(['orders:read'], 'orders:7', 'orders:7'), read);
    assert.deepEqual(allowedBy(['orders:read'], 'orders:*', 'orders:7'), read);
    assert.deepEqual(allowedBy(['orders:read'], '*', 'orders:7'), read);
    assert.deepEqual(allowedBy(['*:read'], '*', 'orders:7'), read);
    assert.deepEqual(allowedBy(['read', 'orders:read'], 'orders:*', 'orders'), read);
  });

  it('knows all actions however they are written', () => {
    for (const action of ['*', 'orders:*'])
      for (const granted of ['orders:7', 'orders:*', '*']) {
        const allowed = allowedBy([action], granted, 'orders:7');
        assert.deepEqual(allowed, { all: true, verbs: [], unnamed: false }, action + granted);
      }
  });

  it('does not take a grant that names no action for none, nor for all', () => {
    for (const actions of [undefined, []]) {
      const allowed = allowedBy(actions, 'orders:*', 'orders:7');
      assert.deepEqual(allowed, { all: false, verbs: [], unnamed: true });
      assert.equal(allowsVerb(allowed, 'read'), undefined);
    }
  });

  it('adds up what several grants allow', () => {
    const some = allowedBy(['orders:read'], 'orders:7', 'orders:7');
    const more = allowedBy(['read', 'write'], 'orders:*', 'orders:7');
    const unnamed = allowedBy([], '*', 'orders:7');
    assert.deepEqual(allowedTogether([some, more]).verbs, ['read', 'write']);
    assert.equal(allowsVerb(allowedTogether([some, more]), 'delete'), false);
    assert.equal(allowsVerb(allowedTogether([some, unnamed]), 'delete'), undefined);
    assert.equal(allowsVerb(allowedTogether([some, unnamed]), 'read'), true);
    assert.equal(allowsVerb(allowedBy(['*'], '*', 'orders:7'), 'anything'), true);
  });
});
