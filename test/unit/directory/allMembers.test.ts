import assert from 'node:assert/strict';
import {
  openWindow,
  serverMemberIds,
  type Window,
} from '../../support/directory/directoryWindow.ts';
import { refusal } from '../../support/servers/recordingProxy.ts';

describe('All members of a group', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 3, users: 230 });
    await window.directory.groups.load();
  });

  afterEach(() => window.close());

  const read = (key: string, signal = new AbortController().signal) => {
    const pages: number[] = [];
    const found = (users: readonly unknown[]) => pages.push(users.length);
    return window.directory.allMembers
      .read(key, { signal, found })
      .then((all) => ({ ...all, pages }));
  };

  it('are read to the last, page by page, and leave the list of the sidebar as it is', async () => {
    await window.directory.members.load('everyone');
    const { users, totalCount, failure, pages } = await read('everyone');
    assert.deepEqual(
      users.map(({ id }) => id),
      await serverMemberIds(window, 'everyone'),
    );
    assert.equal(totalCount, 230);
    assert.equal(failure, undefined);
    assert.ok(pages.length > 1 && pages.every((count) => count <= 50), pages.join());
    assert.equal(window.directory.members.content('everyone').value?.users.length, 50);
  });

  it('are not asked for again where they are known', async () => {
    window.pageSize = 50;
    await window.directory.members.load('everyone');
    for (let page = 0; page < 5; page += 1) await window.directory.members.loadMore('everyone');
    assert.equal(window.directory.members.content('everyone').value?.complete, true);
    window.proxy.requests.length = 0;
    assert.equal((await read('everyone')).users.length, 230);
    assert.deepEqual(window.proxy.operations(), []);
  });

  it('are those that came until a page failed, with the reason', async () => {
    window.proxy.alter('groupWithUsers', async ({ variables }, forward) =>
      variables.page === 3 ? refusal(1000, 'Busy') : forward(),
    );
    const { users, failure } = await read('everyone');
    assert.match(String(failure?.error), /Busy/);
    assert.ok(users.length <= 100, String(users.length));
  });

  it('are read no further once nobody waits', async () => {
    const controller = new AbortController();
    const held = window.proxy.hold('groupWithUsers');
    const reading = read('everyone', controller.signal);
    await held.answered;
    controller.abort();
    const { failure } = await reading;
    held.release();
    assert.notEqual(failure, undefined);
    assert.ok(window.proxy.operations().filter((name) => name === 'groupWithUsers').length <= 4);
  });
});
