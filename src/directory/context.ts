import type { PoolReader } from '../authing/api.ts';

// A file of its own, so that what reads one part of a pool does not import the directory of all.

/** What every reader of a pool's directory needs. */
export interface DirectoryContext {
  /** The client of the pool for reading it, loaded and connected on first use. */
  readonly client: () => Promise<PoolReader>;
  /** How many rows a page has. */
  readonly pageSize: () => number;
}
