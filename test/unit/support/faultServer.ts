import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { answerFaults } from './answerFaults.ts';
import { type ConnectionFault, startConnectionFaults } from './connectionFaults.ts';

export type AnswerFaultName = keyof typeof answerFaults;
export type FaultName = AnswerFaultName | ConnectionFault;

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
  /** Lets everything go well again, and forgets the counts. */
  heal(): void;
  close(): Promise<void>;
}

/** Milliseconds in which a client on loopback has noticed that its connections are gone. */
const noticed = 30;

/** @param target the host of the server behind */
export async function startFaultServer(target: string): Promise<FaultServer> {
  const connections = await startConnectionFaults();
  const healthy = buildConnector({});
  const received = new Counter();
  const forwarded = new Counter();
  let fault: FaultName | undefined;
  let faultyOperation = '';
  let timesLeft = 0;

  /** The fault to happen now, if it is one of these. */
  function takeFault<Name extends FaultName>(is: (name: FaultName) => name is Name) {
    if (fault === undefined || !is(fault) || timesLeft <= 0) return undefined;
    timesLeft -= 1;
    return fault;
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
      const name = operation === faultyOperation ? takeFault(isAnswerFault) : undefined;
      if (name === undefined) {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(await forward());
      } else {
        const sent = `${request.headers.authorization} ${text}`;
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
      const name = takeFault(isConnectionFault);
      (name === undefined ? healthy : connections.connector(name))(options, callback);
    },
  });

  return {
    host: `http://127.0.0.1:${port}`,
    dispatcher,
    received: (operation) => received.of(operation),
    forwarded: (operation) => forwarded.of(operation),
    async inflict(name, operation, times = Number.POSITIVE_INFINITY) {
      fault = name;
      faultyOperation = operation;
      timesLeft = times;
      if (isAnswerFault(name)) return;
      server.closeAllConnections();
      await delay(noticed);
    },
    heal() {
      fault = undefined;
      received.clear();
      forwarded.clear();
    },
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

function isAnswerFault(name: FaultName): name is AnswerFaultName {
  return name in answerFaults;
}

function isConnectionFault(name: FaultName): name is ConnectionFault {
  return !isAnswerFault(name);
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** The sample pool needs no more of a request than this, and answers GraphQL with HTTP 200. */
async function send(target: string, { url, headers }: IncomingMessage, text: string) {
  const { authorization } = headers;
  const response = await fetch(`${target}${url}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(authorization === undefined ? {} : { authorization }),
    },
    body: text,
  });
  return response.text();
}
