import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { Target } from '../../src/model/target.ts';
import { intents, updates } from '../../src/protocol/authorizedResources.ts';
import { dispatch, parseIntent, parseUpdate } from '../../src/protocol/envelope.ts';
import { toRows } from '../../src/webview/authorizedResources/rows.ts';
import { eventually } from '../support/eventually.ts';
import { type ConnectedPool, connectPool, defined } from '../support/host/connectedPool.ts';
import { catchMessages, type Messages } from '../support/host/shownMessages.ts';
import { anyMessage } from '../support/hostile/anyMessage.ts';
import { isPolluted } from '../support/hostile/hostileTexts.ts';

const groupCode = 'engineering';

/** A few hundred messages; a failure prints the seed they came from. */
const messages = fc.array(anyMessage(), { minLength: 60, maxLength: 60 });
const runs = { numRuns: 5, endOnFailure: true };

describe('The line between a panel and its page', () => {
  let pool: ConnectedPool;
  let line: Line;
  let told: Messages;
  let outside: Outside;
  const unhandled: unknown[] = [];
  const keep = (reason: unknown) => void unhandled.push(reason);

  before(async () => {
    pool = await connectPool();
    told = catchMessages();
    line = tapLine();
    await vscode.commands.executeCommand(
      'authingGroups.showAuthorizedResources',
      pool.groupRow(groupCode),
    );
    await eventually(async () =>
      assert.ok(line.sentByPage.some((message) => isIntent(message, 'ready'))),
    );
    await eventually(async () => assert.deepEqual(shownCodes(), knownCodes()));
    outside = watchOutside();
    process.on('unhandledRejection', keep);
  });
  after(async () => {
    process.off('unhandledRejection', keep);
    outside.restore();
    told.restore();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await pool.close();
  });

  /** The codes of the resources that the directory has. */
  function knownCodes(): string[] {
    const { key } = defined(pool.directory.findByCode(groupCode), 'the group');
    const content = pool.directory.resources(key);
    assert.equal(content.state, 'loaded');
    return (content.value?.resources ?? []).map(({ code }) => code);
  }

  /** The codes of the resources that a page is told of when it asks. */
  function shownCodes(): string[] {
    let codes: string[] | undefined;
    line.say({ type: 'ready' });
    const update = parseUpdate(line.sentByPanel.at(-1));
    const ignore = () => {};
    const snapshot = ({ table }: { table?: Parameters<typeof toRows>[0] | undefined }) => {
      codes = table && toRows(table).map(({ code }) => code);
    };
    assert.ok(update);
    const handlers = {
      questionClosed: ignore,
      snapshot,
      group: ignore,
      status: ignore,
      table: ignore,
      copied: ignore,
    };
    assert.ok(dispatch(updates, handlers, update));
    return defined(codes, 'a table');
  }

  async function assertWorks(): Promise<void> {
    line.say({ type: 'refresh' });
    await eventually(async () => assert.deepEqual(shownCodes(), knownCodes()));
    assert.ok(knownCodes().includes('order-api'));
    const before = line.sentByPanel.length;
    line.say({ type: 'copyCode', body: { code: 'order-api' } });
    await eventually(async () => {
      assert.equal(await vscode.env.clipboard.readText(), 'order-api');
      // What the refresh has read may come after it.
      const copied = line.sentByPanel
        .slice(before)
        .map(parseUpdate)
        .findLast((update) => update?.type === 'copied');
      assert.deepEqual(copied?.body, { code: 'order-api' });
    });
    assert.deepEqual(unhandled, []);
    assert.equal(isPolluted(), false);
  }

  it('takes any message from the page, and the panel does nothing but what it may, and goes on', async () => {
    await fc.assert(
      fc.asyncProperty(messages, async (all) => {
        for (const message of [...all, { type: 'replaceSecret' }]) line.say(message);
        await assertWorks();
        assert.deepEqual(outside.opened, []);
        assert.ok(outside.commands.length > 0);
        for (const [command, ...args] of outside.commands) {
          assert.ok(mayRun.includes(String(command)), String(command));
          const [target, ...others] = args;
          assert.deepEqual(others, []);
          assert.equal(v.parse(Target, target).pool, pool.id);
        }
      }),
      runs,
    );
  });

  it('takes any message from the panel, and the page says nothing but what it may, and goes on', async () => {
    await fc.assert(
      fc.asyncProperty(messages, async (all) => {
        line.sentByPage.length = 0;
        for (const message of all) await line.tell(message);
        // An update of a number that cannot be the next.
        const before = line.sentByPage.length;
        await line.tell({ type: 'status', body: { state: 'loaded' }, sequence: -7 });
        await eventually(async () => {
          assert.ok(line.sentByPage.length > before);
          assert.ok(isIntent(line.sentByPage.at(-1), 'ready'));
        });
        for (const message of line.sentByPage)
          assert.ok(isIntent(message), JSON.stringify(message));
        await assertWorks();
      }),
      runs,
    );
  });
});

