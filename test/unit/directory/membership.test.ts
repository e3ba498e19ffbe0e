import assert from 'node:assert/strict';
import { membersAmong } from '../../../src/directory/membership.ts';
import { failsWith } from '../authing/failures.ts';
import { at, openWindow, serverMemberIds, type Window } from './window.ts';

const everyone = 'everyone';
const small = 'small';

describe('Who of some users is a member', () => {
  let window: Window;
  let users: string[];

  before(async () => {
    window = await openWindow({ users: 200, groups: 2 });
    users = await serverMemberIds(window, everyone);
    await window.other.groups.create({ code: small, name: 'Small' });
    await window.other.groups.addUsers(small, users.slice(0, 3));
  });

  beforeEach(() => {
    window.proxy.requests.length = 0;
  });

  after(() => window.close());

  it('is read from the pages of a small group', async () => {
    const asked = users.slice(1, 100);
    const members = await membersAmong(window.other, small, asked);
    assert.deepEqual([...members], users.slice(1, 3));
  });

  it('is asked user by user where the group has more pages than there are users', async () => {
    const asked = [at(users, 0), at(users, 199), 'nobody'];
    const { reader } = window;
    const members = await membersAmong(reader, everyone, asked);
    assert.deepEqual([...members], [at(users, 0), at(users, 199)]);
    assert.deepEqual(
      new Set(window.proxy.operations()),
      new Set(['groupMemberCounts', 'getUserGroups']),
    );
  });

  it('is read in as few requests as it takes, a few at a time', async () => {
    const members = await membersAmong(window.reader, everyone, users);
    assert.equal(members.size, 200);
    const { proxy } = window;
    assert.deepEqual(proxy.operations().sort(), [
      'groupMemberCounts',
      ...Array.from({ length: 4 }, () => 'groupWithUsers'),
    ]);
    assert.ok(proxy.mostAtOnce('groupWithUsers') <= 16);
  });

  it('cannot be told of a group that does not exist', async () => {
    await failsWith(membersAmong(window.other, 'no-such-group', users), { kind: 'notFound' });
  });
});
