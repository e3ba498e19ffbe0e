import assert from 'node:assert/strict';
import {
  at,
  codes,
  entryOf,
  openWindow,
  serverCodes,
  type Window,
} from '../../support/directory/directoryWindow.ts';

describe('A group that is read by itself', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 70, users: 5 });
    await window.directory.groups.load();
    window.events.length = 0;
  });

  afterEach(() => window.close());

  it('is as the server has it now, and told of', async () => {
    await window.other.groups.update('everyone', { name: 'All' });
    const entry = await window.directory.readGroup('everyone');
    assert.equal(entry?.group.name, 'All');
    assert.equal(entryOf(window, 'everyone').group.name, 'All');
    assert.deepEqual(window.events, [`group ${entry?.key}`]);
  });

  it('leaves the list where it is gone', async () => {
    const { key } = entryOf(window, 'everyone');
    await window.other.groups.delete('everyone');
    assert.equal(await window.directory.readGroup('everyone'), undefined);
    assert.ok(!codes(window).includes('everyone'));
    assert.equal(window.directory.entry(key)?.gone, true);
    assert.deepEqual(window.events, [`group ${key} removed`, 'groups']);
  });

  it('is known also where the list has not got that far', async () => {
    const unread = at(await serverCodes(window), 60);
    const entry = await window.directory.readGroup(unread);
    assert.equal(entryOf(window, unread).key, entry?.key);
    assert.ok(!codes(window).includes(unread));
  });

  it('is nothing where there is none of this code', async () => {
    assert.equal(await window.directory.readGroup('unheard-of'), undefined);
    assert.deepEqual(window.events, []);
  });

  it('fails where it cannot be read, and stays as it was', async () => {
    window.proxy.alter('group', async () => ({ status: 503, body: 'busy' }));
    await assert.rejects(window.directory.readGroup('everyone'), { kind: 'http', status: 503 });
    assert.ok(codes(window).includes('everyone'));
  });

  it('can be cancelled', async () => {
    const signal = AbortSignal.abort();
    await assert.rejects(window.directory.readGroup('everyone', { signal }), { kind: 'aborted' });
  });
});
