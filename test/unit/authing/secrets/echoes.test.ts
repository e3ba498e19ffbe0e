import assert from 'node:assert/strict';
import pMap from 'p-map';
import { AuthingError, type ManagementClient } from '../../../../src/authing/index.ts';
import { type Call, calls } from '../../../support/authing/operations.ts';
import { brokenPage, places, spellings } from '../../../support/secrets/echoes.ts';
import { assertNoTrace, contentsOf } from '../../../support/secrets/traces.ts';
import {
  type Answer,
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';

/** With every character that some encoding writes in another way. */
const secret = `mrk-9f2d"7c\\1e/b8+4a&6<0>=%41'zq~5d_3`;

const encoded = (text: string) => Buffer.from(text).toString('base64url');
const tokenOf = (subject: string) =>
  `${encoded('{"alg":"HS256"}')}.${encoded(`{"sub":"${subject}"}`)}.${encoded(`signed for ${subject}`)}`;
const token = tokenOf('the pool');
const unknownToken = tokenOf('somebody else');

/** What the server says besides, which is to get through. */
const plain = 'Request 4711 failed';

const issued: Answer = {
  body: { data: { accessToken: { accessToken: token, iat: 1, exp: 7201 } } },
};

const authenticate: Call = async (client) => client.authenticate?.();

/** One of each way in which answers are read. */
const someCalls: readonly Call[] = [
  (client) => client.groups.list(),
  (client) => client.groups.delete('everyone'),
  (client) => client.resources.list(),
];

describe('What a server echoes of secret and token gets into no error', function () {
  this.timeout(60_000);
  let server: ScriptedServer;
  let answer: Answer;
  let exchange: Answer;
  let statusLine: string;

  before(async () => {
    server = await startScriptedServer(
      (_request, response) => {
        response.statusMessage = statusLine;
        return answer;
      },
      () => exchange,
    );
  });
  beforeEach(() => {
    answer = { status: 500 };
    exchange = issued;
    statusLine = 'OK';
  });
  after(() => server.close());

  const openClient = () => server.client({ secret });

  /** Runs calls, and gives all there is to see of their failures. */
  async function failuresOf(these: readonly Call[], client: ManagementClient): Promise<string> {
    const failures = await pMap(these, async (call) => {
      const error = await call(client).catch((reason: unknown) => reason);
      if (!(error instanceof Error)) return '';
      assert.ok(error instanceof AuthingError, contentsOf(error));
      return contentsOf(error);
    });
    return [...new Set(failures)].join('\n');
  }

  for (const [spelling, spell] of Object.entries(spellings)) {
    it(`${spelling}`, async () => {
      const client = openClient();
      const echoed = spell(`Bearer ${token} for ${secret}`);
      statusLine = echoed.replaceAll(/[^\x20-\x7e]+/g, ' ');
      for (const [place, write] of Object.entries(places)) {
        answer = write(`${plain}: ${echoed}`);
        const failures = await failuresOf(spelling === 'as it is' ? calls : someCalls, client);
        assertNoTrace(failures, [secret, token], place);
      }
    });

    it(`${spelling}, where the secret is exchanged`, async () => {
      for (const [place, write] of Object.entries(places)) {
        exchange = write(`${plain}: ${spell(`{"secret":"${secret}"}`)}`);
        const failures = await failuresOf([authenticate, ...someCalls], openClient());
        assert.match(failures, /accessToken failed/, place);
        assertNoTrace(failures, [secret], place);
      }
    });
  }

  it('wherever the client cuts off what is too long', async () => {
    const client = openClient();
    for (let length = 470; length <= 502; length += 1) {
      for (const [spelling, spell] of Object.entries(spellings)) {
        answer = { status: 500, body: { code: 500, message: 'x'.repeat(length) + spell(secret) } };
        const failure = await client.groups.list().catch((error: unknown) => error);
        const { serverMessage = '' } = failure instanceof AuthingError ? failure : {};
        assert.match(serverMessage, /^x{470}/);
        assertNoTrace(serverMessage.slice(470), [secret], `${length}, ${spelling}`, 4);
      }
    }
  });

  it('though it is a token that the client does not know', async () => {
    const client = openClient();
    for (const [place, write] of Object.entries(places)) {
      // Only as a whole it looks like one.
      if (place === brokenPage) continue;
      answer = write(`${plain}: "${unknownToken}" is no token`);
      assertNoTrace(await failuresOf(someCalls, client), [unknownToken], place);
      exchange = answer;
      assertNoTrace(await failuresOf([authenticate], openClient()), [unknownToken], place);
      exchange = issued;
    }
  });

  it('though a new token comes in an answer that cannot be read', async () => {
    const fields = { accessToken: unknownToken, iat: 1, exp: 7201 };
    const whole = JSON.stringify({ data: { accessToken: fields } });
    const bodies = [
      ...Array.from(whole, (_, length) => whole.slice(0, length)),
      `callback(${whole})`,
      `access_token=${unknownToken}&expires_in=7200`,
      { data: { accessToken: { ...fields, exp: unknownToken } } },
      { data: { accessToken: { [unknownToken]: unknownToken } } },
      { data: { accessToken: fields }, errors: [{ message: `issued ${unknownToken}` }] },
      { code: 500, message: fields, data: fields },
      // No header can carry this one.
      { data: { accessToken: { ...fields, accessToken: `${unknownToken}\n` } } },
    ];
    for (const status of [200, 500]) {
      for (const body of bodies) {
        exchange = { status, body };
        const failures = await failuresOf([authenticate, ...someCalls], openClient());
        assertNoTrace(failures, [unknownToken], JSON.stringify(body));
      }
    }
  });

  it('and all else that it says does get through', async () => {
    const secret = '9f2d7c1eb84a60d5';
    const client = server.client({ secret });
    for (const [place, write] of Object.entries(places)) {
      if (/names|kind|JSON|code|headers/.test(place) || place === brokenPage) continue;
      answer = write(`${plain}: Bearer ${token} (${secret}), and that is all.`);
      const failures = await failuresOf(someCalls, client);
      assert.match(failures, /Request 4711 failed: Bearer \*{3} \(\*{3}/, place);
      assert.match(failures, /, and that is all\./, place);
    }
  });
});
