import type { ResourceTable } from '../../protocol/authorizedResources.ts';
import { foldText } from '../../text/searchText.ts';

/** The columns of the grid, in their order. */
export const columns = ['namespace', 'type', 'code', 'actions', 'apiIdentifier'] as const;

export type Column = (typeof columns)[number];

/** One authorized resource, each column as the text that is shown; '' where there is nothing. */
export interface Row extends Readonly<Record<Column, string>> {
  /** Its place in the table of the host. */
  readonly index: number;
  /** The place of its type among those of the table. */
  readonly typeIndex: number;
  /** All columns, folded for the search: made once, not at each keystroke. */
  readonly searchText: string;
}

/** Turns the host's columns into rows. */
export function toRows(table: ResourceTable): Row[] {
  const actionTexts = table.actionLists.map((actions) => actions.join(', '));
  return table.code.map((code, index) => {
    const namespace = table.namespaces[table.namespace[index] ?? -1] ?? '';
    const typeIndex = table.type[index] ?? -1;
    const type = table.types[typeIndex] ?? '';
    const actions = actionTexts[table.actions[index] ?? -1] ?? '';
    const apiIdentifier = table.apiIdentifier[index] ?? '';
    const searchText = foldText(`${code}\n${apiIdentifier}\n${actions}\n${namespace}\n${type}`);
    return { index, typeIndex, namespace, type, code, actions, apiIdentifier, searchText };
  });
}
