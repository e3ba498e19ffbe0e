import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/** A request that a fault happens to. */
export interface Visit {
  /** What a careless server echoes: the token where there is one, and the body with the secret; or nothing. */
  readonly sent: string;
  readonly response: ServerResponse;
  /** Has the server behind do what was asked, and gives its answer. */
  forward(): Promise<string>;
}

export type AnswerFault = (visit: Visit) => void | Promise<void>;

const mebibyte = 1024 * 1024;

/** What can go wrong with an answer, by name. Where the server is asked first, the answer is lost. */
export const answerFaults = {
  'reset before the headers': async ({ response, forward }) => {
    await forward();
    reset(response);
  },
  'reset before the body': async ({ response, forward }) => {
    const text = await forward();
    response.writeHead(200, json(text));
    response.flushHeaders();
    await delay(10);
    reset(response);
  },
  'reset in the middle of the body': async ({ response, forward }) => {
    const text = await forward();
    response.writeHead(200, json(text));
    response.write(text.slice(0, text.length / 2));
    await delay(10);
    reset(response);
  },
  'stalled headers': async ({ forward }) => {
    await forward();
  },
  'stalled body': async ({ response, forward }) => {
    const text = await forward();
    response.writeHead(200, json(text));
    response.write(text.slice(0, 5));
  },
  'slow drip': async ({ response, forward }) => {
    const text = await forward();
    response.writeHead(200, { 'content-type': 'application/json' });
    for (const letter of text.padStart(10_000)) {
      if (response.destroyed) return;
      response.write(letter);
      await delay(20);
    }
  },
  'truncated JSON': async ({ response, forward }) => {
    const text = await forward();
    answer(response, 200, text.slice(0, text.length / 2));
  },
  'HTML with 200': ({ response, sent }) =>
    answer(response, 200, `<!doctype html><title>Sign in ${sent}</title>`, {
      'content-type': 'text/html',
    }),
  'empty body': async ({ response, forward }) => {
    await forward();
    answer(response, 200, '');
  },
  'wrong content type': async ({ response, forward }) =>
    answer(response, 200, await forward(), { 'content-type': 'image/png' }),
  'body of 50 MB': async ({ response, forward }) => {
    await forward();
    response.writeHead(200, { 'content-type': 'application/json' });
    for (let sent = 0; sent < 50 && !response.destroyed; sent += 1) {
      response.write(Buffer.alloc(mebibyte, ' '));
      while (response.writableNeedDrain && !response.destroyed) await delay(1);
    }
    response.end();
  },
  'body said to be of 50 MB': async ({ response, forward }) => {
    const text = await forward();
    response.writeHead(200, { 'content-length': 50 * mebibyte });
    response.write(text);
  },
  'redirect elsewhere': ({ response }) =>
    answer(response, 307, '', { location: 'https://elsewhere.invalid/graphql/v2' }),
  'HTTP 401': ({ response }) => answer(response, 401, 'Unauthorized'),
  'HTTP 403': ({ response, sent }) =>
    answer(response, 403, JSON.stringify({ message: `You may not do that ${sent}` })),
  'HTTP 404': ({ response }) => answer(response, 404, 'Not Found'),
  'HTTP 429': ({ response }) => answer(response, 429, ''),
  'HTTP 429 with Retry-After': ({ response }) => answer(response, 429, '', { 'retry-after': '60' }),
  '429 in a 200 body': ({ response }) =>
    answer(response, 200, JSON.stringify({ code: 429, message: 'Too many requests' })),
  'HTTP 500': async ({ response, sent, forward }) => {
    await forward();
    answer(response, 500, JSON.stringify({ code: 500, message: `Something broke ${sent}` }));
  },
  'HTTP 502': ({ response, sent }) =>
    answer(response, 502, `<html><h1>Bad Gateway ${sent}</h1></html>`),
  'HTTP 503': ({ response }) => answer(response, 503, ''),
  'HTTP 504': async ({ response, forward }) => {
    await forward();
    answer(response, 504, '');
  },
  'busy (1000)': ({ response }) => refuse(response, { code: 1000, message: 'Busy' }),
  'login expired (2206)': ({ response }) => refuse(response, { code: 2206, message: 'Expired' }),
  'errors beside partial data': altered((body) => ({
    ...body,
    errors: [{ message: { code: 500, message: 'A part failed' } }],
  })),
  'error 500 with HTTP 200': async ({ response, forward }) => {
    await forward();
    refuse(response, { code: 500, message: 'Something broke' });
  },
  'compressed though not asked': async ({ response, forward }) => {
    const body = gzipSync(await forward());
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(body);
  },
  'interim answers before it': async ({ response, forward }) => {
    const text = await forward();
    response.writeContinue();
    response.writeEarlyHints({ link: '</style.css>; rel=preload' });
    answer(response, 200, text);
  },
  'times as numbers': altered((body) =>
    withInAll(body, 'updatedAt', (time) => (typeof time === 'string' ? Date.parse(time) : time)),
  ),
  'errors with string messages': ({ response }) => refuse(response, 'Unknown argument "x".'),
  'nulls where the schema says none': altered((body) => ({
    data: mapValues(body.data, (value) => (isObject(value) ? mapValues(value, () => null) : null)),
  })),
  'unknown enum values': altered((body) => withInAll(body, 'status', () => 'Hibernating')),
  'totalCount that lies': altered((body) => withInAll(body, 'totalCount', () => 1_000_000)),
  'totalCount of 0': altered((body) => withInAll(body, 'totalCount', () => 0)),
  'page that repeats items': altered((body) =>
    withInAll(body, 'list', (list) => (Array.isArray(list) ? [...list, ...list] : list)),
  ),
  'token with 1 s of life': issued((token) => ({ ...token, exp: Number(token.iat) + 1 })),
  'clock an hour behind': issued((token) => shifted(token, -3600)),
  'clock an hour ahead': issued((token) => shifted(token, 3600)),
} satisfies Record<string, AnswerFault>;

type Json = Record<string, unknown>;

/** Has the server answer, and changes what it said. */
function altered(alter: (body: Json) => unknown): AnswerFault {
  return async ({ response, forward }) => {
    const body: unknown = JSON.parse(await forward());
    answer(response, 200, JSON.stringify(isObject(body) ? alter(body) : body));
  };
}

/** Changes the times of a token. */
function issued(alter: (token: Json) => Json): AnswerFault {
  return altered((body) => ({
    data: mapValues(body.data, (token) => (isObject(token) ? alter(token) : token)),
  }));
}

function shifted(token: Json, seconds: number): Json {
  return { ...token, iat: Number(token.iat) + seconds, exp: Number(token.exp) + seconds };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapValues(value: unknown, map: (value: unknown) => unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(item)]));
}

/** Changes a field of every object, however deep, that has it. */
function withInAll(value: unknown, field: string, change: (content: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withInAll(item, field, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const content = withInAll(item, field, change);
      return [key, key === field ? change(content) : content];
    }),
  );
}

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

function json(text: string) {
  return { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
}

function refuse(response: ServerResponse, message: unknown): void {
  answer(response, 200, JSON.stringify({ errors: [{ message }], data: null }));
}

function answer(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(text);
}
