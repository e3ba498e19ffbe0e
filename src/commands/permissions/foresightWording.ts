import * as vscode from 'vscode';
import { shownNumber } from '../../display/locale.ts';
import { inList, inSentences } from '../../feedback/sentences.ts';
import { describeError } from '../../feedback/wording.ts';
import { verbOf } from '../../permissions/actions.ts';
import { type ChangedPermission, countPermissions } from '../../permissions/wouldChange.ts';
import { displayText } from '../../text/displayText.ts';
import type { ForeseenUser, Foresight } from './foresight.ts';

/** How many resources a line names at most, and how many users. */
const mostResources = 5;
const mostUsers = 10;
/** How much of a code or an action it shows, in UTF-16 units. */
const longestName = 60;
/** The same of a name in a list of users. */
const longestInList = 40;
/** The same of a name behind a title. */
const longestInNote = 30;

/** A user whose permissions would change. */
export interface ChangedUser extends ForeseenUser {
  readonly permissions: readonly ChangedPermission[];
}

/** Those whose permissions would change. */
export function changedUsers({ users }: Foresight): readonly ChangedUser[] {
  return users.flatMap(({ permissions, ...user }) =>
    permissions !== undefined && permissions.length > 0 ? [{ ...user, permissions }] : [],
  );
}

/** Whether there is more to say than the line says. */
export function hasDetails(foresight: Foresight): boolean {
  return changedUsers(foresight).length > 0;
}

/** Says in a line what a change would do to permissions; undefined where it is about nobody. */
export function foresightLine(foresight: Foresight): string | undefined {
  const { users, total, isNothing } = foresight;
  if (total === 0) return undefined;
  const unknown = users.filter(({ permissions }) => permissions === undefined).length;
  if (unknown === users.length) return unknownSentence(foresight);
  if (isNothing) return nothingSentence(foresight);
  return inSentences(
    changedSentence(foresight),
    unknown === 0 ? undefined : partlyUnknownSentence(foresight, unknown),
    lookedAtSentence(foresight),
  );
}

/** The same in a few words, to stand behind a title. */
export function foresightNote(foresight: Foresight): string | undefined {
  const { users, isNothing } = foresight;
  if (users.length === 0) return undefined;
  const [first, ...others] = changedUsers(foresight);
  if (first === undefined) {
    if (isNothing) return vscode.l10n.t('the group is authorized for nothing');
    return users.some(({ permissions }) => permissions === undefined)
      ? vscode.l10n.t('which permissions would be gained is unknown')
      : vscode.l10n.t('no permission would be gained');
  }
  if (others.length > 0) {
    return vscode.l10n.t('{0} users would gain permissions', shownNumber(others.length + 1));
  }
  const name = displayText(first.name, longestInNote);
  const count = countPermissions(first.permissions);
  return count === 1
    ? vscode.l10n.t('{0} would gain 1 permission', name)
    : vscode.l10n.t({
        message: '{0} would gain {1} permissions',
        args: [name, shownNumber(count)],
        comment: ['{0} is the name of a user, {1} a number.'],
      });
}

function nothingSentence({ direction, groups }: Foresight): string {
  if (direction === 'gain') {
    return vscode.l10n.t('No permission would be gained: the group is authorized for nothing.');
  }
  return groups === 1
    ? vscode.l10n.t('No permission would be lost: the group is authorized for nothing.')
    : vscode.l10n.t('No permission would be lost: the groups are authorized for nothing.');
}

function unknownSentence({ direction, unknownFor }: Foresight): string {
  const loses = direction === 'lose';
  if (unknownFor === 'time') {
    return loses
      ? vscode.l10n.t('Which permissions would be lost could not be read in time.')
      : vscode.l10n.t('Which permissions would be gained could not be read in time.');
  }
  const sentence = loses
    ? vscode.l10n.t('Which permissions would be lost could not be read.')
    : vscode.l10n.t('Which permissions would be gained could not be read.');
  const error = unknownFor?.error;
  return inSentences(sentence, error === undefined ? undefined : describeError(error));
}

function partlyUnknownSentence({ unknownFor }: Foresight, count: number): string {
  const isLate = unknownFor === 'time';
  if (count === 1) {
    return isLate
      ? vscode.l10n.t('For 1 user it could not be read in time.')
      : vscode.l10n.t('For 1 user it could not be read.');
  }
  return isLate
    ? vscode.l10n.t('For {0} users it could not be read in time.', shownNumber(count))
    : vscode.l10n.t('For {0} users it could not be read.', shownNumber(count));
}

