import type * as vscode from 'vscode';
import type { AuthingError } from '../authing/errors.ts';

/** What may be written of an operation: an allow-list, so that no body, header, secret or token gets in. */
export interface OperationRecord {
  /** The name of what was done, such as `createGroup`. */
  readonly operation: string;
  readonly durationMs?: number;
  /** The HTTP status. */
  readonly status?: number;
  /** The server's error code. */
  readonly code?: number;
  /** The system's error code, such as `ECONNREFUSED`. */
  readonly systemCode?: string;
  /** How many items it was about. */
  readonly count?: number;
  readonly outcome: 'done' | 'cancelled' | AuthingError['kind'] | 'unexpected';
}

/** The extension's log, in the Output view. */
export class Log {
  readonly #channel: vscode.LogOutputChannel;

  constructor(channel: vscode.LogOutputChannel) {
    this.#channel = channel;
  }

  /** Writes one line for an operation, from the fields of the record and nothing else. */
  operation(record: OperationRecord): void {
    const fields = [
      record.outcome,
      record.durationMs === undefined ? undefined : `${Math.round(record.durationMs)} ms`,
      record.status === undefined ? undefined : `HTTP ${record.status}`,
      record.code === undefined ? undefined : `code ${record.code}`,
      record.systemCode,
      record.count === undefined ? undefined : `count ${record.count}`,
    ].filter((field) => field !== undefined);
    const line = `${record.operation}: ${fields.join(', ')}`;
    if (record.outcome === 'done' || record.outcome === 'cancelled') this.#channel.info(line);
    else this.#channel.warn(line);
  }

  /** Opens the Output view on the log. */
  show(): void {
    this.#channel.show();
  }
}
