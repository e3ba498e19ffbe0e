import assert from 'node:assert/strict';
import { ManagementClient } from '../../../src/authing/index.ts';
import type { DirectoryEventKind } from '../../../src/directory/change.ts';
import type { GroupEntry } from '../../../src/directory/groupEntries.ts';
import { PoolDirectory } from '../../../src/directory/poolDirectory.ts';
import { groupOf, type Subject } from '../../../src/model/subject.ts';
import {
  type SamplePool,
  type SamplePoolOptions,
  startSamplePool,
} from '../../../src/sample/server.ts';
import { type RecordingProxy, startProxy } from '../servers/recordingProxy.ts';

/** A window's directory of a sample pool, which it reads through a proxy. */
export interface Window {
  readonly pool: SamplePool;
  readonly directory: PoolDirectory;
  /** The events of the directory: what each is about, and what became of it unless it changed. */
  readonly events: string[];
  readonly proxy: RecordingProxy;
  /** The client that the directory reads with. */
  readonly reader: ManagementClient;
  /** Somebody else, who changes the pool without this window's knowing. */
  readonly other: ManagementClient;
  /** How many rows a page has; a test may change it. */
  pageSize: number;
  close(): Promise<void>;
}

function described(subject: Subject, kind: DirectoryEventKind): string {
  const about = aboutOf(subject);
  const name = about === undefined ? subject.kind : `${subject.kind} ${about}`;
  return kind === 'changed' ? name : `${name} ${kind}`;
}

function aboutOf(subject: Subject): string | undefined {
  if (subject.kind === 'resource') return subject.resource.code;
  return subject.kind === 'user' ? subject.user : groupOf(subject);
}

export async function openWindow(options: SamplePoolOptions = {}): Promise<Window> {
  const pool = await startSamplePool(options);
  const proxy = await startProxy(pool.host);
  // What fails is to fail at once: these tests count requests.
  const retry = { maxRetries: 0 };
  const client = new ManagementClient({ ...pool, host: proxy.host, retry });
  const other = new ManagementClient(pool);
  const events: string[] = [];
  const window: Window = {
    pool,
    directory: new PoolDirectory(
      'pool',
      { client: async () => client, pageSize: () => window.pageSize },
      (subject, kind) => events.push(described(subject, kind)),
    ),
    events,
    proxy,
    reader: client,
    other,
    pageSize: 50,
    async close() {
      await Promise.all([client.close(), other.close()]);
      await proxy.close();
      await pool.close();
    },
  };
  return window;
}

/** What the window asked of the server. */
export function requests({ proxy }: Window) {
  return proxy.requests.map(({ operation, variables }) => ({ operation, variables }));
}

/** The codes of the groups read so far, in their order. */
export function codes({ directory }: Window): string[] {
  return groups(directory).map(({ group }) => group.code);
}

/** The groups read so far. */
export function groups(directory: PoolDirectory): readonly GroupEntry[] {
  return directory.groups.content.value?.groups ?? [];
}

/** The codes of all groups as the server has them, newest first. */
export async function serverCodes({ other }: Window): Promise<string[]> {
  const { list } = await other.groups.list({ limit: 10_000, sortBy: 'CREATEDAT_DESC' });
  return list.map(({ code }) => code);
}

/** The ids of a group's members read so far, in their order. */
export function memberIds({ directory }: Window, key: string): string[] {
  return (directory.members.content(key).value?.users ?? []).map(({ id }) => id);
}

/** The ids of all members of a group as the server has them. */
export async function serverMemberIds({ other }: Window, code: string): Promise<string[]> {
  const { list } = await other.groups.listUsers(code, { limit: 10_000 });
  return list.map(({ id }) => id);
}

/** An item that must be there. */
export function at<T>(items: readonly T[], index: number): T {
  const item = items.at(index);
  assert.ok(item !== undefined, `no item ${index} of ${items.length}`);
  return item;
}

/** The entry of a group that must be known by this code. */
export function entryOf({ directory }: Window, code: string): GroupEntry {
  const entry = directory.findByCode(code);
  assert.ok(entry !== undefined, `no group ${code}`);
  return entry;
}

/** Loads more until there is no more, and returns how many times that was. */
export async function loadToTheEnd(
  isComplete: () => boolean | undefined,
  loadMore: () => Promise<void>,
): Promise<number> {
  for (let times = 0; times < 50; times += 1) {
    if (isComplete()) return times;
    await loadMore();
  }
  return assert.fail('there is always more');
}
