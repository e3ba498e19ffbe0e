import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AuthingError } from '../../../../src/authing/errors.ts';
import { type IssuedToken, TokenSource } from '../../../../src/authing/http/token.ts';
import { assertFailure } from '../../../support/authing/shapes.ts';
import { anyJson, anyText, isPolluted, mutated } from '../../../support/hostile/hostileTexts.ts';
import {
  issueToken,
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';

const group = { code: 'a', name: 'A' };

describe('Whatever a server answers to the exchange of the secret,', () => {
  let exchange: string;
  let server: ScriptedServer;

  before(async () => {
    server = await startScriptedServer(
      () => ({ body: { data: { group } } }),
      () => ({ body: exchange }),
    );
  });
  after(() => server.close());

  it('the client has a token to call with or fails as told', async function () {
    // Some answers are to be asked for again, after a wait.
    this.timeout(60_000);
    const { body: good } = issueToken(1);
    const answers = fc.oneof(
      { weight: 5, arbitrary: mutated(good) },
      { weight: 2, arbitrary: anyText().map((accessToken) => withToken({ accessToken })) },
      { weight: 1, arbitrary: anyJson() },
    );
    const client = server.client();
    await fc.assert(
      fc.asyncProperty(answers, async (answer) => {
        exchange = answer;
        try {
          await client.authenticate();
          assert.deepEqual(await client.groups.detail('a'), group);
        } catch (error) {
          assertFailure(error);
        }
        assert.equal(isPolluted(), false);
      }),
      { numRuns: 60 },
    );
  });

  for (const accessToken of ['\n', 'a\r\nb: c', 'tök', ' ']) {
    it(`a later call with a good answer works, where it was ${JSON.stringify(accessToken)}`, async () => {
      const client = server.client();
      exchange = withToken({ accessToken, exp: null });
      await assert.rejects(client.groups.detail('a'), AuthingError);
      exchange = JSON.stringify(issueToken(1).body);
      assert.deepEqual(await client.groups.detail('a'), group);
    });
  }
});

function withToken(token: IssuedToken): string {
  return JSON.stringify({ data: { accessToken: token } });
}

describe('A token with any times', () => {
  it('is given to the call that waited for it', async () => {
    const time = fc.option(fc.double());
    await fc.assert(
      fc.asyncProperty(time, time, async (exp, iat) => {
        const source = new TokenSource(async () => ({ accessToken: 'token', exp, iat }));
        assert.equal(await source.get('groups'), 'token');
        assert.equal(await source.get('groups'), 'token');
      }),
    );
  });
});
