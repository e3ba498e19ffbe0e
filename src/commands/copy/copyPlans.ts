import * as vscode from 'vscode';
import type { NewGroup } from '../../changes/createGroup.ts';
import type { GrantWish } from '../../changes/planGrants.ts';
import { isGrantable } from '../../changes/undo/readGrants.ts';
import { findCounterparts } from '../../directory/counterparts.ts';
import { readNamespaces } from '../../directory/resources.ts';
import { type Outcome, progressDelayMs, withProgress } from '../../feedback/progress.ts';
import type { GroupTarget } from '../../model/target.ts';
import type { User } from '../../model/user.ts';
import { lackingGrants } from '../../permissions/comparison.ts';
import {
  type CopiedGrant,
  type CopiedMember,
  type GrantCopies,
  type MemberCopies,
  planGrantCopies,
  planMemberCopies,
} from '../../permissions/copyPlan.ts';
import type { GrantedResource } from '../../permissions/matrix.ts';
import { compareMembers, isMember } from '../../permissions/memberComparison.ts';
import type { CommandContext } from '../commandContext.ts';
import type { GroupContents } from './readContents.ts';

/** The group that something is copied to. */
export interface CopyTarget {
  /** The id of the connection. */
  readonly pool: string;
  /** Undefined where the group is not there yet, and is created with these fields. */
  readonly key: string | undefined;
  readonly group: NewGroup;
}

/** What one group has and another lacks. */
export interface Missing {
  readonly grants: readonly GrantedResource[];
  /** Users of the pool of the first. */
  readonly members: readonly User[];
}

/** What is going to be copied to a group, and what is not. */
export interface CopyPlan {
  readonly from: GroupTarget;
  readonly to: CopyTarget;
  readonly grants: GrantCopies;
  readonly members: MemberCopies<User>;
  /** Why it is unknown which resources the pool of the other group defines. */
  readonly definitionsUnread?: { readonly error: unknown };
}

/** What the user has picked of a plan. */
export interface PickedParts {
  readonly grants: readonly CopiedGrant[];
  readonly members: readonly CopiedMember<User>[];
}

/** Tells what a group lacks of another. @param to undefined where there is no such group yet */
export function missingThere(from: GroupContents, to: GroupContents | undefined): Missing {
  const grants = lackingGrants(from.grants, to?.grants ?? []);
  if (to === undefined) return { grants, members: from.members };
  const people = compareMembers(
    [from, to].map(({ group, members }) => ({ pool: group.pool, users: members, complete: true })),
  );
  return {
    grants,
    members: people.flatMap(({ user, memberships: [here = 'absent', there = 'absent'] }) =>
      isMember(here) && !isMember(there) ? user : [],
    ),
  };
}

/**
 * Finds out what of it can be copied: which namespaces and resources there are in the pool of the other group, and
 * who the members are there.
 * @param members all of the group that they are copied from
 */
export function planCopy(
  context: CommandContext,
  from: GroupContents,
  to: CopyTarget,
  missing: Missing,
  membersThere: readonly User[],
): Promise<Outcome<CopyPlan>> {
  return withProgress(
    { title: vscode.l10n.t('Looking up what can be copied'), delayMs: progressDelayMs },
    async (signal, report): Promise<CopyPlan> => {
      const parts = { from: from.group, to };
      if (from.group.pool === to.pool) {
        const there = { namespaces: undefined, definitions: undefined, isGrantable };
        const copied = missing.members.map((user) => ({ user, counterpart: user }));
        const members = { copied, leftOut: [] };
        return { ...parts, grants: planGrantCopies(missing.grants, there), members };
      }
      const { definitions, unread, namespaces } =
        missing.grants.length === 0 ? nothingRead : await readThere(context, to.pool, signal);
      const lookUp = await context.directories.get(to.pool).userLookUp();
      const candidates = await findCounterparts(lookUp, missing.members, {
        signal,
        onProgress: (count) =>
          report(
            vscode.l10n.t({
              message: '{0} of {1} members',
              args: [count, missing.members.length],
              comment: ['{0} and {1} are numbers: so many are looked up, and so many there are.'],
            }),
          ),
      });
      return {
        ...parts,
        grants: planGrantCopies(missing.grants, { namespaces, definitions, isGrantable }),
        members: planMemberCopies(missing.members, {
          members: from.members,
          candidatesOf: ({ id }) => candidates.get(id) ?? [],
          membersThere: new Set(membersThere.map(({ id }) => id)),
        }),
        ...(unread && { definitionsUnread: unread }),
      };
    },
  );
}

const nothingRead = { definitions: undefined, namespaces: undefined, unread: undefined };

/** Reads what a pool defines, and which namespaces it has. */
async function readThere(
  { directories, pools }: CommandContext,
  pool: string,
  signal: AbortSignal,
) {
  const { definedResources } = directories.get(pool);
  const client = await pools.client(pool);
  const [namespaces] = await Promise.all([
    readNamespaces(client, signal),
    definedResources.load({ signal }),
  ]);
  signal.throwIfAborted();
  const { content } = definedResources;
  return {
    namespaces: namespaces?.map(({ code }) => code),
    definitions: content.state === 'loaded' ? content.value : undefined,
    unread: content.state === 'failed' ? { error: content.error } : undefined,
  };
}

/** A grant as it is asked for. */
export function wishOf({ grant }: CopiedGrant): GrantWish {
  const { namespace, type, code, actions } = grant;
  return {
    namespace,
    resource: code,
    ...(type === undefined ? {} : { resourceType: type }),
    ...(actions === undefined || actions.length === 0 ? {} : { actions }),
  };
}
