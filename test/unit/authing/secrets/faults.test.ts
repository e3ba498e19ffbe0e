import assert from 'node:assert/strict';
import pMap from 'p-map';
import type { Dispatcher } from 'undici';
import { AuthingError, ManagementClient, type Timeouts } from '../../../../src/authing/index.ts';
import { type SamplePool, startSamplePool } from '../../../../src/sample/server.ts';
import { type Call, calls, methodNames, operations } from '../../../support/authing/operations.ts';
import { type Output, watchOutput } from '../../../support/secrets/output.ts';
import { assertNoTrace, contentsOf } from '../../../support/secrets/traces.ts';
import {
  type FaultServer,
  faultNames,
  isAnswerFault,
  startFaultServer,
} from '../../../support/servers/faultServer.ts';

/** With every character that some encoding writes in another way. */
const secret = `mrk-9f2d"7c\\1e/b8+4a&6<0>=%41'zq~5d_3`;

/** More answers of 50 MB at a time would fill the memory. */
const atOnce = 6;

describe('No secret and no token gets out', () => {
  let pool: SamplePool;
  let server: FaultServer;
  let output: Output;
  /** The secret, and each token that was sent. */
  const secrets = new Set([secret]);
  /** The keys by which the fault server knows the operations. */
  const keys = new Set<string>();
  const written = new Set<string>();
  const clients: ManagementClient[] = [];

  before(async () => {
    output = watchOutput();
    pool = await startSamplePool({ secret, groups: 3, users: 20, resources: 5 });
    server = await startFaultServer(pool.host);
    for (const call of calls) await call(openClient({ overall: 20_000 })).catch(() => {});
  });
  afterEach(() => {
    assertNoTrace([...written].join('\n'), secrets, 'What was written');
    written.clear();
  });
  after(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await server.close();
    await pool.close();
    output.end();
  });

  /** A client that repeats little and waits briefly, and whose requests are looked at. */
  function openClient(timeouts: Timeouts = { overall: 150 }): ManagementClient {
    const dispatcher = server.dispatcher.compose((dispatch) => (options, handler) => {
      look(options);
      return dispatch(options, handler);
    });
    const client = new ManagementClient({
      ...pool,
      host: server.host,
      dispatcher,
      timeouts,
      retry: { maxRetries: 1, firstWait: 1, longestWait: 1 },
      observe: (record) => written.add(contentsOf(record)),
    });
    clients.push(client);
    return client;
  }

  /** A busy machine may take longer for it than the little time that a request has here. */
  async function authenticated(client: ManagementClient): Promise<void> {
    for (let attempt = 1; attempt < 10; attempt += 1) {
      const failure = await client.authenticate().catch((error: unknown) => error);
      if (!(failure instanceof AuthingError) || failure.kind !== 'timeout') return;
    }
    await client.authenticate();
  }

  function look({ path, headers, body }: Dispatcher.DispatchOptions): void {
    const { authorization, ...others }: Record<string, unknown> = { ...headers };
    if (typeof authorization === 'string') secrets.add(authorization.replace('Bearer ', ''));
    written.add(JSON.stringify({ path, others }));
    const operation = /(?:query|mutation) (\w+)/.exec(String(body))?.[1] ?? path;
    if (operation !== 'accessToken') keys.add(operation);
  }

  /** Runs calls and takes down how they fail. */
  async function run(these: readonly Call[], client: ManagementClient): Promise<void> {
    const run = async (call: Call) => {
      const error = await call(client).catch((reason: unknown) => reason);
      if (error instanceof Error) {
        assert.ok(error instanceof AuthingError, contentsOf(error));
        written.add(contentsOf(error));
      }
    };
    await pMap(these, run, { concurrency: atOnce });
    written.add(contentsOf(client));
  }

  it('by any operation: all methods of the client are run here', () => {
    assert.deepEqual(Object.keys(operations).sort(), methodNames().sort());
    assert.ok(secrets.size > 1, 'the tokens are known');
    assert.ok(keys.size >= calls.length - 2, [...keys].join());
  });

  for (const fault of faultNames) {
    it(`by any operation (${fault})`, async () => {
      const client = openClient();
      await authenticated(client);
      await server.inflict(fault, '');
      if (isAnswerFault(fault)) for (const key of keys) server.inflictOn(key, { fault });
      await run(calls, client);
      server.heal();
    });

    it(`by the exchange of the secret (${fault})`, async () => {
      await server.inflict(fault, 'accessToken');
      const [one = assert.fail(), other = assert.fail()] = calls;
      await run([one, other], openClient());
      server.heal();
    });
  }

  it('by what this process printed, nor by its title, arguments and environment', () => {
    const { title, argv, execArgv, env } = process;
    const shown = JSON.stringify({ title, argv, execArgv, env });
    assertNoTrace(`${shown}\n${output.text()}`, secrets, 'The process');
  });
});
