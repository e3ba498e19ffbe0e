import type * as vscode from 'vscode';
import type { RequestRecord } from '../authing/session.ts';

/** So much of a connection's random id tells two of them apart. */
const shownId = 8;

/** Codes of Node and undici, such as `ECONNREFUSED`. */
const code = /^\w{1,60}$/;

/** The extension's log, in the Output view. */
export class Log {
  readonly #channel: Pick<vscode.LogOutputChannel, 'info' | 'warn' | 'show'>;

  constructor(channel: Pick<vscode.LogOutputChannel, 'info' | 'warn' | 'show'>) {
    this.#channel = channel;
  }

  /**
   * Writes one line for a request, from a list of fields that are allowed and nothing else: no body, no
   * header, no name or id from the pool, not even what the server said.
   * @param pool the id of the connection, of which the beginning is written
   */
  request(pool: string, request: RequestRecord): void {
    const { operation, durationMs, itemsSent, itemsReceived, oddities, error } = request;
    const fields = [
      error?.kind ?? 'done',
      error?.outcomeUnknown ? 'outcome unknown' : undefined,
      `${Math.round(durationMs)} ms`,
      itemsSent === undefined ? undefined : `${itemsSent} sent`,
      itemsReceived === undefined ? undefined : `${itemsReceived} received`,
      oddities === undefined ? undefined : `not as promised: ${oddities.join('; ')}`,
      error?.proxy ? 'proxy' : undefined,
      error?.status === undefined ? undefined : `HTTP ${error.status}`,
      error?.code === undefined ? undefined : `code ${error.code}`,
      code.test(error?.systemCode ?? '') ? error?.systemCode : undefined,
    ].filter((field) => field !== undefined);
    const line = `[${pool.slice(0, shownId)}] ${operation}: ${fields.join(', ')}`;
    const isAsPromised = error === undefined && oddities === undefined;
    if (isAsPromised || error?.kind === 'aborted') this.#channel.info(line);
    else this.#channel.warn(line);
  }

  /** Opens the Output view on the log. */
  show(): void {
    this.#channel.show();
  }
}
