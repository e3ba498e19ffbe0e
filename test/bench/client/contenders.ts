import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type * as Sdk from 'authing-js-sdk';
import * as documents from '../../../src/authing/documents.ts';
import type * as ClientModule from '../../../src/authing/index.ts';
import type { Address } from '../child.ts';

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

/** What undici's answers are taken for, unchecked, as whoever uses it by itself does. */
interface Data {
  readonly accessToken: { readonly accessToken: string };
  readonly group: { readonly users: { readonly list: readonly unknown[] } };
}

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

  /** undici by itself: the same requests, built and read as JSON, and no more. */
  async undici({ host, userPoolId, secret }) {
    const { Pool } = await import('undici');
    const pool = new Pool(host, { connections: 16 });
    const headers: Record<string, string> = {
      accept: 'application/json',
      'x-authing-userpool-id': userPoolId,
      'x-authing-request-from': 'sdk',
      'x-authing-sdk-version': 'authing-groups:1.0.0',
      'x-authing-lang': 'zh-CN',
      'content-type': 'application/json',
    };
    const send = async (query: string, variables: object, signal?: AbortSignal) => {
      const { body } = await pool.request({
        path: '/graphql/v2',
        method: 'POST',
        headers,
        body: JSON.stringify({ query, variables }),
        signal: signal ?? null,
      });
      const { data }: { data: Data } = JSON.parse(await body.text());
      return data;
    };
    const { accessToken } = await send(documents.accessToken, { userPoolId, secret });
    headers.authorization = `Bearer ${accessToken.accessToken}`;
    return {
      detail: async (code, signal) => (await send(documents.group, { code }, signal)).group,
      members: async (code, page, limit) =>
        (await send(documents.groupWithUsers, { code, page, limit })).group.users.list.length,
      close: () => pool.destroy(),
    };
  },

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
