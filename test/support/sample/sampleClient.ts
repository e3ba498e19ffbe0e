import assert from 'node:assert/strict';
import { messages } from '../../../src/sample/messages.ts';
import {
  type SamplePool,
  type SamplePoolOptions,
  startSamplePool,
} from '../../../src/sample/server.ts';

/** An answer, with its JSON. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** Where a sample pool can be reached, and as whom. */
export type Address = Pick<SamplePool, 'host' | 'userPoolId' | 'secret'>;

/** Talks to a sample pool over HTTP as clients do: a token, then GraphQL and REST. */
export class Client {
  readonly address: Address;
  readonly token: string;
  readonly headers: Record<string, string>;

  constructor(address: Address, token: string, headers: Record<string, string> = {}) {
    this.address = address;
    this.token = token;
    this.headers = headers;
  }

  static async connect(address: Address, headers: Record<string, string> = {}): Promise<Client> {
    const reply = await post(address.host, tokenQuery, {
      userPoolId: address.userPoolId,
      secret: address.secret,
    });
    const token = at(reply.body, 'data.accessToken.accessToken');
    assert(typeof token === 'string', JSON.stringify(reply.body));
    return new Client(address, token, headers);
  }

  /** @returns a client for the same pool that sends other headers */
  with(headers: Record<string, string>): Client {
    return new Client(this.address, this.token, { ...this.headers, ...headers });
  }

  graphql(query: string, variables: object = {}): Promise<Reply> {
    return post(this.address.host, query, variables, {
      authorization: `Bearer ${this.token}`,
      ...this.headers,
    });
  }

  /** Sends a GraphQL operation that must work. */
  async data(query: string, variables: object = {}): Promise<unknown> {
    const { status, body } = await this.graphql(query, variables);
    assert.equal(at(body, 'errors'), undefined, JSON.stringify(at(body, 'errors')));
    assert.equal(status, 200);
    return at(body, 'data');
  }

  /**
   * Sends a GraphQL operation that must be refused; answers with the code or, for 500, which is the code of
   * many, with the name of what it means.
   */
  async refusal(query: string, variables: object = {}): Promise<unknown> {
    const { status, body } = await this.graphql(query, variables);
    assert.equal(status, 200);
    assert.equal(typeof at(body, 'errors.0.message.message'), 'string', JSON.stringify(body));
    const code = at(body, 'errors.0.message.code');
    return code === 500 ? meaningOf(at(body, 'errors.0.message.message')) : code;
  }

  async rest(method: string, path: string, body?: unknown): Promise<Reply> {
    const response = await fetch(`${this.address.host}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${this.token}`,
        ...this.headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }

  /** Sends a REST call that must work. */
  async restData(method: string, path: string, body?: unknown): Promise<unknown> {
    const reply = await this.rest(method, path, body);
    assert.equal(at(reply.body, 'code'), 200, JSON.stringify(reply.body));
    return at(reply.body, 'data');
  }
}

/** Starts a sample pool in this process, for one test file. */
export async function open(options: SamplePoolOptions = {}) {
  const pool = await startSamplePool(options);
  return { pool, client: await Client.connect(pool) };
}

export const tokenQuery =
  'query accessToken($userPoolId: String!, $secret: String!) { accessToken(userPoolId: $userPoolId, secret: $secret) { accessToken exp iat } }';

/** Sends a GraphQL request. */
export async function post(
  host: string,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(`${host}/graphql/v2`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: await response.json() };
}

/** Reads a value inside JSON by a path such as `data.groups.list.0.code`; undefined where there is none. */
export function at(json: unknown, path: string): unknown {
  let value = json;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = new Map(Object.entries(value)).get(key);
  }
  return value;
}

/** Reads a list inside JSON, and of each item one value where a key is given. */
export function list(json: unknown, path: string, key?: string): unknown[] {
  const items = at(json, path);
  assert(Array.isArray(items), `no list at ${path}`);
  return key === undefined ? items : items.map((item: unknown) => at(item, key));
}

/** Reads a text inside JSON. */
export function textAt(json: unknown, path: string): string {
  const text = at(json, path);
  assert(typeof text === 'string', `no text at ${path}`);
  return text;
}

/** Which of the messages a text is, with whatever details. */
function meaningOf(text: unknown): string {
  const isIt = (pattern: string) => {
    const [start = '', end = ''] = pattern.split(/\{\w+\}/);
    return typeof text === 'string' && text.startsWith(start) && text.endsWith(end);
  };
  const [name] =
    Object.entries(messages).find(
      ([, message]) => message.code === 500 && (isIt(message['zh-CN']) || isIt(message['en-US'])),
    ) ?? [];
  return name ?? `no message: ${text}`;
}
