import * as v from 'valibot';
import * as vscode from 'vscode';
import { commandIds } from '../../../../src/ids.ts';
import { eventually } from '../../../support/eventually.ts';
import { connect } from '../../../support/host/connectedPool.ts';
import { hideView, internals } from '../../../support/host/extension.ts';
import { addressSchema } from '../../child.ts';
import { heapUsed } from './heap.ts';

const Input = v.object({ pool: addressSchema });

/**
 * @param input the pool
 * @returns the bytes of the heap in use: with all groups listed, with what they are authorized for read, and with
 *   the matrix of it shown
 */
export async function measureMatrixMemory(input: unknown) {
  const { directories } = await internals();
  const { pool } = v.parse(Input, input);
  const row = await connect(pool);
  await hideView();
  const directory = directories.get(row.poolId);
  await directory.groups.loadAll();
  const before = await heapUsed();
  const keys = directory.groups.content.value?.groups.map(({ key }) => key) ?? [];
  await directory.loadResourcesOfMany(keys);
  await directory.definedResources.load();
  const read = await heapUsed();
  await vscode.commands.executeCommand(commandIds.showPermissionMatrix, { pool: row.poolId });
  await eventually(async () => {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    if (tabs.length === 0) throw new Error('No panel is open.');
  });
  // The page asks for its data once it is there, which nobody here hears of.
  await new Promise((resolve) => setTimeout(resolve, shownAfterMs));
  return { before, read, shown: await heapUsed() };
}

const shownAfterMs = 8000;
