import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { inBackground, logFailure } from '../model/failureLog.ts';
import { UserError } from '../model/userError.ts';
import type { SamplePoolWorkerData, SamplePoolWorkerRequest } from '../sample/workerProtocol.ts';
import type { SamplePoolId } from './connection.ts';
import type { Credentials } from './credentials.ts';
import { displayLanguage } from './settings.ts';

/** What the worker says first; see sample/workerProtocol.ts. */
const FirstMessageSchema = v.variant('type', [
  v.object({ type: v.literal('listening'), host: v.string(), userPoolId: v.string() }),
  v.object({ type: v.literal('failed'), message: v.string(), isDataFile: v.boolean() }),
]);

/** How long a server may take to finish the change it is at, in milliseconds. */
const closingMs = 2000;

/** This window's servers for the sample pools. */
export type SamplePools = Readonly<Record<SamplePoolId, SamplePool>>;

/**
 * @param extension the extension's folder, whose build has the worker's script
 * @param globalStorage the extension's `globalStorageUri`, where the data is kept
 */
export function createSamplePools(extension: vscode.Uri, globalStorage: vscode.Uri): SamplePools {
  return {
    sample: new SamplePool('sample', extension, globalStorage),
    sampleStaging: new SamplePool('sampleStaging', extension, globalStorage),
  };
}

/** What a sample pool is called, in the display language. */
export function samplePoolName(id: SamplePoolId): string {
  switch (id) {
    case 'sample':
      return vscode.l10n.t('Sample User Pool');
    case 'sampleStaging':
      return vscode.l10n.t('Sample User Pool (Staging)');
  }
}

/** The files that the data of each is kept in. */
const dataFiles: Readonly<Record<SamplePoolId, string>> = {
  sample: 'samplePool.json',
  sampleStaging: 'stagingSamplePool.json',
};

/**
 * This window's server for a sample pool: a worker thread, so that its work never holds up the
 * extension host. All windows' servers share one data file.
 */
export class SamplePool implements vscode.Disposable {
  readonly #id: SamplePoolId;
  readonly #script: string;
  readonly #dataFile: string;
  #server: { readonly worker: Worker; readonly credentials: Promise<Credentials> } | undefined;

  /** The parameters are those of `createSamplePools`. */
  constructor(id: SamplePoolId, extension: vscode.Uri, globalStorage: vscode.Uri) {
    this.#id = id;
    this.#script = vscode.Uri.joinPath(extension, 'dist', 'samplePoolWorker.js').fsPath;
    this.#dataFile = vscode.Uri.joinPath(globalStorage, dataFiles[id]).fsPath;
  }

  /**
   * Starts the server if it is not running, on a free loopback port and with a secret of its own.
   * @returns where to reach it: the same promise as long as the same server runs
   * @throws UserError where it does not start
   */
  start(): Promise<Credentials> {
    if (this.#server !== undefined) return this.#server.credentials;
    const secret = randomBytes(24).toString('base64url');
    const workerData: SamplePoolWorkerData = {
      port: 0,
      secret,
      data: this.#dataFile,
      staging: this.#id === 'sampleStaging',
      // Of data that is kept already nothing is put into another language: it is the user's by then.
      language: displayLanguage() === 'zh-CN' ? 'zh' : 'en',
    };
    const worker = new Worker(this.#script, { workerData });
    const server = { worker, credentials: whenListening(worker, secret) };
    this.#server = server;
    // Whatever ends it, the next `start` starts another.
    const forget = () => {
      if (this.#server === server) this.#server = undefined;
    };
    worker.once('exit', forget);
    server.credentials.catch((error: unknown) => {
      logFailure('The sample user pool did not start', error, 'warn');
      forget();
      inBackground('The sample user pool could not be ended', worker.terminate());
    });
    return server.credentials;
  }

  /** Stops the server once it has finished what it is at; the data stays. */
  async stop(): Promise<void> {
    const worker = this.#server?.worker;
    this.#server = undefined;
    // A thread id of -1 says that the thread has ended.
    if (worker === undefined || worker.threadId === -1) return;
    const request: SamplePoolWorkerRequest = { type: 'close' };
    worker.postMessage(request);
    await once(worker, 'exit', { signal: AbortSignal.timeout(closingMs) }).catch(
      (error: unknown) => {
        logFailure('The sample user pool took too long to stop', error, 'debug');
        return worker.terminate();
      },
    );
  }

  /**
   * Stops the server and puts the data back to what it was at first.
   *
   * The data is one for all windows, profiles and clients of this machine, so this resets it for another
   * profile that has the pool connected, too: its server reads the file anew with the next request. What
   * it could undo stays its own, for it looks at whose group it is before it changes one.
   * @throws UserError where the data cannot be reset
   */
  async reset(): Promise<void> {
    await this.stop();
    const { resetSampleData } = await import('../sample/fileStorage.ts');
    await resetSampleData(this.#dataFile).catch((error: unknown) => {
      throw new UserError(vscode.l10n.t('The data of the sample user pool could not be reset.'), {
        cause: error,
      });
    });
  }

  dispose(): void {
    inBackground('The sample user pool could not be stopped', this.stop());
  }
}

async function whenListening(worker: Worker, secret: string): Promise<Credentials> {
  const message = v.parse(
    FirstMessageSchema,
    await firstMessage(worker).catch((error: unknown) => ({
      type: 'failed',
      message: error instanceof Error ? error.message : String(error),
      isDataFile: false,
    })),
  );
  if (message.type === 'listening') {
    return { host: message.host, userPoolId: message.userPoolId, secret };
  }
  throw new UserError(
    message.isDataFile
      ? vscode.l10n.t({
          message:
            'The data of the sample user pool cannot be used. Disconnect it and reset its data, then open it again. ({0})',
          args: [message.message],
          comment: ['{0} is a message of the file system, in English.'],
        })
      : vscode.l10n.t('The sample user pool could not be started.'),
    { cause: new Error(message.message) },
  );
}

/** What the worker says first; rejects when it ends or fails before. */
function firstMessage(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The worker ended with code ${code}.`)));
  });
}
