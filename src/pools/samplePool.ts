import { randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Credentials } from './credentials.ts';

/** Any would do, as long as all windows use the same: the data file is made for it. */
const userPoolId = '5f0000000000000000000001';

const ReadySchema = v.object({ host: v.string() });

/**
 * This window's server for the sample pool: a worker thread, so that its work never holds up the
 * extension host. All windows' servers share one data file.
 */
export class SamplePool implements vscode.Disposable {
  readonly #script: string;
  readonly #dataFile: string;
  #running: Promise<Credentials> | undefined;
  #worker: Worker | undefined;

  /**
   * @param extension the extension's folder, whose build has the worker's script
   * @param globalStorage the extension's `globalStorageUri`, where the data is kept
   */
  constructor(extension: vscode.Uri, globalStorage: vscode.Uri) {
    this.#script = vscode.Uri.joinPath(extension, 'dist', 'samplePoolWorker.js').fsPath;
    this.#dataFile = vscode.Uri.joinPath(globalStorage, 'samplePool.json').fsPath;
  }

  /**
   * Starts the server if it is not running, on a free loopback port and with a secret of its own.
   * @returns where to reach it: the same object as long as the same server runs
   */
  start(): Promise<Credentials> {
    this.#running ??= this.#start();
    return this.#running;
  }

  /** Stops the server; the data stays. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#running = undefined;
    await worker?.terminate();
  }

  /** Stops the server and puts the data back to what it was at first. */
  async reset(): Promise<void> {
    await this.stop();
    const { resetSampleData } = await import('../sample/fileStorage.ts');
    await resetSampleData(this.#dataFile);
  }

  dispose(): void {
    void this.stop();
  }

  async #start(): Promise<Credentials> {
    const secret = randomBytes(24).toString('base64url');
    const worker = new Worker(this.#script, {
      workerData: { port: 0, userPoolId, secret, dataFile: this.#dataFile },
    });
    this.#worker = worker;
    // Whatever ends it, the next `start` starts another.
    worker.once('exit', () => {
      if (this.#worker === worker) {
        this.#worker = undefined;
        this.#running = undefined;
      }
    });
    try {
      const { host } = v.parse(ReadySchema, await firstMessage(worker));
      return { host, userPoolId, secret };
    } catch {
      if (this.#worker === worker) await this.stop();
      throw new Error(
        vscode.l10n.t('The sample user pool could not be started. Try again, or reset its data.'),
      );
    }
  }
}

/** What the worker says first; rejects when it ends or fails before. */
function firstMessage(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The worker ended with code ${code}.`)));
  });
}
