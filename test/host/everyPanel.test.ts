import assert from 'node:assert/strict';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { type PanelType, viewTypeOf } from '../../src/ids.ts';
import { updates as ofResources } from '../../src/protocol/authorizedResources.ts';
import { updates as ofComparison } from '../../src/protocol/groupComparison.ts';
import { snapshotEntries } from '../../src/protocol/page.ts';
import { updates as ofMatrix } from '../../src/protocol/permissionMatrix.ts';
import { updates as ofAccess } from '../../src/protocol/resourceAccess.ts';
import { updates as ofUser } from '../../src/protocol/userPermissions.ts';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { closeTabs, openTabs } from '../support/host/openTabs.ts';
import { protect } from '../support/host/protection.ts';
import { catchMessages, type Messages } from '../support/host/shownMessages.ts';
import { type TappedPanels, tapPanels } from '../support/host/tappedPanels.ts';
import { refusal } from '../support/servers/recordingProxy.ts';

/** What a snapshot of any panel has; the rest is its own. */
const anySnapshot = v.looseObject(snapshotEntries);

/** What panels read before they say that they are loaded. */
const reads = [
  'group',
  'groups',
  'getUserGroups',
  'groupsAuthorizedResources',
  'listGroupAuthorizedResources',
] as const;

/** A panel of a type, with what tests have to know of it. */
interface Kind {
  readonly name: string;
  readonly type: PanelType;
  readonly command: string;
  /** What it is opened on, where a group is to be among it. */
  target(pool: string, group: string): unknown;
  /** What the rows of its table are called in a snapshot; undefined where it has no table yet. */
  rows(snapshot: unknown): readonly string[] | undefined;
  /** What it reads again in any case, before it says that it is loaded. */
  readonly read: (typeof reads)[number];
  /** Asks it to copy or export a row of its table, at a number. */
  readonly take: readonly [type: string, body: object];
  /** Whether the group is said to be gone, for one that names it. */
  isGone?(snapshot: unknown): boolean | undefined;
}

let userId = '';

const kinds: readonly Kind[] = [
  {
    name: "a group's resources",
    type: 'authorizedResources',
    command: 'showAuthorizedResources',
    target: (pool, code) => ({ pool, group: { code } }),
    rows: (snapshot) => v.parse(ofResources.snapshot, snapshot).table?.code,
    read: 'group',
    take: ['export', { format: 'csv', rows: [0] }],
    isGone: (snapshot) => v.parse(ofResources.snapshot, snapshot).group.deleted,
  },
  {
    name: 'a permission matrix',
    type: 'permissionMatrix',
    command: 'showPermissionMatrix',
    target: (pool, code) => [code, 'design'].map((each) => ({ pool, group: { code: each } })),
    rows: (snapshot) => v.parse(ofMatrix.snapshot, snapshot).table?.resources.code,
    read: 'groupsAuthorizedResources',
    take: ['export', { format: 'csv', resources: [0], groups: [0] }],
    isGone: (snapshot) => v.parse(ofMatrix.snapshot, snapshot).heading.deleted === 1,
  },
  {
    name: 'a comparison of groups',
    type: 'groupComparison',
    command: 'compareGroups',
    target: (pool, code) => [code, 'design'].map((each) => ({ pool, group: { code: each } })),
    rows: (snapshot) => v.parse(ofComparison.snapshot, snapshot).comparison?.table.resources.code,
    read: 'groupsAuthorizedResources',
    take: ['copyMarkdown', { resources: [0], people: [] }],
    isGone: (snapshot) => v.parse(ofComparison.snapshot, snapshot).groups[0]?.deleted,
  },
  {
    name: 'who may use a resource',
    type: 'resourceAccess',
    command: 'findGroupsByResource',
    target: (pool) => ({
      pool,
      resource: { code: 'salaries', namespace: 'default', type: 'DATA' },
    }),
    rows: (snapshot) => v.parse(ofAccess.snapshot, snapshot).answer.groups.map(({ code }) => code),
    read: 'groupsAuthorizedResources',
    take: ['export', { format: 'csv', list: 'groups', rows: [0] }],
  },
  {
    name: "a user's permissions",
    type: 'userPermissions',
    command: 'showUserPermissions',
    target: (pool) => ({ pool, users: [userId] }),
    rows: (snapshot) => v.parse(ofUser.snapshot, snapshot).table?.code,
    read: 'getUserGroups',
    take: ['export', { format: 'csv', rows: [0] }],
  },
];

const aboutGroups = kinds.filter(({ isGone }) => isGone !== undefined);

