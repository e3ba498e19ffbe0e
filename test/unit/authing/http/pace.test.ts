import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import pMap from 'p-map';
import { failsWith } from '../../../support/authing/failsWith.ts';
import {
  type Answer,
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';

const nobody = { body: { data: { findUser: null } } };

/** Refuses what is more than so many requests a second. */
function allowing(perSecond: number, refusal: Answer): () => Answer {
  let second = 0;
  let count = 0;
  return () => {
    const now = Math.floor(Date.now() / 1000);
    if (now !== second) count = 0;
    second = now;
    count += 1;
    return count > perSecond ? refusal : nobody;
  };
}

describe('A server that allows only so many requests', () => {
  let server: ScriptedServer;

  afterEach(() => server.close());

  const refusals: [how: string, refusal: Answer][] = [
    ['HTTP 429 with Retry-After', { status: 429, body: '', headers: { 'retry-after': '1' } }],
    ['HTTP 429', { status: 429, body: '' }],
    ['429 in a body with HTTP 200', { body: { code: 429, message: 'Too many' } }],
  ];
  for (const [how, refusal] of refusals) {
    it(`gets all look-ups of a long loop at its pace: ${how}`, async () => {
      server = await startScriptedServer(allowing(50, refusal));
      const { users } = server.client({ retry: { maxRetries: 3 } });
      const names = Array.from({ length: 200 }, (_, index) => `user-${index}`);
      await pMap(names, (username) => users.find({ username }), { concurrency: 16 });
      assert.ok(server.calls.length <= 240, `${server.calls.length} requests for 200`);
    });
  }

  it('is waited for by all calls, and each can be cancelled meanwhile', async () => {
    let calls = 0;
    server = await startScriptedServer(() => {
      calls += 1;
      return calls === 1 ? { status: 429, body: '', headers: { 'retry-after': '20' } } : nobody;
    });
    const { users } = server.client({ retry: {} });
    const controllers = [new AbortController(), new AbortController()];
    const [first, second] = controllers.map(async ({ signal }, index) => {
      while (calls < index) await delay(5);
      await delay(50 * index);
      return users.find({ username: 'a' }, { signal });
    });
    await delay(200);
    for (const controller of controllers) controller.abort();
    await failsWith(Promise.resolve(first), { kind: 'aborted' });
    await failsWith(Promise.resolve(second), { kind: 'aborted' });
    assert.equal(calls, 1);
  });

  it('is asked again at once where it wants longer than anybody waits', async () => {
    let calls = 0;
    server = await startScriptedServer(() => {
      calls += 1;
      return calls === 1 ? { status: 429, body: '', headers: { 'retry-after': '3600' } } : nobody;
    });
    const { users } = server.client({ retry: {} });
    await failsWith(users.find({ username: 'a' }), { status: 429, retryAfter: 3600 });
    assert.equal(await users.find({ username: 'a' }), undefined);
  });
});
