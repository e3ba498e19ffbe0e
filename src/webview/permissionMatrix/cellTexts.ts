import * as l10n from '@vscode/l10n';
import type { Matrix } from '../../permissions/matrixView.ts';
import { displayText } from '../../text/displayText.ts';
import { namespaceLabel } from '../shared/resourceWords.ts';
import type { MatrixRow } from './matrixRows.ts';
import { type CellText, cellOf, grantText, groupName, resourceLabel } from './matrixWords.ts';

/** What the cells say, each made when it is first seen: of a large matrix most never are. */
export class CellTexts {
  #matrix: Matrix | undefined;
  readonly #texts = new Map<number, CellText>();

  /** The text of a cell. */
  of(matrix: Matrix, resource: number, group: number): CellText {
    if (matrix !== this.#matrix) this.#texts.clear();
    this.#matrix = matrix;
    const id = resource * matrix.table.groups.length + group;
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    const text = cellOf(matrix, resource, group);
    this.#texts.set(id, text);
    return text;
  }
}

/** What a tooltip says: of the header of a column where there is no row, of a row's where there is no group. */
export function tooltipOf(
  matrix: Matrix,
  row: MatrixRow | undefined,
  group: number | undefined,
): string {
  if (row === undefined) {
    if (group === undefined) return '';
    return l10n.t({
      message: '{0} ({1})',
      args: [groupName(matrix, group), displayText(matrix.table.groups[group]?.code ?? '')],
      comment: ['{0} is the name of a group, {1} its code.'],
    });
  }
  if (row.kind === 'namespace') return namespaceLabel(row.namespace);
  const { resource } = row;
  return group === undefined
    ? resourceLabel(matrix, resource)
    : grantText(matrix, resource, matrix.grant(resource, group));
}
