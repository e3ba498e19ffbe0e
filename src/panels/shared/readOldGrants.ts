import pMap from 'p-map';
import type { Loadable } from '../../directory/loadable.ts';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import { ignored } from '../../model/failureLog.ts';
import { maxAgeMs } from './panelFrame.ts';

/** So many groups are asked for at a time. */
const lookUpsAtOnce = 8;

/** Which groups are shown. */
export interface OldGrants {
  /** By their keys. */
  readonly keys: readonly string[];
  /** Whether they are all of the pool, so that its list says which there are. */
  readonly areAll: boolean;
  /** Fires where nobody waits for them any more. */
  readonly signal: AbortSignal;
}

/**
 * Reads again what has grown old: the groups, what they are authorized for, and what the
 * pool defines. Never rejects: what fails is in the directory.
 */
export async function readOldGrants(
  directory: PoolDirectory,
  { keys, areAll, signal }: OldGrants,
): Promise<void> {
  const oldest = Date.now() - maxAgeMs;
  const isOld = (content: Loadable<unknown>) =>
    content.state === 'loaded' && content.readAt < oldest;
  const old = keys.filter((key) => isOld(directory.resources(key)));
  if (areAll) {
    if (isOld(directory.groups.content)) await directory.groups.load({ again: true });
  } else {
    await pMap(old, (key) => readGroupAgain(directory, key), { concurrency: lookUpsAtOnce, signal })
      // The panel was closed meanwhile.
      .catch(ignored('Groups were not read again'));
  }
  const left = old.filter((key) => directory.entry(key)?.gone !== true);
  if (signal.aborted) return;
  await directory.loadResourcesOfMany(left, { again: true, signal });
  if (!signal.aborted && isOld(directory.definedResources.content)) {
    await directory.definedResources.load({ again: true, signal });
  }
}

/** One that is gone is taken out of the directory by that. */
async function readGroupAgain(directory: PoolDirectory, key: string): Promise<void> {
  const code = directory.entry(key)?.group.code;
  if (code === undefined) return;
  // Where the server cannot be asked, its resources say why: they are read next.
  await directory.readGroup(code).catch(ignored('A group was not read again'));
}
