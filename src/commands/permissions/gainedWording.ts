import * as vscode from 'vscode';
import { shownNumber } from '../../display/locale.ts';
import { inSentences } from '../../feedback/sentences.ts';
import { countPermissions } from '../../permissions/wouldChange.ts';
import type { Foresight } from './foresight.ts';
import { changedUsers, listPermissions, listUsers, lookedAtSentence } from './foresightWording.ts';

/**
 * Says after users were added to a group which permissions they gained by it; undefined where it is about nobody.
 * @param foresight of those who were added
 */
export function gainedLine(foresight: Foresight): string | undefined {
  const { users, isNothing, unknownFor } = foresight;
  if (users.length === 0) return undefined;
  const unknown = users.filter(({ permissions }) => permissions === undefined).length;
  if (unknown === users.length) {
    return unknownFor === 'time'
      ? vscode.l10n.t('Which permissions were gained could not be read in time.')
      : vscode.l10n.t('Which permissions were gained could not be read.');
  }
  if (isNothing) {
    return vscode.l10n.t('No permission was gained: the group is authorized for nothing.');
  }
  return inSentences(
    gainedSentence(foresight),
    unknown === 0 ? undefined : unknownSentence(unknown),
    lookedAtSentence(foresight),
  );
}

function gainedSentence(foresight: Foresight): string {
  const changed = changedUsers(foresight);
  const [first, ...others] = changed;
  if (first === undefined) {
    return vscode.l10n.t('No permission was gained: other groups gave the same before.');
  }
  if (others.length > 0) {
    return vscode.l10n.t({
      message: '{0} users gained permissions: {1}.',
      args: [shownNumber(changed.length), listUsers(changed)],
      comment: [
        '{0} is a number, {1} a list of names, each with a number, such as: Emma (3), Liam (2)',
      ],
    });
  }
  const count = countPermissions(first.permissions);
  const list = listPermissions(first.permissions);
  return count === 1
    ? vscode.l10n.t({
        message: '{0} gained 1 permission: {1}.',
        args: [first.name, list],
        comment: ['{0} is the name of a user, {1} a resource with an action in parentheses.'],
      })
    : vscode.l10n.t({
        message: '{0} gained {1} permissions: {2}.',
        args: [first.name, shownNumber(count), list],
        comment: [
          '{0} is the name of a user, {1} a number, {2} a list of resources, each with its actions in parentheses.',
        ],
      });
}

function unknownSentence(count: number): string {
  return count === 1
    ? vscode.l10n.t('For 1 user it could not be read.')
    : vscode.l10n.t('For {0} users it could not be read.', shownNumber(count));
}
