import type { SamplePoolOptions } from './server.ts';

/**
 * What the worker that runs a sample pool gets as its `workerData`: never an argument of a process,
 * where others could read the secret.
 */
export type SamplePoolWorkerData = SamplePoolOptions;

/** What the worker posts: exactly one of the first two, and `closed` as the last before it ends. */
export type SamplePoolWorkerMessage =
  | { readonly type: 'listening'; readonly host: string; readonly userPoolId: string }
  /** `message` is a sentence; `isDataFile` tells that the data file is what is wrong. */
  | { readonly type: 'failed'; readonly message: string; readonly isDataFile: boolean }
  | { readonly type: 'closed' };

/** What the worker understands. */
export type SamplePoolWorkerRequest = { readonly type: 'close' };
