import * as vscode from 'vscode';

/** A line of a tooltip: what it is, and its text as the server gave it. */
export type TooltipLine = readonly [label: string, text: string | undefined];

/**
 * A tooltip with a heading and a line for each fact that there is. Text of the server is appended as
 * text, so that nothing in it is read as Markdown, a link or a command.
 */
export function tooltip(heading: string, lines: readonly TooltipLine[], prose?: string) {
  const markdown = new vscode.MarkdownString();
  markdown
    .appendMarkdown('**')
    .appendText(heading.replace(/\s+/g, ' ').trim())
    .appendMarkdown('**\n\n');
  if (prose !== undefined && prose !== '') markdown.appendText(prose).appendMarkdown('\n\n');
  for (const [label, text] of lines) {
    if (text === undefined || text === '') continue;
    markdown.appendText(`${label}: ${text}`).appendMarkdown('  \n');
  }
  // `appendText` writes spaces that no line breaks at, and words of a long text would be cut in two. An
  // entity stays text where a plain space could begin a list or a block of code.
  markdown.value = markdown.value.replaceAll('&nbsp;', '&#32;');
  return markdown;
}

/** A date of the server in the user's own format; as it came where it is not a date. */
export function dateText(iso: string | undefined): string | undefined {
  if (iso === undefined) return undefined;
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return date.toLocaleString(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
}
