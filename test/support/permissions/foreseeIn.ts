import assert from 'node:assert/strict';
import {
  type Foresight,
  foresee,
  type PoolChange,
} from '../../../src/commands/permissions/foresight.ts';
import type { Window } from '../directory/directoryWindow.ts';

/**
 * Finds what a change of the window's pool would change for users.
 * @param deadlineMs long, where it is not about that: a machine may be slow
 */
export function foreseeIn(
  { directory }: Window,
  change: PoolChange,
  deadlineMs = 60_000,
  signal = new AbortController().signal,
): Promise<Foresight> {
  return foresee({ directories: { get: () => directory } }, [change], signal, deadlineMs);
}

/** The id of the user who must be in the pool by this name. */
export async function userIdOf({ other }: Window, username: string): Promise<string> {
  const user = await other.users.find({ username });
  assert.ok(user, username);
  return user.id;
}
