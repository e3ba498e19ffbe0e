import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { Agent } from 'undici';
import { ManagementClient, type RequestRecord } from '../../../../src/authing/index.ts';
import { failsWith } from '../../../support/authing/failsWith.ts';
import {
  type Answer,
  issueToken,
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';

const noGroups = { body: { data: { groups: { totalCount: 0, list: [] } } } };
const unavailable = { status: 503, body: 'down' };
const quick = { firstWait: 2, longestWait: 5 };

describe('A failed request', () => {
  let server: ScriptedServer | undefined;

  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  /** A server that gives these answers in turn, and then the last one again and again. */
  async function answering(...answers: Answer[]): Promise<ScriptedServer> {
    let next = 0;
    server = await startScriptedServer(() => {
      next += 1;
      return answers[next - 1] ?? answers.at(-1);
    });
    return server;
  }

  it('is repeated three times unless told otherwise, and each try is told of', async () => {
    const { client, calls } = await answering(unavailable);
    const records: RequestRecord[] = [];
    const { groups } = client({
      retry: quick,
      observe: (record) => {
        if (record.operation === 'groups') records.push(record);
      },
    });
    await failsWith(groups.list(), { kind: 'http', status: 503 });
    assert.equal(calls.length, 4);
    assert.deepEqual(
      records.map(({ error }) => error?.status),
      [503, 503, 503, 503],
    );
  });

  it('is repeated no more once it went well', async () => {
    const { client, calls } = await answering(unavailable, noGroups);
    assert.equal((await client({ retry: quick }).groups.list()).totalCount, 0);
    assert.equal(calls.length, 2);
  });

  it('of the token exchange is repeated like a look-up', async () => {
    const failures: Answer[] = [
      unavailable,
      { body: { code: 429, message: 'slow down' } },
      { body: { errors: [{ message: { code: 1000, message: 'busy' } }] } },
    ];
    server = await startScriptedServer(
      () => noGroups,
      (number) => failures[number - 1] ?? issueToken(number),
    );
    await server.client({ retry: quick }).groups.list();
    assert.equal(server.exchanges.length, 4);
    assert.equal(server.calls.length, 1);
  });

  it('of the token exchange is not repeated where the secret was refused', async () => {
    server = await startScriptedServer(
      () => noGroups,
      () => ({ body: { errors: [{ message: { code: 2225, message: 'wrong secret' } }] } }),
    );
    await failsWith(server.client({ retry: quick }).groups.list(), { kind: 'auth' });
    assert.equal(server.exchanges.length, 1);
  });

  it('may find its token refused after a wait, and goes on with a new one', async () => {
    const refused = { body: { errors: [{ message: { code: 2206, message: 'expired' } }] } };
    const { client, calls, exchanges } = await answering(refused, unavailable, refused, noGroups);
    await client({ retry: quick }).groups.list();
    assert.equal(calls.length, 4);
    assert.equal(exchanges.length, 3);
  });

  it('waits longer each time', async () => {
    const { client, calls } = await answering(unavailable);
    const starts: number[] = [];
    const observe = ({ durationMs }: RequestRecord) => starts.push(performance.now() - durationMs);
    const { groups } = client({ retry: { maxRetries: 3, firstWait: 40 }, observe });
    await failsWith(groups.list(), { status: 503 });
    assert.equal(calls.length, 4);
    const waits = starts.slice(2).map((start, index) => start - Number(starts[index + 1]));
    for (const [index, wait] of waits.entries()) {
      assert.ok(wait >= 20 * 2 ** index, `${waits}`);
    }
  });

  const inTwoSeconds = () => new Date(Date.now() + 2000).toUTCString();
  const hourOff = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  const waitsAsked: [title: string, headers: () => Record<string, string>][] = [
    ['seconds', () => ({ 'retry-after': '1' })],
    ['a date', () => ({ 'retry-after': inTwoSeconds() })],
    [
      "a date, on a server whose clock is an hour behind this machine's",
      () => ({
        date: hourOff(-1).toUTCString(),
        'retry-after': new Date(hourOff(-1).getTime() + 1000).toUTCString(),
      }),
    ],
  ];
  for (const [title, headers] of waitsAsked) {
    it(`waits as long as the server asks in ${title}`, async () => {
      const { client } = await answering({ status: 429, headers: headers(), body: '' }, noGroups);
      const started = performance.now();
      await client({ retry: quick }).groups.list();
      const took = performance.now() - started;
      assert.ok(took >= 950 && took < 3000, `${took} ms`);
    }).slow(5000);
  }

  it('fails at once where the server asks for a longer wait than is bearable', async () => {
    const { client, calls } = await answering({ ...unavailable, headers: { 'retry-after': '60' } });
    await failsWith(client({ retry: { maxRetries: 3 } }).groups.list(), {
      status: 503,
      retryAfter: 60,
    });
    assert.equal(calls.length, 1);
  });

  it('fails where its waits add up to too much', async () => {
    const { client, calls } = await answering(unavailable);
    const retry = { maxRetries: 10, firstWait: 20, longestWait: 20, totalWait: 50 };
    await failsWith(client({ retry }).groups.list(), { status: 503 });
    assert.ok(calls.length >= 3 && calls.length <= 5, `${calls.length} tries`);
  });

  it('is given up at once in the middle of a wait when its signal fires', async () => {
    const { client, calls } = await answering({ ...unavailable, headers: { 'retry-after': '20' } });
    const controller = new AbortController();
    const call = client({ retry: {} }).groups.list({}, { signal: controller.signal });
    await delay(80);
    const started = performance.now();
    controller.abort();
    await failsWith(call, { kind: 'aborted', operation: 'groups', outcomeUnknown: false });
    // Far from the twenty seconds it would wait.
    assert.ok(performance.now() - started < 5000);
    assert.equal(calls.length, 1);
  });

  it('is given up at once in the middle of a wait when the client is closed', async () => {
    const later = { ...unavailable, headers: { 'retry-after': '20' } };
    server = await startScriptedServer(
      () => later,
      () => later,
    );
    const client = server.client({ retry: {} });
    const call = failsWith(client.groups.list(), { kind: 'aborted' });
    await delay(80);
    const started = performance.now();
    await client.close();
    await call;
    // Far from the twenty seconds it would wait.
    assert.ok(performance.now() - started < 5000);
  });
});

describe('A connection that is never made', () => {
  /** Connections to this address are neither taken nor refused, as behind a silent firewall. */
  const dispatcher = () => new Agent({ connect: () => {} });
  const options = { userPoolId: 'p', secret: 'pool-secret', host: 'https://authing.invalid' };

  it('does not hold up a cancellation', async () => {
    const client = new ManagementClient({ ...options, dispatcher: dispatcher() });
    const call = client.groups.list({}, { signal: AbortSignal.timeout(30) });
    await failsWith(call, { kind: 'aborted' });
    await client.close();
  });

  it('does not outlast the time-out of the whole', async () => {
    const timeouts = { overall: 50 };
    const client = new ManagementClient({ ...options, dispatcher: dispatcher(), timeouts });
    await failsWith(client.authenticate(), { kind: 'timeout', outcomeUnknown: false });
    await client.close();
  });
});
