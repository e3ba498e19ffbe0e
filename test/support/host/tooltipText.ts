import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Row } from '../../../src/tree/row.ts';
import { show } from './shownRows.ts';

/** The tooltip as VS Code gets it when the mouse rests on the row. */
export async function tooltipOf(row: Row): Promise<vscode.MarkdownString> {
  const { item } = await show(row);
  assert.equal(item.tooltip, undefined, 'it is made only when it is asked for');
  const tooltip = row.tooltip?.();
  assert.ok(tooltip instanceof vscode.MarkdownString);
  return tooltip;
}

const entities: Readonly<Record<string, string>> = {
  '&#32;': ' ',
  '&amp;': '&',
  '&colon;': ':',
  '&commat;': '@',
  '&period;': '.',
};

/** A tooltip without what Markdown puts among the characters of a text to keep them as they are. */
export function plain({ value }: vscode.MarkdownString): string {
  return value
    .replace(/\\([^\w\s])/g, '$1')
    .replaceAll(/&(?:#32|amp|colon|commat|period);/g, (entity) => entities[entity] ?? entity);
}
