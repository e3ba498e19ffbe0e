import assert from 'node:assert/strict';
import { failsWith } from '../../../support/authing/failsWith.ts';
import { eventually } from '../../../support/eventually.ts';
import {
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';

const nobody = { body: { data: { findUser: null } } };

describe('A call that nobody waits for', () => {
  let server: ScriptedServer;
  let users: ReturnType<ScriptedServer['client']>['users'];
  /** Answers the calls that the server holds back, the first come first. */
  let held: (() => void)[];

  beforeEach(async () => {
    held = [];
    server = await startScriptedServer(async () => {
      await new Promise<void>((resolve) => held.push(resolve));
      return nobody;
    });
    ({ users } = server.client());
  });

  afterEach(async () => {
    for (const answer of held) answer();
    await server.close();
  });

  const find = (username: string, background: boolean, signal?: AbortSignal) =>
    users.find({ username }, { background, signal });
  const asked = () => server.calls.length;
  const answerNext = async () => {
    await eventually(async () => assert.ok(held.length > 0));
    held.shift()?.();
  };

  it('begins only when none is under way that somebody waits for', async () => {
    const awaited = [find('a', false), find('b', false)];
    await eventually(async () => assert.equal(held.length, 2));
    const background = find('c', true);
    await answerNext();
    await awaited[0];
    assert.equal(asked(), 2);
    await answerNext();
    await eventually(async () => assert.equal(asked(), 3));
    await answerNext();
    await Promise.all([...awaited, background]);
  });

  it('makes way for those that come later and are waited for', async () => {
    const background = Array.from({ length: 6 }, (_, index) => find(`b${index}`, true));
    await eventually(async () => assert.equal(held.length, 4));
    const awaited = find('a', false);
    await eventually(async () => assert.equal(held.length, 5));
    for (let index = 0; index < 4; index += 1) await answerNext();
    await Promise.all(background.slice(0, 4));
    assert.equal(asked(), 5);
    await answerNext();
    await awaited;
    await eventually(async () => assert.equal(held.length, 2));
    for (let index = 0; index < 2; index += 1) await answerNext();
    await Promise.all(background);
  });

  it('is one of four at most', async () => {
    const background = Array.from({ length: 9 }, (_, index) => find(`b${index}`, true));
    await eventually(async () => assert.equal(held.length, 4));
    await answerNext();
    await background[0];
    await eventually(async () => assert.equal(held.length, 4));
    assert.equal(asked(), 5);
    for (let index = 0; index < 8; index += 1) await answerNext();
    await Promise.all(background);
  });

  it('is not sent where it is given up before its turn, and the next one is', async () => {
    const awaited = find('a', false);
    await eventually(async () => assert.equal(held.length, 1));
    const controller = new AbortController();
    const given = find('b', true, controller.signal);
    const next = find('c', true);
    controller.abort();
    await failsWith(given, { kind: 'aborted', operation: 'findUser' });
    await failsWith(find('d', true, controller.signal), { kind: 'aborted' });
    await answerNext();
    await awaited;
    await answerNext();
    await next;
    assert.equal(asked(), 2);
  });
});
