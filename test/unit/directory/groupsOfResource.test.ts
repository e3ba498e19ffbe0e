import assert from 'node:assert/strict';
import { resourceTypes } from '../../../src/model/resource.ts';
import type { SamplePoolOptions } from '../../../src/sample/server.ts';
import { entryOf, openWindow, type Window } from '../../support/directory/directoryWindow.ts';

const orders = { namespace: 'webshop', type: 'DATA', code: 'orders:*' };

describe('Which groups the server itself says a resource is granted to', () => {
  let window: Window;

  const open = async (options: SamplePoolOptions = {}) => {
    window = await openWindow(options);
  };

  beforeEach(() => open());
  afterEach(() => window.close());

  const access = () => window.directory.resourceAccess;
  const known = (name: object = {}) => access().named({ ...orders, ...name });
  const load = (options = {}) => access().loadNamed(orders, options);
  const codes = () =>
    (known().value?.groups ?? []).map(({ key }) => window.directory.entry(key)?.group.code ?? '?');
  const named = async () => {
    const { list } = await window.other.resources.authorizedTargets({
      namespace: 'webshop',
      resourceType: 'DATA',
      resource: 'orders:*',
      targetType: 'GROUP',
    });
    return list.map(({ targetIdentifier = '' }) => targetIdentifier);
  };
  const asked = (operation: string) =>
    window.proxy.operations().filter((each) => each === operation).length;

  it('is read once, and then known, without the grants of groups', async () => {
    await Promise.all([load(), load()]);
    assert.deepEqual(codes(), await named());
    assert.ok(codes().length > 1);
    assert.deepEqual([known().value?.unidentified, known().value?.isAsked], [0, true]);
    await load();
    assert.equal(asked('authorizedTargets'), 1);
    assert.equal(asked('listGroupAuthorizedResources'), 0);
    await load({ again: true });
    assert.equal(asked('authorizedTargets'), 2);
  });

  it('asks for a group only where it is not known by its code', async () => {
    await window.directory.groups.loadAll();
    await load();
    assert.equal(asked('group'), 0);
    assert.deepEqual(codes(), await named());
  });

  it('names no group where the server names them by ids of its own, and soon gives up asking for these', async () => {
    await window.close();
    await open({ namesGroupsById: true, groups: 40, users: 10, resources: 5 });
    const group = (await window.other.groups.list({ limit: 40 })).list;
    await window.other.resources.authorize({
      namespace: 'default',
      resource: 'shared',
      resourceType: 'MENU',
      opts: group.map(({ code }) => ({ targetType: 'GROUP', targetIdentifier: code })),
    });
    const name = { namespace: 'default', type: 'MENU', code: 'shared' };
    await access().loadNamed(name);
    assert.deepEqual(known(name).value, { groups: [], unidentified: 40, isAsked: true });
    assert.ok(asked('group') < 20, `${asked('group')} groups were asked for`);
  });

  it('is asked for by every type where none is named', async () => {
    const name = { namespace: 'webshop', code: 'orders:*' };
    await access().loadNamed(name);
    assert.equal(asked('authorizedTargets'), resourceTypes.length);
    const groups = access().named(name).value?.groups ?? [];
    assert.deepEqual([...new Set(groups.map(({ type }) => type))], ['DATA']);
  });

  it('is asked for where the pool defines the resource if no namespace is named', async () => {
    const name = { type: 'DATA', code: 'orders:*' };
    await access().loadNamed(name);
    const { value } = access().named(name);
    assert.deepEqual([...new Set(value?.groups.map(({ namespace }) => namespace))], ['webshop']);
    const nowhere = { code: 'nowhere' };
    await access().loadNamed(nowhere);
    assert.deepEqual(access().named(nowhere).value, {
      groups: [],
      unidentified: 0,
      isAsked: false,
    });
  });

  it('cannot be asked for a type that only the server knows', async () => {
    await access().loadNamed({ ...orders, type: 'ROBOT' });
    assert.equal(known({ type: 'ROBOT' }).value?.isAsked, false);
    assert.equal(asked('authorizedTargets'), 0);
  });

  it('is known no longer once it is granted, or no longer, and has an event then', async () => {
    await window.directory.groups.loadAll();
    await load();
    window.events.length = 0;
    const changed = (namespace: string, code: string) =>
      window.directory.apply({
        kind: 'grantsChanged',
        code: 'alumni',
        namespaces: [{ namespace, resources: [{ code, type: 'DATA' }] }],
      });
    changed('default', 'orders:*');
    assert.equal(known().state, 'loaded');
    assert.deepEqual(window.events, []);
    changed('webshop', 'orders:*');
    assert.equal(known().state, 'idle');
    assert.deepEqual(window.events, ['resource orders:*']);
  });

  it('stays known where another resource is granted to a group whose grants are known', async () => {
    await window.directory.groups.loadAll();
    const { key } = entryOf(window, 'alumni');
    await window.directory.loadResources(key);
    await load();
    const { list } = await window.other.groups.listAuthorizedResources('alumni', {
      namespace: 'webshop',
    });
    const change = (code: string) =>
      window.directory.apply({
        kind: 'grantsChanged',
        code: 'alumni',
        namespaces: [{ namespace: 'webshop', resources: [...list, { code, type: 'DATA' }] }],
      });
    change('parcels:*');
    assert.equal(known().state, 'loaded');
    change('orders:*');
    assert.equal(known().state, 'idle');
  });

  it('is read anew where that happens while it is being read', async () => {
    await window.directory.groups.loadAll();
    window.proxy.alter('authorizedTargets', async (_, forward) => {
      const answer = await forward();
      if (asked('authorizedTargets') === 1) {
        const resource = { namespace: 'webshop', resource: 'orders:*' } as const;
        await window.other.resources.authorize({
          ...resource,
          resourceType: 'DATA',
          opts: [{ targetType: 'GROUP', targetIdentifier: 'alumni', actions: ['orders:read'] }],
        });
        const { list } = await window.other.groups.listAuthorizedResources('alumni', resource);
        window.directory.apply({
          kind: 'grantsChanged',
          code: 'alumni',
          namespaces: [{ namespace: 'webshop', resources: list }],
        });
      }
      return answer;
    });
    await load();
    assert.equal(known().state, 'loaded');
    assert.ok(codes().includes('alumni'));
  });

  it('is known no longer once another window has changed grants, or one of the groups is gone', async () => {
    await window.directory.groups.loadAll();
    await load();
    const [code = ''] = codes();
    await window.directory.applyRemote({ kind: 'grantsChanged', code: 'alumni' });
    assert.equal(known().state, 'idle');
    await load();
    window.directory.apply({ kind: 'groupsDeleted', codes: ['alumni'] });
    assert.equal(known().state, 'loaded');
    window.directory.apply({ kind: 'groupsDeleted', codes: [code] });
    assert.equal(known().state, 'idle');
  });

  it('fails as the server does', async () => {
    window.proxy.alter('authorizedTargets', async () => ({ status: 500, body: {} }));
    await load();
    assert.equal(known().state, 'failed');
  });

  it('ends with the last who wait for it', async () => {
    const closing = new AbortController();
    window.proxy.alter('authorizedTargets', async (_, forward) => {
      closing.abort();
      return forward();
    });
    await load({ signal: closing.signal });
    assert.equal(known().state, 'idle');
  });
});
