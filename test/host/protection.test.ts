import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { addMembers } from '../../src/changes/changeMembership.ts';
import { createGroup } from '../../src/changes/createGroup.ts';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import {
  announceElsewhere,
  changeContext,
  protect,
  refused,
  storedProtection,
  storeElsewhere,
} from '../support/host/protection.ts';
import { show } from '../support/host/shownRows.ts';

/** How much later a value of globalState comes than the file that tells of it, in milliseconds. */
const lateMs = 300;

describe('The protection of a user pool', () => {
  const pool = usePool({ users: 130, groups: 2, resources: 1 });

  afterEach(() => protect(pool().id, undefined));

  it('stops a long change under way at the next request', async () => {
    const { id, other, directory, proxy } = pool();
    const code = 'group-00001';
    const { key } = defined(directory.findByCode(code), 'a group');
    const ids = async (of: string) =>
      (await other.groups.listUsers(of, { limit: 200 })).list.map((user) => user.id);
    const members = new Set(await ids(code));
    const userIds = (await ids('everyone')).filter((user) => !members.has(user));
    assert.ok(userIds.length > 60);
    const first = proxy.hold('addUserToGroup');
    const change = changeContext().then((context) => addMembers(context, id, key, userIds));
    await first.answered;
    await protect(id, 'readOnly');
    first.release();
    const { done, remaining, error } = defined(await change, 'what became of it');
    assert.match(String(error), /^ReadOnlyPoolError/);
    assert.ok(done.length > 0 && remaining.length > 0);
    assert.equal(proxy.operations().filter((name) => name === 'addUserToGroup').length, 1);
    assert.equal((await ids(code)).length, members.size + done.length);
  });

  it('shows without reading anything again, and is kept with the connection', async () => {
    const { id, row, proxy, codes } = pool();
    const shown = await codes();
    const sent = proxy.requests.length;
    await protect(id, 'production');
    const { host } = new URL(proxy.host);
    const { kind, description, icon } = await show(row);
    assert.deepEqual([kind, description, icon], ['pool', `${host} · Production`, 'shield']);
    assert.deepEqual(await codes(), shown);
    assert.equal(proxy.requests.length, sent);
    assert.equal(await storedProtection(id), 'production');
  });

  it('is followed when another window sets it, though its value comes late', async () => {
    const { id, row } = pool();
    await announceElsewhere(id);
    await pause(lateMs);
    await storeElsewhere(id, 'readOnly');
    await eventually(async () => assert.equal((await show(row)).kind, 'poolReadOnly'));
    await announceElsewhere(id);
    await pause(lateMs);
    await storeElsewhere(id, undefined);
    await eventually(async () => assert.equal((await show(row)).kind, 'pool'));
  });

  it('holds as soon as another window has stored it, before that is told', async () => {
    const { id, proxy } = pool();
    const context = await changeContext();
    await storeElsewhere(id, 'readOnly');
    const sent = proxy.requests.length;
    await assert.rejects(createGroup(context, id, { code: 'new', name: 'New' }), refused);
    assert.equal(proxy.requests.length, sent);
  });

  it('keeps the data of a read-only sample pool from being reset', async () => {
    const { pools } = await internals();
    const { id } = await pools.openSamplePool();
    await protect(id, 'readOnly');
    await assert.rejects(pools.disconnect(id, { resetSampleData: true }), {
      name: 'ReadOnlyPoolError',
    });
    assert.ok(pools.get(id));
    await pools.disconnect(id);
    const opened = await pools.openSamplePool();
    assert.equal(opened.protection, undefined);
    await pools.disconnect(id, { resetSampleData: true });
  });
});
