import type { GrantDirection, GrantWish } from '../../changes/planGrants.ts';
import type { Target } from '../../model/target.ts';

// What the commands for grants are about.

/** Groups of one pool whose grants are to be changed alike: at least one. */
export interface GrantsGroups {
  /** The id of the connection. */
  readonly pool: string;
  /** The keys of the groups, each once. */
  readonly keys: readonly string[];
}

/** A resource that a caller has named. */
export type NamedResource = NonNullable<Target['resource']>;

/** Grants to make or to take back, and what a summary says beside them. */
export interface GrantsTask {
  readonly direction: GrantDirection;
  readonly wishes: readonly GrantWish[];
  /** The codes of resources that were picked, of which none of the chosen actions is defined. */
  readonly leftOut: readonly string[];
}

/** What some groups are called in a sentence: the name of one, as it is shown, or how many they are. */
export interface NamedGroups {
  /** Of the first. */
  readonly name: string;
  readonly count: number;
}
