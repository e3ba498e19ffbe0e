import assert from 'node:assert/strict';
import {
  codes,
  entryOf,
  groups,
  memberIds,
  openWindow,
  type Window,
} from '../../support/directory/directoryWindow.ts';
import { refusal } from '../../support/servers/recordingProxy.ts';

describe('The reads of a directory', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 400, users: 120 });
  });

  afterEach(() => window.close());

  const list = () => window.directory.groups;
  const operations = () => window.proxy.operations();

  it('are none until something is asked for', async () => {
    window.directory.apply({ kind: 'groupsDeleted', codes: ['everyone'] });
    window.directory.apply({ kind: 'membersRemoved', code: 'everyone', userIds: ['nobody'] });
    window.directory.reset();
    assert.equal(list().content.state, 'idle');
    assert.equal(window.directory.members.content('everyone').state, 'idle');
    assert.equal(window.directory.resources('everyone').state, 'idle');
    assert.deepEqual(window.proxy.requests, []);
  });

  it('are one where two ask for the same thing', async () => {
    await Promise.all([list().load(), list().load(), list().load()]);
    const { key } = entryOf(window, 'everyone');
    const { members } = window.directory;
    await Promise.all([members.load(key), members.load(key)]);
    await Promise.all([window.directory.loadResources(key), window.directory.loadResources(key)]);
    assert.equal(operations().filter((name) => name === 'groups').length, 1);
    assert.equal(operations().filter((name) => name === 'groupWithUsersWithCustomData').length, 1);
    assert.equal(operations().filter((name) => /resource-namespace/.test(name)).length, 1);
  });

  it('are none where what is asked for is known', async () => {
    await list().load();
    const { key } = entryOf(window, 'everyone');
    await window.directory.members.load(key);
    await window.directory.loadResources(key);
    window.proxy.requests.length = 0;
    await list().load();
    await window.directory.members.load(key);
    await window.directory.loadResources(key);
    assert.deepEqual(window.proxy.requests, []);
  });

  it('bring one page where two ask for more at once', async () => {
    await list().load();
    await Promise.all([list().loadMore(), list().loadMore()]);
    assert.equal(codes(window).length, 100);
    const { key } = entryOf(window, 'everyone');
    await window.directory.members.load(key);
    await Promise.all([
      window.directory.members.loadMore(key),
      window.directory.members.loadMore(key),
    ]);
    assert.equal(memberIds(window, key).length, 100);
  });

  it('wait for each other: the next page comes after the first', async () => {
    await Promise.all([list().load(), list().loadMore()]);
    assert.equal(codes(window).length, 100);
    assert.deepEqual(
      window.proxy.requests.map(({ variables }) => variables.page),
      [1, 2],
    );
  });

  it('of all groups are one where two ask for them at once, and none once they are known', async () => {
    await Promise.all([list().loadAll(), list().loadAll()]);
    assert.equal(codes(window).length, 400);
    // The last page is full, so one more shows that there is none behind it.
    assert.equal(operations().length, 9);
    await list().loadAll();
    assert.equal(operations().length, 9);
  });

  it('of all groups wait for the read that is under way, and make no request it has made', async () => {
    window.pageSize = 401;
    await Promise.all([list().load(), list().loadAll()]);
    assert.equal(operations().length, 1);
  });

  it('of all groups are sixteen at a time at most, and nothing that Node warns of', async () => {
    const warnings: Error[] = [];
    const warn = (warning: Error) => warnings.push(warning);
    process.on('warning', warn);
    window.pageSize = 10;
    window.proxy.alter('groups', async (_, forward) => {
      const answer = await forward();
      await new Promise((resolve) => setTimeout(resolve, 10));
      return answer;
    });
    await list().loadAll();
    process.off('warning', warn);
    assert.equal(codes(window).length, 400);
    const most = window.proxy.mostAtOnce('groups');
    assert.ok(most > 8 && most <= 16, `${most} at a time`);
    assert.deepEqual(warnings, []);
  });

  it('that fail say why, and work when tried again', async () => {
    window.proxy.alter('groups', async () => refusal(1001, 'Not for you'));
    await list().load();
    const failed = list().content;
    assert.equal(failed.state, 'failed');
    assert.equal(failed.value, undefined);
    assert.match(String(failed.state === 'failed' && failed.error), /Not for you/);
    window.proxy.pass('groups');
    await list().load();
    assert.equal(list().content.state, 'loaded');
    assert.equal(codes(window).length, 50);
  });

  it('that fail leave what was known', async () => {
    await list().load();
    const before = codes(window);
    window.proxy.alter('groups', async () => ({ status: 503, body: 'busy' }));
    await list().load({ again: true });
    assert.equal(list().content.state, 'failed');
    assert.deepEqual(codes(window), before);
    await list().loadMore();
    assert.equal(list().content.state, 'failed');
    assert.deepEqual(codes(window), before);
    window.proxy.pass('groups');
    await list().loadMore();
    assert.equal(list().content.state, 'loaded');
    assert.equal(codes(window).length, 100);
  });

  it('keep what was known in sight while they last', async () => {
    await list().load();
    const held = window.proxy.hold('groups');
    const reading = list().load({ again: true });
    await held.answered;
    assert.equal(list().content.state, 'loading');
    assert.equal(codes(window).length, 50);
    held.release();
    await reading;
    assert.equal(list().content.state, 'loaded');
  });

  it('say when they were done', async () => {
    const before = Date.now();
    await list().load();
    const { content } = list();
    assert.ok(content.state === 'loaded');
    assert.ok(content.readAt >= before && content.readAt <= Date.now());
  });

  describe('when cancelled', () => {
    let key: string;

    beforeEach(async () => {
      await list().load();
      key = entryOf(window, 'everyone').key;
    });

    const content = () => window.directory.members.content(key);
    const load = () => window.directory.members.load(key);

    it('leave what was not read unread', async () => {
      const held = window.proxy.hold('groupWithUsersWithCustomData');
      const reading = load();
      await held.answered;
      window.directory.members.cancel(key);
      assert.deepEqual(content(), { state: 'idle' });
      held.release();
      await reading;
      assert.deepEqual(content(), { state: 'idle' });
    });

    it('leave what was read as it was', async () => {
      await load();
      const before = content();
      const held = window.proxy.hold('groupWithUsersWithCustomData');
      const reading = window.directory.members.loadMore(key);
      await held.answered;
      window.directory.members.cancel(key);
      held.release();
      await reading;
      assert.deepEqual(content(), before);
    });

    it('can be asked for again at once', async () => {
      const held = window.proxy.hold('groupWithUsersWithCustomData');
      void load();
      await held.answered;
      window.directory.members.cancel(key);
      await load();
      held.release();
      assert.equal(content().state, 'loaded');
      assert.equal(memberIds(window, key).length, 50);
    });

    it('end on the wire too', async () => {
      let ended = () => {};
      const end = new Promise<void>((resolve) => {
        ended = resolve;
      });
      window.proxy.alter('groupWithUsersWithCustomData', async (request, forward) => {
        void request.gone.then(ended);
        await request.gone;
        return forward();
      });
      const reading = load();
      setTimeout(() => window.directory.members.cancel(key), 20);
      await Promise.all([reading, end]);
    });

    it('do nothing where nothing is being read', async () => {
      await load();
      window.events.length = 0;
      window.directory.members.cancel(key);
      assert.equal(content().state, 'loaded');
      assert.deepEqual(window.events, []);
    });
  });

  describe('when the pool is forgotten', () => {
    it('bring nothing any more', async () => {
      const held = window.proxy.hold('groups');
      const reading = list().load();
      await held.answered;
      window.directory.reset();
      held.release();
      await reading;
      assert.deepEqual(list().content, { state: 'idle' });
    });

    it('begin anew with the first page', async () => {
      await list().load();
      await list().loadMore();
      window.directory.reset();
      assert.deepEqual(list().content, { state: 'idle' });
      window.proxy.requests.length = 0;
      await list().load();
      assert.equal(operations().length, 1);
      assert.equal(groups(window.directory).length, 50);
    });

    it('can be asked for again at once', async () => {
      const held = window.proxy.hold('groups');
      void list().loadAll();
      await held.answered;
      window.directory.reset();
      await list().loadAll();
      held.release();
      assert.equal(list().content.state, 'loaded');
      assert.equal(codes(window).length, 400);
    });
  });
});
