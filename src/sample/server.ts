import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Call } from './call.ts';
import { FileStorage } from './fileStorage.ts';
import { type Answer, answerGraphql } from './graphqlEndpoint.ts';
import { languageOf, SampleError } from './messages.ts';
import { Pool } from './pool.ts';
import { answerRest } from './restEndpoint.ts';
import { makeSeed, type SeedOptions } from './seed.ts';
import { MemoryStorage, type Storage } from './storage.ts';
import { defaultTokenTtl, Tokens } from './tokens.ts';

/** How a sample pool is to be; all optional. */
export interface SamplePoolOptions extends SeedOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** Milliseconds each answer is held back. */
  readonly latency?: number;
  /** Seconds a token lasts. */
  readonly tokenTtl?: number;
  readonly userPoolId?: string;
  /** A random one unless given. */
  readonly secret?: string;
  /**
   * Whether `authorizedTargets` names groups by an id that is no code, as some servers may; by their codes
   * unless given.
   */
  readonly namesGroupsById?: boolean;
  /** The file the state is kept in; written from the seed where it is missing. */
  readonly data?: string;
}

/** A sample pool that listens. */
export interface SamplePool {
  /** Such as `http://127.0.0.1:41234`. */
  readonly host: string;
  readonly userPoolId: string;
  readonly secret: string;
  /** Stops listening and ends all connections. */
  close(): Promise<void>;
}

/** The ids of the sample pool and of its staging pool, unless another is asked for. */
export const defaultUserPoolId = '65a1b2c3d4e5f60718293a4b';
const defaultStagingId = '65a1b2c3d4e5f60718293a57';

/** Bytes of a request's body at most. */
const largestBody = 4 * 1024 * 1024;

/**
 * Starts a sample pool on the loopback address: a server that clients of Authing's v2 management API
 * can be pointed at.
 *
 * @throws DataFileError where the data file is not one of a sample pool
 * @throws Error where the port is taken
 */
export async function startSamplePool(options: SamplePoolOptions = {}): Promise<SamplePool> {
  const userPoolId = options.userPoolId ?? (options.staging ? defaultStagingId : defaultUserPoolId);
  const secret = options.secret ?? randomBytes(16).toString('hex');
  const tokens = new Tokens(userPoolId, secret, options.tokenTtl ?? defaultTokenTtl);
  const seed = () => makeSeed(options);
  const storage = options.data
    ? await FileStorage.open(options.data, userPoolId, seed)
    : new MemoryStorage(new Pool(userPoolId, seed()));

  const closing = new AbortController();
  // Every answer that is delayed listens to it.
  setMaxListeners(0, closing.signal);
  const latency = options.latency ?? 0;
  const server = createServer((request, response) => {
    const answering = { storage, tokens, latency, namesGroupsById: options.namesGroupsById };
    respond(request, response, answering, closing.signal).catch(() => {
      // The caller went away or the server is closing: there is nobody left to tell.
      response.destroy();
    });
  });
  // Longer than clients keep idle connections, so that none is closed under a request.
  server.keepAliveTimeout = 75_000;

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });

  return {
    host: `http://127.0.0.1:${portOf(server.address())}`,
    userPoolId,
    secret,
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What requests are answered with. */
interface Answering {
  readonly storage: Storage;
  readonly tokens: Tokens;
  /** Milliseconds each answer is held back. */
  readonly latency: number;
  readonly namesGroupsById: boolean | undefined;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answering: Answering,
  closing: AbortSignal,
) {
  const { latency } = answering;
  const answer = await answerTo(request, answering);
  if (latency > 0) await delay(latency, undefined, { signal: closing });
  const body = JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    // What was not read of a body that is too large must not be taken for the next request.
    ...(answer.status === 413 ? { connection: 'close' } : {}),
    ...(answer.status === 405 ? { allow: 'POST' } : {}),
  });
  response.end(body);
}

async function answerTo(
  request: IncomingMessage,
  { storage, tokens, namesGroupsById }: Answering,
): Promise<Answer> {
  const target = request.url ?? '/';
  if (!URL.canParse(target, 'http://127.0.0.1')) return failed(400, 'The path is not valid');
  const url = new URL(target, 'http://127.0.0.1');
  const method = request.method ?? 'GET';
  const body = await readBody(request);
  if (body === undefined) return failed(413, 'Request entity too large');
  let json: unknown;
  try {
    json = body === '' ? undefined : JSON.parse(body);
  } catch {
    // The caller learns of it.
    return failed(400, 'The body is not JSON');
  }

  const pool = await storage.current().catch((error: unknown) => {
    // Said to the caller, but only to one with a token.
    if (error instanceof SampleError) return error;
    throw error;
  });
  const headers = {
    authorization: headerOf(request, 'authorization'),
    userPoolId: headerOf(request, 'x-authing-userpool-id'),
    language: languageOf(headerOf(request, 'x-authing-lang')),
  };
  const call = new Call(headers, pool, storage, tokens, { namesGroupsById });
  if (url.pathname !== '/graphql/v2') {
    return answerRest({ method, path: url.pathname, query: url.searchParams, body: json }, call);
  }
  if (method !== 'POST') return failed(405, `Cannot ${method} /graphql/v2`);
  return answerGraphql(json, call);
}

function failed(status: number, message: string): Answer {
  return { status, body: { code: status, message, data: null } };
}

/** @returns the whole body; undefined where it is too large */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Left early, the iterator must leave the connection open: the answer still goes over it.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > largestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function headerOf(request: IncomingMessage, name: string) {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function portOf(address: AddressInfo | string | null) {
  return typeof address === 'object' ? address?.port : undefined;
}
