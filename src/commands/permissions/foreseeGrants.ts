import type { GroupPlan } from '../../changes/grantsOfGroups.ts';
import type { GrantDirection } from '../../changes/planGrants.ts';
import type { GrantStep } from '../../changes/undo/records.ts';
import type { GrantedResource } from '../../permissions/matrix.ts';
import type { ForesightContext } from './foresight.ts';
import { type ForesightParts, foreseeChange } from './foresightQuestion.ts';

/**
 * Finds out what a change of the grants of groups would take from their members or give them, before the question about
 * it: of all groups together, for what two of them give is lost only where both lose it.
 * @param pool the id of the connection
 * @param question names the change
 * @returns undefined where the user does not wait for it, and so gives up
 */
export function foreseeGrants(
  context: ForesightContext,
  pool: string,
  direction: GrantDirection,
  plans: readonly GroupPlan[],
  question: string,
): Promise<ForesightParts | undefined> {
  const groups = plans.map(({ key, plan: { steps } }) => ({
    group: key,
    before: grantsOf(steps, 'before'),
    after: grantsOf(steps, 'after'),
  }));
  const change = { kind: direction, groups, users: [] };
  return foreseeChange(context, [{ pool, change, groups: plans.map(({ key }) => key) }], question);
}

function grantsOf(
  steps: readonly GrantStep[],
  when: 'before' | 'after',
): readonly GrantedResource[] {
  return steps.flatMap((step): GrantedResource[] => {
    const { namespace, resource, resourceType } = step;
    const actions = step[when];
    return actions === undefined
      ? []
      : [{ namespace, code: resource, type: resourceType, actions }];
  });
}
