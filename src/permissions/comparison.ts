import { isAllActions } from './actions.ts';
import { buildMatrix, type GrantedResource, type MatrixTable } from './matrix.ts';
import { Matrix } from './matrixView.ts';

/** How many groups can be compared at a time: more columns than that nobody reads side by side. */
export const mostCompared = 5;

/** How the resources of groups differ. All numbers are places of resources in the table, in its order. */
export interface ComparedResources {
  /** By group: what this group alone has. */
  readonly onlyIn: readonly (readonly number[])[];
  /** What several groups have, but not all. */
  readonly inSome: readonly number[];
  /** What all have, but not with the same actions. */
  readonly differentActions: readonly number[];
  /** What all have alike. */
  readonly same: readonly number[];
}

/**
 * Compares what groups are authorized for: by namespace, type and code of the resource, and by the set of actions.
 * A wildcard is a resource like any; what it stands for is not looked at.
 */
export function compareResources({ groups, resources, grants }: MatrixTable): ComparedResources {
  const size = resources.code.length;
  const counts = new Uint32Array(size);
  const firstGroup = new Uint32Array(size);
  const firstActions = new Uint32Array(size);
  const differs = new Uint8Array(size);
  for (const [grant, resource] of grants.resourceIndex.entries()) {
    const actions = grants.actionsIndex[grant] ?? 0;
    if (counts[resource] === 0) {
      firstGroup[resource] = grants.groupIndex[grant] ?? 0;
      firstActions[resource] = actions;
    } else if (actions !== firstActions[resource]) {
      differs[resource] = 1;
    }
    counts[resource] = (counts[resource] ?? 0) + 1;
  }
  const onlyIn: number[][] = groups.map(() => []);
  const inSome: number[] = [];
  const differentActions: number[] = [];
  const same: number[] = [];
  for (let resource = 0; resource < size; resource += 1) {
    const count = counts[resource] ?? 0;
    if (count === groups.length) (differs[resource] ? differentActions : same).push(resource);
    else if (count === 1) onlyIn[firstGroup[resource] ?? 0]?.push(resource);
    else if (count > 1) inSome.push(resource);
  }
  return { onlyIn, inSome, differentActions, same };
}

/** Whether groups have all resources alike. */
export function isAlike({ onlyIn, inSome, differentActions }: ComparedResources): boolean {
  return (
    onlyIn.every((resources) => resources.length === 0) &&
    inSome.length === 0 &&
    differentActions.length === 0
  );
}

/**
 * What one group is authorized for and another is not: whole resources, or some of their actions. What the other
 * has through a wildcard it lacks all the same, but none of the actions that a grant of all actions stands for.
 */
export function lackingGrants(
  from: readonly GrantedResource[],
  to: readonly GrantedResource[],
): readonly GrantedResource[] {
  const groups = [from, to].map((grants, index) => ({ code: String(index), name: '', grants }));
  const matrix = new Matrix(buildMatrix(groups));
  return matrix.table.resources.code.flatMap((code, resource): readonly GrantedResource[] => {
    const own = matrix.ownActions(resource, 0);
    if (own === undefined) return [];
    const others = matrix.ownActions(resource, 1);
    const hasAll = others?.some((action) => isAllActions(action, code)) ?? false;
    const actions = hasAll ? [] : own.filter((action) => !others?.includes(action));
    if (others !== undefined && actions.length === 0) return [];
    const namespace = matrix.namespaceOf(resource);
    const type = matrix.typeOf(resource);
    return [
      {
        code,
        ...(type === '' ? {} : { type }),
        ...(namespace === '' ? {} : { namespace }),
        ...(actions.length === 0 ? {} : { actions }),
      },
    ];
  });
}
