import assert from 'node:assert/strict';
import type { GrantedResource, GroupGrants } from '../../../src/permissions/matrix.ts';
import {
  type AccessChange,
  countPermissions,
  type KnownAccess,
  wouldChange,
} from '../../../src/permissions/wouldChange.ts';

function data(code: string, ...verbs: readonly string[]): GrantedResource {
  const own = code.replace(/:.*$/, '');
  return {
    namespace: 'shop',
    type: 'DATA',
    code,
    actions: verbs.map((verb) => (own === '*' ? verb : `${own}:${verb}`)),
  };
}

/** @param grants of each group, by its key; null for unknown ones */
function known(
  groupsOf: Readonly<Record<string, readonly string[]>>,
  grants: Readonly<Record<string, readonly GrantedResource[] | null>>,
): KnownAccess {
  const groups = Object.entries(grants).flatMap(([key, list]): [string, GroupGrants][] =>
    list === null ? [] : [[key, { code: key, name: key, grants: list }]],
  );
  return { groupsOf: new Map(Object.entries(groupsOf)), grantsOf: new Map(groups) };
}

const leave = (user: string, ...groups: readonly string[]): AccessChange => ({
  kind: 'leave',
  groups: new Map([[user, groups]]),
});

const join = (user: string, group: string): AccessChange => ({
  kind: 'join',
  group,
  users: [user],
});

function told(access: KnownAccess, change: AccessChange, user = 'emma') {
  return wouldChange(access, change, user)?.map(({ code, actions }) =>
    [code, ...actions].join(' '),
  );
}

describe('Whoever leaves a group', () => {
  const finance = [data('orders:*', 'read', 'refund'), data('tax:*', 'file')];

  it('loses all that no other group gives', () => {
    const access = known(
      { emma: ['finance', 'support'] },
      { finance, support: [data('orders:*', 'read')] },
    );
    assert.deepEqual(told(access, leave('emma', 'finance')), [
      'orders:* orders:refund',
      'tax:* tax:file',
    ]);
    assert.deepEqual(told(access, leave('emma', 'support')), []);
  });

  it('keeps what a wildcard of another group gives: of the resource, of all actions, of everything', () => {
    const grants = { one: [data('orders:7', 'read', 'refund')], none: [] };
    const lostBeside = (...others: readonly GrantedResource[]) =>
      told(known({ emma: ['one', 'other'] }, { ...grants, other: others }), leave('emma', 'one'));
    assert.deepEqual(lostBeside(data('orders:*', 'read')), ['orders:7 orders:refund']);
    assert.deepEqual(lostBeside(data('orders:*', '*')), []);
    assert.deepEqual(lostBeside(data('orders:7', '*')), []);
    assert.deepEqual(lostBeside(data('*', '*')), []);
    assert.deepEqual(lostBeside(data('*', 'orders:read')), ['orders:7 orders:refund']);
    assert.deepEqual(lostBeside(data('ord:*', '*')), ['orders:7 orders:read orders:refund']);
  });

  it('loses a wildcard though another group gives one resource of it', () => {
    const access = known(
      { emma: ['all', 'one'] },
      { all: [data('orders:*', 'read')], one: [data('orders:7', 'read')] },
    );
    assert.deepEqual(told(access, leave('emma', 'all')), ['orders:* orders:read']);
  });

  it('keeps nothing by a resource of the same code in another namespace or of another type', () => {
    const grant = data('orders:7', 'read');
    const access = known(
      { emma: ['one', 'other'] },
      {
        one: [grant],
        other: [
          { ...grant, namespace: 'b' },
          { ...grant, type: 'API' },
        ],
      },
    );
    assert.deepEqual(told(access, leave('emma', 'one')), ['orders:7 orders:read']);
  });

  it('loses what several groups give if all of them go', () => {
    const access = known(
      { emma: ['a', 'b', 'c'] },
      { a: finance, b: finance, c: [data('tax:*', 'file')] },
    );
    assert.deepEqual(told(access, leave('emma', 'a')), []);
    assert.deepEqual(told(access, leave('emma', 'a', 'b')), ['orders:* orders:read orders:refund']);
  });

  it('loses nothing by a group they are not in, or which is authorized for nothing', () => {
    const access = known({ emma: ['empty'] }, { finance, empty: [] });
    assert.deepEqual(told(access, leave('emma', 'finance')), []);
    assert.deepEqual(told(access, leave('emma', 'empty')), []);
    assert.deepEqual(told(known({}, { empty: [] }), leave('emma', 'empty')), []);
  });

  it('loses nobody knows what where their groups, or what these give, are unknown', () => {
    assert.equal(told(known({}, { finance }), leave('emma', 'finance')), undefined);
    const groups = { emma: ['finance', 'support'] };
    const support = null;
    assert.equal(told(known(groups, { finance, support }), leave('emma', 'finance')), undefined);
    const grants = { finance: null, support: finance };
    assert.equal(told(known(groups, grants), leave('emma', 'finance')), undefined);
  });

  it('certainly loses nothing where the groups that are known give the same', () => {
    const access = known({ emma: ['a', 'b', 'c'] }, { a: finance, b: finance, c: null });
    assert.deepEqual(told(access, leave('emma', 'a')), []);
  });

  it('loses a resource that is granted without an action, unless it is granted so or for all actions', () => {
    const unnamed = { namespace: 'shop', type: 'DATA', code: 'orders:7' };
    const lostBeside = (...others: readonly GrantedResource[]) =>
      told(
        known({ emma: ['one', 'other'] }, { one: [unnamed], other: others }),
        leave('emma', 'one'),
      );
    assert.deepEqual(lostBeside(), ['orders:7']);
    assert.deepEqual(lostBeside(data('orders:7', 'read')), ['orders:7']);
    assert.deepEqual(lostBeside(unnamed), []);
    assert.deepEqual(lostBeside(data('orders:*', '*')), []);
  });
});

