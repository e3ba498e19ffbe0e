// Who a group is. A code is no identity: it changes, and another group may have it later.

/** What tells who a group is. */
export interface Identified {
  /** When it was created, as the server wrote it; absent where the server does not tell. */
  readonly createdAt?: string | undefined;
}

/** Whether two sights are of one group; `unknown` where the server does not tell. */
export type Sameness = 'same' | 'another' | 'unknown';

/**
 * Compares two sights of a group that have the same code, or had it at different times. No two groups
 * are created in the same millisecond; servers write the same time in several ways.
 */
export function compareIdentity(one: Identified, other: Identified): Sameness {
  const [first, second] = [timeOf(one), timeOf(other)];
  if (first === undefined || second === undefined) return 'unknown';
  return first === second ? 'same' : 'another';
}

/** What a group looks like to a person who cannot tell it by its identity. */
export interface Described extends Identified {
  readonly name: string;
  readonly description?: string;
}

/** Whether two sights are of one group; where the server does not tell, whether they look the same. */
export function isProbablySame(one: Described, other: Described): boolean {
  const sameness = compareIdentity(one, other);
  return sameness === 'same' || (sameness === 'unknown' && isAlike(one, other));
}

/** Whether two groups have the same name and description. */
export function isAlike(one: Described, other: Described): boolean {
  return one.name === other.name && (one.description ?? '') === (other.description ?? '');
}

/** The creation time alone, for what is kept of a group; empty where the server does not give it. */
export function identityOf({ createdAt }: Identified): { readonly createdAt?: string } {
  return createdAt === undefined ? {} : { createdAt };
}

function timeOf({ createdAt }: Identified): number | undefined {
  const time = createdAt === undefined ? Number.NaN : Date.parse(createdAt);
  return Number.isNaN(time) ? undefined : time;
}
