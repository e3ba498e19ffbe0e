import assert from 'node:assert/strict';
import { version } from '../../../../package.json';
import type { ManagementClient } from '../../../../src/authing/index.ts';
import {
  bodyOf,
  requestOf,
  startAnsweringServer,
} from '../../../support/authing/answeringServer.ts';
import type { ScriptedServer } from '../../../support/servers/scriptedServer.ts';

describe('A request of the client', () => {
  let server: ScriptedServer;

  let client: ManagementClient;

  before(async () => {
    server = await startAnsweringServer();
    client = server.client();
  });

  after(() => server.close());

  it('first is the exchange of the secret, without a token', async () => {
    await client.groups.list();
    const [exchange] = server.exchanges;
    assert.ok(exchange);
    assert.equal(exchange.path, '/graphql/v2');
    assert.equal(exchange.headers.authorization, undefined);
    const { variables } = bodyOf(exchange);
    assert.deepEqual(variables, { userPoolId: 'pool-id', secret: 'pool-secret' });
  });

  it('carries the headers of the official clients', async () => {
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
    const configured = server.client({ lang: 'en-US', appId: 'app', tenantId: 'tenant' });
    const { headers } = await requestOf(server, () => configured.groups.list());
    assert.equal(headers['x-authing-lang'], 'en-US');
    assert.equal(headers['x-authing-app-id'], 'app');
    assert.equal(headers['x-authing-app-tenant-id'], 'tenant');
  });

  it('goes below the path of a host that has one', async () => {
    const below = server.client({ host: `${server.host}/authing/` });
    const { path } = await requestOf(server, () => below.groups.list());
    assert.equal(path, '/authing/graphql/v2');
  });
});
