import assert from 'node:assert/strict';
import { findCounterparts } from '../../../src/directory/counterparts.ts';
import type { User } from '../../../src/model/user.ts';
import { openWindow, type Window } from '../../support/directory/directoryWindow.ts';
import { refusal } from '../../support/servers/recordingProxy.ts';

describe('The counterparts of users in another pool', () => {
  let staging: Window;
  let users: readonly User[];

  before(async () => {
    const production = await openWindow();
    const { list } = await production.other.groups.listUsers('all-staff', { limit: 50 });
    users = list;
    await production.close();
  });

  beforeEach(async () => {
    staging = await openWindow({ staging: true });
  });

  afterEach(() => staging.close());

  const find = async (of: readonly User[], signal = new AbortController().signal) => {
    const counts: number[] = [];
    const found = await findCounterparts(await staging.directory.userLookUp(), of, {
      signal,
      onProgress: (count) => counts.push(count),
    });
    return { found, counts };
  };
  const usernames = (found: ReadonlyMap<string, readonly User[]>) =>
    of(users, ({ id }) =>
      found
        .get(id)
        ?.map(({ username }) => username)
        .join(),
    );
  const of = <T>(those: readonly User[], value: (user: User) => T) => those.map(value);

  it('are found in few requests, where all that they have fits', async () => {
    const { found, counts } = await find(users);
    const known = users.filter(({ id }) => found.get(id)?.length === 1);
    assert.ok(known.length > 20);
    for (const { id, username } of known) {
      const [other] = found.get(id) ?? [];
      assert.equal(other?.username, username);
      assert.notEqual(other?.id, id);
    }
    assert.ok(users.some(({ id }) => found.get(id)?.length === 0));
    assert.equal(counts.at(-1), users.length);
    assert.ok(staging.proxy.requests.length < users.length);
  });

  it('are the same where the server finds users one by one only', async () => {
    const { found: together } = await find(users);
    staging.proxy.alter('userBatch', async () => refusal(500, 'No batches'));
    const { found } = await find(users);
    assert.deepEqual(usernames(found), usernames(together));
  });

  it('are all whom anything of it names, a phone with its country code or without it', async () => {
    const { list } = await staging.other.groups.listUsers('all-staff', { limit: 50 });
    const [byEmail, byUsername] = list.filter(({ email, username }) => email && username);
    const byPhone = list.find(({ phone, phoneCountryCode }) => phone && phoneCountryCode);
    assert.ok(byEmail?.email && byUsername?.username && byPhone?.phone);
    const { phoneCountryCode: countryCode = '' } = byPhone;
    const { found } = await find([
      { id: '1', email: byEmail.email.toUpperCase(), username: byUsername.username },
      { id: '2', phone: `${countryCode}${byPhone.phone}`, phoneCountryCode: countryCode },
      { id: '3', externalId: 'nobody-has-this' },
      { id: '4' },
    ]);
    const ids = Object.fromEntries(
      [...found].map(([id, those]) => [id, those.map((each) => each.id)]),
    );
    assert.deepEqual(ids, { 1: [byEmail.id, byUsername.id], 2: [byPhone.id], 3: [], 4: [] });
  });

  it('are not looked for any more once that is cancelled', async () => {
    const ended = new AbortController();
    ended.abort();
    await assert.rejects(find(users, ended.signal));
  });
});
