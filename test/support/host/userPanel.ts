import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { User } from '../../../src/model/user.ts';
import { type Answer, type Updates, updates } from '../../../src/protocol/userPermissions.ts';
import { eventually } from '../eventually.ts';
import { defined, usePool } from './connectedPool.ts';
import { type PanelLine, tapPanel } from './panelLine.ts';
import { catchMessages, type Messages } from './shownMessages.ts';

/** What the tests of the panel of a user's permissions have; it is set up anew for each. */
export function useUserPanel() {
  const pool = usePool();
  let messages: Messages;
  let chen: User;

  before(async () => {
    chen = defined(await pool().other.users.find({ username: 'chenwei' }), 'Chen Wei');
  });

  beforeEach(() => {
    messages = catchMessages();
    pool().directory.userAccess.reset();
  });

  afterEach(async () => {
    messages.restore();
    for (const operation of altered) pool().proxy.pass(operation);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await eventually(async () => assert.deepEqual(tabs(), []));
  });

  const altered = [
    'authorizedTargets',
    'getUserGroups',
    'getUserRoles',
    'groupsAuthorizedResources',
    'isActionAllowed',
    'listGroupAuthorizedResources',
    'listUserAuthorizedResources',
    'resourcesAuthorizedTargets',
  ];
  const told = () => messages.take().map(({ text }) => text);
  const run = (...args: unknown[]) =>
    vscode.commands.executeCommand('authingGroups.showUserPermissions', ...args);
  const tabs = () =>
    vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
  const asked = (name: string) =>
    pool()
      .proxy.operations()
      .filter((each) => each === name).length;

  /** Opens the panel of a user, and waits until all is read. */
  async function open(userId = chen.id): Promise<PanelLine<Updates>> {
    const line = await tapPanel(updates, () => run({ pool: pool().id, users: [userId] }));
    await eventually(async () => {
      line.say('ready');
      const { status, serverSum } = line.latest('snapshot') ?? {};
      assert.ok(['loaded', 'failed'].includes(status?.state ?? ''));
      // Where permissions come from besides groups is read behind all else.
      if (serverSum?.state !== 'known' || status?.state !== 'loaded') return;
      assert.ok(['known', 'unknown'].includes(serverSum.sources.state));
    });
    return line;
  }

  /** Where an action comes from besides groups, in words. */
  function sourcesOf(line: PanelLine<Updates>, resource: string, verb: string) {
    const { code, actions, sources } = defined(line.latest('snapshot')?.table, 'a table');
    const action = actions[code.indexOf(resource)]?.find(({ name }) => name.endsWith(`:${verb}`));
    return action?.from?.map((place) => {
      const source = defined(sources[place], 'a source');
      return source.kind === 'direct' ? 'direct' : `${source.kind} ${source.name}`;
    });
  }

  const userOf = async (username: string) =>
    defined(await pool().other.users.find({ username }), username).id;

  /** Asks, and waits until the answer is as expected. */
  async function ask(
    line: PanelLine<Updates>,
    [action, resource, namespace]: readonly [string, string, string],
    expected: (answer: Answer) => void,
  ): Promise<void> {
    line.say('ask', { action, resource, namespace });
    await eventually(async () => {
      line.say('ready');
      const answer = defined(line.latest('snapshot')?.answer, 'an answer');
      assert.deepEqual(answer.question, { action, resource, namespace });
      assert.notEqual(answer.server.state, 'asking');
      expected(answer);
    });
  }

  return { pool, chenId: () => chen.id, told, run, tabs, asked, open, sourcesOf, userOf, ask };
}
