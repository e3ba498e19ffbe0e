import assert from 'node:assert/strict';
import {
  type GrantsThere,
  planGrantCopies,
  planMemberCopies,
} from '../../../src/permissions/copyPlan.ts';
import type { GrantedResource } from '../../../src/permissions/matrix.ts';
import type { ComparedUser } from '../../../src/permissions/memberComparison.ts';
import { data } from '../../support/permissions/matrixOf.ts';

const isGrantable = (type: string | undefined) => type !== 'ROBOT';

/** Each grant by its code: why it is left out, or what of it is not defined there. */
const grantPlan = (lacking: readonly GrantedResource[], there: Partial<GrantsThere> = {}) => {
  const { copied, leftOut } = planGrantCopies(lacking, {
    namespaces: undefined,
    definitions: undefined,
    isGrantable,
    ...there,
  });
  return Object.fromEntries([
    ...copied.map(({ grant, undefinedThere }) => [grant.code, undefinedThere ?? 'copied']),
    ...leftOut.map(({ grant, reason }) => [grant.code, reason]),
  ]);
};

describe('The grants to copy to a group', () => {
  const orders = {
    namespace: 'default',
    code: 'orders',
    type: 'DATA',
    actions: [{ name: 'orders:read' }, { name: 'orders:write' }],
  };

  it('are all that it lacks, where nothing more is known of its pool', () => {
    assert.deepEqual(grantPlan([data('orders:*', ['read']), data('stock', [], 'shop')]), {
      'orders:*': 'copied',
      stock: 'copied',
    });
  });

  it('are not those of a namespace that is unknown, or that the pool does not have', () => {
    const { namespace: _, ...unknown } = data('orders:*');
    assert.deepEqual(
      grantPlan([unknown, data('stock', [], 'shop'), data('rates', [], 'bank')], {
        namespaces: ['default', 'bank'],
      }),
      { 'orders:*': 'namespaceUnknown', stock: 'noNamespace', rates: 'copied' },
    );
  });

  it('are not those of a type that nobody can grant', () => {
    assert.deepEqual(grantPlan([{ ...data('arm'), type: 'ROBOT' }]), { arm: 'typeUnknown' });
  });

  it('are also those of what the pool does not define, which is said', () => {
    assert.deepEqual(
      grantPlan(
        [
          data('orders:7', ['read']),
          data('orders:*', ['read', 'refund', '*']),
          data('returns:*', ['read']),
          data('orders', ['read'], 'shop'),
          data('*', ['read']),
        ],
        { definitions: [orders] },
      ),
      {
        'orders:7': 'copied',
        'orders:*': ['orders:refund'],
        'returns:*': 'resource',
        orders: 'resource',
        '*': 'copied',
      },
    );
  });

  it('are of what the pool defines only where it is of the same type', () => {
    assert.deepEqual(grantPlan([{ ...data('orders'), type: 'MENU' }], { definitions: [orders] }), {
      orders: 'resource',
    });
  });

  it('name actions that nobody can compare where the pool defines none', () => {
    assert.deepEqual(
      grantPlan([data('orders:*', ['refund'])], { definitions: [{ ...orders, actions: [] }] }),
      { 'orders:*': 'copied' },
    );
  });
});

describe('The members to copy to a group of another pool', () => {
  /** Each missing member by id: who it is there and by what that is known, or why it is left out. */
  const memberPlan = (
    missing: readonly ComparedUser[],
    candidates: readonly ComparedUser[],
    { members = missing, there = [] as readonly string[] } = {},
  ) => {
    const { copied, leftOut } = planMemberCopies(missing, {
      members,
      candidatesOf: () => candidates,
      membersThere: new Set(there),
    });
    return Object.fromEntries([
      ...copied.map(({ user, counterpart, by }) => [user.id, `${counterpart.id} by ${by}`]),
      ...leftOut.map(({ user, reason }) => [user.id, reason]),
    ]);
  };

  it('are known there by email, username, phone or external id, as they are compared', () => {
    assert.deepEqual(
      memberPlan(
        [
          { id: '1', email: 'Emma@Example.com' },
          { id: '2', username: 'liam' },
          { id: '3', phone: '13800000000', phoneCountryCode: '+86' },
          { id: '4', externalId: 'e4' },
        ],
        [
          { id: 'a', email: 'emma@example.com' },
          { id: 'b', username: 'liam' },
          { id: 'c', phone: '+86 138 0000 0000' },
          { id: 'd', externalId: 'e4' },
        ],
      ),
      { 1: 'a by email', 2: 'b by username', 3: 'c by phone', 4: 'd by externalId' },
    );
  });

  it('are not those whom nobody there is, or nothing is known of, or who only nearly fit', () => {
    assert.deepEqual(
      memberPlan(
        [
          { id: '1', email: 'emma@example.com' },
          { id: '2', email: ' ' },
          { id: '3', username: 'Liam' },
        ],
        [
          { id: '1', email: 'other@example.com' },
          { id: 'b', username: 'liam' },
        ],
      ),
      { 1: 'nobodyThere', 2: 'noIdentifier', 3: 'nobodyThere' },
    );
  });

  it('are not those whose email is that of one user and whose username that of another', () => {
    assert.deepEqual(
      memberPlan(
        [{ id: '1', email: 'emma@example.com', username: 'emma' }],
        [
          { id: 'a', email: 'emma@example.com' },
          { id: 'b', username: 'emma' },
        ],
      ),
      { 1: 'severalThere' },
    );
  });

  it('are one user once, however much of it fits', () => {
    assert.deepEqual(
      memberPlan(
        [{ id: '1', email: 'emma@example.com', username: 'emma' }],
        [
          { id: 'a', email: 'emma@example.com', username: 'emma' },
          { id: 'b', email: 'liam@example.com', username: 'liam' },
        ],
      ),
      { 1: 'a by email' },
    );
  });

  it('are not told by what another member has too', () => {
    const [emma, liam] = [
      { id: '1', phone: '+8613800000000', username: 'emma' },
      { id: '2', phone: '+8613800000000' },
    ];
    const there = [
      { id: 'a', username: 'emma' },
      { id: 'b', phone: '+8613800000000' },
    ];
    assert.deepEqual(memberPlan([emma, liam], there), {
      1: 'a by username',
      2: 'sharedIdentifier',
    });
    assert.deepEqual(memberPlan([liam], there, { members: [emma, liam] }), {
      2: 'sharedIdentifier',
    });
  });

  it('are neither of two who are one user there, nor who is a member there already', () => {
    assert.deepEqual(
      memberPlan(
        [
          { id: '1', email: 'emma@example.com' },
          { id: '2', username: 'emma' },
          { id: '3', username: 'liam' },
        ],
        [
          { id: 'a', email: 'emma@example.com', username: 'emma' },
          { id: 'b', username: 'liam' },
        ],
        { there: ['b'] },
      ),
      { 1: 'sharedCounterpart', 2: 'sharedCounterpart', 3: 'memberAlready' },
    );
  });
});
