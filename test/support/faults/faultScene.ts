import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ManagementClient } from '../../../src/authing/index.ts';
import type { PoolDirectory } from '../../../src/directory/poolDirectory.ts';
import { type SamplePool, startSamplePool } from '../../../src/sample/server.ts';
import type { Internals } from '../../../src/services.ts';
import type { GroupRow } from '../../../src/tree/groupRow.ts';
import type { PoolRow } from '../../../src/tree/poolRow.ts';
import { connect, defined } from '../host/connectedPool.ts';
import { internals } from '../host/extension.ts';
import { click, rowsBelow, type ShownRow } from '../host/shownRows.ts';
import type { ConnectionFault } from '../servers/connectionFaults.ts';
import { type FaultCourse, type FaultServer, startFaultServer } from '../servers/faultServer.ts';
import { type Network, openNetwork } from './breakableNetwork.ts';

/** What goes wrong: no connection comes about, or the answers to an operation take a course. */
export type Trouble =
  | { readonly connection: ConnectionFault }
  | ({ readonly operation: string } & FaultCourse);

/** What the server has of groups, by their codes. */
export type ServerGroups = Readonly<
  Record<
    string,
    {
      readonly name: string;
      readonly description: string | undefined;
      readonly members: readonly string[];
    }
  >
>;

/** The group that is changed in this window, and the name it is to get. */
export const subject = { code: 'night-shift', name: 'Night shift' } as const;
export const newName = 'Day shift';
/** The group that somebody else changes, so that a look-up has something to bring. */
export const bystander = { code: 'archive', name: 'Archive' } as const;
/** The group that has all users: more than a page, or a batch of a long change, takes. */
export const largeGroup = 'everyone';
export const largeGroupName = 'Everyone';
export const userCount = 120;
/** How many of the users are members of the subject. */
const memberCount = 3;

/** A user pool that this window is connected to over a network and a server that can fail. */
export class Scene {
  /** Its row in the sidebar; below it, the group to be changed is open. */
  readonly row: PoolRow;
  readonly server: FaultServer;
  /** Somebody else, whom no fault happens to. */
  readonly other: ManagementClient;
  /** The ids of the subject's members, and of all users. */
  readonly members: readonly string[];
  readonly #users: readonly string[];
  readonly #pool: SamplePool;
  readonly #network: Network;
  readonly #internals: Internals;
  #hurried = false;

  private constructor(
    pool: SamplePool,
    other: ManagementClient,
    users: readonly string[],
    server: FaultServer,
    network: Network,
    row: PoolRow,
    inside: Internals,
  ) {
    this.#pool = pool;
    this.other = other;
    this.#users = users;
    this.members = users.slice(0, memberCount);
    this.server = server;
    this.#network = network;
    this.row = row;
    this.#internals = inside;
  }

  static async open(): Promise<Scene> {
    // Once, for many requests are to fail.
    await set('maxRetries', 1);
    const pool = await startSamplePool({ groups: 1, users: userCount });
    const other = new ManagementClient(pool);
    await other.groups.update(largeGroup, { name: largeGroupName });
    await other.groups.create(bystander);
    await other.groups.create(subject);
    const { list } = await other.users.list({ limit: userCount });
    const users = list.map(({ id }) => id);
    await other.groups.addUsers(subject.code, users.slice(0, memberCount));
    const server = await startFaultServer(pool.host, { careless: false });
    const network = await openNetwork(server.host);
    const row = await connect({ ...pool, host: network.host });
    const scene = new Scene(pool, other, users, server, network, row, await internals());
    await rowsBelow(scene.groupRow(subject.code));
    return scene;
  }

  /** Opens the large group, too, and clicks on "Load More" until all its members are there. */
  async openLargeGroup(): Promise<void> {
    const row = this.groupRow(largeGroup);
    for (;;) {
      const last = (await rowsBelow(row)).at(-1);
      if (last?.kind !== 'loadMore') return;
      await click(last);
    }
  }

  async inflict(trouble: Trouble): Promise<void> {
    this.server.heal();
    if ('connection' in trouble) await this.#network.break(trouble.connection);
    else this.server.inflictOn(trouble.operation, trouble);
  }

  /** Has requests end after a little time, for some are never answered. */
  async hurry(): Promise<void> {
    this.#hurried = true;
    await set('requestTimeout', 2);
  }

