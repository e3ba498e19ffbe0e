import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { eventually } from '../eventually.ts';
import { renameGroup } from '../host/renameGroup.ts';
import type { Messages, ShownMessage } from '../host/shownMessages.ts';
import { click, rowsBelow, type ShownRow } from '../host/shownRows.ts';
import type { FaultName } from '../servers/faultServer.ts';
import { isAnswerFault } from '../servers/faultServer.ts';
import type { ChangeCase, LookUpCase, SaidRow, TaskState, ToldMessage } from './faultCase.ts';
import {
  expectNoneBusy,
  lastKey,
  newName,
  type Scene,
  type ServerGroups,
  subject,
  type Trouble,
} from './faultScene.ts';
import { type Task, tasks } from './faultTasks.ts';

/** What was seen of a look-up. */
export interface SeenLookUp {
  readonly says: readonly SaidRow[];
  /** Whether the rows are those that were known before, or what the server has now; or neither. */
  readonly rows: 'as before' | 'as on the server' | 'others';
  /** What was done when the fault was over, and brought the rows. */
  readonly later: string;
}

/** What was seen of a change. */
export interface SeenChange {
  readonly told: readonly ToldMessage[];
  /** On the server. */
  readonly outcome: TaskState;
  /** By the rows. */
  readonly shown: TaskState;
  /** How often the server was asked to make it, and how often it did. */
  readonly asked: number;
  readonly done: number;
  /** What was done when the fault was over, and went well. */
  readonly later: string;
}

const lookUpOperations = {
  groups: 'groups',
  members: 'groupWithUsersWithCustomData',
  token: 'accessToken',
} as const;

/** The faults that last until one gives up waiting. */
const neverEnds = /^(stalled|slow)/;

/** Runs Refresh after somebody else has changed something, while a fault lasts, and then without it. */
export async function tryLookUp(
  scene: Scene,
  fault: FaultName,
  { of, course }: LookUpCase,
): Promise<SeenLookUp> {
  const operation = lookUpOperations[of];
  const ofMembers = of === 'members';
  const read = () => rowsBelow(ofMembers ? scene.groupRow(subject.code) : scene.row);
  const known = (rows: readonly ShownRow[]) =>
    rows.filter(isData).map(ofMembers ? lastKey : ({ label }) => label);
  const before = known(await read());
  await scene.changeElsewhere();
  if (of === 'token') await scene.forgetToken();
  if (neverEnds.test(fault)) await scene.hurry();
  await scene.inflict(troubleOf(fault, operation, course));
  await scene.refresh();
  if (isAnswerFault(fault)) assert.ok(scene.server.received(operation) > 0, 'It did not happen.');
  const rows = await read();
  expectNoneBusy(rows);
  const now = await (ofMembers ? scene.memberIds(subject.code) : scene.groupNames());
  const [more] = rows.filter(({ kind }) => kind === 'loadMore');
  if (more !== undefined) {
    await click(more);
    const left = (await read()).filter(({ kind }) => kind === 'loadMore');
    assert.deepEqual(left, [], '"Load More" stays for ever.');
  }
  await scene.heal();
  const [failure] = rows.filter(({ description }) => description === 'Retry');
  if (failure === undefined) await scene.refresh();
  else await click(failure);
  await scene.expectRowsOfServer();
  return {
    says: rows.filter((row) => !isData(row)).map(saidBy),
    rows: isDeepStrictEqual(known(rows), before)
      ? 'as before'
      : isDeepStrictEqual(known(rows), now)
        ? 'as on the server'
        : 'others',
    later: failure === undefined ? 'Refresh' : 'Retry',
  };
}

/** Makes a change while a fault lasts, and goes on when it is over. */
export async function tryChange(
  scene: Scene,
  messages: Messages,
  fault: FaultName,
  { task: name, on, course }: ChangeCase,
): Promise<SeenChange> {
  const task: Task = tasks[name];
  if (on === 'accessToken') await scene.forgetToken();
  if (neverEnds.test(fault)) await scene.hurry();
  messages.take();
  const before = await scene.serverGroups();
  await scene.inflict(troubleOf(fault, on ?? task.operation, course));
  await task.run(scene);
  if (isAnswerFault(fault)) {
    assert.ok(scene.server.received(on ?? task.operation) > 0, 'It did not happen.');
  }
  const asked = scene.server.received(task.operation);
  const done = scene.server.forwarded(task.operation);
  const told = messages.take();
  const outcome = await task.state(scene);
  expectNothingLost(task, outcome, before, await scene.serverGroups());
  const shown = await task.shown(scene);
  expectNoneBusy(await rowsBelow(scene.row));
  await scene.heal();
  const later = await goOn(scene, task, outcome, told, messages);
  const reports = await eventually(async () => {
    const taken = messages.take();
    assert.equal(taken.length, 1);
    return taken;
  });
  assert.equal(reports[0]?.severity, 'information', reports[0]?.text);
  await scene.refresh();
  await scene.expectRowsOfServer();
  return { told: told.map(withoutPress), outcome, shown, asked, done, later };
}

/** Fails where the server has less of anything than was asked for, or anything else. */
function expectNothingLost(
  { touches: { code, field } }: Task,
  outcome: TaskState,
  before: ServerGroups,
  after: ServerGroups,
): void {
  const untouched = (groups: ServerGroups) => ({
    ...groups,
    [code]: { ...groups[code], [field]: undefined },
  });
  assert.deepEqual(untouched(after), untouched(before));
  if (outcome === 'not made') assert.deepEqual(after, before);
  const known = new Set(before[code]?.members);
  assert.ok(after[code]?.members.every((id) => known.has(id)));
}

/** What is told of a change that nobody could say of whether it was made, as soon as somebody can. */
const madeAfterAll: ToldMessage = {
  severity: 'information',
  text: `The server made this change after all: Rename “${subject.name}” to “${newName}”.`,
  buttons: ['Undo'],
};

/** Does what a person would do next. */
async function goOn(
  scene: Scene,
  task: Task,
  outcome: TaskState,
  told: readonly ShownMessage[],
  messages: Messages,
): Promise<string> {
  if (outcome === 'made') {
    const isOpen = told[0]?.buttons.includes('Refresh') ?? false;
    if (isOpen) {
      await eventually(async () =>
        assert.deepEqual(messages.take().map(withoutPress), [madeAfterAll]),
      );
    }
    await eventually(async () => assert.equal(await task.shown(scene), 'made'));
    await renameGroup(scene.groupRow(subject.code), 'Late shift');
    assert.equal((await scene.other.groups.detail(subject.code))?.name, 'Late shift');
    return isOpen ? 'Later it is told that it was made' : 'The next change is made';
  }
  const button = told[0]?.buttons.find((title) => title.startsWith('Retry'));
  if (button === undefined) await task.run(scene);
  else told[0]?.press(button);
  await eventually(async () => assert.equal(await task.shown(scene), 'made'));
  assert.equal(await task.state(scene), 'made');
  return `${button ?? 'The same again'} makes it`;
}

function troubleOf(fault: FaultName, operation: string, course: LookUpCase['course']): Trouble {
  return isAnswerFault(fault) ? { fault, operation, ...course } : { connection: fault };
}

function isData({ kind }: ShownRow): boolean {
  return kind === 'group' || kind === 'member';
}

function saidBy({ label, description, tooltip }: ShownRow): SaidRow {
  return { label, action: description, tooltip };
}

function withoutPress({ severity, text, buttons }: ShownMessage): ToldMessage {
  return { severity, text, buttons };
}
