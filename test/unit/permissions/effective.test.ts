import assert from 'node:assert/strict';
import { EffectivePermissions } from '../../../src/permissions/effective.ts';
import type { GrantedResource, GroupGrants } from '../../../src/permissions/matrix.ts';

function group(code: string, ...grants: GrantedResource[]): GroupGrants {
  return { code, name: code.toUpperCase(), grants };
}

function data(code: string, verbs: readonly string[], namespace = 'shop'): GrantedResource {
  const own = code.replace(/:.*$/, '');
  return { namespace, type: 'DATA', code, actions: verbs.map((verb) => `${own}:${verb}`) };
}

const finance = group('finance', data('orders:*', ['read', 'refund']), data('tax', ['file']));
const support = group('support', data('orders:*', ['read']), data('orders:7', ['cancel']));
const admins = group('admins', data('*', ['*']));

function answer(groups: readonly GroupGrants[], code: string, action: string, namespace = 'shop') {
  const reasons = new EffectivePermissions(groups).reasons({ namespace, code, action });
  return reasons.map(
    (reason) =>
      `${reason.permission.code} ${reason.action.name} by ${reason.action.through.join('+')}`,
  );
}

describe('What somebody may do by their groups', () => {
  it('is each resource once, with each action and all groups that give it', () => {
    const { rows } = new EffectivePermissions([finance, support]);
    assert.deepEqual(
      rows.map(({ code, actions }) => [
        code,
        ...actions.map(({ name, through }) => `${name}: ${through.join()}`),
      ]),
      [
        ['orders:*', 'orders:read: finance,support', 'orders:refund: finance'],
        ['orders:7', 'orders:cancel: support'],
        ['tax', 'tax:file: finance'],
      ],
    );
  });

  it('keeps resources of one code apart by namespace and type, and orders them so', () => {
    const { rows } = new EffectivePermissions([
      group('a', { code: 'x10', actions: ['go'] }, data('x10', [], 'b'), data('x9', [], 'b')),
      group('b', { code: 'x10', type: 'API', namespace: 'b', actions: ['go'] }),
    ]);
    assert.deepEqual(
      rows.map(({ namespace, type, code }) => `${namespace}/${type}/${code}`),
      ['//x10', 'b/API/x10', 'b/DATA/x9', 'b/DATA/x10'],
    );
  });

  it('names a group once, however often it grants the same', () => {
    const twice = group(
      'twice',
      data('tax', ['file']),
      data('tax', ['file', 'file']),
      data('tax', []),
    );
    const { rows } = new EffectivePermissions([twice]);
    assert.deepEqual(rows[0]?.actions, [{ name: 'tax:file', through: ['twice'] }]);
    assert.deepEqual(rows[0]?.unnamed, ['twice']);
  });

  it('takes an action for the same with the code of its resource and without it', () => {
    const short = group('short', { ...data('orders:*', []), actions: ['read'] });
    const { rows } = new EffectivePermissions([finance, short]);
    assert.deepEqual(rows[0]?.actions[0], { name: 'orders:read', through: ['finance', 'short'] });
  });

  it('is nothing without groups', () => {
    assert.deepEqual(new EffectivePermissions([]).rows, []);
    assert.deepEqual(answer([], 'orders:7', 'read'), []);
  });
});

describe('Whether somebody may do something with a resource', () => {
  it('is answered by the resource itself before wildcards, the narrowest first', () => {
    const groups = [admins, support, group('own', data('orders:7', ['read']))];
    assert.deepEqual(answer(groups, 'orders:7', 'orders:read'), [
      'orders:7 orders:read by own',
      'orders:* orders:read by support',
      '* *:* by admins',
    ]);
  });

  it('may be asked with the action alone, or with the code before it', () => {
    for (const action of ['refund', 'orders:refund']) {
      assert.deepEqual(answer([finance], 'orders:7', action), [
        'orders:* orders:refund by finance',
      ]);
    }
    assert.deepEqual(answer([finance], 'orders:7', 'cancel'), []);
  });

  it('knows the ways in which a grant stands for all actions', () => {
    for (const action of ['*', 'orders:*']) {
      const all = group('all', { ...data('orders:*', []), actions: [action] });
      assert.equal(answer([all], 'orders:7', 'anything').length, 1, action);
      assert.equal(answer([all], 'stock:7', 'anything').length, 0, action);
    }
  });

  it('reads what a grant of everything says about the actions of one resource', () => {
    const some = group('some', { ...data('*', []), actions: ['orders:read', 'stock:*'] });
    assert.equal(answer([some], 'orders:7', 'read').length, 1);
    assert.equal(answer([some], 'orders:7', 'refund').length, 0);
    assert.equal(answer([some], 'stock:1', 'refund').length, 1);
    assert.equal(answer([some], 'tax', 'read').length, 0);
  });

  it('does not look into other namespaces, and into other types only where none is asked for', () => {
    assert.deepEqual(answer([finance], 'tax', 'file', 'other'), []);
    const permissions = new EffectivePermissions([finance]);
    const question = { namespace: 'shop', code: 'tax', action: 'file' };
    assert.equal(permissions.allows({ ...question, type: 'API' }), false);
    assert.equal(permissions.allows({ ...question, type: 'DATA' }), true);
    assert.equal(permissions.allows(question), true);
  });

  it('takes a resource of DATA for all its instances, and no resource of another type', () => {
    assert.equal(answer([finance], 'orders', 'read').length, 1);
    const api = group('api', { ...data('orders:*', ['read']), type: 'API' });
    assert.deepEqual(answer([api], 'orders', 'read'), []);
  });

  it('leaves open what a grant allows that names no action', () => {
    const permissions = new EffectivePermissions([group('vague', data('orders:*', []))]);
    const question = { namespace: 'shop', code: 'orders:7' };
    assert.equal(permissions.allows({ ...question, action: 'read' }), false);
    assert.deepEqual(
      permissions.unnamedFor(question).map(({ code, unnamed }) => [code, ...unnamed]),
      [['orders:*', 'vague']],
    );
  });
});
