import assert from 'node:assert/strict';
import { openPastedList } from '../../../../../src/commands/members/pasted/listLookUp.ts';
import {
  openWindow,
  serverMemberIds,
  type Window,
} from '../../../../support/directory/directoryWindow.ts';
import { Client, textAt } from '../../../../support/sample/sampleClient.ts';
import { refusal } from '../../../../support/servers/recordingProxy.ts';

const never = new AbortController().signal;

describe('Looking up a pasted list', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 2, users: 100 });
    await window.other.groups.create({ code: 'tea', name: 'Tea' });
  });

  afterEach(() => window.close());

  async function createUser(userInfo: Record<string, string>): Promise<string> {
    const client = await Client.connect(window.pool);
    const query =
      'mutation ($userInfo: CreateUserInput!) { createUser(userInfo: $userInfo) { id } }';
    return textAt(await client.data(query, { userInfo }), 'createUser.id');
  }

  /** What each part of a pasted list stands for, with the ids of the users. */
  async function resolve(...lines: string[]) {
    const lookUp = openPastedList(window.directory, 'tea', lines.join('\n'));
    const { resolved, stopped } = await lookUp.run(never);
    if (stopped !== undefined) throw stopped;
    return resolved.map((each) => {
      const users = 'user' in each ? [each.user] : 'users' in each ? each.users : [];
      return [each.texts.join(' + '), each.kind, ...users.map(({ id }) => id)];
    });
  }

  /** That a text stands for exactly this user. */
  async function finds(text: string, id: string): Promise<void> {
    const [[, kind, user] = [], ...others] = await resolve(text);
    assert.deepEqual([kind, user, others], ['found', id, []], JSON.stringify(text));
  }

  it('finds a user by id, email, phone number and username, in the order of the list', async () => {
    const [id] = (await serverMemberIds(window, 'everyone')).slice(40);
    const user = await window.other.users.get(String(id));
    const entries = [user?.username, user?.phone, user?.email, user?.id].map(String);
    for (const entry of entries) await finds(entry, String(id));
    const others = (await serverMemberIds(window, 'everyone')).slice(50, 53).map(String);
    const [first = '', second = '', third = ''] = others;
    assert.deepEqual(await resolve(third, first, second), [
      [third, 'found', third],
      [first, 'found', first],
      [second, 'found', second],
    ]);
  });

  it('finds the others where the server refuses all ids of a request for one that it does not know', async () => {
    const [id] = await serverMemberIds(window, 'everyone');
    const unknown = 'f'.repeat(24);
    window.proxy.alter('userBatch', async () => refusal(2004, 'User not found'));
    assert.deepEqual(await resolve(String(id), unknown), [
      [String(id), 'found', id],
      [unknown, 'unknown'],
    ]);
  });

  const phones = [
    '13800001000',
    '+86 138 0000-1000',
    '(+86) 13800001000',
    '0086 138.0000.1000',
    '8613800001000',
    '(86) 138-0000-1000',
    '1. +86 138 0000 1000',
    '\u202a+86 138\u20110000\u20111000\u202c',
    '＋８６　１３８００００１０００',
    '电话：138 0000 1000',
  ];

  it('finds a phone number however it is written, with and without the country code', async () => {
    const id = await createUser({ username: 'tea', phone: '+8613800001000' });
    for (const phone of phones) await finds(phone, id);
  });

  it('finds it where the pool has the country code in a field of its own, or nowhere', async () => {
    const id = await createUser({ username: 'tea', phone: '13800001000', phoneCountryCode: '+86' });
    for (const phone of phones) await finds(phone, id);
    const other = await createUser({ username: 'coffee', phone: '13800002000' });
    await finds('+86 138 0000 2000', other);
    const american = await createUser({ username: 'cocoa', phone: '+14155551234' });
    await finds('+1 (415) 555-1234', american);
    // A sheet drops the plus.
    await finds('14155551234', american);
  });

  it('does not take a phone number of another country for the one that is meant', async () => {
    await createUser({ username: 'tea', phone: '4155551234', phoneCountryCode: '+44' });
    assert.deepEqual(await resolve('+1 415 555 1234'), [['+1 415 555 1234', 'unknown']]);
  });

  it('finds an email and an id in another case, and among what surrounds them', async () => {
    const id = await createUser({ username: 'mia', email: 'mia@example.com', name: 'Mia Chen' });
    for (const text of [
      'MIA@Example.COM',
      'Mia Chen <mia@example.com>',
      '"Chen, Mia" <MIA@example.com>',
      'Chen, Mia <mia@example.com>',
      'mailto:mia@example.com',
      '• mia@example.com',
      '\u200bmia@example.com\ufeff',
      'mia\u00ad@example.com',
      'ｍｉａ＠example．com',
      id.toUpperCase(),
      `ID: ${id}`,
      `\u2068${id}\u2069`,
      '1. mia',
      '①mia',
      '“mia”',
      '\u3000mia\u00a0',
      '\u200emia\u200f',
      'Mia Chen <mia>',
      'Mia Chen (mia)',
      'email\nmia@example.com',
    ].filter((text) => !text.startsWith('email'))) {
      await finds(text, id);
    }
  });

  it('finds a row of a table as one user, and says what it took for a heading', async () => {
    const id = await createUser({
      username: 'mia',
      email: 'mia@example.com',
      phone: '13800001000',
      name: 'Mia Chen',
    });
    const row = `${id}, Mia Chen, mia@example.com, +86 138 0000 1000`;
    const cells = row.split(', ');
    const heading = ['ID', '姓名', 'Email Address', '手机号'];
    for (const separator of [',', '\t', ';', ' | ']) {
      assert.deepEqual(await resolve(heading.join(separator), cells.join(separator)), [
        [heading.join(separator).replaceAll('\t', '\t'), 'heading'],
        [row, 'found', id],
      ]);
    }
    assert.deepEqual(await resolve(`| 1 | mia@example.com |`, '|---|---|', '| 2 | no@x.com |'), [
      ['1, mia@example.com', 'found', id],
      ['2, no@x.com', 'unknown'],
    ]);
    // By itself nothing says that it is a row; the name is that of the user found.
    assert.deepEqual(await resolve(cells.join(',')), [
      [cells.toSpliced(1, 0).join(' + '), 'found', id],
    ]);
    await finds(JSON.stringify([{ id, name: 'Mia' }]), id);
  });

  it('tells a row of which the cells are those of several users', async () => {
    const one = await createUser({ username: 'mia', email: 'mia@example.com' });
    const other = await createUser({ username: 'li', phone: '13800001000' });
    assert.deepEqual(await resolve('email,phone', 'mia@example.com,13800001000'), [
      ['email,phone', 'heading'],
      ['mia@example.com, 13800001000', 'ambiguous', one, other],
    ]);
  });

  it('finds what a heading does not say', async () => {
    const id = await createUser({ username: 'mia', email: 'mia@example.com' });
    assert.deepEqual(await resolve('ID', 'mia'), [
      ['ID', 'heading'],
      ['mia', 'found', id],
    ]);
  });

  it('does not guess whether a heading is a username', async () => {
    const id = await createUser({ username: 'email' });
    assert.deepEqual(await resolve('email', 'nobody@example.com'), [
      ['email', 'ambiguous', id],
      ['nobody@example.com', 'unknown'],
    ]);
  });

  it('finds a username that holds separators, spaces or marks', async () => {
    for (const username of [
      'a|b',
      'a, b',
      'emma clarke',
      '- mia',
      '"mia"',
      '1. mia',
      'x (y)',
      'a\u200bb',
    ]) {
      await finds(username, await createUser({ username }));
    }
  });

  it('tells where a line may be one username or several', async () => {
    const whole = await createUser({ username: 'a|b' });
    const part = await createUser({ username: 'a' });
    assert.deepEqual(await resolve('a|b'), [['a|b', 'ambiguous', whole, part]]);
  });

  it('tells where the first half of a name may be a username', async () => {
    const mia = await createUser({ username: 'mia', email: 'mia@example.com', name: 'Mia Chen' });
    const chen = await createUser({ username: 'chen' });
    const li = await createUser({ username: 'li' });
    assert.deepEqual(await resolve('Chen, Mia <mia@example.com>'), [
      ['Chen, Mia <mia@example.com>', 'found', mia],
    ]);
    assert.deepEqual(await resolve('li, Mia <mia@example.com>'), [
      ['li', 'ambiguous', li],
      ['li, Mia <mia@example.com>', 'found', mia],
    ]);
    assert.notEqual(chen, li);
  });

  it('says who is a member already', async () => {
    const [first, second] = await serverMemberIds(window, 'everyone');
    await window.other.groups.addUsers('tea', [String(first)]);
    assert.deepEqual(await resolve(String(first), String(second)), [
      [first, 'member', first],
      [second, 'found', second],
    ]);
  });

  it('says what is unknown', async () => {
    const entries = ['nobody', 'nobody@example.com', '10000000000', 'f'.repeat(24)];
    assert.deepEqual(
      await resolve(...entries),
      entries.map((entry) => [entry, 'unknown']),
    );
  });

  it('says what could be several: the username of one and the email of another', async () => {
    const one = await createUser({ username: 'tea@example.com' });
    const other = await createUser({ username: 'coffee', email: 'tea@example.com' });
    assert.deepEqual(await resolve('tea@example.com'), [
      ['tea@example.com', 'ambiguous', other, one],
    ]);
  });

  it('says what could be several: the username of one and the phone number of another', async () => {
    const one = await createUser({ username: '13511112222' });
    const other = await createUser({ username: 'coffee', phone: '13511112222' });
    assert.deepEqual(await resolve('13511112222'), [['13511112222', 'ambiguous', other, one]]);
  });

  it('takes a user who is named twice over as one', async () => {
    const id = await createUser({ username: 'tea@example.com', email: 'tea@example.com' });
    assert.deepEqual(await resolve('tea@example.com', id, 'TEA@example.com', 'tea@example.com'), [
      [`tea@example.com + ${id} + TEA@example.com`, 'found', id],
    ]);
  });

  it('fails where the server does, rather than call users unknown', async () => {
    window.proxy.alter('findUser', async () => ({ status: 503, body: 'busy' }));
    await assert.rejects(resolve('somebody'), { kind: 'http', status: 503 });
  });

  it('can be cancelled', async () => {
    const held = window.proxy.hold('findUser');
    const cancelling = new AbortController();
    const lookUp = openPastedList(window.directory, 'tea', 'one');
    const looking = lookUp.run(cancelling.signal);
    await held.answered;
    cancelling.abort();
    const { stopped, resolved } = await looking;
    assert.equal(stopped?.kind, 'aborted');
    assert.deepEqual(resolved, [{ kind: 'waiting', texts: ['one'] }]);
    held.release();
  });
});
