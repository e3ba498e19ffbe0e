import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

/** A request on its way to the server. */
export interface Passing {
  /** The name of the GraphQL operation; of a REST call, its method and path without the query. */
  readonly operation: string;
  /** The GraphQL variables; of a REST call, its query and what its body says. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Resolves when the client has its answer, or has given up. */
  readonly gone: Promise<void>;
}

/** An answer, with its JSON or text. */
export interface PassingAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Changes how a request is answered; `forward` has the server answer it, with some variables replaced. */
export type Alter = (
  request: Passing,
  forward: (variables?: Readonly<Record<string, unknown>>) => Promise<PassingAnswer>,
) => Promise<PassingAnswer>;

/** An answer that the server has given and the proxy holds back. */
export interface Held {
  /** Resolves when the server has answered. */
  readonly answered: Promise<void>;
  /** Lets the answer go. */
  release(): void;
}

/** A proxy before a server on loopback. It records what passes, and alters it where a test says so. */
export interface RecordingProxy {
  readonly host: string;
  /** All requests but token exchanges, in the order they came. */
  readonly requests: Passing[];
  /** The operations of `requests`. */
  operations(): string[];
  /** The most requests of an operation that were under way at the same time. */
  mostAtOnce(operation: string): number;
  /** Alters all answers to an operation from now on. */
  alter(operation: string, alter: Alter): void;
  /** Lets answers to an operation pass unaltered again. */
  pass(operation: string): void;
  /** Holds back the answer to the next request of an operation, which the server gives at once. */
  hold(operation: string): Held;
  close(): Promise<void>;
}

/** @param target the host of the server */
export async function startProxy(target: string): Promise<RecordingProxy> {
  const requests: Passing[] = [];
  const alterations = new Map<string, Alter>();
  const underWay = new Map<string, { now: number; most: number }>();

  const server = createServer(async (request, response) => {
    const text = await readText(request);
    const passing = { ...read(request, text), gone: once(response, 'close').then(() => {}) };
    const count = underWay.get(passing.operation) ?? { now: 0, most: 0 };
    underWay.set(passing.operation, count);
    if (passing.operation !== 'accessToken') requests.push(passing);
    count.now += 1;
    count.most = Math.max(count.most, count.now);
    try {
      const forward = (variables = {}) => send(target, request, text, variables);
      const alter = alterations.get(passing.operation);
      const { status, body } = await (alter === undefined ? forward() : alter(passing, forward));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    } catch {
      response.destroy();
    } finally {
      count.now -= 1;
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  return {
    host: `http://127.0.0.1:${port}`,
    requests,
    operations: () => requests.map(({ operation }) => operation),
    mostAtOnce: (operation) => underWay.get(operation)?.most ?? 0,
    alter: (operation, alter) => void alterations.set(operation, alter),
    pass: (operation) => void alterations.delete(operation),
    hold(operation) {
      const answered = signal();
      const released = signal();
      alterations.set(operation, async (_, forward) => {
        alterations.delete(operation);
        const answer = await forward();
        answered.give();
        await released.given;
        return answer;
      });
      return { answered: answered.given, release: released.give };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The answer of a server that refuses, as Authing words it. */
export function refusal(code: number, message: string): PassingAnswer {
  return { status: 200, body: { errors: [{ message: { code, message } }], data: null } };
}

function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

function read({ method, url = '/' }: IncomingMessage, text: string): Omit<Passing, 'gone'> {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  if (pathname !== '/graphql/v2') {
    const said: unknown = text === '' ? {} : JSON.parse(text);
    const variables = { ...Object.fromEntries(searchParams), ...Object(said) };
    return { operation: `${method} ${pathname}`, variables };
  }
  const body: unknown = JSON.parse(text);
  const isObject = typeof body === 'object' && body !== null;
  const variables = isObject && 'variables' in body ? body.variables : undefined;
  return {
    operation: /(?:query|mutation) (\w+)/.exec(text)?.[1] ?? '',
    variables: typeof variables === 'object' ? { ...variables } : {},
  };
}

function withVariables(text: string, variables: Readonly<Record<string, unknown>>): string {
  if (Object.keys(variables).length === 0) return text;
  const body: unknown = JSON.parse(text);
  const isObject = typeof body === 'object' && body !== null;
  const own = isObject && 'variables' in body ? body.variables : undefined;
  return JSON.stringify({
    ...(isObject ? body : {}),
    variables: { ...(typeof own === 'object' ? own : {}), ...variables },
  });
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function send(
  target: string,
  { method = 'GET', url, headers }: IncomingMessage,
  text: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<PassingAnswer> {
  const passed = Object.entries(headers).filter(
    (header): header is [string, string] =>
      typeof header[1] === 'string' && /^(x-|authorization|content-type)/.test(header[0]),
  );
  const address = new URL(`${target}${url}`);
  if (text === '') {
    for (const [name, value] of Object.entries(variables)) {
      address.searchParams.set(name, String(value));
    }
  }
  const response = await fetch(address, {
    method,
    headers: Object.fromEntries(passed),
    ...(text === '' ? {} : { body: withVariables(text, variables) }),
  });
  return { status: response.status, body: await response.json() };
}
