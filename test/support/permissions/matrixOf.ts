import {
  buildMatrix,
  type GrantedResource,
  type GroupGrants,
} from '../../../src/permissions/matrix.ts';
import { Matrix, type MatrixCriteria } from '../../../src/permissions/matrixView.ts';

/** What lets everything be shown. */
export const all: MatrixCriteria = {
  resourceWords: [],
  groupWords: [],
  namespace: undefined,
  types: [],
  verb: undefined,
  onlyDifferences: false,
};

/** A grant of a resource, with its actions by their verbs. */
export function data(
  code: string,
  verbs: readonly string[] = [],
  namespace = 'default',
): GrantedResource {
  const own = code.replace(/:.*$/, '');
  return { namespace, type: 'DATA', code, actions: verbs.map((verb) => `${own}:${verb}`) };
}

/** A group with its grants, named by its code in capitals. */
export function group(code: string, ...grants: GrantedResource[]): GroupGrants {
  return { code, name: code.toUpperCase(), grants };
}

/** The part that fits, by names: each resource, and what each group has of it. */
export function shown(groups: readonly GroupGrants[], criteria: Partial<MatrixCriteria> = {}) {
  const matrix = new Matrix(buildMatrix(groups));
  const part = matrix.select({ ...all, ...criteria });
  const names = part.groups.map((place) => matrix.table.groups[place]?.code ?? '');
  const rows = part.resources.map((resource) => [
    `${matrix.namespaceOf(resource)}/${matrix.codeOf(resource)}`,
    ...part.groups.map((place) => {
      const grant = matrix.grant(resource, place);
      const { actions } = {
        actions: undefined,
        ...grant,
        ...('through' in grant && grant.through),
      };
      return actions === undefined ? grant.extent : `${grant.extent} ${actions.join()}`;
    }),
  ]);
  return { groups: names, rows, matrix, part };
}
