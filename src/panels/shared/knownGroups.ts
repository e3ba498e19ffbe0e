import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import type { ResourceSet } from '../../directory/resources.ts';
import { describeError } from '../../feedback/wording.ts';
import type { GroupGrants } from '../../permissions/matrix.ts';
import type { GroupsProgress } from '../../protocol/groupsRead.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import { plainText } from '../../text/plainText.ts';
import { failedStatus } from './readStatus.ts';

/** What is known of a group: its own fields, and its resources. */
export interface KnownGroup {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly resources: ResourceSet | undefined;
}

/**
 * What the directory knows of groups by their keys; of one whose resources it has forgotten, what was known before.
 * @returns the same list as before where nothing is another
 */
export function knownGroups(
  directory: PoolDirectory,
  keys: readonly string[],
  before: readonly KnownGroup[],
): readonly KnownGroup[] {
  const former = new Map(before.map((group) => [group.key, group.resources]));
  const known = keys.flatMap((key): readonly KnownGroup[] => {
    const entry = directory.entry(key);
    if (entry === undefined) return [];
    const { code, name } = entry.group;
    return [{ key, code, name, resources: directory.resources(key).value ?? former.get(key) }];
  });
  return isSame(known, before) ? before : known;
}

/** The groups whose resources are known. */
export function grantsOf(known: readonly KnownGroup[]): readonly GroupGrants[] {
  return known.flatMap(({ code, name, resources }) =>
    resources === undefined ? [] : [{ code, name, grants: resources.resources }],
  );
}

/** How reading the resources of groups stands. It has failed where that of all of them has. */
export function statusOfAll(directory: PoolDirectory, keys: readonly string[]): ReadStatus {
  const contents = keys.map((key) => directory.resources(key));
  if (contents.some(({ state }) => state === 'loading')) return { state: 'loading' };
  const failures = contents.flatMap((content) =>
    content.state === 'failed' && content.value === undefined ? [content.error] : [],
  );
  return keys.length > 0 && failures.length === keys.length
    ? failedStatus(failures[0])
    : { state: 'loaded' };
}

/** How many of the groups have been read. */
export function progressOf(directory: PoolDirectory, keys: readonly string[]): GroupsProgress {
  const contents = keys.map((key) => directory.resources(key));
  const failures = contents.flatMap((content) =>
    content.state === 'failed' ? [content.error] : [],
  );
  const old = contents.filter(
    ({ state, value }) => state === 'failed' && value !== undefined,
  ).length;
  return {
    total: keys.length,
    read: contents.filter(({ state, value }) => value !== undefined && state !== 'failed').length,
    failed: failures.length,
    ...(old === 0 ? {} : { old }),
    ...(failures.length === 0 ? {} : { failure: plainText(describeError(failures[0])) }),
  };
}

function isSame(a: readonly KnownGroup[], b: readonly KnownGroup[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ key, code, name, resources }, index) => {
      const other = b[index];
      return (
        other?.key === key &&
        other.code === code &&
        other.name === name &&
        other.resources === resources
      );
    })
  );
}
