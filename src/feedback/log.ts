import type * as vscode from 'vscode';
import type { AuthingError } from '../authing/errors.ts';

/** A request that has ended; see the client's `RequestRecord`. */
export interface LoggedRequest {
  readonly operation: string;
  readonly durationMs: number;
  readonly error?: AuthingError;
}

/** The extension's log, in the Output view. */
export class Log {
  readonly #channel: vscode.LogOutputChannel;

  constructor(channel: vscode.LogOutputChannel) {
    this.#channel = channel;
  }

  /**
   * Writes one line for a request, from a list of fields that are allowed and nothing else: no body, no
   * header, not even what the server said.
   */
  request({ operation, durationMs, error }: LoggedRequest): void {
    const fields = [
      error?.kind ?? 'done',
      `${Math.round(durationMs)} ms`,
      error?.proxy ? 'proxy' : undefined,
      error?.status === undefined ? undefined : `HTTP ${error.status}`,
      error?.code === undefined ? undefined : `code ${error.code}`,
      error?.systemCode,
    ].filter((field) => field !== undefined);
    const line = `${operation}: ${fields.join(', ')}`;
    if (error === undefined || error.kind === 'aborted') this.#channel.info(line);
    else this.#channel.warn(line);
  }

  /** Opens the Output view on the log. */
  show(): void {
    this.#channel.show();
  }
}
