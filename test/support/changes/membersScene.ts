import assert from 'node:assert/strict';
import { ManagementClient } from '../../../src/authing/index.ts';
import {
  changeMembers,
  type MemberChange,
  type MembersOutcome,
} from '../../../src/changes/memberBatches.ts';
import { startSamplePool } from '../../../src/sample/server.ts';
import { type PassingAnswer, type RecordingProxy, startProxy } from '../servers/recordingProxy.ts';

/** The code of the group that has all the users, and of the one that has none. */
export const everyone = 'everyone';
export const empty = 'empty';

/** A pool of many users, whose members are changed through a proxy. */
export interface MembersScene {
  readonly proxy: RecordingProxy;
  /** Through the proxy. */
  readonly client: ManagementClient;
  /** Somebody else, who goes by no proxy. */
  readonly other: ManagementClient;
  /** The ids of the users. */
  readonly users: readonly string[];
  /** Changes members; adds them to the empty group unless told otherwise. */
  change(given: Partial<MemberChange> & Pick<MemberChange, 'userIds'>): Promise<MembersOutcome>;
  /** The ids of a group's members as the server has them, in the order of ids. */
  membersOf(code: string): Promise<string[]>;
  /** How many users each request for a change named. */
  batches(operation?: string): number[];
  /** Answers the how-manieth request of an operation in its own way, and lets the others pass. */
  answer(
    operation: string,
    number: number,
    give: (forward: () => Promise<PassingAnswer>) => Promise<PassingAnswer>,
  ): void;
  close(): Promise<void>;
}

/** Opens such a pool; to be closed by `close()`. */
export async function openMembersScene(): Promise<MembersScene> {
  const pool = await startSamplePool({ users: 260, groups: 2 });
  const proxy = await startProxy(pool.host);
  const client = new ManagementClient({ ...pool, host: proxy.host, retry: { maxRetries: 0 } });
  const other = new ManagementClient(pool);
  await other.groups.create({ code: empty, name: 'Empty' });
  const users = (await other.groups.listUsers(everyone, { limit: 1000 })).list.map(({ id }) => id);
  assert.equal(users.length, 260);
  return {
    proxy,
    client,
    other,
    users,
    change: (given) =>
      changeMembers({
        client: async () => client,
        direction: 'add',
        group: { code: empty },
        ...given,
      }),
    async membersOf(code) {
      const { list } = await other.groups.listUsers(code, { limit: 1000 });
      return list.map(({ id }) => id).sort();
    },
    batches: (operation = 'addUserToGroup') =>
      proxy.requests
        .filter((request) => request.operation === operation)
        .map(({ variables }) => (Array.isArray(variables.userIds) ? variables.userIds.length : 0)),
    answer(operation, number, give) {
      let seen = 0;
      proxy.alter(operation, (_, forward) => {
        seen += 1;
        return seen === number ? give(forward) : forward();
      });
    },
    async close() {
      await Promise.all([client.close(), other.close()]);
      await proxy.close();
      await pool.close();
    },
  };
}
