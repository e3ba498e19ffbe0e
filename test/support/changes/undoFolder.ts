import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UndoableChange, UndoRecord } from '../../../src/changes/undo/records.ts';
import { type ConnectionOf, UndoStore } from '../../../src/changes/undo/undoStore.ts';

/** Where the windows of a test keep what can be undone, and the clock that they go by. */
export interface UndoFolder {
  /** The folder that holds nothing but VS Code's folder for the extension. */
  readonly root: string;
  /** The folder of the records. */
  readonly folder: string;
  /** What time it is, in milliseconds since 1970. */
  clock: number;
  /** The window's own. */
  store: UndoStore;
  /** Opens the folder as a window does that has just been opened. */
  open(connectionOf?: ConnectionOf): UndoStore;
  /** Saves a change. */
  saved(pool?: string, change?: UndoableChange): Promise<UndoRecord>;
  /** The name of a record's file. */
  fileOf(record: UndoRecord): Promise<string>;
}

/** Gives each test of the suite it is called in an empty folder. */
export function useUndoFolder(): UndoFolder {
  let root = '';
  let clock = 0;
  let store: UndoStore;
  const folder = () => join(root, 'globalStorage', 'undo');
  const open = (connectionOf?: ConnectionOf) =>
    new UndoStore(
      { fsPath: join(root, 'globalStorage') },
      { now: () => clock, ...(connectionOf && { connectionOf }) },
    );

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'undo-'));
    clock = Date.parse('2026-05-04T10:00:00Z');
    store = open();
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  return {
    get root() {
      return root;
    },
    get folder() {
      return folder();
    },
    get clock() {
      return clock;
    },
    set clock(now) {
      clock = now;
    },
    get store() {
      return store;
    },
    set store(other) {
      store = other;
    },
    open,
    saved: async (pool = 'pool', change = deletion()) => {
      const record = store.newRecord(pool, change);
      await store.save(record);
      return record;
    },
    fileOf: async ({ id }) => {
      const name = (await readdir(folder())).find((each) => each.includes(id));
      assert.ok(name !== undefined);
      return name;
    },
  };
}

/** A group that was deleted. */
export function deletion(name = 'Tea'): UndoableChange {
  const group = {
    code: 'tea',
    name,
    createdAt: '2026-01-02T03:04:05.678Z',
    userIds: ['u1', 'u2'],
    grants: [
      { namespace: 'default', resource: 'pot:*', resourceType: 'DATA', actions: ['pot:use'] },
    ],
  };
  return { kind: 'groupsDeleted', state: 'made', groups: [group] };
}

/** Members who were added. */
export function membersAdded(...userIds: string[]): UndoableChange {
  return { kind: 'membersAdded', code: 'tea', groupName: 'Tea', userIds };
}
