// What panels say to their pages that read what many groups are authorized for.
import * as v from 'valibot';
import { index } from './page.ts';

export const groupsHeading = v.object({
  /** The name of the user pool's connection. */
  pool: v.string(),
  /** How many groups were chosen; undefined where it is all of the pool's. */
  chosen: v.optional(index),
  /** How many of the chosen ones are gone. What was read of them stays. */
  deleted: index,
});

/** Which groups it is about. */
export type GroupsHeading = v.InferOutput<typeof groupsHeading>;

export const groupsProgress = v.object({
  /** How many groups there are to read. */
  total: index,
  read: index,
  failed: index,
  /** How many of those that failed had been read before, of which that is shown; 0 where it is left out. */
  old: v.optional(index),
  /** Why the first of them failed: a sentence. */
  failure: v.optional(v.string()),
});

/** How far the groups have been read. */
export type GroupsProgress = v.InferOutput<typeof groupsProgress>;
