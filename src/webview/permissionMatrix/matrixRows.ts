import type { Matrix, MatrixPart } from '../../permissions/matrixView.ts';

/** A row of the grid: the heading of a namespace, or a resource. */
export type MatrixRow =
  | {
      readonly kind: 'namespace';
      /** '' for an unknown one. */
      readonly namespace: string;
      /** How many resources stand under it, or would. */
      readonly count: number;
      readonly folded: boolean;
    }
  | { readonly kind: 'resource'; readonly resource: number };

/** A part of the matrix, with its rows. */
export interface FoundPart extends MatrixPart {
  readonly rows: readonly MatrixRow[];
}

/** A cell by the places of its resource and its group in the matrix. */
export interface CellPlace {
  readonly resource: number;
  readonly group: number;
}

/**
 * The resources under the headings of their namespaces.
 * @param resources by namespace
 * @param folded the namespaces of which the heading alone is shown
 */
export function toMatrixRows(
  matrix: Matrix,
  resources: readonly number[],
  folded: readonly string[],
): readonly MatrixRow[] {
  const rows: MatrixRow[] = [];
  for (let start = 0; start < resources.length; ) {
    const namespace = matrix.namespaceOf(resources[start] ?? 0);
    let end = start;
    while (end < resources.length && matrix.namespaceOf(resources[end] ?? 0) === namespace)
      end += 1;
    const isFolded = folded.includes(namespace);
    rows.push({ kind: 'namespace', namespace, count: end - start, folded: isFolded });
    if (!isFolded) {
      for (const resource of resources.slice(start, end)) rows.push({ kind: 'resource', resource });
    }
    start = end;
  }
  return rows;
}

/** What a row is known by from one table to the next. */
export function rowIdOf(matrix: Matrix, row: MatrixRow): string {
  return row.kind === 'namespace'
    ? JSON.stringify([row.namespace])
    : JSON.stringify([
        matrix.namespaceOf(row.resource),
        matrix.typeOf(row.resource),
        matrix.codeOf(row.resource),
      ]);
}

/** The same cell in another reading; undefined where it is not there. */
export function sameCell(
  before: Matrix | undefined,
  cell: CellPlace | undefined,
  matrix: Matrix | undefined,
): CellPlace | undefined {
  if (before === undefined || cell === undefined || matrix === undefined) return undefined;
  const { resource, group } = cell;
  const same = {
    resource: matrix.find(
      before.namespaceOf(resource),
      before.typeOf(resource),
      before.codeOf(resource),
    ),
    group: matrix.findGroup(before.table.groups[group]?.code ?? ''),
  };
  return same.resource === undefined || same.group === undefined
    ? undefined
    : { resource: same.resource, group: same.group };
}
