import assert from 'node:assert/strict';
import * as v from 'valibot';
import { ManagementClient } from '../../../src/authing/index.ts';
import {
  type SamplePool,
  type SamplePoolOptions,
  startSamplePool,
} from '../../../src/sample/server.ts';
import { repeatUntilShown } from '../workbench/repeat.ts';
import type { SharedWindow } from './sharedWindow.ts';

/** A user pool that a suite's tests connect to, on a server of their own. */
export interface Pool extends Pick<SamplePool, 'host' | 'userPoolId' | 'secret'> {
  /** Works on the pool past VS Code, as another administrator would. */
  readonly client: ManagementClient;
  /** Runs a document past VS Code for which the client has no method. */
  graphql(query: string, variables: Readonly<Record<string, unknown>>): Promise<void>;
  /** Ends the server: nobody answers at its host any more. */
  stop(): Promise<void>;
  /** Starts it again at the same host, with the data it had at first. */
  start(changes?: Pick<SamplePoolOptions, 'secret'>): Promise<void>;
}

/** Runs a server for the tests of the suite it is called in. */
export function usePool(options: SamplePoolOptions = {}): Pool {
  let started: { readonly server: SamplePool; readonly client: ManagementClient } | undefined;
  const current = () => {
    if (started === undefined) throw new Error('The pool is there only while tests run.');
    return started;
  };
  const start = async (changed: SamplePoolOptions) => {
    const server = await startSamplePool({ ...options, ...changed });
    started = { server, client: new ManagementClient({ ...server, lang: 'en-US' }) };
  };
  const stop = async () => {
    await started?.client.close();
    await started?.server.close();
  };
  before(() => start({}));
  after(stop);
  return {
    get host() {
      return current().server.host;
    },
    get userPoolId() {
      return current().server.userPoolId;
    },
    get secret() {
      return current().server.secret;
    },
    get client() {
      return current().client;
    },
    graphql: (query, variables) => runDocument(current().server, query, variables),
    stop,
    start: async (changes = {}) => {
      const { host, userPoolId, secret } = current().server;
      await start({ port: Number(new URL(host).port), userPoolId, secret, ...changes });
    },
  };
}

async function runDocument(
  { host, userPoolId, secret }: SamplePool,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<void> {
  const send = async (document: object, token?: string): Promise<unknown> => {
    const response = await fetch(`${host}/graphql/v2`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-authing-userpool-id': userPoolId,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(document),
    });
    return response.json();
  };
  const tokenQuery =
    'query ($id: String!, $secret: String!) { accessToken(userPoolId: $id, secret: $secret) { accessToken } }';
  const answer = v.parse(
    v.object({ data: v.object({ accessToken: v.object({ accessToken: v.string() }) }) }),
    await send({ query: tokenQuery, variables: { id: userPoolId, secret } }),
  );
  const result = await send({ query, variables }, answer.data.accessToken.accessToken);
  assert.ok(v.is(v.object({ errors: v.optional(v.never()) }), result), JSON.stringify(result));
}

/** Connects a pool through the wizard, under a name. */
export async function connectPool(
  { workbench, quickInput }: Pick<SharedWindow, 'workbench' | 'quickInput'>,
  { host, userPoolId, secret }: Pick<Pool, 'host' | 'userPoolId' | 'secret'>,
  name: string,
): Promise<void> {
  await workbench.openView('Authing Groups');
  const step = (number: number) => quickInput.titled(`Connect User Pool (${number}/4)`);
  const connect = () => workbench.runCommand('Authing Groups: Connect User Pool…');
  await repeatUntilShown(connect, step(1));
  await quickInput.type(host);
  await repeatUntilShown(() => quickInput.pick(host), step(2));
  await quickInput.answer(userPoolId);
  await step(3).waitFor();
  await quickInput.answer(secret);
  await step(4).waitFor();
  await quickInput.answer(name);
  await quickInput.gone();
}
