import assert from 'node:assert/strict';
import { openWindow, type Window } from '../../support/directory/directoryWindow.ts';
import { refusal } from '../../support/servers/recordingProxy.ts';

describe('The codes of a pool', () => {
  let window: Window;
  let now: typeof Date.now;

  beforeEach(async () => {
    now = Date.now;
    window = await openWindow({ groups: 700, users: 10, resources: 170 });
  });

  afterEach(async () => {
    Date.now = now;
    await window.close();
  });

  const codes = () => window.directory.codes;
  const groupCodes = () => (codes().groups.value?.rows ?? []).map(({ group }) => group.code);
  const has = (code: string) => groupCodes().includes(code);
  const later = (minutes: number) => {
    const from = now;
    Date.now = () => from() + minutes * 60_000;
  };

  it('are all its groups, namespaces and resources, four requests at a time', async () => {
    await codes().load();
    const all = await window.other.groups.list({ limit: 1000 });
    assert.deepEqual(groupCodes().toSorted(), all.list.map(({ code }) => code).toSorted());
    assert.equal(codes().groups.value?.complete, true);
    assert.deepEqual(
      codes().resources.value?.rows.length,
      (await window.other.resources.list({ limit: 1000 })).totalCount,
    );
    assert.equal(codes().resources.value?.complete, true);
    assert.deepEqual(
      codes().namespaces.value?.rows.map(({ code }) => code),
      (await window.other.resources.namespaces({ limit: 50 })).list.map(({ code }) => code),
    );
    assert.ok(window.proxy.mostAtOnce('groups') <= 4);
  });

  it('are not read again within ten minutes, and are when used after them', async () => {
    await codes().load();
    window.proxy.requests.length = 0;
    later(9);
    await codes().load();
    assert.deepEqual(window.proxy.operations(), []);
    await window.other.groups.create({ code: 'made-elsewhere', name: 'Made elsewhere' });
    await window.other.groups.delete('everyone');
    later(11);
    await codes().load();
    assert.ok(has('made-elsewhere'));
    assert.ok(!has('everyone'));
  });

  it('are read once where several need them at once', async () => {
    await Promise.all([codes().load(), codes().load()]);
    const first = window.proxy.requests.filter(
      ({ operation, variables }) => operation === 'groups' && variables.page === 1,
    );
    assert.equal(first.length, 1);
  });

  it('take what the directory knows already', async () => {
    await window.directory.groups.loadAll();
    await window.directory.definedResources.load();
    window.proxy.requests.length = 0;
    await codes().load();
    assert.ok(has('everyone'));
    assert.equal(
      codes().resources.value?.rows.length,
      window.directory.definedResources.content.value?.length,
    );
    assert.ok(
      window.proxy.operations().every((name) => /namespace/.test(name)),
      window.proxy.operations().join(),
    );
  });

  it('are kept by what is done to groups', async () => {
    await codes().load();
    const { directory, other } = window;
    const group = await other.groups.create({ code: 'new-one', name: 'New' });
    directory.apply({ kind: 'groupCreated', group });
    assert.ok(has('new-one'));
    const renamed = await other.groups.update('new-one', { newCode: 'newer-one' });
    directory.apply({ kind: 'groupUpdated', code: 'new-one', group: renamed });
    assert.ok(has('newer-one') && !has('new-one'));
    directory.apply({ kind: 'groupsDeleted', codes: ['newer-one'] });
    assert.ok(!has('newer-one'));
  });

  it('are not put back as they were by a read that began before a change', async () => {
    const held = window.proxy.hold('groups');
    const reading = codes().load();
    await held.answered;
    const { directory, other } = window;
    const group = await other.groups.create({ code: 'new-one', name: 'New' });
    directory.apply({ kind: 'groupCreated', group });
    await other.groups.delete('everyone');
    directory.apply({ kind: 'groupsDeleted', codes: ['everyone'] });
    held.release();
    await reading;
    assert.ok(has('new-one'));
    assert.ok(!has('everyone'));
  });

  it('that could not be read say so, and are tried again a minute later', async () => {
    window.proxy.alter('groups', async () => refusal(500, 'No.'));
    await codes().load();
    assert.equal(codes().groups.state, 'failed');
    assert.equal(codes().resources.state, 'loaded');
    window.proxy.pass('groups');
    window.proxy.requests.length = 0;
    await codes().load();
    assert.deepEqual(window.proxy.operations(), []);
    later(2);
    await codes().load();
    assert.equal(codes().groups.value?.complete, true);
  });

  it('tell whoever shows them when they are there', async () => {
    await codes().load();
    assert.ok(window.events.includes('codes'));
  });

  it('are forgotten with the connection', async () => {
    await codes().load();
    window.directory.reset();
    assert.equal(codes().groups.state, 'idle');
    assert.equal(codes().resources.state, 'idle');
  });
});

describe('The codes of a pool that has very many', () => {
  it('are twenty thousand of each, and are known not to be all', async () => {
    const window = await openWindow({ groups: 20_100, users: 1 });
    try {
      await window.directory.codes.load();
      const { groups, resources } = window.directory.codes;
      assert.equal(groups.value?.rows.length, 20_000);
      assert.equal(groups.value.complete, false);
      assert.equal(resources.value?.complete, true);
    } finally {
      await window.close();
    }
  }).timeout(30_000);
});
