import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { click, rowsBelow } from '../support/host/shownRows.ts';
import type { Held } from '../support/servers/recordingProxy.ts';

describe('The selection, while VS Code reads the rows again', () => {
  const pool = usePool({ groups: 120 });

  /** Selects the first group. */
  async function selectFirst(): Promise<void> {
    const { view } = await internals();
    const { row, codes, groupRow } = pool();
    const [first = ''] = await codes();
    await view.reveal(row);
    await view.reveal(groupRow(first));
    await eventually(async () => assert.deepEqual(view.selection, [groupRow(first)]));
  }

  /** Has VS Code read the groups, which are still on screen, and tell of no selection until they come. */
  async function readAgain(): Promise<Held> {
    const { view } = await internals();
    const { row, proxy, directory } = pool();
    const held = proxy.hold('groups');
    directory.reset();
    view.tree.redraw(row);
    await held.answered;
    assert.deepEqual(view.selection, []);
    return held;
  }

  for (const [told, late] of [
    ['', false],
    [', though VS Code tells late that the last row was clicked', true],
  ] as const) {
    it(`goes on to the first new row after a page came${told}`, async () => {
      const { view } = await internals();
      const { row, proxy, directory, codes, groupRow } = pool();
      directory.reset();
      const before = await codes();
      const last = defined((await rowsBelow(row)).at(-1), 'a last row');
      await view.reveal(late ? row : last.row);
      await eventually(async () => assert.equal(view.selection[0]?.id, (late ? row : last).id));
      const held = proxy.hold('groups');
      const loading = click(last);
      await held.answered;
      await view.reveal(last.row);
      const [clicked] = view.selection;
      view.tree.redraw(row);
      await eventually(async () => {
        assert.equal(view.selection[0]?.id, last.id);
        assert.notEqual(view.selection[0], clicked);
      });
      held.release();
      await loading;
      const [first = ''] = (await codes()).slice(before.length);
      assert.deepEqual(view.selection, [groupRow(first)]);
    });
  }

  it('goes on to a group that is to be shown', async () => {
    const { view } = await internals();
    const { id, codes, groupRow } = pool();
    const [, second = ''] = await codes();
    await selectFirst();
    const held = await readAgain();
    const shown = view.revealGroup(id, groupRow(second).key);
    await delay(100);
    held.release();
    await shown;
    assert.deepEqual(view.selection, [groupRow(second)]);
  });

  it('is told to keys once the rows have come', async () => {
    const { view } = await internals();
    const { codes, groupRow } = pool();
    const [, second = ''] = await codes();
    const told: unknown[] = [];
    const { executeCommand } = vscode.commands;
    const caught = (command: string, ...args: unknown[]) => {
      if (command === 'setContext' && args[0] === 'authingGroups.selectedKind') told.push(args[1]);
      return executeCommand(command, ...args);
    };
    Object.assign(vscode.commands, { executeCommand: caught });
    try {
      await selectFirst();
      await eventually(async () => assert.equal(told.at(-1), 'group'));
      const held = await readAgain();
      await executeCommand('list.focusDown');
      await executeCommand('list.select');
      await eventually(async () => assert.equal(told.at(-1), undefined));
      held.release();
      await eventually(async () => assert.deepEqual(view.selection, [groupRow(second)]));
      await eventually(async () => assert.equal(told.at(-1), 'group'));
    } finally {
      Object.assign(vscode.commands, { executeCommand });
    }
  });

  it('is what a key acts on, which waits for the rows', async () => {
    const [first = ''] = await pool().codes();
    await selectFirst();
    const held = await readAgain();
    const copied = vscode.commands.executeCommand('authingGroups.copyGroupCode', {
      on: 'selection',
    });
    await delay(100);
    held.release();
    await copied;
    assert.equal(await vscode.env.clipboard.readText(), first);
  });
});
