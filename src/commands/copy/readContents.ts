import * as vscode from 'vscode';
import { type Outcome, progressDelayMs, withProgress } from '../../feedback/progress.ts';
import type { GroupTarget } from '../../model/target.ts';
import type { User } from '../../model/user.ts';
import type { GrantedResource } from '../../permissions/matrix.ts';
import type { CommandContext } from '../commandContext.ts';

/** A group with all that can be copied of it. */
export interface GroupContents {
  readonly group: GroupTarget;
  readonly grants: readonly GrantedResource[];
  readonly members: readonly User[];
}

/** Reads what groups are authorized for, and who all their members are, as far as that is not known. */
export function readContents(
  { directories }: CommandContext,
  groups: readonly GroupTarget[],
): Promise<Outcome<readonly GroupContents[]>> {
  return withProgress(
    { title: vscode.l10n.t('Reading resources and members'), delayMs: progressDelayMs },
    async (signal, report) => {
      let count = 0;
      const found = (users: readonly User[]) => {
        count += users.length;
        report(vscode.l10n.t('{0} members', count));
      };
      await Promise.all(
        [...new Set(groups.map(({ pool }) => pool))].map((id) =>
          directories.get(id).loadResourcesOfMany(
            groups.flatMap(({ pool, key }) => (pool === id ? key : [])),
            { signal },
          ),
        ),
      );
      signal.throwIfAborted();
      return Promise.all(
        groups.map(async (group): Promise<GroupContents> => {
          const directory = directories.get(group.pool);
          const content = directory.resources(group.key);
          if (content.state === 'failed') throw content.error;
          const { users, failure } = await directory.allMembers.read(group.key, { signal, found });
          if (failure !== undefined) throw failure.error;
          signal.throwIfAborted();
          return { group, grants: content.value?.resources ?? [], members: users };
        }),
      );
    },
  );
}
