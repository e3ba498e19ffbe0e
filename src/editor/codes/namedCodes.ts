import type { Meaning } from '../../source/meaning.ts';
import type { CodeString } from './codeString.ts';
import type { CodeKind, NamedCode, PoolCodes } from './poolCodes.ts';

/** From so many characters on, a string outside of the SDK's calls may be meant as a code. */
const shortestElsewhere = 3;

const kinds: readonly CodeKind[] = ['group', 'resource', 'namespace'];

/** The kinds of codes that a string may name; none where it is an action or a type. */
export function kindsOf(meaning: Meaning | undefined): readonly CodeKind[] {
  if (meaning === undefined) return kinds;
  const { holds } = meaning;
  switch (holds) {
    case 'group':
    case 'resource':
    case 'namespace':
      return [holds];
    case 'action':
    case 'type':
      return [];
    default:
      return holds satisfies never;
  }
}

/** What a string names in each of several pools: of each, one thing at most of every kind. */
export function namedBy(
  pools: readonly PoolCodes[],
  { found, meaning }: CodeString,
): readonly NamedCode[] {
  const { value } = found;
  if (value === undefined || value === '') return [];
  if (meaning === undefined && value.length < shortestElsewhere) return [];
  return pools.flatMap((pool) =>
    kindsOf(meaning).flatMap((kind) => {
      const named = pool.named(kind, value);
      if (named !== undefined || meaning?.format !== 'instance') return named ?? [];
      // `books:42` is one of `books`.
      return pool.named(kind, value.split(':')[0] ?? '') ?? [];
    }),
  );
}