  /** Lets everything go well again, and forgets what has been asked of the server. */
  async heal(): Promise<void> {
    this.server.heal();
    await this.#network.mend();
  }

  groupRow(code: string): GroupRow {
    const { view } = this.#internals;
    const key = this.#directory.findByCode(code)?.key ?? code;
    return defined(view.tree.groupRow(this.row.poolId, key), `a row of the group ${code}`);
  }

  /** Runs Refresh on the pool, as from the menu of its row. */
  async refresh(): Promise<void> {
    await vscode.commands.executeCommand('authingGroups.refresh', this.row, undefined);
  }

  /** Has the next request exchange the secret for a token, as it is after a change of settings. */
  async forgetToken(): Promise<void> {
    const retries = vscode.workspace.getConfiguration('authingGroups').get('maxRetries');
    await set('maxRetries', retries === 1 ? 2 : 1);
  }

  /** Has everything be again as it was in the beginning, by somebody else's hand, and shows it. */
  async restore(): Promise<void> {
    await this.heal();
    if (this.#hurried) await set('requestTimeout', undefined);
    this.#hurried = false;
    for (const { code, name } of [subject, bystander]) {
      await this.other.groups.update(code, { name });
    }
    await this.#restoreMembers(subject.code, this.members);
    await this.#restoreMembers(largeGroup, this.#users);
    await this.refresh();
    await this.expectRowsOfServer();
  }

  /** Has somebody else rename the bystander, and add a member to the subject. */
  async changeElsewhere(): Promise<void> {
    await this.other.groups.update(bystander.code, { name: 'Archive of the year' });
    await this.other.groups.addUsers(subject.code, this.#users.slice(memberCount, memberCount + 1));
  }

  /** All that the server has of the groups, by their codes. */
  async serverGroups(): Promise<ServerGroups> {
    const { list } = await this.other.groups.list({ limit: 50 });
    const groups = list.map(
      async ({ code, name, description }) =>
        [code, { name, description, members: await this.memberIds(code) }] as const,
    );
    return Object.fromEntries(await Promise.all(groups));
  }

  /** The names of the server's groups, in the order of their rows. */
  async groupNames(): Promise<string[]> {
    const { list } = await this.other.groups.list({ limit: 50, sortBy: 'CREATEDAT_DESC' });
    return list.map(({ name }) => name);
  }

  /** The ids of a group's members on the server, in the order of their rows. */
  async memberIds(code: string): Promise<string[]> {
    const { list } = await this.other.groups.listUsers(code, { limit: userCount });
    return list.map(({ id }) => id);
  }

  /** Fails where a row is not what the server has, or is shown as being changed. */
  async expectRowsOfServer(): Promise<void> {
    const groups = await rowsBelow(this.row);
    assert.deepEqual(
      groups.map(({ label }) => label),
      await this.groupNames(),
    );
    const members = await rowsBelow(this.groupRow(subject.code));
    assert.deepEqual(members.map(lastKey), await this.memberIds(subject.code));
    expectNoneBusy([...groups, ...members]);
  }

  async close(): Promise<void> {
    await this.#internals.pools.disconnect(this.row.poolId);
    await this.#network.close();
    await this.server.close();
    await this.other.close();
    await this.#pool.close();
    await set('requestTimeout', undefined);
    await set('maxRetries', undefined);
  }

  async #restoreMembers(code: string, wanted: readonly string[]): Promise<void> {
    const now = await this.memberIds(code);
    const extra = now.filter((id) => !wanted.includes(id));
    const missing = wanted.filter((id) => !now.includes(id));
    if (extra.length > 0) await this.other.groups.removeUsers(code, extra);
    if (missing.length > 0) await this.other.groups.addUsers(code, missing);
  }

  get #directory(): PoolDirectory {
    return this.#internals.directories.get(this.row.poolId);
  }
}

/** Fails where a row is shown as being changed. */
export function expectNoneBusy(rows: readonly ShownRow[]): void {
  const isBusy = ({ icon, description }: ShownRow) =>
    icon?.startsWith('loading') || description.endsWith('…');
  assert.deepEqual(rows.filter(isBusy), []);
}

/** What a row is known by among those beside it. */
export function lastKey({ id = '' }: ShownRow): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration('authingGroups')
    .update(name, value, vscode.ConfigurationTarget.Global);
}
