import { changeGrants, planGrants } from '../../../src/changes/changeGrants.ts';
import { addMembers, removeMembers } from '../../../src/changes/changeMembership.ts';
import { createGroup } from '../../../src/changes/createGroup.ts';
import { deleteGroups } from '../../../src/changes/deleteGroups.ts';
import { readGroupsToDelete } from '../../../src/changes/readGroupsToDelete.ts';
import type { GrantStep } from '../../../src/changes/undo/records.ts';
import { type GroupUpdate, updateGroup } from '../../../src/changes/updateGroup.ts';
import { isOutcomeUnknown } from '../../../src/model/failures.ts';
import type { ChangingWindow } from '../changes/changingWindow.ts';
import { type World, withGrants, withGroup, withMembers } from './world.ts';

/** Gives numbers from 0 up to, but not including, `below`. */
export type Choose = (below: number) => number;

/** What the user was told of a step. */
export type Told =
  | { readonly told: 'done' }
  | { readonly told: 'not' }
  | { readonly told: 'unknown' }
  | {
      /** Members, or grants as they are written down here. */
      readonly told: 'members';
      readonly done: readonly string[];
      readonly open: readonly string[];
    };

/** A change that the user asks for: what it is called, how it is made, what it does to the world. */
export interface Step {
  readonly name: string;
  readonly operations: readonly string[];
  readonly run: () => Promise<Told>;
  readonly effect: (world: World, users?: readonly string[]) => World;
}

/** The groups that are changed most. */
export const groupCodes = ['oncall', 'finance'] as const;

/** A change, chosen at random; undefined where the group it would be of is not there any more. */
export function nextStep(window: ChangingWindow, choose: Choose): Step | undefined {
  const { context, directory } = window;
  const code = groupCodes[choose(groupCodes.length)] ?? 'oncall';
  const entry = directory.findByCode(code) ?? directory.groups.content.value?.groups[choose(3)];
  if (entry === undefined || entry.gone) return undefined;
  const { key, group } = entry;
  const who = group.createdAt ?? '';
  const number = choose(1000);
  const update = (name: string, change: GroupUpdate, effect: Partial<World[string]>): Step => ({
    name: `${name} ${group.code}`,
    operations: ['updateGroup'],
    run: () => tellOf(updateGroup(context, 'pool', key, group, change)),
    effect: (world) => withGroup(world, who, effect),
  });
  switch (choose(8)) {
    case 0:
      return update('rename', { name: `Name ${number}` }, { name: `Name ${number}` });
    case 1:
      return update('recode', { newCode: `code-${number}` }, { code: `code-${number}` });
    case 2:
      return {
        name: `delete ${group.code}`,
        operations: ['deleteGroups'],
        run: async () => {
          const { groups } = await readGroupsToDelete(context, 'pool', [key]);
          if (groups.length === 0) return { told: 'not' };
          return tellOf(deleteGroups(context, 'pool', groups));
        },
        effect: (world) => withGroup(world, who, undefined),
      };
    case 3:
      return membersStep(window, { key, code: group.code, who }, 'add', choose);
    case 4:
      return membersStep(window, { key, code: group.code, who }, 'remove', choose);
    case 5:
      return grantsStep(window, { key, code: group.code, who }, 'grant', choose);
    case 6:
      return grantsStep(window, { key, code: group.code, who }, 'revoke', choose);
    default: {
      const created = { code: `new-${number}`, name: 'New' };
      return {
        name: `create ${created.code}`,
        operations: ['createGroup'],
        run: () => tellOf(createGroup(context, 'pool', created)),
        effect: (world) => world,
      };
    }
  }
}

function membersStep(
  window: ChangingWindow,
  { key, code, who }: { readonly key: string; readonly code: string; readonly who: string },
  direction: 'add' | 'remove',
  choose: Choose,
): Step {
  const isAdd = direction === 'add';
  return {
    name: `${direction} members of ${code}`,
    operations: [isAdd ? 'addUserToGroup' : 'removeUserFromGroup'],
    run: async () => {
      const from = isAdd ? 'all-staff' : code;
      const users = await window.other.groups
        .listUsers(from, { limit: 1000 })
        .catch(() => undefined);
      const start = choose(5);
      const userIds = users?.list.slice(start, start + 3).map(({ id }) => id) ?? [];
      const change = isAdd ? addMembers : removeMembers;
      try {
        const outcome = await change(window.context, 'pool', key, userIds);
        return { told: 'members', done: outcome?.done ?? [], open: outcome?.unknown ?? [] };
      } catch (error) {
        return { told: isOutcomeUnknown(error) ? 'unknown' : 'not' };
      }
    },
    effect: (world, users = []) =>
      withMembers(world, who, isAdd ? { add: users } : { remove: users }),
  };
}

const resources = [
  ['UI', 'scanner', 'scanner:view'],
  ['DATA', 'stock:*', 'stock:read'],
  ['DATA', 'stock:*', 'stock:count'],
  ['BUTTON', 'print-label', 'print-label:click'],
] as const;

function grantsStep(
  window: ChangingWindow,
  { key, code, who }: { readonly key: string; readonly code: string; readonly who: string },
  direction: 'grant' | 'revoke',
  choose: Choose,
): Step {
  const start = choose(resources.length);
  const chosen = [...resources, ...resources].slice(start, start + 2);
  const wishes = chosen.map(([resourceType, resource, action]) => ({
    namespace: 'warehouse',
    resource,
    resourceType,
    ...(direction === 'grant' && { actions: [action] }),
  }));
  const told = (steps: readonly GrantStep[]) => steps.map((step) => JSON.stringify(step));
  return {
    name: `${direction} ${chosen.map(([, resource]) => resource).join()} of ${code}`,
    operations: [direction === 'grant' ? 'authorizeResource' : 'POST /api/v2/acl/revoke-resource'],
    run: async () => {
      try {
        const plan = await planGrants(window.context, 'pool', key, { direction, wishes });
        if (plan === undefined) return { told: 'not' };
        const outcome = await changeGrants(window.context, 'pool', key, plan);
        return {
          told: 'members',
          done: told(outcome?.changed ?? []),
          open: told(outcome?.unknown ?? []),
        };
      } catch (error) {
        return { told: isOutcomeUnknown(error) ? 'unknown' : 'not' };
      }
    },
    effect: (world, steps = []) =>
      withGrants(
        world,
        who,
        steps
          .map((text): GrantStep => JSON.parse(text))
          .map(({ resource, resourceType = '', after }) => ({
            code: resource,
            type: resourceType,
            ...(after && { after }),
          })),
      ),
  };
}

async function tellOf(change: Promise<unknown>): Promise<Told> {
  try {
    await change;
    return { told: 'done' };
  } catch (error) {
    return { told: isOutcomeUnknown(error) ? 'unknown' : 'not' };
  }
}
