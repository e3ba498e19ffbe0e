import { visibleText } from '../../text/displayText.ts';

/** A table in Markdown, as for a pull request or a page of documentation. It ends with a line break. */
export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`;
  return [line(header), `|${' --- |'.repeat(header.length)}`, ...rows.map(line), ''].join('\n');
}

/** Nothing in it is read as Markdown or HTML, nor ends the line, or the cell or the row that it stands in. */
export function markdownText(text: string): string {
  const shown = visibleText(text, Number.POSITIVE_INFINITY);
  return shown.replaceAll(/[\\`*_[\]<>#|~&]/g, '\\$&');
}
