import * as vscode from 'vscode';
import type { MembersOutcome } from '../../changes/memberBatches.ts';
import { showDetails } from '../../display/detailsDocument.ts';
import { describeError } from '../../feedback/wording.ts';
import { detailsSection, oneLine } from '../detailsText.ts';

/** Whose details they are. */
export interface MembersDetailsTask {
  readonly direction: 'add' | 'remove';
  /** By id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Opens a list of who was added or removed, who was not, and why. */
export async function showMembersDetails(
  title: string,
  { direction, names }: MembersDetailsTask,
  outcome: MembersOutcome,
): Promise<void> {
  await showDetails(title, membersDetails(title, { direction, names }, outcome));
}

/** The list as text: sections with a heading and a count, and a line for each user. */
export function membersDetails(
  title: string,
  { direction, names }: MembersDetailsTask,
  { done, unchanged, failed, unknown, remaining }: MembersOutcome,
): string {
  const line = (id: string, reason?: string) =>
    [id, names.get(id), reason]
      .filter((part) => part !== undefined)
      .map(oneLine)
      .join('\t');
  const adds = direction === 'add';
  return [
    oneLine(title),
    ...detailsSection(
      vscode.l10n.t('Failed'),
      failed.map(({ userId, error }) => line(userId, describeError(error))),
    ),
    ...detailsSection(
      vscode.l10n.t('Unknown: the server may have made the change, or may still make it'),
      unknown.map((id) => line(id)),
    ),
    ...detailsSection(
      vscode.l10n.t('Not processed'),
      remaining.map((id) => line(id)),
    ),
    ...detailsSection(
      adds ? vscode.l10n.t('Already members') : vscode.l10n.t('No longer members'),
      unchanged.map((id) => line(id)),
    ),
    ...detailsSection(
      adds ? vscode.l10n.t('Added') : vscode.l10n.t('Removed'),
      done.map((id) => line(id)),
    ),
    '',
  ].join('\n');
}
