import * as vscode from 'vscode';
import type { GroupGrantsResult } from '../../changes/grantsOfGroups.ts';
import type { GrantStep } from '../../changes/undo/records.ts';
import { showDetails } from '../../display/detailsDocument.ts';
import { inList } from '../../feedback/sentences.ts';
import { describeError } from '../../feedback/wording.ts';
import type { Group } from '../../model/group.ts';
import { detailsSection, oneLine } from '../detailsText.ts';

/** What became of the grants of a group, and which it is, where several are told of. */
export interface DetailedGrants {
  readonly group?: Pick<Group, 'name' | 'code'>;
  readonly result: GroupGrantsResult['result'];
}

/** Opens a list of what became of each grant, and why. */
export async function showGrantsDetails(
  title: string,
  results: readonly DetailedGrants[],
): Promise<void> {
  await showDetails(title, grantsDetails(title, results));
}

/** The list as text: sections with a heading and a count, and a line for each grant, with its group where several are. */
export function grantsDetails(title: string, results: readonly DetailedGrants[]): string {
  const lines = (
    ofGroup: (
      result: GroupGrantsResult['result'],
    ) => readonly (readonly [step: GrantStep, reason?: string])[],
  ) =>
    results.flatMap(({ group, result }) =>
      ofGroup(result).map(([step, reason]) =>
        line(group && results.length > 1 ? [group.name, group.code] : [], step, reason),
      ),
    );
  return [
    oneLine(title),
    ...detailsSection(
      vscode.l10n.t('Failed'),
      lines(({ failed }) => failed.map(({ step, error }) => [step, describeError(error)])),
    ),
    ...detailsSection(
      vscode.l10n.t('Unknown: the server may have made the change, or may still make it'),
      lines(({ unknown }) => unknown.map((step) => [step])),
    ),
    ...detailsSection(
      vscode.l10n.t('Not processed'),
      lines(({ remaining }) => remaining.map((step) => [step])),
    ),
    ...detailsSection(
      vscode.l10n.t('Done'),
      lines(({ done }) => done.map((step) => [step])),
    ),
    '',
  ].join('\n');
}

function line(
  group: readonly string[],
  { namespace, resource, resourceType, before, after }: GrantStep,
  reason?: string,
): string {
  return [...group, namespace, resourceType ?? '', resource, inList(after ?? before ?? []), reason]
    .filter((part) => part !== undefined)
    .map(oneLine)
    .join('\t');
}
