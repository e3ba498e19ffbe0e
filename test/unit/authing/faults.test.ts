import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import {
  type AuthingError,
  type AuthingErrorDetails,
  ManagementClient,
  type RequestRecord,
  type Timeouts,
} from '../../../src/authing/index.ts';
import { type SamplePool, startSamplePool } from '../../../src/sample/server.ts';
import { failsWith } from '../../support/authing/failsWith.ts';
import {
  type FaultName,
  type FaultServer,
  startFaultServer,
} from '../../support/servers/faultServer.ts';

/** What comes of a call while the fault lasts: how it fails, or `done`; and after how many tries. */
interface Outcome {
  readonly result: Partial<AuthingErrorDetails> | 'done';
  readonly tries: number;
}

interface ChangeOutcome extends Outcome {
  /** Whether the server has made the change though the call failed. */
  readonly made?: boolean;
}

interface Row {
  readonly fault: FaultName;
  readonly query: Outcome;
  readonly mutation: ChangeOutcome;
  readonly timeouts?: Timeouts;
}

const maxRetries = 2;
const once = 1;
const repeated = 1 + maxRetries;
const done = { result: 'done', tries: once } as const;
const outcomeUnknown = true;

/** A failure of the connection, after the server may have got the request. */
const broken = (fault: FaultName): Row => ({
  fault,
  query: { result: { kind: 'network' }, tries: repeated },
  mutation: { result: { kind: 'network', outcomeUnknown }, tries: once, made: true },
});

/** A failure to connect. */
const unconnected = (
  fault: FaultName,
  tries: number,
  result: Partial<AuthingErrorDetails>,
): Row => ({ fault, query: { result, tries }, mutation: { result, tries } });

const late = (fault: FaultName, timeouts: Timeouts): Row => ({
  fault,
  query: { result: { kind: 'timeout' }, tries: once },
  mutation: { result: { kind: 'timeout', outcomeUnknown }, tries: once, made: true },
  timeouts,
});

const unreadable = (fault: FaultName, made: boolean, detail?: string): Row => {
  const result = { kind: 'protocol', ...(detail === undefined ? {} : { detail }) } as const;
  return {
    fault,
    query: { result, tries: once },
    mutation: { result: { ...result, outcomeUnknown }, tries: once, made },
  };
};

/** An answer that the same failure follows from, whatever was asked. */
const refused = (fault: FaultName, result: Partial<AuthingErrorDetails>, tries = once): Row => ({
  fault,
  query: { result, tries },
  mutation: { result, tries },
});

/** An answer that only a look-up may be repeated after. */
const unclear = (
  fault: FaultName,
  result: Partial<AuthingErrorDetails>,
  { tries = repeated, made = false } = {},
): Row => ({
  fault,
  query: { result, tries },
  mutation: { result: { ...result, outcomeUnknown }, tries: once, made },
});

const passes = (fault: FaultName): Row => ({ fault, query: done, mutation: done });

const table: readonly Row[] = [
  unconnected('refused', repeated, { kind: 'network', systemCode: 'ECONNREFUSED' }),
  unconnected('DNS failure', repeated, { kind: 'network', systemCode: 'ENOTFOUND' }),
  unconnected('broken TLS handshake', repeated, { kind: 'network', systemCode: 'ECONNRESET' }),
  unconnected('bad certificate', once, { kind: 'network' }),
  broken('reset before the headers'),
  broken('reset before the body'),
  broken('reset in the middle of the body'),
  late('stalled headers', { overall: 400 }),
  late('stalled body', { overall: 400 }),
  late('slow drip', { overall: 400 }),
  unreadable('truncated JSON', true, 'broken JSON'),
  unreadable('HTML with 200', false, 'not JSON'),
  unreadable('empty body', true, 'empty answer'),
  passes('wrong content type'),
  unreadable('body of 50 MB', true, 'answer too large'),
  unreadable('body said to be of 50 MB', true, 'answer too large'),
  refused('redirect elsewhere', { kind: 'http', status: 307 }),
  // A refused token is exchanged, and the call repeated at once with the new one.
  refused('HTTP 401', { kind: 'auth', status: 401 }, 2),
  refused('login expired (2206)', { kind: 'auth', code: 2206 }, 2),
  refused('HTTP 403', { kind: 'http', status: 403 }),
  refused('HTTP 404', { kind: 'http', status: 404 }),
  refused('HTTP 429', { kind: 'http', status: 429 }, repeated),
  // It asks for a minute, which no call waits.
  refused('HTTP 429 with Retry-After', { kind: 'http', status: 429, retryAfter: 60 }),
  refused('429 in a 200 body', { kind: 'api', code: 429 }, repeated),
  unclear('HTTP 500', { kind: 'http', status: 500 }, { tries: once, made: true }),
  unclear('HTTP 502', { kind: 'http', status: 502 }),
  unclear('HTTP 503', { kind: 'http', status: 503 }),
  unclear('HTTP 504', { kind: 'http', status: 504 }, { made: true }),
  unclear('busy (1000)', { kind: 'api', code: 1000 }),
  unclear('errors beside partial data', { kind: 'api', code: 500 }, { tries: once, made: true }),
  unclear('error 500 with HTTP 200', { kind: 'api', code: 500 }, { tries: once, made: true }),
  passes('compressed though not asked'),
  passes('times as numbers'),
  refused('errors with string messages', { kind: 'api', serverMessage: 'Unknown argument "x".' }),
  unreadable('nulls where the schema says none', true),
  passes('unknown enum values'),
  passes('totalCount that lies'),
  passes('totalCount of 0'),
  passes('page that repeats items'),
];

