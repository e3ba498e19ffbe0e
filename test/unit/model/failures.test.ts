import assert from 'node:assert/strict';
import { secretMissing } from '../../../src/authing/failures.ts';
import { OutdatedError } from '../../../src/model/changeErrors.ts';
import * as failures from '../../../src/model/failures.ts';
import {
  type Answer,
  type ScriptedServer,
  startScriptedServer,
} from '../../support/servers/scriptedServer.ts';

type Predicate = keyof typeof failures;

/** All that is asked of a failure, in the order of the names. */
const predicates: readonly [Predicate, (error: unknown) => boolean][] = [
  ['canRetry', failures.canRetry],
  ['isBatchRefused', failures.isBatchRefused],
  ['isBusy', failures.isBusy],
  ['isCertificateRefused', failures.isCertificateRefused],
  ['isConnectTimeout', failures.isConnectTimeout],
  ['isMissingGroup', failures.isMissingGroup],
  ['isMissingUser', failures.isMissingUser],
  ['isNotPermitted', failures.isNotPermitted],
  ['isOutcomeUnknown', failures.isOutcomeUnknown],
  ['isPoolMissing', failures.isPoolMissing],
  ['isRefused', failures.isRefused],
  ['isRefusedForGood', failures.isRefusedForGood],
  ['isSecretMissing', failures.isSecretMissing],
  ['isSecretRefused', failures.isSecretRefused],
  ['isThrottled', failures.isThrottled],
  ['isUserRefused', failures.isUserRefused],
  ['needsSecret', failures.needsSecret],
  ['wasCancelled', failures.wasCancelled],
];

/** What a failed GraphQL call answers. */
function graphqlError(code: number): Answer {
  return { body: { errors: [{ message: { code, message: 'no' } }] } };
}

/** What an answer to a look-up of a group means, by the names of all that is true of it. */
const meanings: readonly [what: string, answer: Answer, means: readonly Predicate[]][] = [
  ['code 429', graphqlError(429), ['canRetry', 'isBusy', 'isThrottled']],
  ['HTTP status 429', { status: 429, body: '' }, ['canRetry', 'isBusy', 'isThrottled']],
  ['code 1000', graphqlError(1000), ['canRetry', 'isBusy']],
  ['code 1001', graphqlError(1001), ['isNotPermitted', 'isRefused']],
  ['code 2224', graphqlError(2224), ['isPoolMissing', 'isRefused']],
  [
    'code 2004',
    graphqlError(2004),
    ['isBatchRefused', 'isMissingUser', 'isRefused', 'isRefusedForGood', 'isUserRefused'],
  ],
  [
    'a code that nobody knows',
    graphqlError(4999),
    ['isBatchRefused', 'isRefused', 'isRefusedForGood', 'isUserRefused'],
  ],
  ['HTTP status 400', { status: 400, body: '' }, ['isBatchRefused', 'isRefused', 'isUserRefused']],
  ['HTTP status 503', { status: 503, body: '' }, ['canRetry', 'isRefused']],
  ['HTTP status 500', { status: 500, body: '' }, ['canRetry', 'isBatchRefused', 'isRefused']],
  ['a token refused twice', graphqlError(2020), ['needsSecret']],
  ['no JSON', { body: '<p>Welcome</p>' }, ['canRetry', 'isBatchRefused', 'isRefused']],
];

describe('Of a failed call is asked what it means:', () => {
  let answer: Answer = {};
  let exchange: Answer | undefined;
  let server: ScriptedServer;

  before(async () => {
    const token = { accessToken: { accessToken: 'token' } };
    server = await startScriptedServer(
      () => answer,
      () => exchange ?? { body: { data: token } },
    );
  });
  after(() => server.close());

  async function failure(): Promise<unknown> {
    return server
      .client()
      .groups.detail('a')
      .then(
        () => assert.fail('succeeded'),
        (error: unknown) => error,
      );
  }

  function assertMeans(error: unknown, expected: readonly Predicate[]): void {
    const held = predicates.flatMap(([name, holds]) => (holds(error) ? [name] : []));
    assert.deepEqual(held, expected);
  }

  for (const [what, given, means] of meanings) {
    it(what, async () => {
      answer = given;
      exchange = undefined;
      assertMeans(await failure(), means);
    });
  }

  it('a secret that the server does not take', async () => {
    for (const given of [graphqlError(2003), { status: 401, body: '' }]) {
      exchange = given;
      assertMeans(await failure(), ['isSecretRefused', 'needsSecret']);
    }
  });

  it('a secret of a user pool that the server does not know', async () => {
    exchange = graphqlError(2224);
    assertMeans(await failure(), ['isPoolMissing', 'isSecretRefused', 'needsSecret']);
  });

  it('a call that was ended, also before it was sent', async () => {
    const ended = await server
      .client()
      .groups.detail('a', { signal: AbortSignal.abort() })
      .catch((error: unknown) => error);
    assertMeans(ended, ['wasCancelled']);
  });

  it('a change whose answer was lost', async () => {
    exchange = undefined;
    answer = { status: 502, body: '' };
    const lost = await server
      .client()
      .groups.delete('a')
      .catch((error: unknown) => error);
    assertMeans(lost, ['isOutcomeUnknown', 'isRefused']);
  });

  it('a group that is not there', async () => {
    exchange = undefined;
    answer = { body: { data: { group: null } } };
    const missing = await server
      .client()
      .groups.listUsers('a')
      .catch((error: unknown) => error);
    assertMeans(missing, ['isBatchRefused', 'isMissingGroup', 'isMissingUser', 'isRefusedForGood']);
  });

  it('no secret to sign in with', () => {
    assertMeans(secretMissing(), ['isSecretMissing', 'needsSecret']);
  });

  it('a change that was based on what is no longer true', () => {
    assertMeans(new OutdatedError({ kind: 'gone' }), ['isRefusedForGood']);
  });

  it('whatever else was thrown', () => {
    for (const thrown of [undefined, 'text', new Error('code 429'), { kind: 'auth' }]) {
      assertMeans(thrown, []);
    }
  });
});
