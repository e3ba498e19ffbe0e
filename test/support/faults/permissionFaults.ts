import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';
import { internals } from '../host/extension.ts';
import type { Messages } from '../host/shownMessages.ts';
import type { TappedPanels } from '../host/tappedPanels.ts';
import { anyOperation, type FaultName, isAnswerFault } from '../servers/faultServer.ts';
import type { Scene } from './faultScene.ts';
import {
  change,
  grantedActions,
  grantOperations,
  type PanelName,
  panels,
  prepare,
  readOutcome,
  wanted,
} from './permissionTasks.ts';

/** The faults that matter for permissions, as the table names them. */
export const permissionFaults: readonly (readonly [fault: string, happens: FaultName])[] = [
  ['Connection refused', 'refused'],
  ['Stalled headers', 'stalled headers'],
  ['Reset before the answer', 'reset before the headers'],
  ['HTML with 200', 'HTML with 200'],
  ['HTTP 401', 'HTTP 401'],
  ['HTTP 403', 'HTTP 403'],
  ['Code 1000 (busy)', 'busy (1000)'],
];

/** Those of them that are not the same for a read: an answer that is lost is asked for again. */
const panelFaults = permissionFaults.filter(
  ([, happens]) => happens !== 'reset before the headers',
);

/** What was seen of a change of grants. */
export interface SeenGrantChange {
  /** The message, with its buttons. */
  readonly told: string;
  readonly outcome: 'made' | 'not made';
  /** How often the server made it. */
  readonly done: number;
  readonly later: string;
}

/** Grants or revokes while a fault lasts, and once more when it is over. */
export async function tryGrants(
  scene: Scene,
  messages: Messages,
  direction: 'grant' | 'revoke',
  fault: FaultName,
): Promise<SeenGrantChange> {
  const operation = grantOperations[direction];
  const { before, after } = wanted[direction];
  await prepare(scene, direction);
  await scene.refresh();
  if (fault.startsWith('stalled')) await scene.hurry();
  // The actions to pick from are known, so that it is about the grant alone.
  const { directories } = await internals();
  await directories.get(scene.row.poolId).definedResources.load();
  messages.take();
  await scene.inflict(isAnswerFault(fault) ? { fault, operation } : { connection: fault });
  await change(scene, direction);
  const taken = messages.take();
  assert.equal(taken.length, 1, `One message, not: ${taken.map(({ text }) => text).join(' / ')}`);
  const [message] = taken;
  if (isAnswerFault(fault)) {
    assert.ok(scene.server.received(operation) > 0, 'It did not happen.');
  }
  const done = scene.server.forwarded(operation);
  const now = await grantedActions(scene);
  const isMade = sorted(now) === sorted(after);
  // What was there before is there still, and nothing else.
  if (!isMade) assert.equal(sorted(now), sorted(before));
  await scene.heal();
  const button = message?.buttons.find((title) => title.startsWith('Retry'));
  if (isMade && message?.buttons.includes('Undo')) {
    message.press('Undo');
    await eventually(async () => assert.equal(sorted(await grantedActions(scene)), sorted(before)));
    await eventually(async () => assert.equal(messages.take().length, 1));
  } else if (!isMade) {
    if (button === undefined) await change(scene, direction);
    else message?.press(button);
    await eventually(async () => assert.equal(sorted(await grantedActions(scene)), sorted(after)));
    await eventually(async () => assert.ok(messages.take().length > 0));
  }
  return {
    told: [message?.text ?? '', ...(message?.buttons ?? []).map((title) => `[${title}]`)].join(' '),
    outcome: isMade ? 'made' : 'not made',
    done,
    later: isMade ? 'Undo takes it back' : `${button ?? 'The same again'} makes it`,
  };
}

/** Opens a panel while all is well, then reads it again under each fault. @returns what it says, by fault */
export async function tryPanel(
  scene: Scene,
  tapped: TappedPanels,
  name: PanelName,
): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>();
  await panels[name](scene);
  assert.equal(await readOutcome(tapped, 0), '');
  for (const [fault, happens] of panelFaults) {
    if (happens.startsWith('stalled')) await scene.hurry();
    await scene.inflict(
      isAnswerFault(happens)
        ? { fault: happens, operation: anyOperation }
        : { connection: happens },
    );
    const since = tapped.sent.length;
    tapped.ask('refresh');
    const text = await readOutcome(tapped, since);
    assert.notEqual(text, '', `${name}: nothing is said of ${fault}`);
    said.set(fault, text);
    // What was read before is not taken away.
    const emptied = tapped.sent
      .slice(since)
      .filter((sent) => JSON.stringify(sent)?.includes('"table":null'));
    assert.deepEqual(emptied, []);
    await scene.heal();
    // A read that is still on its way may end in the fault once more, and is asked for again, as by Retry.
    await eventually(async () => {
      const later = tapped.sent.length;
      tapped.ask('refresh');
      assert.equal(await readOutcome(tapped, later), '', `${name} after ${fault}`);
    });
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  return said;
}

function sorted(texts: readonly string[]): string {
  return texts.toSorted().join();
}
