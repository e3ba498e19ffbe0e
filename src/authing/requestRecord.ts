import type { AuthingError } from './errors.ts';

/** How one request went. It has nothing of what was sent or answered. */
export interface RequestRecord {
  /** The GraphQL operation or the name of a REST one, such as `createGroup`. It has no id in it. */
  readonly operation: string;
  readonly durationMs: number;
  /** `fetch` where it went by the other way of `Network`. */
  readonly way?: 'fetch' | undefined;
  /** How many items it lists, such as user ids, where it lists any. */
  readonly itemsSent?: number | undefined;
  /** How many items the answer lists, where it lists any. */
  readonly itemsReceived?: number | undefined;
  /** What in the answer was not as promised and was read as far as it could be; absent for nothing. */
  readonly oddities?: readonly string[];
  /** Absent where the request succeeded. */
  readonly error?: AuthingError;
}

/** Told of every request when it has ended, each try of its own, for a log. */
export type Observe = (record: RequestRecord) => void;
