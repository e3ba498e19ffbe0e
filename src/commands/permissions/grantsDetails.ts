import * as vscode from 'vscode';
import type { GrantsResult } from '../../changes/changeGrants.ts';
import type { GrantStep } from '../../changes/undo/records.ts';
import { describeError } from '../../feedback/wording.ts';

/** Opens a list of what became of each grant, and why. */
export async function showGrantsDetails(title: string, result: GrantsResult): Promise<void> {
  const content = grantsDetails(title, result);
  const document = await vscode.workspace.openTextDocument({ content, language: 'plaintext' });
  await vscode.window.showTextDocument(document);
}

/** The list as text: sections with a heading and a count, and a line for each grant. */
export function grantsDetails(
  title: string,
  { done, failed, unknown, remaining }: GrantsResult,
): string {
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `${heading} (${lines.length})`, ...lines];
  return [
    oneLine(title),
    ...section(
      vscode.l10n.t('Failed'),
      failed.map(({ step, error }) => line(step, describeError(error))),
    ),
    ...section(
      vscode.l10n.t('Unknown: the server may have made the change, or may still make it'),
      unknown.map((step) => line(step)),
    ),
    ...section(
      vscode.l10n.t('Not processed'),
      remaining.map((step) => line(step)),
    ),
    ...section(
      vscode.l10n.t('Done'),
      done.map((step) => line(step)),
    ),
    '',
  ].join('\n');
}

function line(
  { namespace, resource, resourceType, before, after }: GrantStep,
  reason?: string,
): string {
  return [namespace, resourceType ?? '', resource, (after ?? before ?? []).join(', '), reason]
    .filter((part) => part !== undefined)
    .map(oneLine)
    .join('\t');
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
