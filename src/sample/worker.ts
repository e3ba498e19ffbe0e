// Runs a sample pool in a worker thread; see workerProtocol.ts for what goes in and out.
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { DataFileError } from './fileStorage.ts';
import { seedLanguages } from './seed/texts.ts';
import { startSamplePool } from './server.ts';
import type { SamplePoolWorkerMessage } from './workerProtocol.ts';

const number = v.exactOptional(v.number());
const text = v.exactOptional(v.string());
const flag = v.exactOptional(v.boolean());

const optionsSchema = v.object({
  staging: flag,
  language: v.exactOptional(v.picklist(seedLanguages)),
  port: number,
  groups: number,
  users: number,
  resources: number,
  latency: number,
  tokenTtl: number,
  userPoolId: text,
  secret: text,
  data: text,
});

const requestSchema = v.object({ type: v.literal('close') });

function post(message: SamplePoolWorkerMessage) {
  parentPort?.postMessage(message);
}

try {
  const pool = await startSamplePool(v.parse(optionsSchema, workerData));
  parentPort?.on('message', async (request: unknown) => {
    if (!v.is(requestSchema, request)) return;
    await pool.close();
    post({ type: 'closed' });
    // Nothing keeps the worker then, and it ends.
    parentPort?.close();
  });
  post({ type: 'listening', host: pool.host, userPoolId: pool.userPoolId });
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  post({ type: 'failed', message, isDataFile: error instanceof DataFileError });
}
