// What panels tell their pages about changing grants.
import * as v from 'valibot';

/** What may be done to the grants shown: nothing where the pool is read-only or not connected. */
export const grantAbilities = v.object({
  grant: v.boolean(),
  /** Also false where the API of the pool has no way to revoke. */
  revoke: v.boolean(),
});

/** What may be done to the grants shown. */
export type GrantAbilities = v.InferOutput<typeof grantAbilities>;
