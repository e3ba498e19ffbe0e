import assert from 'node:assert/strict';
import type { RequestRecord } from '../../../../src/authing/index.ts';
import {
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';

describe('An odd field', () => {
  let data: unknown;
  let server: ScriptedServer;
  let records: RequestRecord[];

  before(async () => {
    server = await startScriptedServer(({ operation }) => ({
      body: operation === undefined ? { code: 200, data } : { data },
    }));
  });
  after(() => server.close());
  beforeEach(() => {
    records = [];
  });

  const client = () => server.client({ observe: (record) => void records.push(record) });

  /** The oddities told of the request after the token exchange. */
  const told = () => records.at(-1)?.oddities ?? [];

  async function readGroups(...list: unknown[]) {
    data = { groups: { totalCount: list.length, list } };
    return client().groups.list();
  }

  async function readUsers(...list: unknown[]) {
    data = { users: { totalCount: list.length, list } };
    return client().users.list();
  }

  it('is read as what it was meant to be, where that is clear', async () => {
    const { list } = await readUsers({
      id: 7,
      phone: 13912345678,
      blocked: 0,
      emailVerified: 'true',
      loginsCount: '12',
      createdAt: 1602756997950,
      lastLogin: 1602756997,
      signedUp: '1602756997950',
      updatedAt: '2020',
      registerSource: ['a', 1, null],
    });
    assert.deepEqual(list, [
      {
        id: '7',
        phone: '13912345678',
        blocked: false,
        emailVerified: true,
        loginsCount: 12,
        createdAt: '2020-10-15T10:16:37.950Z',
        lastLogin: '2020-10-15T10:16:37.000Z',
        signedUp: '2020-10-15T10:16:37.950Z',
        updatedAt: '2020',
        registerSource: ['a', '1'],
      },
    ]);
  });

  it('is left out where it cannot be read, and the others stay', async () => {
    const { list } = await readUsers({
      id: 'u',
      username: 'mia',
      phone: { number: 1 },
      blocked: 'perhaps',
      createdAt: 12,
      identities: 'none',
      registerSource: 'web',
    });
    assert.deepEqual(list, [{ id: 'u', username: 'mia' }]);
  });

  it('is told for the log by its name and kind, never by its value, and not without end', async () => {
    await readGroups({ code: 'a', name: 'A', createdAt: true }, { code: 2, name: ['x'] });
    assert.deepEqual(told(), ['createdAt: boolean', 'code: number', 'name: array']);
    await readUsers({ id: 'u', phone: 1, email: 2, name: 3, nickname: 4, device: 5, browser: 6 });
    assert.equal(told().length, 5);
    await readGroups({ code: 'a', name: 'A' });
    assert.deepEqual(told(), []);
  });

  it('costs no more than its item, where the item cannot be told without it', async () => {
    const page = await readGroups({ code: 'a', name: 'A' }, { name: 'B' }, null, 'x');
    assert.deepEqual(page, { totalCount: 4, list: [{ code: 'a', name: 'A' }] });
    assert.deepEqual(told(), [
      'item left out: object',
      'item left out: null',
      'item left out: string',
    ]);
  });

  it('does not make a list look empty of which nothing can be read', async () => {
    await assert.rejects(readGroups({ name: 'A' }, null), { kind: 'protocol' });
  });

  for (const [total, expected] of [
    [-1, 1],
    [1.5, 1],
    [null, 1],
    ['many', 1],
    ['12', 12],
    [12, 12],
    [1e300, 1],
  ] as const) {
    it(`that counts ${JSON.stringify(total)} items is a count: ${expected}`, async () => {
      data = { groups: { totalCount: total, list: [{ code: 'a', name: 'A' }] } };
      assert.equal((await client().groups.list()).totalCount, expected);
    });
  }

  it('of one group leaves the member counts of the others', async () => {
    data = { g0: { users: { totalCount: 'x' } }, g1: { users: { totalCount: 3 } } };
    const counts = await client().groups.memberCounts(['a', 'b']);
    assert.deepEqual([...counts], [['b', 3]]);
  });
});
