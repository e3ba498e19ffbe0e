import type { MatrixTable } from '../../permissions/matrix.ts';
import { Matrix } from '../../permissions/matrixView.ts';
import type { ExportContent } from '../shared/exportText.ts';

/** A part of a matrix: places in its table, in the order wanted. */
export interface MatrixPlaces {
  readonly resources: readonly number[];
  readonly groups: readonly number[];
}

/** What stands in the exported file: what is granted, as the server has it. */
export function exportContent(table: MatrixTable, places: MatrixPlaces): ExportContent {
  const matrix = new Matrix(table);
  const groups = groupsOf(table, places);
  const resources = resourcesOf(matrix, places);
  return {
    cells: () => [
      ['namespace', 'type', 'code', ...groups.map(({ code }) => code)],
      ...resources.map(({ place, namespace, type, code }) => [
        namespace,
        type,
        code,
        ...groups.map((group) => csvCell(matrix.ownActions(place, group.place))),
      ]),
    ],
    values: () =>
      resources.map(({ place, namespace, type, code }) => ({
        namespace: namespace || undefined,
        type: type || undefined,
        code,
        groups: groups.flatMap((group) => {
          const actions = matrix.ownActions(place, group.place);
          return actions === undefined ? [] : [{ code: group.code, name: group.name, actions }];
        }),
      })),
  };
}

/** A grant that names no action is no empty cell. */
function csvCell(actions: readonly string[] | undefined): string {
  if (actions === undefined) return '';
  return actions.length === 0 ? 'granted' : actions.join('; ');
}

/** The groups of a part. */
export function groupsOf({ groups }: MatrixTable, places: MatrixPlaces) {
  return places.groups.flatMap((place) => {
    const group = groups[place];
    return group === undefined ? [] : [{ place, ...group }];
  });
}

/** The resources of a part. */
export function resourcesOf(matrix: Matrix, { resources }: MatrixPlaces) {
  const size = matrix.table.resources.code.length;
  return resources
    .filter((place) => place < size)
    .map((place) => ({
      place,
      namespace: matrix.namespaceOf(place),
      type: matrix.typeOf(place),
      code: matrix.codeOf(place),
    }));
}
