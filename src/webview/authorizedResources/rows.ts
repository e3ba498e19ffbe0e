import type { ResourceTable } from '../../protocol/authorizedResources.ts';
import { foldText } from '../../text/searchText.ts';
import { inList } from '../shared/lists.ts';
import { shownActions } from './shownActions.ts';

/** The columns of the grid, in their order. */
export const columns = ['namespace', 'type', 'code', 'actions', 'apiIdentifier'] as const;

export type Column = (typeof columns)[number];

/** One authorized resource, each column as the server has it; '' where there is nothing. */
export interface Row extends Readonly<Record<Column, string>> {
  /** Its place in the table of the host. */
  readonly index: number;
  /** The place of its type among those of the table. */
  readonly typeIndex: number;
  /** The actions one by one. */
  readonly actionList: readonly string[];
  /** All columns, folded for the search. */
  readonly searchText: string;
}

/** What a cell shows: of actions that begin with the resource's own code the verb alone. */
export function shownText(row: Row, column: Column): string {
  return column === 'actions' ? shownActions(row) : row[column];
}

/** Turns the host's columns into rows. */
export function toRows(table: ResourceTable): Row[] {
  const actionTexts = table.actionLists.map((actions) => inList(actions));
  return table.code.map((code, index) => {
    const namespace = table.namespaces[table.namespace[index] ?? -1] ?? '';
    const typeIndex = table.type[index] ?? -1;
    const type = table.types[typeIndex] ?? '';
    const actionIndex = table.actions[index] ?? -1;
    const actionList = table.actionLists[actionIndex] ?? [];
    const actions = actionTexts[actionIndex] ?? '';
    const apiIdentifier = table.apiIdentifier[index] ?? '';
    const searchText = foldText(`${code}\n${apiIdentifier}\n${actions}\n${namespace}\n${type}`);
    return {
      index,
      typeIndex,
      namespace,
      type,
      code,
      actions,
      actionList,
      apiIdentifier,
      searchText,
    };
  });
}
