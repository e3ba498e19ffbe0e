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
 * What of a matrix is chosen: a cell, or a header: that of a row, which is a resource of no group, or that of a column,
 * which is a group of no resource.
 */
export interface ChosenPlace {
  readonly resource: number | undefined;
  readonly group: number | undefined;
}

/** The cell that is chosen, where it is one. */
export function cellAt({ resource, group }: ChosenPlace): CellPlace | undefined {
  return resource === undefined || group === undefined ? undefined : { resource, group };
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

/** The same cell, or the same header, in another reading; undefined where it is not there. */
export function samePlace(
  before: Matrix | undefined,
  chosen: ChosenPlace | undefined,
  matrix: Matrix | undefined,
): ChosenPlace | undefined {
  if (before === undefined || chosen === undefined || matrix === undefined) return undefined;
  const resource =
    chosen.resource === undefined ? undefined : same(before, chosen.resource, matrix);
  const group =
    chosen.group === undefined
      ? undefined
      : matrix.findGroup(before.table.groups[chosen.group]?.code ?? '');
  const isThere =
    (resource === undefined) === (chosen.resource === undefined) &&
    (group === undefined) === (chosen.group === undefined);
  return isThere ? { resource, group } : undefined;
}

function same(before: Matrix, resource: number, matrix: Matrix): number | undefined {
  return matrix.find(
    before.namespaceOf(resource),
    before.typeOf(resource),
    before.codeOf(resource),
  );
}
