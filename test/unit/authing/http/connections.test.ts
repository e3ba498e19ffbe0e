import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Agent } from 'undici';
import { failsWith } from '../../../support/authing/failsWith.ts';
import { eventually } from '../../../support/eventually.ts';
import {
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';

const noGroups = { body: { data: { groups: { totalCount: 0, list: [] } } } };
const never: Script = () => new Promise<undefined>(() => {});

/** Lists no groups, but not before `answer` is called. */
function heldBack(): { readonly answer: () => void; readonly script: Script } {
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  return {
    answer: () => answer(),
    script: async () => {
      await held;
      return noGroups;
    },
  };
}

describe('Connections', () => {
  let server: ScriptedServer | undefined;

  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  it('are kept and used again', async () => {
    server = await startScriptedServer(() => noGroups);
    const client = server.client();
    for (let call = 0; call < 10; call += 1) await client.groups.list();
    // undici opens a second one where a request follows in the very tick the first one ended.
    assert.ok(server.connections.opened <= 2, String(server.connections.opened));
  });

  it('are sixteen at most', async () => {
    server = await startScriptedServer(async () => {
      await delay(20);
      return noGroups;
    });
    const client = server.client();
    await Promise.all(Array.from({ length: 60 }, () => client.groups.list()));
    assert.ok(server.connections.opened <= 16, String(server.connections.opened));
    assert.ok(server.connections.opened > 1);
  });

  it('share one listener of a signal that many requests are sent with, for as long as they take', async () => {
    const { answer, script } = heldBack();
    server = await startScriptedServer(script);
    const client = server.client();
    await client.authenticate();
    const { signal } = new AbortController();
    const calls = Array.from({ length: 40 }, () => client.groups.list({}, { signal }));
    await eventually(async () => assert.equal(getEventListeners(signal, 'abort').length, 1));
    answer();
    await Promise.all(calls);
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });

  it('end all requests sent with a signal once it aborts, and no others', async () => {
    const { answer, script } = heldBack();
    server = await startScriptedServer(script);
    const client = server.client();
    await client.authenticate();
    const [one, other] = [new AbortController(), new AbortController()];
    const ended = Array.from({ length: 5 }, () =>
      failsWith(client.groups.list({}, { signal: one.signal }), { kind: 'aborted' }),
    );
    const kept = client.groups.list({}, { signal: other.signal });
    await delay(20);
    one.abort();
    await Promise.all(ended);
    answer();
    assert.equal((await kept).totalCount, 0);
  });

  it('end with the client, and what is under way is aborted', async () => {
    server = await startScriptedServer(never);
    const client = server.client();
    await client.authenticate();
    const aborted = failsWith(client.groups.list(), { kind: 'aborted', operation: 'groups' });
    await delay(50);
    await client.close();
    await aborted;
    await failsWith(client.groups.list(), { kind: 'aborted' });
    await failsWith(client.authenticate(), { kind: 'aborted' });
    const { open } = server.connections;
    await eventually(async () => assert.equal(open.size, 0), 5000);
  });

  it('of a client closed during the exchange are aborted, too', async () => {
    server = await startScriptedServer(
      () => noGroups,
      () => new Promise(() => {}),
    );
    const client = server.client();
    const aborted = failsWith(client.groups.list(), { kind: 'aborted' });
    await delay(50);
    await client.close();
    await aborted;
  });

  it('of a given dispatcher carry the requests and outlive the client', async () => {
    server = await startScriptedServer(() => noGroups);
    const dispatcher = new Agent();
    try {
      const client = server.client({ dispatcher });
      await client.groups.list();
      await client.close();
      const { opened } = server.connections;
      assert.equal(server.connections.open.size, opened);
      await server.client({ dispatcher }).groups.list();
      assert.equal(server.connections.opened, opened);
    } finally {
      await dispatcher.close();
    }
  });
});
