import { setMaxListeners } from 'node:events';
import pMap from 'p-map';
import type { PoolReader } from '../authing/api.ts';
import { isRefused } from '../model/failures.ts';
import type { AuthorizedResource } from '../model/resource.ts';

/** How many requests are under way at most. */
const requestsAtOnce = 16;
/** How many lists one document asks for at most: as many as the member counts of the largest page. */
const listsInDocument = 50;

/** What a group is authorized for in each of the namespaces asked for, in their order. */
export type GrantsByNamespace = readonly (readonly AuthorizedResource[])[];

/** A group whose grants are wanted. */
export interface GrantsWanted {
  readonly code: string;
  /** Nobody waits for them any more. */
  readonly signal: AbortSignal;
  readonly done: (grants: GrantsByNamespace) => void;
  /** Called with why they could not be read. */
  readonly failed: (error: unknown) => void;
}

/**
 * Reads what groups are authorized for in all namespaces, several groups in one request. Where the server refuses
 * that, each list is read by itself. Never rejects: each group gets its own outcome.
 * @param namespaces undefined among them stands for all in one
 * @param state remembers between reads of a pool that it refuses
 */
export async function readGrants(
  client: Pick<PoolReader, 'groups' | 'abilities'>,
  groups: readonly GrantsWanted[],
  namespaces: readonly (string | undefined)[],
  state: { oneByOne: boolean },
): Promise<void> {
  const read = { client, namespaces, state };
  if (!client.abilities.allNamespacesInOneRequest) state.oneByOne = true;
  const size = Math.max(1, Math.floor(listsInDocument / Math.max(1, namespaces.length)));
  const parts = Array.from({ length: Math.ceil(groups.length / size) }, (_, index) =>
    groups.slice(index * size, (index + 1) * size),
  );
  const refused = await pMap(parts, (part) => readPart(read, part), {
    concurrency: requestsAtOnce,
  });
  await readSingly(read, refused.flat());
}

interface GrantsRead {
  readonly client: Pick<PoolReader, 'groups'>;
  readonly namespaces: readonly (string | undefined)[];
  readonly state: { oneByOne: boolean };
}

/** @returns the groups that have to be read by themselves */
async function readPart(
  { client, namespaces, state }: GrantsRead,
  part: readonly GrantsWanted[],
): Promise<readonly GrantsWanted[]> {
  const wanted = part.filter(({ signal }) => !signal.aborted);
  if (wanted.length === 0 || state.oneByOne) return wanted;
  const codes = wanted.map(({ code }) => code);
  try {
    const signal = whenAllAborted(wanted);
    const found = await client.groups.authorizedResourcesOfMany(codes, namespaces, { signal });
    const missing: GrantsWanted[] = [];
    for (const group of wanted) {
      const pages = found.get(group.code);
      if (pages === undefined) missing.push(group);
      else group.done(pages.map(({ list }) => list));
    }
    // Read by itself, each fails as a group does that is not there.
    return missing;
  } catch (error) {
    // A document this long may be more than the server allows; or it is refused for one of its groups.
    if (isRefused(error)) return wanted;
    for (const group of wanted) group.failed(error);
    return [];
  }
}

/** Reads each list by itself. Where none is refused then, it is the long documents that are. */
async function readSingly(read: GrantsRead, groups: readonly GrantsWanted[]): Promise<void> {
  const { client, namespaces, state } = read;
  const pieces = groups.map((group) => ({
    group,
    lists: namespaces.map((): readonly AuthorizedResource[] => []),
    missing: namespaces.length,
    failed: false,
  }));
  const reads = pieces.flatMap((piece) =>
    namespaces.map((namespace, index) => ({ piece, namespace, index })),
  );
  await pMap(
    reads,
    async ({ piece, namespace, index }) => {
      const { code, signal, done, failed } = piece.group;
      if (piece.failed || signal.aborted) return;
      try {
        const input = namespace === undefined ? {} : { namespace };
        const page = await client.groups.listAuthorizedResources(code, input, { signal });
        piece.lists[index] = page.list;
        piece.missing -= 1;
        if (piece.missing === 0) done(piece.lists);
      } catch (error) {
        if (!piece.failed) failed(error);
        piece.failed = true;
      }
    },
    { concurrency: requestsAtOnce },
  );
  if (reads.length > 0 && pieces.every(({ missing }) => missing === 0)) state.oneByOne = true;
}

/** Is aborted once each of these is. */
export function whenAllAborted(groups: readonly { readonly signal: AbortSignal }[]): AbortSignal {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  let left = groups.length;
  for (const { signal } of groups) {
    const end = () => {
      left -= 1;
      if (left === 0) controller.abort();
    };
    signal.addEventListener('abort', end, { once: true });
  }
  return controller.signal;
}
