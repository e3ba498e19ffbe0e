import type { ManagementClient } from '../authing/index.ts';

/** What every reader of a pool's directory needs. */
export interface DirectoryContext {
  /** The client of the pool, loaded and connected on first use. */
  readonly client: () => Promise<ManagementClient>;
  /** How many rows a page has. */
  readonly pageSize: () => number;
}
