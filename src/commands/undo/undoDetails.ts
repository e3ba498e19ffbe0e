import * as vscode from 'vscode';
import type { UndoOutcome } from '../../changes/undo/undoOutcome.ts';
import { showDetails } from '../../display/detailsDocument.ts';
import { inSentences } from '../../feedback/sentences.ts';
import { describeError } from '../../feedback/wording.ts';
import { detailsSection, oneLine } from '../detailsText.ts';
import { describeProblem } from './undoProblemWording.ts';
import { describeUndone } from './undoWording.ts';

type Outcome = Pick<UndoOutcome, 'done' | 'problems' | 'error'>;

/** What a user is called, by the id; undefined where this window has not seen them. */
export type UserNames = (id: string) => string | undefined;

/** Opens a list of all that an undo restored, and of what it could not restore. */
export async function showUndoDetails(
  title: string,
  outcome: Outcome,
  nameOf: UserNames,
): Promise<void> {
  await showDetails(title, undoDetails(title, outcome, nameOf));
}

/** The list as text: sections with a heading and a count, and a line for each thing. */
export function undoDetails(
  title: string,
  { done, problems, error }: Outcome,
  nameOf: UserNames,
): string {
  const users = problems.flatMap((problem) =>
    problem.kind === 'usersRefused'
      ? problem.failed.map(({ userId, error: reason }) =>
          line(userId, nameOf(userId), describeError(reason)),
        )
      : [],
  );
  const grants = problems.flatMap((problem) =>
    problem.kind === 'grantsRefused'
      ? problem.failed.map(({ step: { namespace, resourceType = '', resource }, error: reason }) =>
          line(namespace, resourceType, resource, describeError(reason)),
        )
      : [],
  );
  return [
    title,
    ...detailsSection(vscode.l10n.t('Undone'), done.map(describeUndone)),
    ...detailsSection(vscode.l10n.t('Not undone'), problems.map(describeProblem)),
    ...detailsSection(vscode.l10n.t('Users who could not be updated'), users),
    ...detailsSection(vscode.l10n.t('Grants that could not be restored'), grants),
    ...(error === undefined
      ? []
      : ['', inSentences(vscode.l10n.t('The undo stopped there.'), describeError(error))]),
    '',
  ].join('\n');
}

function line(...cells: readonly (string | undefined)[]): string {
  return cells
    .filter((cell) => cell !== undefined)
    .map(oneLine)
    .join('\t');
}
