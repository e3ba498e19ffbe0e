import * as vscode from 'vscode';
import { groupName } from '../../display/groupDisplay.ts';
import { userHandle, userName } from '../../display/userName.ts';
import { inList } from '../../feedback/sentences.ts';
import type { GroupTarget } from '../../model/target.ts';
import type { User } from '../../model/user.ts';
import type { CopiedMember, GrantObstacle, MemberObstacle } from '../../permissions/copyPlan.ts';
import type { GrantedResource } from '../../permissions/matrix.ts';
import type { IdentifierKind } from '../../permissions/memberComparison.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext } from '../commandContext.ts';
import type { CopyTarget } from './copyPlans.ts';

/** What a pool is called, as it is shown. */
export function poolName({ pools }: Pick<CommandContext, 'pools'>, pool: string): string {
  return displayText(pools.get(pool)?.name ?? pool);
}

/** A group with its pool, as it is shown: groups of two pools mostly have the same names. */
export function groupInPool(
  { directories, pools }: CommandContext,
  { pool, key }: GroupTarget,
): string {
  return inPool(groupName(directories.get(pool).entry(key), key), poolName({ pools }, pool));
}

/** The same of a group that may not be there yet. */
export function targetInPool(context: CommandContext, { pool, group }: CopyTarget): string {
  return inPool(group.name || group.code, poolName(context, pool));
}

/** What is being done, as the title of its progress. @param to the group, as it is shown */
export function copyingTo(to: string): string {
  return vscode.l10n.t({
    message: 'Copying to “{0}”',
    args: [to],
    comment: ['Shown while it is being done. {0} is the name of a group.'],
  });
}

function inPool(name: string, pool: string): string {
  return vscode.l10n.t({
    message: '{0} ({1})',
    args: [displayText(name), pool],
    comment: ['{0} is the name of a group, {1} that of its user pool.'],
  });
}

/** A user by name, and by what else there is to know who it is. */
export function userText(user: User): string {
  const handle = userHandle(user);
  return handle === undefined
    ? displayText(userName(user))
    : vscode.l10n.t({
        message: '{0} ({1})',
        args: [displayText(userName(user)), displayText(handle)],
        comment: ['{0} is the name of a user, {1} an email, a phone number or a username.'],
      });
}

/** A member to be added, and by what it is known who that is there. */
export function memberText({ counterpart, by }: CopiedMember<User>): string {
  return by === undefined
    ? userText(counterpart)
    : vscode.l10n.t({
        message: '{0}: {1}',
        args: [userText(counterpart), byWhat(by)],
        comment: ['{0} is a user, {1} says how the user was found, such as “same email”.'],
      });
}

function byWhat(kind: IdentifierKind): string {
  switch (kind) {
    case 'email':
      return vscode.l10n.t('same email');
    case 'username':
      return vscode.l10n.t('same username');
    case 'phone':
      return vscode.l10n.t('same phone number');
    case 'externalId':
      return vscode.l10n.t('same external ID');
  }
}

/** A resource by its code and type, and by its namespace where that is known. */
export function resourceText({ code, type, namespace }: GrantedResource): string {
  if (type === undefined) {
    return namespace === undefined
      ? displayText(code)
      : vscode.l10n.t({
          message: '{0} in {1}',
          args: [displayText(code), displayText(namespace)],
          comment: ['{0} is the code of a resource, {1} that of its namespace.'],
        });
  }
  return namespace === undefined
    ? vscode.l10n.t({
        message: '{0} ({1})',
        args: [displayText(code), displayText(type)],
        comment: ['{0} is the code of a resource whose namespace is not known, {1} its type.'],
      })
    : vscode.l10n.t({
        message: '{0} ({1}) in {2}',
        args: [displayText(code), displayText(type), displayText(namespace)],
        comment: [
          '{0} is the code of a resource, {1} its type, such as DATA, {2} the code of its namespace.',
        ],
      });
}

/** Says of a grant that it is left out, and why. @param pool the name of the other pool, as it is shown */
export function grantLeftOut(grant: GrantedResource, reason: GrantObstacle, pool: string): string {
  const name = resourceText(grant);
  switch (reason) {
    case 'namespaceUnknown':
      return vscode.l10n.t({
        message: '{0}: its namespace is not known',
        args: [name],
        comment: ['{0} is a resource.'],
      });
    case 'noNamespace':
      return vscode.l10n.t({
        message: '{0}: “{1}” has no such namespace, and the extension cannot create one',
        args: [name, pool],
        comment: ['{0} is a resource, {1} the name of a user pool.'],
      });
    case 'typeUnknown':
      return vscode.l10n.t({
        message: '{0}: resources of this type cannot be granted',
        args: [name],
        comment: ['{0} is a resource.'],
      });
  }
}

/** Says of a member that it is left out, and why. @param pool the name of the other pool, as it is shown */
export function memberLeftOut(user: User, reason: MemberObstacle, pool: string): string {
  const name = userText(user);
  switch (reason) {
    case 'noIdentifier':
      return vscode.l10n.t({
        message: '{0}: has no email, username, phone or external ID to be found by in “{1}”',
        args: [name, pool],
        comment: ['{0} is a user, {1} the name of a user pool.'],
      });
    case 'sharedIdentifier':
      return vscode.l10n.t({
        message: '{0}: another member has the same email, username, phone or external ID',
        args: [name],
        comment: ['{0} is a user.'],
      });
    case 'nobodyThere':
      return vscode.l10n.t({
        message: '{0}: “{1}” has no user with the same email, username, phone or external ID',
        args: [name, pool],
        comment: ['{0} is a user, {1} the name of a user pool.'],
      });
    case 'severalThere':
      return vscode.l10n.t({
        message: '{0}: several users of “{1}” may be the same person',
        args: [name, pool],
        comment: ['{0} is a user, {1} the name of a user pool.'],
      });
    case 'sharedCounterpart':
      return vscode.l10n.t({
        message: '{0}: in “{1}”, another member is the same user',
        args: [name, pool],
        comment: ['{0} is a user, {1} the name of a user pool.'],
      });
    case 'memberAlready':
      return vscode.l10n.t({
        message: '{0}: the same user of “{1}” is a member already',
        args: [name, pool],
        comment: ['{0} is a user, {1} the name of a user pool.'],
      });
  }
}

/** Says of a grant that is made what the pool does not define of it. */
export function undefinedText(
  grant: GrantedResource,
  what: 'resource' | readonly string[],
): string {
  return what === 'resource'
    ? resourceText(grant)
    : vscode.l10n.t({
        message: '{0}: {1}',
        args: [resourceText(grant), inList(what.map((action) => displayText(action)))],
        comment: ['{0} is a resource, {1} a list of actions.'],
      });
}
