import { choiceId } from '../../permissions/grantChoices.ts';
import type { CommandContext } from '../commandContext.ts';
import type { GrantsGroups } from './grantsTask.ts';

/**
 * What all of some groups are known to be granted in a namespace: the actions of each resource that each of them has,
 * by the id of the choice. Nothing where one of them is not known.
 */
export function commonGrants(
  { directories }: Pick<CommandContext, 'directories'>,
  { pool, keys }: GrantsGroups,
  namespace: string,
): ReadonlyMap<string, readonly string[]> {
  const directory = directories.get(pool);
  const [first = new Map<string, readonly string[]>(), ...others] = keys.map(
    (key) =>
      new Map(
        (directory.resources(key).value?.resources ?? [])
          .filter((grant) => grant.namespace === namespace)
          .map((grant) => [choiceId(grant), grant.actions ?? []]),
      ),
  );
  return new Map(
    [...first]
      .filter(([id]) => others.every((each) => each.has(id)))
      .map(([id, actions]) => [
        id,
        actions.filter((action) => others.every((each) => each.get(id)?.includes(action))),
      ]),
  );
}
