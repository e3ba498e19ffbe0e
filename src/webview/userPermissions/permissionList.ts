import { FilteredRows, type Matches as MatchesOf } from '../shared/filteredRows.ts';
import type { Column, PermissionRow } from './permissionRows.ts';

// What the search of this page is over, apart from the page so that tests have it without a browser.

/** What fits the filters. */
export type Matches = MatchesOf<PermissionRow>;

/** Before anything was read. */
export const noMatches: Matches = { rows: [], typeCounts: new Map() };

/** The permissions of one reading. */
export class PermissionList extends FilteredRows<PermissionRow, Column> {
  constructor(rows: readonly PermissionRow[]) {
    super(rows, (row, column) => row[column]);
  }
}
