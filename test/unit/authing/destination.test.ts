import assert from 'node:assert/strict';
import { Agent } from 'undici';
import { ManagementClient, parseHost } from '../../../src/authing/index.ts';
import { startSamplePool } from '../../../src/sample/server.ts';
import { failsWith } from '../../support/authing/failsWith.ts';
import { calls, operations } from '../../support/authing/operations.ts';
import { assertNoTrace, contentsOf } from '../../support/secrets/traces.ts';
import { type ScriptedServer, startScriptedServer } from '../../support/servers/scriptedServer.ts';

const secret = 'mrk-9f2d7c1eb84a60d5';

/** A dispatcher that takes down to where it is asked to send, and sends nothing. */
class Destinations extends Agent {
  readonly origins: string[] = [];

  override dispatch(...[options, handler]: Parameters<Agent['dispatch']>): boolean {
    this.origins.push(String(options.origin));
    handler.onResponseError?.(
      { abort() {}, pause() {}, resume() {}, paused: false, aborted: false, reason: null },
      new Error('not sent'),
    );
    return true;
  }
}

describe('A secret', () => {
  const elsewhere = [
    'http://core.authing.cn',
    'http://127.0.0.1.evil.example',
    'http://127.0.0.1.evil.example:4000/',
    'http://127.0.0.1%2eevil.example',
    'http://127.0.0.1@evil.example',
    'http://localhost@evil.example',
    'http://localhost:4000@evil.example',
    'http://localhost%40evil.example',
    // An address is written as four numbers.
    'http://2130706433',
    'http://0x7f.1',
    'http://localhost.evil.example',
    'http://evil.localhost.example',
    'http://evil.example\\@127.0.0.1',
    'http://evil.example/127.0.0.1',
    'http://evil.example#127.0.0.1',
    'http://evil.example?127.0.0.1',
    'http://lосalhost', // with Cyrillic letters
    'http://localhοst', // with a Greek one
    'http://127.0.0.1。evil.example', // an ideographic full stop
    'http://[::ffff:127.0.0.1]',
    'http://[::]',
    'http://[fe80::1]',
    'http://0.0.0.0',
    'http://128.0.0.1',
    'http://2130706434.evil.example',
    'http://user:word@127.0.0.1',
    'https://user@core.authing.cn',
    'https://core.authing.cn@evil.example',
    'ftp://127.0.0.1',
    'file:///etc/hosts',
    'javascript://127.0.0.1/%0aalert(1)',
  ];
  for (const host of elsewhere) {
    it(`is never sent to ${host}`, async () => {
      const dispatcher = new Destinations();
      const make = () => new ManagementClient({ userPoolId: 'pool', secret, host, dispatcher });
      assert.throws(make, (error) => {
        assertNoTrace(contentsOf(error), [secret], 'The error');
        return true;
      });
      assert.deepEqual(dispatcher.origins, []);
      await dispatcher.close();
    });
  }

  const loopback: Readonly<Record<string, string>> = {
    'http://127.0.0.1:4000': 'http://127.0.0.1:4000',
    'http://127.1.2.3': 'http://127.1.2.3',
    'http://LOCALHOST:4000': 'http://localhost:4000',
    'http://[::1]:4000': 'http://[::1]:4000',
    'http://[0:0:0:0:0:0:0:1]': 'http://[::1]',
    // These are 127.0.0.1 in other spellings.
    'http://①②⑦.⓪.⓪.①': 'http://127.0.0.1',
    'http://ｌｏｃａｌｈｏｓｔ': 'http://localhost',
    'http://127.0.0.1\\@evil.example': 'http://127.0.0.1',
    'https://müller.example': 'https://xn--mller-kva.example',
    'https://core.authing.cn.': 'https://core.authing.cn',
    'http://localhost.': 'http://localhost',
  };
  for (const [host, origin] of Object.entries(loopback)) {
    it(`goes to ${origin} and nowhere else where the host is ${host}`, async () => {
      const dispatcher = new Destinations();
      const retry = { maxRetries: 0 };
      const client = new ManagementClient({ userPoolId: 'p', secret, host, dispatcher, retry });
      await failsWith(client.authenticate(), { kind: 'network' });
      assert.deepEqual(dispatcher.origins, [origin]);
      // What the user is shown before it is sent is where it goes.
      const parsed = parseHost(host);
      assert.equal(parsed.ok && new URL(parsed.host).origin, origin);
      await client.close();
      await dispatcher.close();
    });
  }

  it('reaches a server on this machine by plain http', async () => {
    const pool = await startSamplePool({ secret });
    const host = pool.host.replace('127.0.0.1', 'localhost');
    const client = new ManagementClient({ ...pool, host });
    await client.authenticate();
    await client.close();
    await pool.close();
  });

  describe('is not taken along', () => {
    let elsewhere: ScriptedServer;
    let server: ScriptedServer | undefined;

    before(async () => {
      elsewhere = await startScriptedServer(
        () => ({ body: {} }),
        () => ({ body: {} }),
      );
    });
    afterEach(() => server?.close());
    after(() => elsewhere.close());

    const locations: Readonly<Record<string, (host: string) => string>> = {
      'to another origin': () => `${elsewhere.host}/graphql/v2`,
      'to another origin without a scheme': () => elsewhere.host.replace('http:', ''),
      'to https': () => 'https://evil.example/graphql/v2',
      'to another path of the same origin': () => '/elsewhere',
    };
    for (const status of [300, 301, 302, 303, 305, 307, 308]) {
      it(`by a redirect of status ${status}, whatever is asked and wherever it leads`, async () => {
        for (const [where, location] of Object.entries(locations)) {
          let exchangeRedirects = false;
          const redirect = () => ({ status, headers: { location: location(elsewhere.host) } });
          server = await startScriptedServer(redirect, () =>
            exchangeRedirects
              ? redirect()
              : { body: { data: { accessToken: { accessToken: 'token', iat: 1, exp: 7201 } } } },
          );
          const client = server.client({ secret });
          const others = calls.filter((call) => !operations.authenticate?.includes(call));
          for (const call of others) await failsWith(call(client), { kind: 'http', status });
          assert.equal(server.calls.length, others.length, where);
          exchangeRedirects = true;
          await failsWith(client.authenticate(), { kind: 'http', status });
          assert.equal(server.exchanges.length, 2, where);
          assert.ok(
            server.calls.every(({ path }) => path !== '/elsewhere'),
            where,
          );
          await server.close();
        }
        assert.equal(elsewhere.connections.opened, 0);
      });
    }
  });
});
