import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { renameGroup } from '../host/renameGroup.ts';
import { rowsBelow } from '../host/shownRows.ts';
import type { TaskState } from './faultCase.ts';
import { largeGroup, newName, type Scene, subject, userCount } from './faultScene.ts';

/** A change as a person makes it. */
export interface Task {
  /** The operation that makes it. */
  readonly operation: string;
  /** In how many requests. */
  readonly requests: number;
  /** What it changes of which group. */
  readonly touches: { readonly code: string; readonly field: 'name' | 'members' };
  /** Runs the command. Resolves when it has ended, whether well or not. */
  run(scene: Scene): Promise<void>;
  /** How far it has got, on the server and by the rows. */
  state(scene: Scene): Promise<TaskState>;
  shown(scene: Scene): Promise<TaskState>;
}

export type TaskName = keyof typeof tasks;

export const tasks = {
  rename: {
    operation: 'updateGroup',
    requests: 1,
    touches: { code: subject.code, field: 'name' },
    run: (scene) => renameGroup(scene.groupRow(subject.code), newName),
    state: async ({ other }) => renamed((await other.groups.detail(subject.code))?.name),
    shown: async (scene) => {
      const row = scene.groupRow(subject.code);
      return renamed((await rowsBelow(scene.row)).find((each) => each.row === row)?.label);
    },
  },
  removeOne: {
    operation: 'removeUserFromGroup',
    requests: 1,
    touches: { code: subject.code, field: 'members' },
    run: (scene) => removeMembers(scene, subject.code, 1),
    state: async ({ other, members }) =>
      removed(1, members.length - (await other.groups.listUsers(subject.code)).totalCount),
    shown: async (scene) =>
      removed(1, scene.members.length - (await memberRows(scene, subject.code)).length),
  },
  removeAll: {
    operation: 'removeUserFromGroup',
    requests: 3,
    touches: { code: largeGroup, field: 'members' },
    run: (scene) => removeMembers(scene, largeGroup, userCount),
    state: async ({ other }) =>
      removed(userCount, userCount - (await other.groups.listUsers(largeGroup)).totalCount),
    shown: async (scene) =>
      removed(userCount, userCount - (await memberRows(scene, largeGroup)).length),
  },
} satisfies Record<string, Task>;

async function removeMembers(scene: Scene, code: string, count: number): Promise<void> {
  const rows = (await memberRows(scene, code)).slice(0, count).map(({ row }) => row);
  assert.equal(rows.length, count);
  await vscode.commands.executeCommand('authingGroups.removeMembers', rows[0], rows);
}

async function memberRows(scene: Scene, code: string) {
  return (await rowsBelow(scene.groupRow(code))).filter(({ kind }) => kind === 'member');
}

function renamed(name: string | undefined): TaskState {
  if (name === newName) return 'made';
  assert.equal(name, subject.name);
  return 'not made';
}

function removed(all: number, count: number): TaskState {
  if (count === 0) return 'not made';
  return count === all ? 'made' : 'in part';
}