describe('Every panel', () => {
  const secret = 'a secret of the pool of these tests';
  const pool = usePool({ secret });
  let messages: Messages;
  let opened: TappedPanels[] = [];

  before(async () => {
    userId = defined(await pool().other.users.find({ username: 'chenwei' }), 'Chen Wei').id;
  });

  beforeEach(async () => {
    messages = catchMessages();
    pool().directory.reset();
    await pool().directory.groups.loadAll();
  });

  afterEach(async () => {
    messages.restore();
    for (const panel of opened) panel.restore();
    opened = [];
    for (const read of reads) pool().proxy.pass(read);
    await closeTabs();
  });

  const run = ({ command, target }: Kind, group = 'finance') =>
    vscode.commands.executeCommand(`authingGroups.${command}`, target(pool().id, group));

  /** Opens a panel, and plays its page. */
  async function open(kind: Kind, group?: string) {
    const panel = tapPanels();
    opened.push(panel);
    await run(kind, group);
    panel.restore();
    return inPageOf(kind, panel);
  }

  /** Plays the page of a panel. */
  function inPageOf(kind: Kind, panel: TappedPanels) {
    const snapshot = () => {
      panel.ask('ready');
      return v.parse(anySnapshot, panel.updates('snapshot').at(-1));
    };
    return {
      ask: panel.ask,
      snapshot,
      rows: () => kind.rows(snapshot()),
      is: (state: string) =>
        eventually(async () => assert.equal(snapshot().status.state, state, kind.name)),
    };
  }

  /** Opens a panel of each kind, and waits until it has read all. */
  async function openAll(group?: string, of = kinds) {
    const panels = [];
    for (const kind of of) {
      const panel = await open(kind, group);
      await panel.is('loaded');
      const rows = defined(panel.rows(), `a table of ${kind.name}`);
      assert.ok(rows.length > 0 || group !== undefined, kind.name);
      panels.push({ kind, panel, rows });
    }
    return panels;
  }

  /** Waits until nothing is asked for any more: some reads go on after what is shown has come. */
  async function allRead(): Promise<void> {
    const { requests } = pool().proxy;
    let before = -1;
    await eventually(async () => {
      const known = before;
      before = requests.length;
      await Promise.all(requests.map(({ gone }) => gone));
      assert.equal(requests.length, known);
    });
  }

  for (const kind of kinds) {
    it(`reads what is old again once the user comes back to it: ${kind.name}`, async () => {
      const { proxy } = pool();
      const panel = await open(kind);
      await panel.is('loaded');
      await allRead();
      const count = () => proxy.operations().filter((name) => name === kind.read).length;
      const before = count();
      await run(kind);
      await panel.is('loaded');
      assert.equal(count(), before);
      const now = Date.now;
      Date.now = () => now() + 6 * 60_000;
      try {
        await run(kind);
        await eventually(async () => assert.ok(count() > before));
        await panel.is('loaded');
      } finally {
        Date.now = now;
      }
      await eventually(async () => assert.equal(openTabs().length, 1));
    });
  }

  it('keeps how the user looks at it, for when its page is made anew', async () => {
    for (const { kind, panel } of await openAll()) {
      panel.ask('saveView', { view: { search: kind.name } });
      assert.deepEqual(panel.snapshot().view, { search: kind.name });
    }
  });

  it('is brought back as it was after a reload of the window', async () => {
    const { panels } = await internals();
    for (const { kind, panel, rows } of await openAll()) {
      panel.ask('saveView', { view: { search: kind.name } });
      const { panelId, view } = panel.snapshot();
      const tapped = tapPanels();
      opened.push(tapped);
      const { Active } = vscode.ViewColumn;
      const empty = vscode.window.createWebviewPanel(viewTypeOf(kind.type), 'As it was', Active);
      await panels[kind.type].restore(empty, { panelId });
      tapped.restore();
      const restored = inPageOf(kind, tapped);
      await restored.is('loaded');
      assert.deepEqual(restored.rows(), rows, kind.name);
      assert.deepEqual(restored.snapshot().view, view);
      assert.equal(restored.snapshot().panelId, panelId);
    }
  });

  it('takes nothing from a table that was never read, and says so', async () => {
    const { proxy } = pool();
    for (const read of reads) proxy.alter(read, async () => refusal(500, 'Out of order'));
    for (const kind of kinds) {
      const panel = await open(kind);
      await eventually(async () =>
        assert.notEqual(panel.snapshot().status.state, 'loading', kind.name),
      );
      const [type, body] = kind.take;
      panel.ask(type, { ...body, revision: 0 });
      const told = messages.take().map(({ text }) => text);
      assert.equal(told.length, 1, kind.name);
      assert.match(told[0] ?? '', /read again just now/);
    }
  });

  it('is there for a read-only pool', async () => {
    await protect(pool().id, 'readOnly');
    await openAll();
    assert.deepEqual(messages.take(), []);
    await protect(pool().id, undefined);
  });

  it('says in its tab what a group is called once it has another name', async () => {
    const { directory } = pool();
    await openAll('sales-global', aboutGroups);
    const { group } = defined(directory.findByCode('sales-global'), 'the group');
    directory.apply({
      kind: 'groupUpdated',
      code: 'sales-global',
      group: { ...group, name: 'Sold worldwide' },
    });
    await eventually(async () => {
      const tabs = openTabs().filter((label) => label.includes('Sold worldwide'));
      assert.equal(tabs.length, aboutGroups.length);
    });
  });

  it('says that a group of it is gone, and keeps what was read', async () => {
    const { directory, other } = pool();
    await other.groups.create({ code: 'short-lived', name: 'Short-lived' });
    const panels = await openAll('short-lived', aboutGroups);
    await other.groups.delete('short-lived');
    directory.apply({ kind: 'groupsDeleted', codes: ['short-lived'] });
    for (const { kind, panel, rows } of panels) {
      await eventually(async () => assert.ok(kind.isGone?.(panel.snapshot()), kind.name));
      assert.deepEqual(panel.rows(), rows, kind.name);
    }
  });

  it('says that its pool is disconnected, keeps what was read, and reads once it is back', async () => {
    const { pools } = await internals();
    const connection = defined(pools.get(pool().id), 'the connection');
    const panels = await openAll();
    await pools.disconnect(connection.id);
    for (const { kind, panel, rows } of panels) {
      await panel.is('disconnected');
      assert.deepEqual(panel.rows(), rows, kind.name);
    }
    await pools.add(connection, secret);
    for (const { kind, panel, rows } of panels) {
      await panel.is('loaded');
      await eventually(async () => assert.deepEqual(panel.rows(), rows, kind.name));
    }
  });
});
