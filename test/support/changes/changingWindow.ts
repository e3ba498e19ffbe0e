import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Group, ManagementClient } from '../../../src/authing/index.ts';
import type { ChangeContext } from '../../../src/changes/changeContext.ts';
import {
  type LateConfirmation,
  UnconfirmedChanges,
} from '../../../src/changes/unconfirmedChanges.ts';
import { readForUndo } from '../../../src/changes/undo/readForUndo.ts';
import type { UndoRecord } from '../../../src/changes/undo/records.ts';
import { UndoStore } from '../../../src/changes/undo/undoStore.ts';
import type { SamplePoolOptions } from '../../../src/sample/server.ts';
import type { Revision } from '../../../src/windows/revision.ts';
import { openWindow, type Window } from '../directory/directoryWindow.ts';

/** A window that changes a sample pool, which it reaches through a proxy. */
export interface ChangingWindow extends Window {
  /** Through the proxy. */
  readonly client: ManagementClient;
  readonly context: ChangeContext;
  readonly undo: UndoStore;
  /** What the other windows were told. */
  readonly bumps: Revision['change'][];
  /** What was made after all, after nobody could say so. */
  readonly confirmations: LateConfirmation[];
  /** Whether the pool is read-only. */
  readOnly: boolean;
  /** As a window has it that is opened after this one crashed. */
  reload(): ChangeContext;
  /** How many records are on disk. */
  kept(): Promise<number>;
}

/** How long (ms) to wait before each look at a change of unknown outcome. */
const recheckDelaysMs = [200, 300, 500, 1000, 2000, 3000];

export async function openChangingWindow(options?: SamplePoolOptions): Promise<ChangingWindow> {
  const window = await openWindow(options);
  const { host } = window.proxy;
  const client = new ManagementClient({ ...window.pool, host, retry: { maxRetries: 0 } });
  const root = await mkdtemp(join(tmpdir(), 'undo-'));
  const bumps: Revision['change'][] = [];
  const confirmations: LateConfirmation[] = [];
  const undo = new UndoStore({ fsPath: root });
  const context: ChangeContext = {
    pools: {
      client: async () => client,
      clientForChanges: async () => {
        if (changing.readOnly) throw new Error('read-only');
        return client;
      },
      get: () => undefined,
    },
    directories: { get: () => window.directory },
    revisions: { bump: async ({ change }) => void bumps.push(change) },
    undo,
    unconfirmed: new UnconfirmedChanges(
      (outcome) => confirmations.push(outcome),
      undefined,
      recheckDelaysMs,
    ),
  };
  const changing: ChangingWindow = Object.assign(window, {
    client,
    context,
    undo,
    bumps,
    confirmations,
    readOnly: false,
    reload: () => ({ ...context, undo: new UndoStore({ fsPath: root }) }),
    kept: async () => (await readdir(join(root, 'undo')).catch(() => [])).length,
  });
  const close = window.close.bind(window);
  window.close = async () => {
    context.unconfirmed.dispose();
    await client.close();
    await close();
    await rm(root, { recursive: true, force: true, maxRetries: 5 });
  };
  return changing;
}

/** Deletes groups as the command does: reads, saves, deletes, saves that it was made. */
export async function deleteGroups(
  window: ChangingWindow,
  codes: readonly string[],
  { isCutShort = false } = {},
): Promise<UndoRecord> {
  const { other, undo, directory } = window;
  const details = await Promise.all(codes.map((code) => other.groups.detail(code)));
  const { groups, lost } = await readForUndo(
    other,
    details.filter((group) => group !== undefined),
  );
  assert.deepEqual(lost, []);
  const record = undo.newRecord('pool', { kind: 'groupsDeleted', state: 'underway', groups });
  await undo.save(record);
  if (isCutShort) return record;
  await other.groups.deleteMany(codes);
  directory.apply({ kind: 'groupsDeleted', codes });
  const made: UndoRecord = { ...record, change: { kind: 'groupsDeleted', state: 'made', groups } };
  await undo.save(made);
  return made;
}

/** The record as it is on disk, as a window finds it that was opened after a crash. */
export async function recordFromDisk(window: ChangingWindow): Promise<UndoRecord> {
  const record = await window.reload().undo.last(['pool']);
  assert.ok(record !== undefined);
  return record;
}

/** A group as the server has it. */
export async function serverGroup({ other }: ChangingWindow, code: string): Promise<Group> {
  const found = await other.groups.detail(code);
  assert.ok(found !== undefined, code);
  return found;
}

/** The requests of an operation that the window has sent. */
export function requestsTo({ proxy }: ChangingWindow, operation: string) {
  return proxy.requests.filter((request) => request.operation === operation);
}
