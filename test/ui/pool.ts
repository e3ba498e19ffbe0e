import { ManagementClient } from '../../src/authing/index.ts';
import {
  type SamplePool,
  type SamplePoolOptions,
  startSamplePool,
} from '../../src/sample/server.ts';
import type { SharedWindow } from './window.ts';

/** A user pool that a suite's tests connect to, on a server of their own. */
export interface Pool extends Pick<SamplePool, 'host' | 'userPoolId' | 'secret'> {
  /** Works on the pool past VS Code, as another administrator would. */
  readonly client: ManagementClient;
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
    stop,
    start: async (changes = {}) => {
      const { host, userPoolId, secret } = current().server;
      await start({ port: Number(new URL(host).port), userPoolId, secret, ...changes });
    },
  };
}

/** Connects a pool through the wizard, under a name. */
export async function connectPool(
  { workbench, quickInput }: SharedWindow,
  { host, userPoolId, secret }: Pool,
  name: string,
): Promise<void> {
  await workbench.openView('Authing Groups');
  await workbench.runCommand('Authing Groups: Connect User Pool…');
  await quickInput.shown('Connect User Pool (1/4)');
  await quickInput.type(host);
  await quickInput.pick(host);
  await quickInput.shown('Connect User Pool (2/4)');
  await quickInput.answer(userPoolId);
  await quickInput.shown('Connect User Pool (3/4)');
  await quickInput.answer(secret);
  await quickInput.shown('Connect User Pool (4/4)');
  await quickInput.answer(name);
  await quickInput.gone();
}