/** Says how many users were looked at, where these are not all; undefined where they are. */
export function lookedAtSentence({ users, total, isAtMost }: Foresight): string | undefined {
  if (users.length >= total) return undefined;
  const args = [shownNumber(users.length), shownNumber(total)];
  return isAtMost
    ? vscode.l10n.t({
        message: 'Looked at {0} of at most {1} users.',
        args,
        comment: [
          '{0} and {1} are numbers. For the other users the change of permissions is unknown, and some of them may be counted twice.',
        ],
      })
    : vscode.l10n.t({
        message: 'Looked at {0} of {1} users.',
        args,
        comment: [
          '{0} and {1} are numbers. For the other users the change of permissions is unknown.',
        ],
      });
}

function changedSentence(foresight: Foresight): string {
  const { users, direction } = foresight;
  const changed = changedUsers(foresight);
  const loses = direction === 'lose';
  const [first, ...others] = changed;
  if (first === undefined) {
    if (users.length > 1) {
      return loses
        ? vscode.l10n.t('Nobody would lose a permission: other groups give the same.')
        : vscode.l10n.t('Nobody would gain a permission: other groups give the same already.');
    }
    const name = users[0]?.name ?? '';
    return loses
      ? vscode.l10n.t('{0} would lose no permission: other groups give the same.', name)
      : vscode.l10n.t('{0} would gain no permission: other groups give the same already.', name);
  }
  if (others.length === 0) return userSentence(first, loses);
  const list = listUsers(changed);
  return loses
    ? vscode.l10n.t({
        message: '{0} users would lose permissions: {1}.',
        args: [shownNumber(changed.length), list],
        comment: [
          '{0} is a number, {1} a list of names, each with a number, such as: Emma (3), Liam (2)',
        ],
      })
    : vscode.l10n.t({
        message: '{0} users would gain permissions: {1}.',
        args: [shownNumber(changed.length), list],
        comment: [
          '{0} is a number, {1} a list of names, each with a number, such as: Emma (3), Liam (2)',
        ],
      });
}

/** Names users, each with how many of their permissions change. */
export function listUsers(changed: readonly ChangedUser[]): string {
  const names = changed.slice(0, mostUsers).map(({ name, permissions }) =>
    vscode.l10n.t({
      message: '{0} ({1})',
      args: [displayText(name, longestInList), shownNumber(countPermissions(permissions))],
      comment: ['{0} is the name of a user, {1} the number of their permissions that change.'],
    }),
  );
  const more = changed.length - names.length;
  if (more <= 0) return inList(names);
  const rest = vscode.l10n.t({
    message: '… and {0} more',
    args: [shownNumber(more)],
    comment: ['Ends a list of users in a sentence. {0} is how many users are left out.'],
  });
  return inList([...names, rest]);
}

/** Names permissions: resources with their actions. */
export function listPermissions(permissions: readonly ChangedPermission[]): string {
  const resources = permissions.slice(0, mostResources).map(describePermission);
  return listed(resources, permissions.length);
}

function userSentence({ name, permissions }: ChangedUser, loses: boolean): string {
  const count = countPermissions(permissions);
  const list = listPermissions(permissions);
  if (count === 1) {
    const args = [name, list];
    return loses
      ? vscode.l10n.t({
          message: '{0} would lose 1 permission: {1}.',
          args,
          comment: ['{0} is the name of a user, {1} a resource with an action in parentheses.'],
        })
      : vscode.l10n.t({
          message: '{0} would gain 1 permission: {1}.',
          args,
          comment: ['{0} is the name of a user, {1} a resource with an action in parentheses.'],
        });
  }
  const args = [name, shownNumber(count), list];
  return loses
    ? vscode.l10n.t({
        message: '{0} would lose {1} permissions: {2}.',
        args,
        comment: [
          '{0} is the name of a user, {1} a number, {2} a list of resources, each with its actions in parentheses.',
        ],
      })
    : vscode.l10n.t({
        message: '{0} would gain {1} permissions: {2}.',
        args,
        comment: [
          '{0} is the name of a user, {1} a number, {2} a list of resources, each with its actions in parentheses.',
        ],
      });
}

function describePermission({ code, actions }: ChangedPermission): string {
  const resource = displayText(code, longestName);
  if (actions.length === 0) return resource;
  const verbs = actions
    .slice(0, mostResources)
    .map((action) => displayText(verbOf(action, code), longestName));
  return vscode.l10n.t({
    message: '{0} ({1})',
    args: [resource, listed(verbs, actions.length)],
    comment: ['{0} is the code of a resource, {1} a list of its actions.'],
  });
}

/** @param total of how many these are the first */
function listed(names: readonly string[], total: number): string {
  const more = total - names.length;
  if (more <= 0) return inList(names);
  const rest = vscode.l10n.t({
    message: '… and {0} more',
    args: [shownNumber(more)],
    comment: ['Ends a list in a sentence. {0} is how many things are left out.'],
  });
  return inList([...names, rest]);
}
