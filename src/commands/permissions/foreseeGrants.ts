import type { GrantPlan } from '../../changes/changeGrants.ts';
import type { GroupTarget } from '../../model/target.ts';
import type { GrantedResource } from '../../permissions/matrix.ts';
import type { ForesightContext } from './foresight.ts';
import { type ForesightParts, foreseeChange } from './foresightQuestion.ts';

/**
 * Finds out what a change of a group's grants would take from its members or give them, before the question about it.
 * @param question names the change
 * @returns undefined where the user does not wait for it, and so gives up
 */
export function foreseeGrants(
  context: ForesightContext,
  { pool, key }: GroupTarget,
  { direction, steps }: Pick<GrantPlan, 'direction' | 'steps'>,
  question: string,
): Promise<ForesightParts | undefined> {
  const grantsOf = (when: 'before' | 'after') =>
    steps.flatMap((step): GrantedResource[] => {
      const { namespace, resource, resourceType } = step;
      const actions = step[when];
      return actions === undefined
        ? []
        : [{ namespace, code: resource, type: resourceType, actions }];
    });
  const change = {
    kind: direction,
    group: key,
    before: grantsOf('before'),
    after: grantsOf('after'),
    users: [],
  };
  return foreseeChange(context, [{ pool, change, groups: [key] }], question);
}
