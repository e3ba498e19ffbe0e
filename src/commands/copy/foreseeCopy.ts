import type { GrantStep } from '../../changes/undo/records.ts';
import { userName } from '../../display/userName.ts';
import type { GrantedResource } from '../../permissions/matrix.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext } from '../commandContext.ts';
import type { PoolChange } from '../permissions/foresight.ts';
import { type ForesightParts, foreseeChange } from '../permissions/foresightQuestion.ts';
import type { CopyPlan, PickedParts } from './copyPlans.ts';

/** What is going to be done, of which it is asked what it would give. */
export interface ForeseenCopy extends PickedParts {
  /** What becomes of each grant. */
  readonly steps: readonly GrantStep[];
}

/**
 * Finds out which permissions a copy would give: its grants those who are members already, and the group as it is
 * afterwards those who are added.
 * @returns undefined where the user does not wait for it, and so gives up
 */
export function foreseeCopy(
  context: CommandContext,
  { to }: CopyPlan,
  { steps, members }: ForeseenCopy,
  question: string,
): Promise<ForesightParts | undefined> {
  const { pool, key = '' } = to;
  const grantsOf = (when: 'before' | 'after') =>
    steps.flatMap((step): GrantedResource[] => {
      const actions = step[when];
      const { namespace, resource, resourceType } = step;
      return actions ? [{ namespace, code: resource, type: resourceType, actions }] : [];
    });
  const after = grantsOf('after');
  const changes: PoolChange[] = [];
  if (to.key !== undefined && steps.length > 0) {
    const before = grantsOf('before');
    changes.push({
      pool,
      change: { kind: 'grant', groups: [{ group: key, before, after }], users: [] },
      groups: [key],
    });
  }
  if (members.length > 0) {
    const known = context.directories.get(pool).resources(key).value?.resources ?? [];
    const { code, name } = to.group;
    changes.push({
      pool,
      change: {
        kind: 'join',
        group: key,
        users: members.map(({ counterpart }) => counterpart.id),
      },
      total: members.length,
      groups: [key],
      grantsOf: new Map([[key, { code, name, grants: [...known, ...after] }]]),
      names: new Map(
        members.map(({ counterpart }) => [counterpart.id, displayText(userName(counterpart))]),
      ),
    });
  }
  return foreseeChange(context, changes, question);
}
