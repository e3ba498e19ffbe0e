import assert from 'node:assert/strict';
import { membersAmong } from '../../../src/directory/membership.ts';
import {
  openWindow,
  serverMemberIds,
  type Window,
} from '../../support/directory/directoryWindow.ts';
import { refusal } from '../../support/servers/recordingProxy.ts';

const everyone = 'everyone';
const pages = 'groupWithUsers';
const ofMany = 'groupsOfUsers';

describe('Ten thousand members', () => {
  let window: Window;
  let users: string[];

  before(async () => {
    window = await openWindow({ users: 10_000, groups: 2 });
    users = await serverMemberIds(window, everyone);
  });

  beforeEach(() => {
    window.proxy.requests.length = 0;
  });

  after(() => window.close());

  it('are told among ten thousand users in as many requests as they have pages', async () => {
    const members = await membersAmong(window.reader, everyone, users);
    assert.equal(members.size, 10_000);
    const requests = window.proxy.requests.length;
    assert.ok(requests <= 202, `${requests} requests`);
    assert.ok(window.proxy.mostAtOnce(ofMany) <= 4);
  });

  it('are told in as many requests as they have pages where the server refuses long documents', async () => {
    window.proxy.alter(ofMany, async () => refusal(1001, 'Too complex'));
    const members = await membersAmong(window.reader, everyone, [...users, 'nobody']);
    assert.equal(members.size, 10_000);
    const requests = window.proxy.requests.length;
    assert.ok(requests <= 201 + 4 + 4, `${requests} requests`);
    assert.ok(window.proxy.mostAtOnce(pages) <= 16);
  });

  it('are listed in as many requests as they have pages', async () => {
    await window.directory.groups.load();
    const { key } = window.directory.findByCode(everyone) ?? assert.fail();
    window.proxy.requests.length = 0;
    await window.directory.members.load(key);
    for (let page = 2; page <= 200; page += 1) await window.directory.members.loadMore(key);
    assert.ok(window.directory.members.content(key).value?.complete);
    assert.equal(window.directory.members.content(key).value?.users.length, 10_000);
    assert.equal(window.proxy.requests.length, 201);
  });
});
