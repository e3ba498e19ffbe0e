import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { type SamplePool, startSamplePool } from '../../../src/sample/server.ts';
import { at, Client, open, post, textAt, tokenQuery } from '../../support/sample/sampleClient.ts';

const groups = '{ groups { totalCount } }';

describe('A sample pool, asked for a token', () => {
  let pool: SamplePool;
  let client: Client;

  before(async () => {
    ({ pool, client } = await open({ tokenTtl: 7200 }));
  });
  after(() => pool.close());

  const exchange = (userPoolId: string, secret: string) =>
    post(pool.host, tokenQuery, { userPoolId, secret });

  it('gives one for the right secret, with its times in the answer and in the token', async () => {
    const { body } = await exchange(pool.userPoolId, pool.secret);
    const [, payload] = textAt(body, 'data.accessToken.accessToken').split('.');
    const claims: unknown = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
    const exp = at(body, 'data.accessToken.exp');
    const iat = at(body, 'data.accessToken.iat');
    assert(typeof exp === 'number' && typeof iat === 'number');
    assert.equal(exp - iat, 7200);
    assert.deepEqual([at(claims, 'exp'), at(claims, 'iat')], [exp, iat]);
    assert(Math.abs(iat - Date.now() / 1000) < 60);
  });

  it('gives none for a wrong secret', async () => {
    const { status, body } = await exchange(pool.userPoolId, `${pool.secret}x`);
    assert.equal(status, 200);
    assert.equal(at(body, 'errors.0.message.code'), 2207);
    assert.equal(at(body, 'data'), null);
  });

  it('gives none for another pool', async () => {
    const { body } = await exchange('000000000000000000000000', pool.secret);
    assert.equal(at(body, 'errors.0.message.code'), 2224);
    assert.equal(at(body, 'data'), null);
  });

  it('refuses calls without a token, with code 2020', async () => {
    const { status, body } = await post(pool.host, groups);
    assert.equal(status, 200);
    assert.equal(at(body, 'errors.0.message.code'), 2020);
    assert.deepEqual(at(body, 'errors.0.path'), ['groups']);
    const rest = await fetch(`${pool.host}/api/v2/resources`);
    assert.equal(at(await rest.json(), 'code'), 2020);
  });

  it('refuses tokens that it did not make', async () => {
    const [header, payload] = client.token.split('.');
    for (const token of ['x', 'a.b.c', `${header}.${payload}.AAAA`, `${client.token}.x`]) {
      const { body } = await post(pool.host, groups, {}, { authorization: `Bearer ${token}` });
      assert.equal(at(body, 'errors.0.message.code'), 2020, token);
    }
    const other = await open();
    try {
      const { body } = await post(pool.host, groups, {}, { authorization: other.client.token });
      assert.equal(at(body, 'errors.0.message.code'), 2020);
    } finally {
      await other.pool.close();
    }
  });

  it('takes a token with and without "Bearer"', async () => {
    for (const authorization of [
      client.token,
      `Bearer ${client.token}`,
      `bearer ${client.token}`,
    ]) {
      const { body } = await post(pool.host, groups, {}, { authorization });
      assert.equal(at(body, 'errors'), undefined);
    }
  });

  it('refuses a call whose headers name another user pool', async () => {
    const own = client.with({ 'x-authing-userpool-id': pool.userPoolId });
    assert.notEqual(await own.data(groups), undefined);
    const other = client.with({ 'x-authing-userpool-id': '000000000000000000000000' });
    assert.equal(await other.refusal(groups), 2207);
  });

  it('changes nothing for a caller without a token', async () => {
    const create = 'mutation { createGroup(code: "sneaky", name: "Sneaky") { code } }';
    const { body } = await post(pool.host, create);
    assert.equal(at(body, 'errors.0.message.code'), 2020);
    assert.equal(at(await client.data('{ group(code: "sneaky") { code } }'), 'group'), null);
  });

  it('exchanges a good token for a new one', async () => {
    const refreshed = await client.data(
      'mutation ($token: String) { refreshAccessToken(accessToken: $token) { accessToken exp iat } }',
      { token: client.token },
    );
    const token = textAt(refreshed, 'refreshAccessToken.accessToken');
    assert.notEqual(token, client.token);
    await new Client(pool, token).data(groups);
  });

  it('answers introspection without a token', async () => {
    const { body } = await post(pool.host, '{ __schema { queryType { name } } __typename }');
    assert.equal(at(body, 'data.__schema.queryType.name'), 'Query');
  });

  it('refuses a token that has ended with code 2206', async () => {
    const short = await startSamplePool({ tokenTtl: 1 });
    try {
      const passing = await Client.connect(short);
      await passing.data(groups);
      await delay(1100);
      assert.equal(await passing.refusal(groups), 2206);
    } finally {
      await short.close();
    }
  });
});
