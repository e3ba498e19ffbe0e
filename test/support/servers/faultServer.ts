import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { answerFaults } from './answerFaults.ts';
import {
  type ConnectionFault,
  connectionFaults,
  startConnectionFaults,
} from './connectionFaults.ts';

export type AnswerFaultName = keyof typeof answerFaults;
export type FaultName = AnswerFaultName | ConnectionFault;

/** Stands for each operation that nothing else is said of. */
export const anyOperation = '*';

/** When which answers to the requests of an operation go wrong. */
export interface FaultCourse {
  readonly fault: AnswerFaultName;
  /** How many of them are answered well before; none unless given. */
  readonly after?: number;
  /** How many go wrong then; all unless given. */
  readonly times?: number;
  /** Operations that everything goes wrong with as soon as it has with this one. */
  readonly thenAlso?: readonly string[];
}

/** All that can go wrong. */
export const faultNames: readonly FaultName[] = [
  ...connectionFaults,
  ...Object.keys(answerFaults).filter(isAnswerFault),
];

/** A server between a client and a server on loopback, where things go wrong by name. */
export interface FaultServer {
  readonly host: string;
  /** What the client is to connect with, so that connections can fail, too. */
  readonly dispatcher: Dispatcher;
  /** How often requests of an operation have come in, and how often the server behind was asked. */
  received(operation: string): number;
  forwarded(operation: string): number;
  /**
   * Lets something go wrong from now on, with the requests of one operation, or with all connections.
   * @param times how often; for ever unless given
   */
  inflict(fault: FaultName, operation: string, times?: number): Promise<void>;
  /** Lets an answer go wrong, as often as it comes to that, in a way of its own. */
  inflictOn(operation: string, course: FaultCourse): void;
  /** Lets everything go well again, and forgets the counts. */
  heal(): void;
  close(): Promise<void>;
}

/** Milliseconds in which a client on loopback has noticed that its connections are gone. */
const noticed = 30;

/**
 * @param target the host of the server behind
 * @param careless whether failures repeat what was sent
 */
export async function startFaultServer(
  target: string,
  { careless = true } = {},
): Promise<FaultServer> {
  const connections = await startConnectionFaults();
  const healthy = buildConnector({});
  const received = new Counter();
  const forwarded = new Counter();
  let connectionFault: ConnectionFault | undefined;
  let connectionFaultsLeft = 0;
  const courses = new Map<string, { after: number; times: number; course: FaultCourse }>();

  /** What is to happen to a connection now. */
  function takeConnectionFault(): ConnectionFault | undefined {
    if (connectionFaultsLeft <= 0) return undefined;
    connectionFaultsLeft -= 1;
    return connectionFault;
  }

  /** What is to happen to an answer now. */
  function takeAnswerFault(operation: string): AnswerFaultName | undefined {
    const next = courses.get(operation) ?? courses.get(anyOperation);
    if (next === undefined) return undefined;
    if (next.after > 0) {
      next.after -= 1;
      return undefined;
    }
    if (next.times <= 0) return undefined;
    next.times -= 1;
    const { fault, thenAlso = [] } = next.course;
    for (const also of thenAlso) inflictOn(also, { fault });
    return fault;
  }

  function inflictOn(operation: string, course: FaultCourse): void {
    const { after = 0, times = Number.POSITIVE_INFINITY } = course;
    courses.set(operation, { after, times, course });
  }

  function heal(): void {
    connectionFaultsLeft = 0;
    courses.clear();
    received.clear();
    forwarded.clear();
  }

  const server = createServer(async (request, response) => {
    try {
      const text = await readText(request);
      const operation = /(?:query|mutation) (\w+)/.exec(text)?.[1] ?? request.url ?? '';
      received.add(operation);
      const forward = () => {
        forwarded.add(operation);
        return send(target, request, text);
      };
      const name = takeAnswerFault(operation);
      if (name === undefined) {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(await forward());
      } else {
        const sent = careless ? `${request.headers.authorization} ${text}` : '';
        await answerFaults[name]({ sent, response, forward });
      }
    } catch {
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const dispatcher = new Agent({
    connect: (options, callback) => {
      const name = takeConnectionFault();
      (name === undefined ? healthy : connections.connector(name))(options, callback);
    },
  });

  return {
    host: `http://127.0.0.1:${port}`,
    dispatcher,
    received: (operation) => received.of(operation),
    forwarded: (operation) => forwarded.of(operation),
    async inflict(name, operation, times = Number.POSITIVE_INFINITY) {
      connectionFaultsLeft = 0;
      courses.clear();
      if (isAnswerFault(name)) {
        inflictOn(operation, { fault: name, times });
        return;
      }
      connectionFault = name;
      connectionFaultsLeft = times;
      server.closeAllConnections();
      await delay(noticed);
    },
    inflictOn,
    heal,
    async close() {
      await dispatcher.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await connections.close();
    },
  };
}

class Counter {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    this.#counts.set(name, this.of(name) + 1);
  }

  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  clear(): void {
    this.#counts.clear();
  }
}

export function isAnswerFault(name: string): name is AnswerFaultName {
  return name in answerFaults;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** The sample pool needs no more of a request than this. */
async function send(
  target: string,
  { method = 'GET', url, headers }: IncomingMessage,
  text: string,
) {
  const { authorization } = headers;
  const response = await fetch(`${target}${url}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(authorization === undefined ? {} : { authorization }),
    },
    ...(text === '' ? {} : { body: text }),
  });
  return response.text();
}