/** Those that happen to the exchange of the token. */
const exchangeTable: readonly FaultName[] = [
  'token with 1 s of life',
  'clock an hour behind',
  'clock an hour ahead',
];

const secret = 'marker-secret-that-must-show-nowhere';

describe('With a fault between client and server', () => {
  let pool: SamplePool;
  let direct: ManagementClient;
  let server: FaultServer;
  let client: ManagementClient;
  let records: RequestRecord[];
  let errors: AuthingError[];
  let groupsMade = 0;

  before(async () => {
    pool = await startSamplePool({ secret, groups: 3, users: 20 });
    direct = new ManagementClient(pool);
    server = await startFaultServer(pool.host);
  });
  after(async () => {
    await server.close();
    await direct.close();
    await pool.close();
  });

  function openClient(timeouts?: Timeouts): void {
    records = [];
    errors = [];
    const { host, dispatcher } = server;
    const retry = { maxRetries, firstWait: 2, longestWait: 4 };
    const observe = (record: RequestRecord) => records.push(record);
    client = new ManagementClient({ ...pool, host, dispatcher, timeouts, retry, observe });
  }

  const query = () => client.groups.listUsers('everyone');

  /** Creates a group of a code of its own. */
  function mutation() {
    groupsMade += 1;
    const code = `made-${groupsMade}`;
    return {
      call: () => client.groups.create({ code, name: 'Made' }),
      made: async () => (await direct.groups.detail(code)) !== undefined,
    };
  }

  const queryOperation = 'groupWithUsers';
  const mutationOperation = 'createGroup';
  const triesOf = (operation: string) =>
    records.filter((record) => record.operation === operation).length;

  async function comesTo(call: () => Promise<unknown>, expected: Outcome['result']) {
    if (expected === 'done') await call();
    else errors.push(await failsWith(call(), { outcomeUnknown: false, ...expected }));
  }

  /** The same client goes on as if nothing had been; and nothing secret has got out. */
  async function recovers(): Promise<void> {
    server.heal();
    assert.ok((await query()).totalCount > 0);
    const { call, made } = mutation();
    await call();
    assert.ok(await made());
    const seen = inspect([errors, records], { depth: 9, showHidden: true });
    assert.doesNotMatch(seen, /marker-secret/);
    assert.doesNotMatch(seen, /eyJ/, 'a token begins like this');
  }

  const reachesServer = (fault: FaultName) =>
    !/^(refused|DNS failure|bad certificate|.* TLS handshake)$/.test(fault);

  for (const { fault, query: look, mutation: change, timeouts } of table) {
    describe(`(${fault})`, () => {
      beforeEach(async () => {
        openClient(timeouts);
        await client.authenticate();
        server.heal();
      });
      afterEach(() => client.close());

      it('a look-up ends as it should, and the next is fine', async () => {
        await server.inflict(fault, queryOperation);
        await comesTo(query, look.result);
        assert.equal(triesOf(queryOperation), look.tries);
        assert.equal(server.received(queryOperation), reachesServer(fault) ? look.tries : 0);
        await recovers();
      });

      it('a change ends as it should, is made once at most, and the next is fine', async () => {
        const { call, made } = mutation();
        await server.inflict(fault, mutationOperation);
        await comesTo(call, change.result);
        assert.equal(triesOf(mutationOperation), change.tries);
        assert.equal(server.received(mutationOperation), reachesServer(fault) ? change.tries : 0);
        assert.ok(server.forwarded(mutationOperation) <= 1);
        assert.equal(await made(), change.result === 'done' || change.made === true);
        await recovers();
      });

      if (look.tries > 1) {
        it('a look-up is done where the fault passes', async () => {
          await server.inflict(fault, queryOperation, 1);
          assert.ok((await query()).totalCount > 0);
          assert.equal(triesOf(queryOperation), 2);
        });
      }

      if (change.tries > 1) {
        it('a change is done where the fault passes', async () => {
          const { call, made } = mutation();
          await server.inflict(fault, mutationOperation, 1);
          await call();
          assert.ok(await made());
          assert.equal(server.forwarded(mutationOperation), 1);
        });
      }

      if (look.tries === repeated) {
        it('the exchange of the token is repeated like a look-up', async () => {
          await client.close();
          openClient(timeouts);
          await server.inflict(fault, 'accessToken');
          await comesTo(mutation().call, look.result);
          assert.equal(triesOf('accessToken'), look.tries);
          await recovers();
        });
      }
    });
  }

  for (const fault of exchangeTable) {
    it(`(${fault}) calls are done with one exchange`, async () => {
      openClient();
      await server.inflict(fault, 'accessToken');
      assert.ok((await query()).totalCount > 0);
      await mutation().call();
      assert.equal(triesOf('accessToken'), 1);
      await recovers();
      await client.close();
    });
  }
});
