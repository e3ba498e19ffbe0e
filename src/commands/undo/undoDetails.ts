import * as vscode from 'vscode';
import type { UndoOutcome } from '../../changes/undo/undoOutcome.ts';
import { showDetails } from '../../display/detailsDocument.ts';
import { inSentences } from '../../feedback/sentences.ts';
import { describeError } from '../../feedback/wording.ts';
import { displayText } from '../../text/displayText.ts';
import { detailsSection } from '../detailsText.ts';
import { describeProblem } from './undoProblemWording.ts';
import { describeUndone } from './undoWording.ts';

type Outcome = Pick<UndoOutcome, 'done' | 'problems' | 'error'>;

/** Opens a list of all that an undo restored, and of what it could not restore. */
export async function showUndoDetails(title: string, outcome: Outcome): Promise<void> {
  await showDetails(title, undoDetails(title, outcome));
}

function undoDetails(title: string, { done, problems, error }: Outcome): string {
  const users = problems.flatMap((problem) =>
    problem.kind === 'usersRefused'
      ? problem.failed.map(
          (each) => `${displayText(each.userId)}\t${displayText(describeError(each.error))}`,
        )
      : [],
  );
  const grants = problems.flatMap((problem) =>
    problem.kind === 'grantsRefused'
      ? problem.failed.map(({ step: { namespace, resourceType = '', resource }, error: reason }) =>
          [namespace, resourceType, resource, describeError(reason)]
            .map((part) => displayText(part))
            .join('\t'),
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