/** The commands that the page of a group may have run. */
const mayRun = ['replaceSecret', 'findGroupsByResource', 'grantResources', 'revokeGrants'].map(
  (name) => `authingGroups.${name}`,
);

/** Whether a page may say this: an intent, of this type where one is given. */
function isIntent(message: unknown, type?: string): boolean {
  const intent = parseIntent(message);
  if (intent === undefined || (type !== undefined && intent.type !== type)) return false;
  const ignore = () => {};
  return dispatch(
    intents,
    {
      ready: ignore,
      saveView: ignore,
      refresh: ignore,
      replaceSecret: ignore,
      loadNamespace: ignore,
      copyCode: ignore,
      findGroups: ignore,
      grant: ignore,
      revoke: ignore,
      export: ignore,
    },
    intent,
  );
}

/** The line of the panel that is opened next, with its page behind it. */
interface Line {
  readonly sentByPage: unknown[];
  readonly sentByPanel: unknown[];
  /** Says something to the panel in the page's place. What its handler throws is thrown. */
  say(message: unknown): void;
  /** Tells the page something in the panel's place, as far as VS Code can carry it. */
  tell(message: unknown): Promise<void>;
}

function tapLine(): Line {
  const { createWebviewPanel } = vscode.window;
  const sentByPage: unknown[] = [];
  const sentByPanel: unknown[] = [];
  const listeners = new Set<(message: unknown) => void>();
  let post: (message: unknown) => Thenable<boolean> = async () => false;
  const tapped = (...args: Parameters<typeof createWebviewPanel>) => {
    Object.assign(vscode.window, { createWebviewPanel });
    const panel = createWebviewPanel(...args);
    const { webview } = panel;
    webview.onDidReceiveMessage((message: unknown) => sentByPage.push(message));
    const { onDidReceiveMessage } = webview;
    post = webview.postMessage.bind(webview);
    Object.assign(webview, {
      onDidReceiveMessage(listener: (message: unknown) => void) {
        listeners.add(listener);
        return onDidReceiveMessage(listener);
      },
      postMessage(message: unknown) {
        sentByPanel.push(message);
        return post(message);
      },
    });
    return panel;
  };
  Object.assign(vscode.window, { createWebviewPanel: tapped });
  return {
    sentByPage,
    sentByPanel,
    say(message) {
      for (const listener of listeners) listener(message);
    },
    async tell(message) {
      if (isCarried(message)) await post(message);
    },
  };
}

/** Whether it survives the way to the page: VS Code sends JSON, and as much of it as a stack holds. */
function isCarried(message: unknown): boolean {
  try {
    return (JSON.stringify(message)?.length ?? 0) > 0;
  } catch {
    return false;
  }
}

/** What the extension does beyond its own windows. */
interface Outside {
  readonly commands: readonly unknown[][];
  /** Links that were to be opened. */
  readonly opened: readonly unknown[];
  restore(): void;
}

/** Notes what is to be done outside instead of doing it, and closes each dialog to save a file. */
function watchOutside(): Outside {
  const { executeCommand } = vscode.commands;
  const { openExternal } = vscode.env;
  const { showSaveDialog } = vscode.window;
  const commands: unknown[][] = [];
  const opened: unknown[] = [];
  const note = async (...args: unknown[]) => void opened.push(args);
  Object.assign(vscode.commands, {
    executeCommand: async (id: string, ...args: unknown[]) => {
      // The sidebar's own.
      if (id === 'setContext') return executeCommand(id, ...args);
      commands.push([id, ...args]);
      return undefined;
    },
  });
  Object.assign(vscode.window, { showSaveDialog: async () => undefined });
  Object.assign(vscode.env, { openExternal: note });
  return {
    commands,
    opened,
    restore() {
      Object.assign(vscode.commands, { executeCommand });
      Object.assign(vscode.window, { showSaveDialog });
      Object.assign(vscode.env, { openExternal });
    },
  };
}
