import * as vscode from 'vscode';
import { showDetails } from '../../display/detailsDocument.ts';
import { inList } from '../../feedback/sentences.ts';
import { describeError } from '../../feedback/wording.ts';
import { countPermissions } from '../../permissions/wouldChange.ts';
import { detailsSection, oneLine } from '../detailsText.ts';
import type { Foresight } from './foresight.ts';
import { changedUsers, lookedAtSentence } from './foresightWording.ts';

/**
 * Opens a list of who would lose or gain which permissions.
 * @param title says what is to be done, or was done
 */
export async function showForesight(
  title: string,
  foresight: Foresight,
  isDone = false,
): Promise<void> {
  await showDetails(title, foresightDetails(title, foresight, isDone));
}

/** The list as text: a section for each user with a line for each resource, then those of whom nothing is to be said. */
export function foresightDetails(title: string, foresight: Foresight, isDone = false): string {
  const { users, direction, unknownFor } = foresight;
  const loses = direction === 'lose';
  const changed = changedUsers(foresight);
  const unchanged = users.filter(({ permissions }) => permissions?.length === 0);
  const unknown = users.filter(({ permissions }) => permissions === undefined);
  return [
    oneLine(title),
    '',
    vscode.l10n.t(
      'Only groups were looked at. Roles, departments and policies can allow or refuse the same.',
    ),
    ...[lookedAtSentence(foresight)].filter((sentence) => sentence !== undefined),
    // The question that stands beside it covers the first lines: none of them is in the list.
    '',
    ...changed.flatMap(({ name, permissions }) =>
      detailsSection(
        changeHeading(oneLine(name), loses, isDone),
        permissions.map(({ namespace, type, code, actions }) =>
          [namespace, type, code, inList(actions)].map(oneLine).join('\t'),
        ),
        countPermissions(permissions),
      ),
    ),
    ...detailsSection(
      nothingHeading(loses, isDone),
      unchanged.map(({ name }) => oneLine(name)),
    ),
    ...detailsSection(
      unknownFor === 'time'
        ? vscode.l10n.t('Unknown: could not be read in time')
        : vscode.l10n.t('Unknown: could not be read'),
      [
        ...unknown.map(({ name }) => oneLine(name)),
        ...(unknownFor === undefined || unknownFor === 'time' || unknownFor.error === undefined
          ? []
          : [oneLine(describeError(unknownFor.error))]),
      ],
      unknown.length,
    ),
    '',
  ].join('\n');
}

function changeHeading(name: string, loses: boolean, isDone: boolean): string {
  if (isDone) return loses ? vscode.l10n.t('{0} lost', name) : vscode.l10n.t('{0} gained', name);
  return loses ? vscode.l10n.t('{0} would lose', name) : vscode.l10n.t('{0} would gain', name);
}

function nothingHeading(loses: boolean, isDone: boolean): string {
  if (isDone) return loses ? vscode.l10n.t('Lost nothing') : vscode.l10n.t('Gained nothing');
  return loses ? vscode.l10n.t('Would lose nothing') : vscode.l10n.t('Would gain nothing');
}
