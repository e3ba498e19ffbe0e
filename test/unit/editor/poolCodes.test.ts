import assert from 'node:assert/strict';
import { codeOf, PoolCodes } from '../../../src/editor/codes/poolCodes.ts';
import { openWindow, type Window } from '../../support/directory/directoryWindow.ts';

describe('The codes that help in source files looks through', () => {
  let window: Window;
  let codes: PoolCodes;

  beforeEach(async () => {
    window = await openWindow();
    codes = new PoolCodes(window.directory);
  });

  afterEach(() => window.close());

  const found = (...args: Parameters<PoolCodes['search']>) =>
    codes.search(...args).codes.map(codeOf);
  const most = 200;

  it('are none, and not complete, before they were read', () => {
    assert.deepEqual(found('group', '', { most }), []);
    assert.equal(codes.isComplete('group'), false);
    assert.equal(codes.named('group', 'oncall'), undefined);
  });

  it('are found by a part of the code or the name, those that begin with it first', async () => {
    await window.directory.codes.load();
    const group = await window.other.groups.create({ code: 'zz-on', name: 'Not on call' });
    window.directory.apply({ kind: 'groupCreated', group });
    assert.deepEqual(found('group', 'ON', { most }).slice(0, 1), ['oncall']);
    assert.ok(found('group', 'on', { most }).includes('zz-on'));
  });

  it('are no more than asked for, and it is known that there are others', async () => {
    await window.directory.codes.load();
    const { codes: some, more } = codes.search('group', '', { most: 3 });
    assert.equal(some.length, 3);
    assert.equal(more, true);
    assert.equal(codes.search('group', '', { most }).more, false);
  });

  it('of resources are those of a namespace where one is named', async () => {
    await window.directory.codes.load();
    const all = codes.index.resources.value?.rows ?? [];
    const own = new Set(
      all.filter(({ namespace }) => namespace === 'warehouse').map(({ code }) => code),
    );
    assert.ok(own.size > 0);
    const offered = found('resource', '', { most, namespace: 'warehouse' });
    assert.deepEqual(offered.toSorted(), [...own].toSorted());
  });

  it('name what has the very code, in all namespaces that have it', async () => {
    await window.directory.codes.load();
    const named = codes.named('group', 'oncall');
    assert.equal(named?.kind === 'group' && named.group.group.code, 'oncall');
    assert.equal(codes.named('group', 'oncal'), undefined);
    const all = codes.index.resources.value?.rows ?? [];
    const twice = all.find(({ code, namespace }) =>
      all.some((other) => other.code === code && other.namespace !== namespace),
    );
    const resource = codes.named('resource', twice?.code ?? all[0]?.code ?? '');
    assert.ok(resource?.kind === 'resource');
    assert.equal(
      resource.resources.length,
      all.filter(({ code }) => code === codeOf(resource)).length,
    );
  });

  it('are kept as groups are created, renamed and deleted', async () => {
    await window.directory.codes.load();
    const { directory, other } = window;
    const group = await other.groups.create({ code: 'fresh', name: 'Fresh' });
    directory.apply({ kind: 'groupCreated', group });
    assert.ok(codes.named('group', 'fresh'));
    const renamed = await other.groups.update('fresh', { newCode: 'fresher' });
    directory.apply({ kind: 'groupUpdated', code: 'fresh', group: renamed });
    assert.equal(codes.named('group', 'fresh'), undefined);
    assert.deepEqual(found('group', 'fresher', { most }), ['fresher']);
    directory.apply({ kind: 'groupsDeleted', codes: ['fresher'] });
    assert.equal(codes.named('group', 'fresher'), undefined);
  });
});