describe('Whoever joins a group', () => {
  const finance = [data('orders:*', 'read', 'refund')];

  it('gains what none of their groups gives yet', () => {
    const access = known({ emma: ['support'] }, { finance, support: [data('orders:*', 'read')] });
    assert.deepEqual(told(access, join('emma', 'finance')), ['orders:* orders:refund']);
  });

  it('gains nothing where they are a member already, or the group is authorized for nothing', () => {
    const access = known({ emma: ['finance'] }, { finance, empty: [] });
    assert.deepEqual(told(access, join('emma', 'finance')), []);
    assert.deepEqual(told(access, join('emma', 'empty')), []);
  });

  it('gains nobody knows what where their groups are unknown', () => {
    assert.equal(told(known({}, { finance }), join('emma', 'finance')), undefined);
  });
});

describe('A member of a group whose grants are changed', () => {
  const all = [data('orders:*', 'read'), data('orders:7', 'read', 'refund')];
  const change = (
    kind: 'revoke' | 'grant',
    before: readonly GrantedResource[],
    after: readonly GrantedResource[] = [],
  ): AccessChange => ({ kind, groups: [{ group: 'a', before, after }], users: ['emma'] });

  it('loses what neither the rest of the group nor another group gives', () => {
    const access = known({ emma: ['a', 'b'] }, { a: all, b: [data('*', 'orders:refund')] });
    assert.deepEqual(told(access, change('revoke', [data('orders:7', 'read', 'refund')])), []);
    assert.deepEqual(told(access, change('revoke', all)), [
      'orders:* orders:read',
      'orders:7 orders:read',
    ]);
    const alone = known({ emma: ['a'] }, { a: all });
    assert.deepEqual(told(alone, change('revoke', [data('orders:7', 'read', 'refund')])), [
      'orders:7 orders:refund',
    ]);
  });

  it('loses what two groups give where both lose it, and nothing where one keeps it', () => {
    const access = known({ emma: ['a', 'b'] }, { a: all, b: [data('orders:*', 'read')] });
    const before = [data('orders:*', 'read')];
    assert.deepEqual(told(access, change('revoke', before)), []);
    const both: AccessChange = {
      kind: 'revoke',
      groups: ['a', 'b'].map((group) => ({ group, before, after: [] })),
      users: ['emma'],
    };
    assert.deepEqual(told(access, both), ['orders:* orders:read']);
    // Who is in one of them alone keeps nothing of the other.
    assert.deepEqual(told(known({ emma: ['b'] }, { b: before }), both), ['orders:* orders:read']);
  });

  it('gains what two groups are given once', () => {
    const after = [data('tax:*', 'file')];
    const both: AccessChange = {
      kind: 'grant',
      groups: ['a', 'b'].map((group) => ({ group, before: [], after })),
      users: ['emma'],
    };
    assert.deepEqual(told(known({ emma: ['a', 'b'] }, { a: [], b: [] }), both), ['tax:* tax:file']);
    assert.deepEqual(told(known({ emma: ['c'] }, { c: [] }), both), []);
  });

  it('keeps the actions that are left to a grant', () => {
    const access = known({ emma: ['a'] }, { a: all });
    const before = [data('orders:*', 'read'), data('orders:7', 'read', 'refund')];
    const after = [data('orders:7', 'refund')];
    assert.deepEqual(told(access, change('revoke', before, after)), [
      'orders:* orders:read',
      'orders:7 orders:read',
    ]);
  });

  it('gains what neither the group nor another group gives', () => {
    const access = known({ emma: ['a', 'b'] }, { a: all, b: [data('tax:*', '*')] });
    const after = [data('orders:8', 'read', 'refund'), data('tax:1', 'file')];
    assert.deepEqual(told(access, change('grant', [], after)), ['orders:8 orders:refund']);
  });

  it('loses and gains nothing once they are no member', () => {
    assert.deepEqual(told(known({ emma: [] }, { a: all }), change('revoke', all)), []);
    assert.deepEqual(told(known({ emma: [] }, { a: [] }), change('grant', [], all)), []);
  });
});

describe('Permissions', () => {
  it('are counted by actions, and a resource without any is one', () => {
    const resource = { namespace: '', type: '', code: 'x' };
    assert.equal(
      countPermissions([
        { ...resource, actions: ['a', 'b'] },
        { ...resource, actions: [] },
      ]),
      3,
    );
  });
});
