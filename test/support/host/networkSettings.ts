import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SamplePool } from '../../../src/sample/server.ts';
import type { PoolRow } from '../../../src/tree/poolRow.ts';
import { connect } from './connectedPool.ts';
import { internals } from './extension.ts';
import { click, rowsBelow } from './shownRows.ts';

/** How many groups the sample user pool has, at first. */
const groupCount = 12;

/** The user's settings and the connected pools of a suite's tests, which end with each test. */
export interface NetworkSettings {
  /** Sets a setting of the user, under `http` unless it is said. */
  set(name: string, value: unknown, section?: string): Promise<void>;
  /** Connects a pool at this host, which need not succeed. */
  open(pool: SamplePool, host: string): Promise<PoolRow>;
}

/** Puts all settings back after each test of the suite it is called in, and disconnects the pools. */
export function useNetworkSettings(): NetworkSettings {
  const changed = new Map<string, string>();
  const connected: PoolRow[] = [];

  const set = async (name: string, value: unknown, section = 'http') => {
    changed.set(name, section);
    await vscode.workspace
      .getConfiguration(section)
      .update(name, value, vscode.ConfigurationTarget.Global);
  };

  beforeEach(() => set('maxRetries', 0, 'authingGroups'));

  afterEach(async () => {
    const { pools } = await internals();
    for (const { poolId } of connected.splice(0)) await pools.disconnect(poolId);
    for (const [name, section] of [...changed]) await set(name, undefined, section);
    changed.clear();
  });

  return {
    set,
    open: async (pool, host) => {
      const row = await connect({ ...pool, host });
      connected.push(row);
      return row;
    },
  };
}

/** Holds that the groups of the sample pool were read. */
export async function assertGroupsRead(row: PoolRow): Promise<void> {
  assert.equal((await rowsBelow(row)).length, groupCount + 1);
}

/** The row in place of the groups that could not be read: its label and its sentence. */
export async function failureOf(row: PoolRow): Promise<readonly [string, string]> {
  const [first, ...others] = await rowsBelow(row);
  assert.deepEqual(others, []);
  assert.equal(first?.description, 'Retry');
  return [first.label, first.tooltip];
}

/** Clicks that row. */
export async function retry(row: PoolRow): Promise<void> {
  const [first] = await rowsBelow(row);
  assert.ok(first);
  await click(first);
}
