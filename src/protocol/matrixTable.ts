// A `MatrixTable` on its way to a page.
import * as v from 'valibot';
import { index } from './page.ts';

const places = v.custom<Uint32Array>((value) => value instanceof Uint32Array);

const texts = v.pipe(v.array(v.string()), v.readonly());

const columns = v.object({
  /** Tells one table from the next, so that places are not taken for those of another. */
  revision: index,
  groups: v.pipe(v.array(v.object({ code: v.string(), name: v.string() })), v.readonly()),
  namespaces: texts,
  types: texts,
  actionLists: v.pipe(v.array(texts), v.readonly()),
  resources: v.object({
    code: texts,
    namespaceIndex: places,
    typeIndex: places,
    definedIndex: places,
  }),
  grants: v.object({ groupIndex: places, resourceIndex: places, actionsIndex: places }),
});

/** A `MatrixTable`. VS Code copies its numbers as they are, without writing them out. */
export const sentMatrix = v.pipe(columns, v.check(isWhole));

/** A matrix as a page gets it. */
export type SentMatrix = v.InferOutput<typeof sentMatrix>;

/** Whether each column has as many entries as the others, and each place is one. */
function isWhole(given: v.InferOutput<typeof columns>): boolean {
  const { groups, namespaces, types, actionLists, resources, grants } = given;
  const { groupIndex, resourceIndex, actionsIndex } = grants;
  const leads = (indexes: Uint32Array, count: number, values: readonly unknown[]) =>
    indexes.length === count && indexes.every((each) => each < values.length);
  return (
    leads(resources.namespaceIndex, resources.code.length, namespaces) &&
    leads(resources.typeIndex, resources.code.length, types) &&
    leads(resources.definedIndex, resources.code.length, [undefined, ...actionLists]) &&
    leads(groupIndex, groupIndex.length, groups) &&
    leads(resourceIndex, groupIndex.length, resources.code) &&
    leads(actionsIndex, groupIndex.length, actionLists)
  );
}
