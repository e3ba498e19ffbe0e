import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { ManagementClient, type ManagementClientOptions } from '../../../src/authing/index.ts';

/** A request as the server received it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The body as sent; empty where there is none. */
  readonly text: string;
  /** The GraphQL operation; undefined for REST. */
  readonly operation: string | undefined;
  /** Resolves when the connection is done with the request: answered, or given up by the client. */
  readonly gone: Promise<void>;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
}

/** Answers a request; undefined where it wrote to the response itself, or wants no answer sent. */
export type Script = (
  request: Received,
  response: ServerResponse,
) => Answer | undefined | Promise<Answer | undefined>;

export interface ScriptedServer {
  readonly host: string;
  /** All requests but token exchanges, in order. */
  readonly calls: Received[];
  /** The token exchanges. */
  readonly exchanges: Received[];
  /** How many connections were opened, and which are open now. */
  readonly connections: { opened: number; open: Set<Socket> };
  /** A client pointed at this server; it repeats nothing unless told to. */
  client(options?: Partial<ManagementClientOptions>): ManagementClient;
  /** Closes the clients, then the server. */
  close(): Promise<void>;
}

/** The tokens are `token-1`, `token-2`, … */
export function issueToken(number: number, seconds = 7200, now = Date.now() / 1000): Answer {
  const iat = Math.floor(now);
  return {
    body: { data: { accessToken: { accessToken: `token-${number}`, iat, exp: iat + seconds } } },
  };
}

/**
 * A server on loopback whose answers a test writes itself, for what the sample pool never says.
 * @param script answers everything but token exchanges
 * @param exchange answers token exchanges; a token of two hours unless given
 */
export async function startScriptedServer(
  script: Script,
  exchange: (number: number, request: Received) => Answer | Promise<Answer> = (number) =>
    issueToken(number),
): Promise<ScriptedServer> {
  const calls: Received[] = [];
  const exchanges: Received[] = [];
  const clients: ManagementClient[] = [];
  const connections = { opened: 0, open: new Set<Socket>() };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const gone = new Promise<void>((resolve) => response.on('close', resolve));
    const received: Received = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      text,
      operation: /(?:query|mutation) (\w+)/.exec(text)?.[1],
      gone,
    };
    const isExchange = received.operation === 'accessToken';
    (isExchange ? exchanges : calls).push(received);
    const answer = isExchange
      ? await exchange(exchanges.length, received)
      : await script(received, response);
    if (answer) send(response, answer);
  });
  server.on('connection', (socket) => {
    connections.opened += 1;
    connections.open.add(socket);
    socket.on('close', () => connections.open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const host = `http://127.0.0.1:${port}`;
  return {
    host,
    calls,
    exchanges,
    connections,
    client(options) {
      const client = new ManagementClient({
        userPoolId: 'pool-id',
        secret: 'pool-secret',
        host,
        retry: { maxRetries: 0 },
        ...options,
      });
      clients.push(client);
      return client;
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, { status = 200, headers, body }: Answer) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
