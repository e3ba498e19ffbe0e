import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type * as Sdk from 'authing-js-sdk';
import type * as ClientModule from '../../../src/authing/index.ts';
import type { Address } from '../child.ts';
import { openUndici } from './bareUndici.ts';

/** Who reads from a server, to be compared. Each is loaded where it is opened. */
export interface Contender {
  /** Reads a group. */
  detail(code: string, signal: AbortSignal): Promise<unknown>;
  /** Reads one page of a group's members, and counts what it got. */
  members(code: string, page: number, limit: number): Promise<number>;
  close(): Promise<void>;
}

export const contenderNames = ['ours', 'undici', 'sdk'] as const;
export type ContenderName = (typeof contenderNames)[number];

/** The client, built as it ships. */
export function loadClient(): Promise<typeof ClientModule> {
  return import(pathToFileURL('test/bench/out/shippedClient/index.js').href);
}

export const open: Readonly<Record<ContenderName, (address: Address) => Promise<Contender>>> = {
  async ours(address) {
    const { ManagementClient } = await loadClient();
    const client = new ManagementClient(address);
    return {
      detail: (code, signal) => client.groups.detail(code, { signal }),
      members: async (code, page, limit) =>
        (await client.groups.listUsers(code, { page, limit })).list.length,
      close: () => client.close(),
    };
  },

  undici: openUndici,

  async sdk(address) {
    const { ManagementClient } = loadSdk();
    const client = new ManagementClient(address);
    return {
      detail: (code) => client.groups.detail(code),
      members: async (code, page, limit) =>
        (await client.groups.listUsers(code, { page, limit })).list.length,
      close: async () => {},
    };
  },
};

/** Authing's own client, as npm installs it. */
function loadSdk(): typeof Sdk {
  return createRequire(pathToFileURL('test/bench/package.json'))('authing-js-sdk');
}
