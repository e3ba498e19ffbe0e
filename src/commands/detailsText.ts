import * as vscode from 'vscode';
import { shownNumber } from '../display/locale.ts';
import { showHidden } from '../text/displayText.ts';

// Details are documents of plain text: sections with a heading and a count, and a line for each thing.

/**
 * A section of details, below an empty line; nothing where it has no lines.
 * @param count what the heading counts, where that is not its lines
 */
export function detailsSection(
  heading: string,
  lines: readonly string[],
  count = lines.length,
): readonly string[] {
  if (lines.length === 0) return [];
  const counted = vscode.l10n.t({
    message: '{0} ({1})',
    args: [heading, shownNumber(count)],
    comment: ['{0} is the title of a section, {1} the number of its rows.'],
  });
  return ['', counted, ...lines];
}

/** What others wrote, so that it stays in its line and its column. */
export function oneLine(text: string): string {
  return showHidden(text.replace(/\s+/gu, ' ').trim());
}
