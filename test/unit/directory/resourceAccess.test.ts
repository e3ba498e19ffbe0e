import assert from 'node:assert/strict';
import { definitionsOf } from '../../../src/directory/definedResources.ts';
import { entryOf, openWindow, type Window } from '../../support/directory/directoryWindow.ts';

const orders = { namespace: 'webshop', type: 'DATA', code: 'orders:*' };
const home = { namespace: 'webshop', type: 'MENU', code: 'home' };

describe('How a pool defines a resource', () => {
  const defined = { id: 'r1', code: 'orders', namespace: 'shop', type: 'DATA' };

  it('is by its very code, or as the DATA that it is an instance of', () => {
    for (const code of ['orders', 'orders:7', 'orders:*']) {
      assert.deepEqual(definitionsOf([defined], { namespace: 'shop', code }), [defined]);
    }
  });

  it('is nothing that has the same code elsewhere, or another type', () => {
    const elsewhere = { ...defined, namespace: 'default' };
    const menu = { ...defined, type: 'MENU' };
    const others = [elsewhere, menu];
    assert.deepEqual(definitionsOf(others, { namespace: 'shop', code: 'orders:7' }), []);
    assert.deepEqual(definitionsOf(others, { code: 'orders', type: 'DATA' }), [elsewhere]);
  });
});

describe('What is known of one resource', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow();
    await window.directory.groups.loadAll();
  });

  afterEach(() => window.close());

  const of = () => window.directory.resourceAccess.of(orders);
  const codes = () => [...of().groups.values()].map(({ code }) => code).sort();
  const keys = () => window.directory.groups.content.value?.groups.map(({ key }) => key) ?? [];
  const readAll = () => window.directory.loadResourcesOfMany(keys());
  const serverCodes = async () => {
    const { list } = await window.other.resources.authorizedTargets({
      namespace: 'webshop',
      resourceType: 'DATA',
      resource: 'orders:*',
      targetType: 'GROUP',
    });
    return list.map(({ targetIdentifier = '' }) => targetIdentifier).sort();
  };
  const eventsOf = async (work: () => unknown) => {
    window.events.length = 0;
    await work();
    return window.events.filter((event) => event.startsWith('resource '));
  };
  /** Grants what the group has in the webshop without what is not wanted, and tells the directory. */
  const changeGrants = async (
    code: string,
    alter: (codes: readonly string[]) => readonly string[],
  ) => {
    const { list } = await window.other.groups.listAuthorizedResources(code, {
      namespace: 'webshop',
    });
    const wanted = alter(list.map((each) => each.code));
    const resources = wanted.map(
      (each) => list.find((known) => known.code === each) ?? { code: each, type: 'DATA' },
    );
    window.directory.apply({
      kind: 'grantsChanged',
      code,
      namespaces: [{ namespace: 'webshop', resources }],
    });
  };

  it('comes from what the directory has read, and is not read again', async () => {
    await readAll();
    const before = window.proxy.requests.length;
    assert.deepEqual(codes(), await serverCodes());
    assert.ok(codes().length > 1);
    assert.equal(window.proxy.requests.length, before);
  });

  it('grows while groups are read, with an event for each that may use it and none for the others', async () => {
    assert.deepEqual(codes(), []);
    const events = await eventsOf(readAll);
    assert.deepEqual(codes(), await serverCodes());
    assert.equal(events.length, codes().length);
    const again = await eventsOf(() =>
      window.directory.loadResourcesOfMany(keys(), { again: true }),
    );
    assert.deepEqual(again, []);
  });

  it('has events of its own alone: of what is granted of it, and of no other resource', async () => {
    await readAll();
    const [group = ''] = codes();
    window.directory.resourceAccess.of(home);
    const revoked = await eventsOf(() =>
      changeGrants(group, (all) => all.filter((code) => code !== 'orders:*')),
    );
    assert.deepEqual(revoked, ['resource orders:*']);
    assert.ok(!codes().includes(group));
    const granted = await eventsOf(() => changeGrants(group, (all) => all));
    assert.deepEqual(granted, ['resource orders:*']);
    assert.ok(codes().includes(group));
    const others = await eventsOf(() => changeGrants(group, (all) => [...all, 'parcels:*']));
    assert.deepEqual(others, []);
  });

  it('tells of grants of what it is a whole of', async () => {
    await readAll();
    const whole = { namespace: 'webshop', type: 'DATA', code: 'parcels' };
    const known = window.directory.resourceAccess.of(whole);
    assert.equal(known.groups.size, 0);
    const events = await eventsOf(() => changeGrants('alumni', (all) => [...all, 'parcels:7']));
    assert.deepEqual(events, ['resource parcels']);
    const reach = known.groups.get(entryOf(window, 'alumni').key);
    assert.deepEqual(reach?.parts, ['parcels:7']);
    assert.equal(reach?.allowed, undefined);
  });

  it('follows the names, codes and deletes of its groups, and of these alone', async () => {
    await readAll();
    const [code = ''] = codes();
    const { group } = entryOf(window, code);
    const renamed = { ...group, code: 'clerks', name: 'Clerks' };
    const update = { kind: 'groupUpdated', code, group: renamed } as const;
    assert.deepEqual(await eventsOf(() => window.directory.apply(update)), ['resource orders:*']);
    assert.ok(codes().includes('clerks'));
    const other = keys().find((key) => !of().groups.has(key)) ?? '';
    const otherGroup = window.directory.entry(other)?.group;
    assert.ok(otherGroup !== undefined);
    const unrelated = await eventsOf(() =>
      window.directory.apply({
        kind: 'groupUpdated',
        code: otherGroup.code,
        group: { ...otherGroup, name: 'Others' },
      }),
    );
    assert.deepEqual(unrelated, []);
    const deleted = await eventsOf(() =>
      window.directory.apply({ kind: 'groupsDeleted', codes: ['clerks'] }),
    );
    assert.deepEqual(deleted, ['resource orders:*']);
    assert.ok(!codes().includes('clerks'));
  });

  it('takes over the names that the list of groups brings', async () => {
    await readAll();
    const [code = ''] = codes();
    of();
    await window.other.groups.update(code, { name: 'Clerks' });
    const events = await eventsOf(() => window.directory.groups.load({ again: true }));
    assert.deepEqual(events, ['resource orders:*']);
    assert.equal(of().groups.get(entryOf(window, code).key)?.name, 'Clerks');
  });

  it('has its definition, with an event where that is read and another', async () => {
    of();
    window.directory.resourceAccess.of({ ...home, code: 'nowhere' });
    const { definedResources } = window.directory;
    assert.deepEqual(await eventsOf(() => definedResources.load()), ['resource orders:*']);
    assert.equal(of().definition?.code, 'orders');
    assert.deepEqual(await eventsOf(() => definedResources.load({ again: true })), []);
  });

  it('is forgotten with the pool', async () => {
    await readAll();
    await window.directory.definedResources.load();
    const known = of();
    assert.ok(known.groups.size > 0);
    const events = await eventsOf(() => window.directory.reset());
    assert.ok(events.includes('resource orders:*'));
    assert.equal(known.groups.size, 0);
    assert.equal(known.definition, undefined);
  });
});
