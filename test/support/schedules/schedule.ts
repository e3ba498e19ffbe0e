import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { undoChange } from '../../../src/changes/undo/undoChange.ts';
import type { UndoOutcome } from '../../../src/changes/undo/undoOutcome.ts';
import { type ChangingWindow, openChangingWindow } from '../changes/changingWindow.ts';
import { type Fault, faults } from './requestFaults.ts';
import { type Choose, groupCodes, nextStep, type Step } from './steps.ts';
import { readWorld, type World } from './world.ts';

const stepCount = 4;

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
    for (let count = 0; count < stepCount; count += 1) {
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
