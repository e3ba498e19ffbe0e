import assert from 'node:assert/strict';
import { EffectivePermissions } from '../../../src/permissions/effective.ts';
import type { GrantedResource } from '../../../src/permissions/matrix.ts';
import { withServerSum } from '../../../src/permissions/serverSum.ts';

function grant(code: string, actions?: readonly string[], namespace = 'shop'): GrantedResource {
  return { namespace, type: 'DATA', code, ...(actions && { actions }) };
}

const finance = { code: 'finance', name: 'Finance' };

/** The permissions in lines, and how many the server does not list. */
function sum(groups: readonly GrantedResource[], listed: readonly GrantedResource[]) {
  const permissions = new EffectivePermissions([{ ...finance, grants: groups }]);
  const { permissions: rows, unlisted } = withServerSum(permissions, listed);
  const lines = rows.flatMap(({ namespace, code, actions }) =>
    actions.map(
      ({ name, through }) => `${namespace}/${code} ${name || '-'}: ${through.join() || 'beyond'}`,
    ),
  );
  return { lines, unlisted };
}

describe('What the server lists of a user', () => {
  it('adds nothing where it is the sum of the groups', () => {
    const grants = [grant('orders:*', ['orders:read'])];
    assert.deepEqual(sum(grants, grants), {
      lines: ['shop/orders:* orders:read: finance'],
      unlisted: 0,
    });
    // With the code of the resource or without it, an action is the same.
    assert.equal(sum(grants, [grant('orders:*', ['read'])]).lines.length, 1);
  });

  it('shows what comes beyond the groups: of other resources, and of theirs', () => {
    const listed = [
      grant('orders:*', ['orders:read', 'orders:refund']),
      grant('audit', ['audit:read'], 'core'),
    ];
    assert.deepEqual(sum([grant('orders:*', ['orders:read'])], listed).lines, [
      'core/audit audit:read: beyond',
      'shop/orders:* orders:read: finance',
      'shop/orders:* orders:refund: beyond',
    ]);
  });

  it('keeps what it names no action of', () => {
    assert.deepEqual(sum([grant('a')], [grant('a'), grant('b')]), {
      lines: ['shop/a -: finance', 'shop/b -: beyond'],
      unlisted: 0,
    });
  });

  it('tells how much of what groups give it does not list', () => {
    const grants = [grant('a', ['a:read']), grant('b', ['b:read', 'b:write']), grant('c')];
    assert.equal(sum(grants, []).unlisted, 3);
    assert.equal(sum(grants, [grant('b', ['b:read'])]).unlisted, 3);
    assert.equal(sum(grants, [grant('b', ['b:read', 'b:write']), grant('c')]).unlisted, 1);
    assert.equal(sum(grants, [grant('a'), grant('b'), grant('c')]).unlisted, 0);
  });
});
