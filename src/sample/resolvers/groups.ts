import type { Call } from '../call.ts';
import type { GroupUpdate } from '../groupTable.ts';
import { SampleError } from '../messages.ts';
import { groupNode } from '../nodes.ts';
import { mapPage, type PageArgs, pageOf } from '../pages.ts';
import type { SortBy } from '../timeline.ts';

interface GroupsArgs extends PageArgs {
  readonly userId?: string | null;
  readonly sortBy?: SortBy | null;
}

interface MembersArgs {
  readonly code?: string | null;
  readonly userIds: readonly string[];
}

export const groupResolvers = {
  group: ({ code }: { code: string }, call: Call) => {
    const pool = call.read();
    const group = pool.groups.get(code);
    return group ? groupNode(pool, group) : null;
  },

  groups: ({ userId, sortBy, ...page }: GroupsArgs, call: Call) => {
    const pool = call.read();
    const groups = userId
      ? pageOf(pool.groups.sortedOfUser(pool.users.require(userId).id, sortBy), page)
      : pool.groups.timeline.page(page, sortBy);
    return mapPage(groups, (group) => groupNode(pool, group));
  },

  createGroup: (
    { code, name, description }: { code: string; name: string; description?: string | null },
    call: Call,
  ) => call.change((pool) => groupNode(pool, pool.groups.create(code, name, description ?? null))),

  updateGroup: ({ code, ...update }: { code: string } & GroupUpdate, call: Call) =>
    call.change((pool) => groupNode(pool, pool.groups.update(code, update))),

  deleteGroups: async ({ codeList }: { codeList: readonly string[] }, call: Call) => {
    await call.change((pool) => pool.deleteGroups(codeList));
    return call.commonMessage('groupsDeleted');
  },

  addUserToGroup: async ({ code, userIds }: MembersArgs, call: Call) => {
    await call.change((pool) => pool.addMembers(required(code), userIds));
    return call.commonMessage('membersAdded');
  },

  removeUserFromGroup: async ({ code, userIds }: MembersArgs, call: Call) => {
    await call.change((pool) => pool.removeMembers(required(code), userIds));
    return call.commonMessage('membersRemoved');
  },
};

function required(code: string | null | undefined) {
  if (!code) throw new SampleError('argumentMissing', { name: 'code' });
  return code;
}
