import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { failsWith } from '../../../support/authing/failsWith.ts';
import {
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';

const name = '海外 🌏 Überseegruppe';
const body = Buffer.from(JSON.stringify({ data: { group: { code: 'a', name } } }));

describe('An answer on its way', () => {
  let server: ScriptedServer;

  afterEach(() => server.close());

  async function detail(script: Script) {
    server = await startScriptedServer(script);
    return server.client().groups.detail('a');
  }

  it('is the one that the server announced with others before it', async () => {
    const group = await detail((_, response) => {
      response.writeProcessing();
      response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' });
      return { body: body.toString() };
    });
    assert.deepEqual(group, { code: 'a', name });
  });

  it('is read whole however it comes, also where a piece ends within a character', async () => {
    const group = await detail(async (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json; charset=gb2312' });
      for (const byte of body) {
        response.write(Uint8Array.of(byte));
        if (byte >= 0x80) await delay(1);
      }
      response.end();
      return undefined;
    });
    assert.deepEqual(group, { code: 'a', name });
  });

  it('fails the call where it ends before its end', async () => {
    const answer = detail(async (_, response) => {
      response.writeHead(200, { 'content-length': body.length });
      response.write(body.subarray(0, 20));
      await delay(5);
      response.destroy();
      return undefined;
    });
    await failsWith(answer, { kind: 'network' });
  });

  it('is not waited for after the call was cancelled, and its connection is closed', async () => {
    server = await startScriptedServer((_, response) => {
      response.writeHead(200, { 'content-length': body.length });
      response.write(body.subarray(0, 20));
      return undefined;
    });
    const controller = new AbortController();
    const call = server.client().groups.detail('a', { signal: controller.signal });
    while (server.calls.length === 0) await delay(1);
    await delay(10);
    controller.abort();
    await failsWith(call, { kind: 'aborted' });
    await server.calls[0]?.gone;
  });
});
