import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ManagementClient } from '../../../../src/authing/index.ts';
import { grantInput, type Reading, readings } from '../../../support/authing/readings.ts';
import * as shapes from '../../../support/authing/shapes.ts';
import { anyJson, anyText, isPolluted, mutated } from '../../../support/hostile/hostileTexts.ts';
import {
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';

/** What an answer is made of, beside its body. */
interface Around {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

const around: fc.Arbitrary<Around> = fc.record({
  status: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(200, 200, 200, 201) },
    { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
  ),
  retryAfter: fc.option(
    fc.oneof(
      fc.constantFrom('0', '-1', '1.5', '1e9', '0x10', 'NaN', '9'.repeat(400), ' 7 '),
      fc.constantFrom('Wed, 21 Oct 2015 07:28:00 GMT', 'Sat, 13 Sep 275760 00:00:00 GMT', 'soon'),
      fc.nat().map(String),
    ),
    { nil: undefined },
  ),
});

const answerErrors = fc.constantFrom(
  { errors: [{ message: { code: 2004, message: 'no such user' } }], data: null },
  { errors: [{ message: 'Cannot query field', extensions: { code: 'GRAPHQL' } }] },
  { code: 429, message: 'slow down' },
  { statusCode: 403, apiCode: '1001', message: 'no permission' },
  { error: 'invalid_client', error_description: 'no such client' },
);

const htmlPieces = ['<', '>', '<title', '<title>', '<h1>', '</', 'script', '<style>', '\n', 'x'];

/** Any body of an answer, most of them close to a good one. */
function anyBody(good: unknown): fc.Arbitrary<string | Uint8Array> {
  const text = JSON.stringify(good);
  return fc.oneof(
    { weight: 12, arbitrary: mutated(good) },
    { weight: 2, arbitrary: answerErrors.chain(mutated) },
    { weight: 2, arbitrary: anyJson() },
    { weight: 1, arbitrary: fc.nat({ max: text.length }).map((end) => text.slice(0, end)) },
    { weight: 1, arbitrary: anyText() },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...htmlPieces)).map((all) => all.join('')) },
    { weight: 1, arbitrary: fc.uint8Array() },
  );
}

/** What became of a call: nothing but what it promises, or the client's own failure. */
async function outcomeOf({ run, gives }: Reading, client: ManagementClient): Promise<void> {
  try {
    shapes.assertShape(gives, await run(client));
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    shapes.assertFailure(error);
  }
  assert.equal(isPolluted(), false);
}

describe('Whatever a server answers to the', () => {
  let answer: Around & { readonly body: string | Uint8Array };
  let server: ScriptedServer;
  let client: ManagementClient;

  before(async () => {
    server = await startScriptedServer((_, response) => {
      const { status, retryAfter, body } = answer;
      response.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': retryAfter });
      response.end(body);
      return undefined;
    });
    client = server.client();
  });
  after(() => server.close());

  for (const [name, reading] of Object.entries(readings)) {
    it(`${name}, it gives what is promised or fails as told`, async () => {
      answer = { status: 200, retryAfter: undefined, body: JSON.stringify(reading.good) };
      shapes.assertShape(reading.gives, await reading.run(client));
      await fc.assert(
        fc.asyncProperty(around, anyBody(reading.good), async (facts, body) => {
          answer = { ...facts, body };
          await outcomeOf(reading, client);
        }),
        { numRuns: 60 },
      );
    });
  }
});

describe('A number of items', () => {
  const page = /"(totalCount|total)":\d+/g;
  let body: string;
  let server: ScriptedServer;

  before(async () => {
    server = await startScriptedServer(() => ({ body }));
  });
  after(() => server.close());

  it('is one that can be, in every answer that has it', async () => {
    const client = server.client();
    for (const { run, good } of Object.values(readings)) {
      const text = JSON.stringify(good);
      if (text.search(page) < 0) continue;
      for (const number of ['-1', '1.5', '1e999', '9007199254740993', '"3"', 'true', '[]']) {
        body = text.replaceAll(page, `"$1":${number}`);
        const result = await run(client);
        const counted = result instanceof Map ? [...result.values()].flat() : [result].flat();
        const counts = counted.map((each) => (typeof each === 'number' ? each : countIn(each)));
        for (const count of counts) assert.ok(count === 3 || count === 2 || count === 1, number);
      }
    }
  });
});

function countIn(result: unknown): unknown {
  return typeof result === 'object' && result !== null && 'totalCount' in result
    ? result.totalCount
    : undefined;
}

describe('A change', () => {
  let code: string;
  let server: ScriptedServer;

  before(async () => {
    server = await startScriptedServer(({ operation }) => {
      const message = `"code":${code},"message":"ok"`;
      const isRest = operation === undefined;
      return {
        body: isRest ? `{${message},"data":null}` : `{"data":{"${operation}":{${message}}}}`,
      };
    });
  });
  after(() => server.close());

  it('is made only where the answer says 200, whatever else it says', async () => {
    const { groups, resources } = server.client();
    const changes = [
      () => groups.deleteMany(['a']),
      () => groups.removeUsers('a', ['u']),
      () => resources.authorize({ ...grantInput, opts: [] }),
      () => resources.revoke({ ...grantInput, opts: [] }),
    ];
    for (const change of changes) {
      code = '200';
      await change();
      await fc.assert(
        fc.asyncProperty(anyJson(), async (json) => {
          fc.pre(json !== '200' && json !== '"200"');
          code = json;
          await assert.rejects(change(), (error) => {
            shapes.assertFailure(error);
            return true;
          });
        }),
        { numRuns: 30 },
      );
    }
  });
});
