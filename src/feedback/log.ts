import type * as vscode from 'vscode';
import { type RequestRecord, withoutHeldSecrets } from '../authing/api.ts';
import { AuthingError } from '../authing/errors.ts';
import type { Weight } from '../model/failureLog.ts';
import { wasCancelled } from '../model/poolFailure.ts';

/** What of an output channel the log uses. */
type Channel = Pick<
  vscode.LogOutputChannel,
  'debug' | 'info' | 'warn' | 'error' | 'show' | 'dispose'
>;

/** How much of a connection's random id is enough to distinguish two of them. */
const shownId = 8;

/** Codes of Node and undici, such as `ECONNREFUSED`. */
const code = /^\w{1,60}$/;

/** As much of an error as is written: of its message in UTF-16 units, and of where it came from. */
const longestMessage = 500;
const mostFrames = 12;
const mostCauses = 3;

/** The extension's log, in the Output view. */
export class Log {
  readonly #open: () => Channel;
  #channel: Channel | undefined;
  /** Errors that have been written: whoever comes upon one later need not know. */
  readonly #written = new WeakSet<object>();

  /** @param open makes the channel; called with the first line */
  constructor(open: () => Channel) {
    this.#open = open;
  }

  /**
   * Writes one line for a request, from a list of fields that are allowed and nothing else: no body, no
   * header, no name or id from the pool, not even what the server said.
   * @param pool the id of the connection, of which the beginning is written
   */
  request(pool: string, request: RequestRecord): void {
    const { operation, durationMs, way, itemsSent, itemsReceived, oddities, error } = request;
    const fields = [
      error?.kind ?? 'done',
      error?.outcomeUnknown ? 'outcome unknown' : undefined,
      `${Math.round(durationMs)} ms`,
      way === 'fetch' ? "by VS Code's fetch" : undefined,
      itemsSent === undefined ? undefined : `${itemsSent} sent`,
      itemsReceived === undefined ? undefined : `${itemsReceived} received`,
      oddities === undefined ? undefined : `not as promised: ${oddities.join('; ')}`,
      ...(error === undefined ? [] : codesOf(error)),
    ].filter((field) => field !== undefined);
    const line = `[${pool.slice(0, shownId)}] ${operation}: ${fields.join(', ')}`;
    const isAsPromised = error === undefined && oddities === undefined;
    if (isAsPromised || error?.kind === 'aborted') this.#out.info(line);
    else this.#out.warn(line);
  }

  /**
   * Writes that something failed, and where in the code. Names are left out where they stand
   * in quotes, what a server said altogether; secrets and tokens are masked wherever they are.
   * @param what failed, as a sentence without its full stop
   */
  failure(what: string, error: unknown, weight: Weight = 'error'): void {
    if (error instanceof Error && this.#written.has(error)) return;
    const text = withoutHeldSecrets(`${withoutNames(what)}: ${this.#describe(error)}`);
    this.#out[levelOf(error, weight)](text);
  }

  /** Opens the Output view on the log. */
  show(): void {
    this.#out.show();
  }

  dispose(): void {
    this.#channel?.dispose();
  }

  get #out(): Channel {
    this.#channel ??= this.#open();
    return this.#channel;
  }

  #describe(error: unknown, depth = 0): string {
    if (!(error instanceof Error)) return `${typeof error} thrown: ${plainly(error)}`;
    const head = headOf(error);
    this.#written.add(error);
    const lines = [head, ...framesOf(error)];
    if (error.cause !== undefined && depth < mostCauses) {
      lines.push(`caused by ${this.#describe(error.cause, depth + 1)}`);
    }
    return lines.join('\n');
  }
}

/** How VS Code's fetch failed, where it was tried as well. */
function otherCodesOf({ otherWay }: AuthingError): string[] {
  if (otherWay === undefined) return [];
  const { kind, systemCode = '' } = otherWay;
  return [`${code.test(systemCode) ? systemCode : kind} by VS Code's fetch`];
}

/** What is known of a failed request beside its kind. */
function codesOf(error: AuthingError): (string | undefined)[] {
  return [
    error.proxy ? 'proxy' : undefined,
    error.status === undefined ? undefined : `HTTP ${error.status}`,
    error.code === undefined ? undefined : `code ${error.code}`,
    code.test(error.systemCode ?? '') ? error.systemCode : undefined,
    ...otherCodesOf(error),
  ];
}

function headOf(error: Error): string {
  if (error instanceof AuthingError) {
    const { kind, operation, outcomeUnknown } = error;
    const fields = [kind, outcomeUnknown ? 'outcome unknown' : undefined, ...codesOf(error)];
    return `${operation}: ${fields.filter((field) => field !== undefined).join(', ')}`;
  }
  return `${shortened(error.name)}: ${shortened(withoutNames(error.message))}`;
}

/** Without the first lines, which repeat the message. */
function framesOf({ stack = '' }: Error): string[] {
  return (
    stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, mostFrames)
      // Code may come from an address that is the code itself.
      .map((line) => shortened(line))
  );
}

/** From the first quote to the last, for a name may have quotes in it. */
function withoutNames(text: string): string {
  return text.replaceAll(/“.*”/gs, '“…”');
}

/** Masked before it is cut: what is left of a secret then may be too short to be recognized. */
function shortened(text: string): string {
  const shown = withoutHeldSecrets(text.slice(0, 10 * longestMessage));
  return shown.length > longestMessage ? `${shown.slice(0, longestMessage)}…` : shown;
}

/** What was thrown instead of an error. An object is not written: it may hold anything. */
function plainly(thrown: unknown): string {
  const isObject = typeof thrown === 'object' && thrown !== null;
  return isObject || typeof thrown === 'function' ? '?' : shortened(String(thrown));
}

function levelOf(error: unknown, weight: Weight): Weight {
  // To be cancelled is no failure.
  if (isCancelled(error)) return 'debug';
  // A bug is not what was expected to fail.
  const isBug = [TypeError, ReferenceError, RangeError].some((type) => error instanceof type);
  return isBug && weight === 'debug' ? 'warn' : weight;
}

function isCancelled(error: unknown): boolean {
  return wasCancelled(error) || (error instanceof Error && error.name === 'AbortError');
}
