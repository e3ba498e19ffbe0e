import { isDeepStrictEqual } from 'node:util';
import type { GroupTarget } from '../../model/target.ts';
import type { CommandContext } from '../commandContext.ts';
import { pickGroupToChange, refuseReadOnly } from '../protection.ts';
import { oneGroupOf, refuseArguments, runOn } from '../targets.ts';
import type { NamedResource } from './pickGrants.ts';

/** Whose grants are to be changed, and of which resources where a caller has named some. */
export interface GrantsTarget {
  readonly target: GroupTarget;
  /** All in one namespace, which may not be known. */
  readonly named: readonly NamedResource[];
}

/**
 * Finds the group to change the grants of, and asks for it where the command was run on none.
 * @param title of what asks
 * @returns undefined where there is none, or its pool is read-only, which the user is told
 */
export async function grantsTarget(
  context: CommandContext,
  args: readonly unknown[],
  title: string,
): Promise<GrantsTarget | undefined> {
  const on = await runOn(context, args);
  if (on === undefined) return undefined;
  const named = on.by === 'call' ? on.targets.flatMap((each) => each?.resource ?? []) : [];
  const [first] = on.targets;
  const isOneGroup = on.targets.every(
    (each) => each?.pool === first?.pool && isDeepStrictEqual(each?.group, first?.group),
  );
  const [resource] = named;
  if (named.some(({ namespace }) => namespace !== resource?.namespace)) {
    refuseArguments(context);
    return undefined;
  }
  // Several resources of one group name that group several times.
  const single = on.by === 'call' && isOneGroup ? { ...on, targets: [first] } : on;
  const target = await oneGroupOf(context, single, (pool) =>
    pickGroupToChange(context, title, pool),
  );
  return target === undefined || refuseReadOnly(context, target.pool)
    ? undefined
    : { target, named };
}
