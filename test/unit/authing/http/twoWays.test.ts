import assert from 'node:assert/strict';
import { ProxyAgent } from 'undici';
import type { RequestRecord } from '../../../../src/authing/api.ts';
import { openSender } from '../../../../src/authing/http/twoWays.ts';
import { failsWith } from '../../../support/authing/failsWith.ts';
import { tea } from '../../../support/authing/proxiedServer.ts';
import {
  type DirectFault,
  fetchThrough,
  useTwoWayServer,
} from '../../../support/authing/twoWays.ts';
import { privateCa } from '../../../support/certificates/privateCa.ts';
import { eventually } from '../../../support/eventually.ts';

const once = { retry: { maxRetries: 0 } };
const lookUp = {
  operation: 'look',
  changes: false,
  method: 'POST',
  path: '/x',
  body: '{}',
} as const;

describe('Where there is a fetch beside direct connections', () => {
  const setup = useTwoWayServer();

  it('nothing goes by it as long as these come about', async () => {
    const client = setup.open();
    await client.groups.list();
    await client.groups.create(tea);
    assert.deepEqual(setup.fetched, []);
    assert.deepEqual(setup.proxy.connects, []);
  });

  const faults: [fault: DirectFault, timeouts?: object][] = [
    ['unknown name'],
    ['refused'],
    ['reset'],
    // A third of the time is for the direct connection.
    ['silence', { overall: 3000 }],
  ];
  for (const [fault, timeouts] of faults) {
    it(`all goes by it once they do not (${fault}), a change once`, async () => {
      await setup.setDirect(fault);
      const client = setup.open({ timeouts });
      assert.equal((await client.groups.create(tea)).code, 'tea');
      assert.equal(setup.server.exchanges.length, 1);
      assert.equal(setup.server.calls.length, 1);
      assert.equal(setup.fetched.length, 2);
    });
  }

  it('the fetch is kept to, for that client alone', async () => {
    await setup.setDirect('refused');
    const client = setup.open();
    await client.groups.list();
    await setup.setDirect(undefined);
    const before = setup.directConnections;
    await client.groups.list();
    await client.groups.create(tea);
    assert.equal(setup.directConnections, before);
    assert.equal(setup.fetched.length, 4);
    await setup.open().groups.list();
    assert.equal(setup.fetched.length, 4);
  });

  it('a direct connection is tried anew once the fetch makes none, and is kept to then', async () => {
    await setup.setDirect('refused');
    const client = setup.open();
    await client.groups.list();
    await setup.setDirect(undefined);
    for (const tunnel of setup.proxy.tunnels) tunnel.destroy();
    await eventually(async () => assert.equal(setup.proxy.tunnels.size, 0));
    setup.proxy.answer = 502;
    assert.equal((await client.groups.create(tea)).code, 'tea');
    const { length } = setup.fetched;
    assert.equal((await client.groups.create(tea)).code, 'tea');
    assert.equal(setup.fetched.length, length);
    assert.equal(setup.server.calls.length, 3);
  });

  it('a change that was sent directly is never sent by it', async () => {
    const client = setup.open(once);
    await client.groups.list();
    setup.script = (_, response) => void response.socket?.destroy();
    await failsWith(client.groups.create(tea), { kind: 'network', outcomeUnknown: true });
    assert.equal(setup.server.calls.length, 2);
    assert.deepEqual(setup.fetched, []);
  });

  it('a change that was sent by it is never sent directly', async () => {
    await setup.setDirect('refused');
    const client = setup.open();
    await client.groups.list();
    await setup.setDirect(undefined);
    const before = setup.directConnections;
    setup.script = (_, response) => void response.socket?.destroy();
    await failsWith(client.groups.create(tea), {
      kind: 'network',
      way: 'fetch',
      notSent: false,
      outcomeUnknown: true,
    });
    assert.equal(setup.server.calls.length, 2);
    assert.equal(setup.directConnections, before);
  });

  it('a look-up that was sent goes by no other way either, but is repeated by the same', async () => {
    await setup.setDirect('refused');
    const client = setup.open();
    await client.authenticate();
    await setup.setDirect(undefined);
    const before = setup.directConnections;
    let calls = 0;
    setup.script = (_, response) => {
      calls += 1;
      if (calls > 1) return { body: { data: { groups: { totalCount: 0, list: [] } } } };
      response.socket?.destroy();
      return undefined;
    };
    assert.equal((await client.groups.list()).totalCount, 0);
    assert.equal(calls, 2);
    assert.equal(setup.directConnections, before);
  });

  it('that both failed is told as one failure, with both codes, and the next begins directly', async () => {
    await setup.setDirect('refused');
    const broken = setup.open({
      ...once,
      network: {
        authorities: [privateCa],
        fetch: (url, init) => fetch(url.replace('authing.test', 'nowhere.invalid'), init),
      },
    });
    const error = await failsWith(broken.groups.create(tea), {
      kind: 'network',
      systemCode: 'ECONNREFUSED',
      outcomeUnknown: false,
      notSent: true,
      way: undefined,
    });
    assert.match(String(error.otherWay?.systemCode), /ENOTFOUND|EAI_AGAIN/);
    assert.match(
      error.message,
      /^accessToken failed \(network\): ECONNREFUSED, by fetch (ENOTFOUND|EAI_AGAIN)$/,
    );
    await setup.setDirect(undefined);
    assert.equal((await broken.groups.create(tea)).code, 'tea');
  });

  for (const [what, status] of [
    ['asks for a login', 407],
    ['makes no tunnel', 502],
  ] as const) {
    it(`a proxy that ${what} is told of alone, and no change was made`, async () => {
      await setup.setDirect('refused');
      const client = setup.open(once);
      setup.proxy.answer = status;
      await failsWith(client.groups.create(tea), {
        kind: 'network',
        way: 'fetch',
        proxy: true,
        status,
        notSent: true,
        outcomeUnknown: false,
      });
      assert.equal(setup.server.calls.length, 0);
      setup.proxy.answer = 'tunnel';
      assert.equal((await client.groups.create(tea)).code, 'tea');
    });
  }

  it('a certificate that only the direct connection would trust is refused', async () => {
    await setup.setDirect('refused');
    const { host } = setup;
    // Through the proxy, but without the private authority.
    const agent = new ProxyAgent({ uri: setup.proxy.uri });
    const client = setup.open({
      ...once,
      host,
      network: {
        authorities: [privateCa],
        verifyCertificates: false,
        fetch: fetchThrough(agent),
      },
    });
    await failsWith(client.groups.create(tea), {
      way: 'fetch',
      reason: 'certificateRefused',
      systemCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      outcomeUnknown: false,
    });
    assert.equal(setup.server.exchanges.length, 0);
    await agent.destroy();
  });

  it('who asks is told by which way each request went', async () => {
    const seen: RequestRecord[] = [];
    await setup.setDirect('refused');
    const client = setup.open({ observe: (record) => void seen.push(record) });
    await client.groups.list();
    setup.script = () => ({ status: 500 });
    await failsWith(client.groups.create(tea), {});
    assert.deepEqual(
      seen.map(({ operation, way }) => [operation, way]),
      [
        ['accessToken', 'fetch'],
        ['groups', 'fetch'],
        ['createGroup', 'fetch'],
      ],
    );
    await setup.setDirect(undefined);
    seen.length = 0;
    await setup.open({ observe: (record) => void seen.push(record) }).authenticate();
    assert.deepEqual(
      seen.map(({ way }) => way),
      [undefined],
    );
  });

  for (const host of ['https://localhost:9', 'https://127.0.0.1:9', 'http://127.0.0.1:9']) {
    it(`the fetch is never used for ${host}`, async () => {
      const client = setup.open({ ...once, host });
      await failsWith(client.groups.list(), { systemCode: 'ECONNREFUSED', otherWay: undefined });
      assert.deepEqual(setup.fetched, []);
    });
  }

  it('nor is it for plain http to another machine', async () => {
    const host = setup.host.replace('https', 'http');
    await setup.setDirect('refused');
    const sender = openSender({ host, network: { fetch: setup.fetch } });
    await failsWith(sender.send(lookUp, {}), { systemCode: 'ECONNREFUSED', otherWay: undefined });
    assert.deepEqual(setup.fetched, []);
    await sender.close();
  });
});
