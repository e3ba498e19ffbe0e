import assert from 'node:assert/strict';
import { version } from '../../../../package.json';
import { bodyOf, requestOf, useAnsweringServer } from '../../../support/authing/answeringServer.ts';

describe('A request of the client', () => {
  const answering = useAnsweringServer();

  it('first is the exchange of the secret, without a token', async () => {
    const { server, client } = answering();
    await client.groups.list();
    const [exchange] = server.exchanges;
    assert.ok(exchange);
    assert.equal(exchange.path, '/graphql/v2');
    assert.equal(exchange.headers.authorization, undefined);
    const { variables } = bodyOf(exchange);
    assert.deepEqual(variables, { userPoolId: 'pool-id', secret: 'pool-secret' });
  });

  it('carries the headers of the official clients', async () => {
    const { server, client } = answering();
    const { headers } = await requestOf(server, () => client.groups.list());
    assert.equal(headers['content-type'], 'application/json');
    assert.equal(headers.authorization, 'Bearer token-1');
    const own = Object.entries(headers).filter(([name]) => name.startsWith('x-'));
    assert.deepEqual(Object.fromEntries(own), {
      'x-authing-userpool-id': 'pool-id',
      'x-authing-request-from': 'sdk',
      'x-authing-sdk-version': `authing-groups:${version}`,
      'x-authing-lang': 'zh-CN',
    });
  });

  it('names language, application and tenant where they are configured', async () => {
    const { server } = answering();
    const configured = server.client({ lang: 'en-US', appId: 'app', tenantId: 'tenant' });
    const { headers } = await requestOf(server, () => configured.groups.list());
    assert.equal(headers['x-authing-lang'], 'en-US');
    assert.equal(headers['x-authing-app-id'], 'app');
    assert.equal(headers['x-authing-app-tenant-id'], 'tenant');
  });

  it('goes below the path of a host that has one', async () => {
    const { server } = answering();
    const below = server.client({ host: `${server.host}/authing/` });
    const { path } = await requestOf(server, () => below.groups.list());
    assert.equal(path, '/authing/graphql/v2');
  });
});
