import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { changeGrants, planGrants } from '../../../src/changes/changeGrants.ts';
import { addMembers, removeMembers } from '../../../src/changes/changeMembership.ts';
import { createGroup } from '../../../src/changes/createGroup.ts';
import { deleteGroups } from '../../../src/changes/deleteGroups.ts';
import { readGroupsToDelete } from '../../../src/changes/readGroupsToDelete.ts';
import type { GrantStep } from '../../../src/changes/undo/records.ts';
import { undoChange } from '../../../src/changes/undo/undoChange.ts';
import type { UndoOutcome } from '../../../src/changes/undo/undoOutcome.ts';
import { type GroupUpdate, updateGroup } from '../../../src/changes/updateGroup.ts';
import { isOutcomeUnknown } from '../../../src/model/failures.ts';
import { type ChangingWindow, openChangingWindow } from '../changes/changingWindow.ts';
import { type Fault, faults } from './requestFaults.ts';
import { readWorld, type World, withGrants, withGroup, withMembers } from './world.ts';

/** Gives numbers from 0 up to, but not including, `below`. */
export type Choose = (below: number) => number;

/** What the user was told of a step. */
type Told =
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
interface Step {
  readonly name: string;
  readonly operations: readonly string[];
  readonly run: () => Promise<Told>;
  readonly effect: (world: World, users?: readonly string[]) => World;
}

const groupCodes = ['oncall', 'finance'] as const;
const steps = 4;

/**
 * Runs a few random changes, each with a random fault, while others change the pool too, and holds what
 * was told of each against what the server has.
 * @throws AssertionError that names the steps
 */
export async function runSchedule(choose: Choose): Promise<void> {
  const window = await openChangingWindow();
  const log: string[] = [];
  try {
    await window.directory.groups.load();
    for (let count = 0; count < steps; count += 1) {
      if (choose(3) === 0) log.push(await meddle(window, choose));
      // Others' changes are seen sooner or later.
      if (choose(2) === 0) await window.directory.groups.load({ again: true });
      const step = nextStep(window, choose);
      const fault = faults[choose(faults.length)];
      if (step === undefined || fault === undefined) continue;
      log.push(`${step.name} with ${fault.name}`);
      await checkStep(window, step, fault);
    }
    await checkUndo(window, log);
  } catch (error) {
    throw new Error(`${log.join('; ')}: ${error instanceof Error ? error.stack : error}`);
  } finally {
    await window.close();
  }
}

async function checkStep(window: ChangingWindow, step: Step, fault: Fault): Promise<void> {
  const before = await readWorld(window.other);
  const alter = fault.start();
  for (const operation of step.operations) window.proxy.alter(operation, alter);
  const lateBefore = window.confirmations.length;
  const told = await step.run();
  for (const operation of step.operations) window.proxy.pass(operation);
  if (fault.lateMs !== undefined) await delay(fault.lateMs);
  const after = await readWorld(window.other);
  switch (told.told) {
    case 'done':
      assertSame(after, step.effect(before), 'told as done');
      return;
    case 'not':
      assertSame(after, before, 'told as not done');
      return;
    case 'unknown': {
      const made = step.effect(before);
      if (same(after, before)) return;
      assertSame(after, made, 'unknown');
      await untilTold(window, lateBefore);
      return;
    }
    case 'members': {
      const isMade = !same(after, step.effect(before, told.done));
      if (!isMade) return;
      assertSame(after, step.effect(before, [...told.done, ...told.open]), 'members');
      await untilTold(window, lateBefore);
      return;
    }
  }
}

/** Undoes the last changes until there is nothing more that can be undone. */
async function checkUndo(window: ChangingWindow, log: string[]): Promise<void> {
  for (let count = 0; count < 3; count += 1) {
    const record = await window.undo.last(['pool']);
    if (record === undefined) return;
    log.push(`undo ${record.change.kind}`);
    const before = await readWorld(window.other);
    const outcome = await undoChange(window.context, record);
    const after = await readWorld(window.other);
    assertUndone(before, after, outcome);
    if (outcome.done.length === 0) {
      assert.ok((await window.undo.read(record)) !== undefined || isSettled(outcome), 'lost undo');
    }
    window.undo.defer(record);
  }
}

/** What was not made, or is as it was, needs no record. */
function isSettled({ problems }: UndoOutcome): boolean {
  return problems.every(({ kind }) => kind === 'notMade' || kind === 'usersRefused');
}

/** An undo that did nothing has changed nothing, and it never touches a group that it does not name. */
function assertUndone(before: World, after: World, { done }: UndoOutcome): void {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (who) => JSON.stringify(before[who]) !== JSON.stringify(after[who]),
  );
  const named = done.filter(({ kind }) => kind !== 'groupNotDeleted').length;
  assert.ok(changed.length <= named, `undo changed ${changed.length} groups, and names ${named}`);
}

function nextStep(window: ChangingWindow, choose: Choose): Step | undefined {
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

/** Somebody else, in another window, changes the pool without this window's knowing. */
async function meddle({ other }: ChangingWindow, choose: Choose): Promise<string> {
  const code = groupCodes[choose(groupCodes.length)] ?? 'oncall';
  const group = await other.groups.detail(code);
  if (group === undefined) return `others find no ${code}`;
  switch (choose(4)) {
    case 0:
      await other.groups.update(code, { name: `Theirs ${choose(1000)}` });
      return `others rename ${code}`;
    case 1:
      await other.groups.delete(code);
      await other.groups.create({ code, name: group.name, description: group.description });
      return `others replace ${code}`;
    case 2: {
      await other.groups.update(code, { newCode: `theirs-${choose(1000)}` });
      return `others recode ${code}`;
    }
    default:
      await other.groups.delete(code);
      return `others delete ${code}`;
  }
}

async function untilTold(window: ChangingWindow, before: number): Promise<void> {
  for (let waited = 0; window.confirmations.length === before; waited += 1) {
    assert.ok(waited < 100, 'a change that was made after all was never told');
    await delay(100);
  }
}

/** Groups that were created have a time of their own, so they are told by code and name. */
function same(one: World, other: World): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function assertSame(after: World, expected: World, told: string): void {
  assert.deepEqual(sorted(after), sorted(expected), told);
}

function sorted(world: World): readonly (readonly [string, World[string]])[] {
  return Object.entries(world)
    .filter(([, { code }]) => !code.startsWith('new-'))
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
