import { displayText, visibleText } from '../../text/displayText.ts';
import { type MatchRange, matchRanges } from './matchRanges.ts';

/** A column of a grid, as its page gives it. */
export interface GridColumn<R> {
  /** The class of its cells, too. */
  readonly id: string;
  readonly title: string;
  /** Pixels at least. */
  readonly minWidth: number;
  /** Its share in the room that is left; 0 for a column that never grows. */
  readonly share: number;
  /** Whether its cells hold codes, in the font of the editor. */
  readonly isCode: boolean;
  /** Whether its cells hold what a row copies, and the button for it. */
  readonly isCopied: boolean;
  /** What that button says, where it is not a code. @param keys those that do the same */
  readonly copyLabel?: (keys: string) => string;
  /** What its cell in a row shows. */
  readonly text: (row: R) => string;
  /** What the tooltip says, where the cell does not show all of it. */
  readonly fullText?: (row: R) => string;
  /** Where words are in what the cell shows, where that is not all that is searched. */
  readonly matches?: (row: R, words: readonly string[]) => readonly MatchRange[];
}

/** Something that can be done with rows, by a button in each or by a key. */
export interface RowAction<R> {
  readonly icon: string;
  /** With the keys that do the same. */
  readonly label: string;
  readonly isKey: (event: KeyboardEvent) => boolean;
  /** Whether it can be done with this row; with each, where this is left out. */
  readonly isFor?: (row: R) => boolean;
  readonly run: (row: R) => void;
}

/** What can be done with a row. */
export function actionsFor<R>(row: R, actions: readonly RowAction<R>[]): readonly RowAction<R>[] {
  return actions.filter(({ isFor }) => isFor?.(row) ?? true);
}

/** Where nothing can be done: the same list each time, so that rows stay as they are. */
export const noActions: readonly RowAction<unknown>[] = [];

/** Of one cell, in UTF-16 units: more does not fit on any screen, and would make scrolling slow. */
const longestText = 500;

/** The text of a cell. */
export function cellText<R>(column: GridColumn<R>, row: R): string {
  return visibleText(column.text(row), longestText);
}

/** What the tooltip of a cell says. */
export function tooltipOf<R>(column: GridColumn<R>, row: R): string {
  return displayText(column.fullText?.(row) ?? column.text(row), longestText);
}

/** @param buttons how many the cell has */
export function classesOf<R>({ id, isCode }: GridColumn<R>, buttons: number): string {
  return `${id}${isCode ? ' of-codes' : ''}${buttons > 0 ? ` copies buttons-${buttons}` : ''}`;
}

/**
 * Where the words of a search are in the texts of the cells that are in the page.
 * @param elements the rows; \`data-row\` of each is its place among all
 * @param words folded
 */
export function* matchesIn<R>(
  elements: Iterable<HTMLElement>,
  rows: readonly R[],
  columns: readonly GridColumn<R>[],
  words: readonly string[],
): Generator<[Text, readonly MatchRange[]]> {
  if (words.length === 0) return;
  for (const element of elements) {
    const row = rows[Number(element.dataset.row)];
    if (row === undefined) continue;
    for (const [index, column] of columns.entries()) {
      const text = textIn(element.children[index]);
      if (text !== undefined) yield [text, matchesInCell(text.data, column, row, words)];
    }
  }
}

function matchesInCell<R>(
  shown: string,
  { matches, text }: GridColumn<R>,
  row: R,
  words: readonly string[],
): readonly MatchRange[] {
  // Of a text that was cut, or in which something hidden is spelled out, the places are others.
  if (matches !== undefined && shown === text(row)) return matches(row, words);
  return matchRanges(shown, words);
}

/** The text of a cell, which Lit puts between marks of its own. */
function textIn(cell: Element | undefined): Text | undefined {
  for (const node of cell?.childNodes ?? []) {
    if (node instanceof Text && node.data !== '') return node;
  }
  return undefined;
}
