import * as vscode from 'vscode';
import { displayText, shortened } from '../text/displayText.ts';

/** A line of a tooltip: what it is, and its text as the server gave it. */
export type TooltipLine = readonly [label: string, text: string | undefined];

/** A tooltip larger than the window cannot be looked at. */
const mostLines = 40;
/** In UTF-16 units. */
const longest = 300;

/**
 * A tooltip with a heading and a line for each fact that there is. Text of the server is appended as
 * text, so that nothing in it is read as Markdown, a link or a command.
 */
export function tooltip(heading: string, lines: readonly TooltipLine[], prose?: string) {
  const markdown = new vscode.MarkdownString();
  markdown
    .appendMarkdown('**')
    .appendText(withoutMarkup(displayText(heading, longest)))
    .appendMarkdown('**\n\n');
  if (prose !== undefined && prose !== '') {
    markdown.appendText(withoutMarkup(paragraphs(prose))).appendMarkdown('\n\n');
  }
  const filled = lines.filter(([, text]) => text !== undefined && text !== '');
  for (const [label, text = ''] of filled.slice(0, mostLines)) {
    const line = vscode.l10n.t({
      message: '{0}: {1}',
      args: [displayText(label), displayText(text, longest)],
      comment: ['A line of a tooltip. {0} is the name of a fact, such as “Email”, {1} the fact.'],
    });
    markdown.appendText(withoutMarkup(line)).appendMarkdown('  \n');
  }
  if (filled.length > mostLines) {
    markdown.appendText(
      vscode.l10n.t({
        message: '… and {0} more',
        args: [filled.length - mostLines],
        comment: ['The last line of a shortened list. {0} is how many lines are left out.'],
      }),
    );
  }
  // `appendText` writes spaces that no line breaks at, and words of a long text would be cut in two. An
  // entity stays text where a plain space could begin a list or a block of code.
  markdown.value = markdown.value.replaceAll('&nbsp;', '&#32;');
  return markdown;
}

/** A text of several lines. */
function paragraphs(prose: string): string {
  const lines = shortened(prose.trim(), 2 * longest).split(/[\r\n]+/);
  const shown = lines.slice(0, mostLines / 2).map((line) => displayText(line, 2 * longest));
  return (shown.length < lines.length ? [...shown, '…'] : shown).join('\n');
}

/**
 * Names by their entities what `appendText` leaves: an ampersand, which may begin an entity, and what makes
 * a link of an address that stands there by itself.
 */
function withoutMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('://', '&colon;//')
    .replaceAll('@', '&commat;')
    .replaceAll(/(?<=www)\./gi, '&period;');
}
