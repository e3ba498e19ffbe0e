import assert from 'node:assert/strict';
import type { AuthorizedTarget } from '../../../src/model/resource.ts';
import type { UserPermission } from '../../../src/permissions/serverSum.ts';
import { assignedResources, assignmentId, withSources } from '../../../src/permissions/sources.ts';

function permission(
  code: string,
  actions: Readonly<Record<string, readonly string[]>>,
  type = 'DATA',
): UserPermission {
  const named = Object.entries(actions).map(([name, through]) => ({ name, through }));
  return { namespace: 'shop', type, code, actions: named };
}

const orders = { namespace: 'shop', resourceType: 'DATA', resource: 'orders:*' } as const;

/** From where each action of a permission comes, in words. */
function sources(actions: readonly string[], targets: readonly AuthorizedTarget[]) {
  const own = permission('orders:*', Object.fromEntries(actions.map((name) => [name, []])));
  const [found] = withSources([own], {
    userId: 'u1',
    roles: [
      { id: 'r-7', code: 'auditor' },
      { id: 'r-8', code: 'buyer' },
    ],
    departments: [{ id: 'd-1', code: 'stores', name: 'Stores' }],
    targets: new Map([[assignmentId(orders), targets]]),
  });
  return found?.actions.map(({ sources: from = [] }) =>
    from.map((each) => (each.kind === 'direct' ? 'direct' : `${each.kind} ${each.name}`)).join(),
  );
}

describe('Where a permission comes from besides groups', () => {
  const read = ['orders:read'];

  it('is the user, a role of theirs and a department of theirs, by code or by id', () => {
    const targets = [
      { targetType: 'USER', targetIdentifier: 'u1', actions: read },
      { targetType: 'ROLE', targetIdentifier: 'auditor', actions: read },
      { targetType: 'ROLE', targetIdentifier: 'r-8', actions: read },
      { targetType: 'ORG', targetIdentifier: 'd-1', actions: read },
      { targetType: 'ORG', targetIdentifier: 'stores', actions: read },
    ];
    assert.deepEqual(sources(read, targets), ['direct,role auditor,role buyer,department Stores']);
  });

  it('is nobody whom the user has no part in, and nothing that names nobody', () => {
    const targets = [
      { targetType: 'USER', targetIdentifier: 'u2', actions: read },
      { targetType: 'ROLE', targetIdentifier: 'u1', actions: read },
      { targetType: 'GROUP', targetIdentifier: 'auditor', actions: read },
      { targetType: 'ORG', targetIdentifier: '', actions: read },
      { targetType: 'AK_SK', targetIdentifier: 'u1', actions: read },
      { actions: read },
    ];
    assert.deepEqual(sources(read, targets), ['']);
  });

  it('is told action by action, with the code of the resource before it or not', () => {
    const targets = [
      { targetType: 'USER', targetIdentifier: 'u1', actions: ['read'] },
      { targetType: 'ROLE', targetIdentifier: 'buyer', actions: ['orders:*'] },
    ];
    assert.deepEqual(sources(['orders:read', 'orders:refund'], targets), [
      'direct,role buyer',
      'role buyer',
    ]);
  });

  it('is not guessed where an assignment names no action', () => {
    const targets = [{ targetType: 'USER', targetIdentifier: 'u1' }];
    assert.deepEqual(sources(['orders:read', ''], targets), ['', 'direct']);
  });
});

describe('The resources whose assignments are asked about', () => {
  it('are those first that no group gives wholly, and none that cannot be asked about', () => {
    const asked = assignedResources([
      permission('orders:*', { 'orders:read': ['sales'] }),
      permission('orders', { 'orders:read': ['sales'] }),
      permission('home', { 'home:view': ['sales'] }, 'MENU'),
      permission('odd', { 'odd:view': ['sales'] }, 'GADGET'),
      permission('untyped', { 'untyped:view': ['sales'] }, ''),
      { ...permission('nowhere', { 'nowhere:view': [] }, 'API'), namespace: '' },
      permission('stock:*', { 'stock:read': ['sales'], 'stock:adjust': [] }),
    ]);
    assert.deepEqual(
      asked.map(({ resource }) => resource),
      ['stock:*', 'orders:*', 'home'],
    );
  });
});
