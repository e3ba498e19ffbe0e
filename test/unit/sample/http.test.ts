import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import type { SamplePool } from '../../../src/sample/server.ts';
import { startSamplePool } from '../../../src/sample/server.ts';
import { at, Client, list, open, post } from '../../support/sample/sampleClient.ts';

describe('A sample pool, over HTTP', () => {
  let pool: SamplePool;
  let client: Client;

  before(async () => {
    ({ pool, client } = await open());
  });
  after(() => pool.close());

  const raw = async (init: RequestInit, path = '/graphql/v2') => {
    const response = await fetch(`${pool.host}${path}`, init);
    return { response, body: await response.json() };
  };

  it('listens on the loopback address only', () => {
    assert.match(pool.host, /^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('words its messages in Chinese, or in English where the call asks for it', async () => {
    const message = async (headers: Record<string, string>) => {
      const { body } = await client
        .with(headers)
        .graphql('mutation { deleteGroups(codeList: ["nowhere"]) { code } }');
      return at(body, 'errors.0.message.message');
    };
    const chinese = await message({});
    assert.match(String(chinese), /分组不存在/);
    assert.equal(await message({ 'x-authing-lang': 'zh-CN' }), chinese);
    assert.match(String(await message({ 'x-authing-lang': 'en-US' })), /^Group does not exist/);
    const rest = await client
      .with({ 'x-authing-lang': 'en-US' })
      .rest('GET', '/api/v2/users/nobody');
    assert.match(String(at(rest.body, 'message')), /^User does not exist/);
    const done = await client
      .with({ 'x-authing-lang': 'en-US' })
      .data('mutation { addUserToGroup(code: "alumni", userIds: []) { message } }');
    assert.match(String(at(done, 'addUserToGroup.message')), /added/);
  });

  it('answers what cannot run with HTTP 400 and messages that are strings', async () => {
    for (const [query, variables] of [
      ['{ groups { totalCount', {}],
      ['{ nothing }', {}],
      ['{ group { code } }', {}],
      ['query ($page: Int) { groups(page: $page) { totalCount } }', { page: 'one' }],
      ['', {}],
    ] as const) {
      const { status, body } = await client.graphql(query, variables);
      assert.equal(status, 400, query);
      assert.equal(typeof at(body, 'errors.0.message'), 'string', query);
      assert.equal(at(body, 'data'), undefined);
    }
  });

  it('answers what runs and fails beside what works', async () => {
    const { status, body } = await client.graphql(
      '{ group(code: "design") { code } udv(targetType: USER, targetId: "nobody") { key } }',
    );
    assert.equal(status, 200);
    assert.equal(at(body, 'data'), null, 'a field that may not be null takes all with it');
    assert.deepEqual(at(body, 'errors.0.path'), ['udv']);
    assert.deepEqual(Object.keys(Object(at(body, 'errors.0.locations.0'))), ['line', 'column']);
    const partial = await client.graphql(
      '{ a: group(code: "design") { code } b: authorizedResources { totalCount } }',
    );
    assert.equal(at(partial.body, 'data.a.code'), 'design');
    assert.equal(at(partial.body, 'data.b'), null);
    assert.equal(list(partial.body, 'errors').length, 1);
  });

  it('refuses bodies that are not JSON, no GraphQL request, or too large', async () => {
    const json = { 'content-type': 'application/json' };
    const broken = await raw({ method: 'POST', headers: json, body: '{"query": "{ gr' });
    assert.equal(broken.response.status, 400);
    for (const body of ['[]', '{}', '"text"', '{"query": 1}', '{"query":"{a}","variables":[]}']) {
      const { response } = await raw({ method: 'POST', headers: json, body });
      assert.equal(response.status, 400, body);
    }
    const large = JSON.stringify({ query: '#'.repeat(5_000_000) });
    const refused = await raw({ method: 'POST', headers: json, body: large });
    assert.equal(refused.response.status, 413);
    await client.data('{ groups { totalCount } }');
  });

  it('takes GraphQL by POST only', async () => {
    const { response } = await raw({ method: 'GET' }, '/graphql/v2?query={groups{totalCount}}');
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('allow'), 'POST');
  });

  it('runs the operation that is named, and one of many mutations after the other', async () => {
    const document =
      'query one { groups(limit: 1) { list { code } } } query two { users(limit: 1) { totalCount } }';
    const response = await fetch(`${pool.host}/graphql/v2`, {
      method: 'POST',
      headers: { authorization: client.token },
      body: JSON.stringify({ query: document, operationName: 'two' }),
    });
    assert.equal(at(await response.json(), 'data.users.totalCount'), 60);
    const data = await client.data(
      'mutation { a: createGroup(code: "x1", name: "X") { code } b: updateGroup(code: "x1", newCode: "x2") { code } c: deleteGroups(codeList: ["x2"]) { code } }',
    );
    assert.equal(at(data, 'c.code'), 200);
  });

  it('holds each answer back for the latency asked for', async () => {
    const slow = await startSamplePool({ latency: 150 });
    try {
      const started = performance.now();
      await post(slow.host, '{ __typename }');
      assert(performance.now() - started >= 145);
    } finally {
      await slow.close();
    }
  });

  it('closes at once, with connections open and answers still held back', async () => {
    const slow = await startSamplePool({ latency: 60_000 });
    const agent = new Agent({ keepAlive: true });
    const idle = await startSamplePool();
    try {
      await new Promise<void>((resolve, reject) => {
        request(`${idle.host}/api/v2/.well-known`, { agent }, (response) => {
          response.resume().on('end', resolve);
        })
          .on('error', reject)
          .end();
      });
      const pending = assert.rejects(fetch(`${slow.host}/api/v2/.well-known`));
      await new Promise((resolve) => setTimeout(resolve, 50));
      const started = performance.now();
      await Promise.all([slow.close(), idle.close()]);
      assert(performance.now() - started < 1000);
      await pending;
    } finally {
      agent.destroy();
    }
  });

  it('refuses a port that is taken', async () => {
    const port = Number(new URL(pool.host).port);
    await assert.rejects(startSamplePool({ port }), /EADDRINUSE/);
  });

  it('has a secret of its own each time unless one is given', async () => {
    const [one, two, given] = await Promise.all([
      startSamplePool(),
      startSamplePool(),
      startSamplePool({ secret: 'said', userPoolId: 'mine' }),
    ]);
    assert.notEqual(one.secret, two.secret);
    assert.equal(one.userPoolId, two.userPoolId);
    assert.deepEqual([given.secret, given.userPoolId], ['said', 'mine']);
    const users = await (await Client.connect(given)).data(
      '{ users(limit: 1) { list { arn userPoolId } } }',
    );
    assert.equal(at(users, 'users.list.0.userPoolId'), 'mine');
    assert.match(String(at(users, 'users.list.0.arn')), /^arn:cn:authing:mine:user:/);
    await Promise.all([one.close(), two.close(), given.close()]);
  });
});
