import * as l10n from '@vscode/l10n';
import type { Matrix } from '../../permissions/matrixView.ts';
import { displayText } from '../../text/displayText.ts';
import type { GridColumn } from '../shared/gridColumn.ts';
import type { ComparisonRow } from './comparisonRows.ts';
import {
  fullGrantText,
  fullMembershipText,
  grantText,
  membershipText,
  personText,
  resourceText,
} from './comparisonWords.ts';

/** The columns of a comparison: what is compared, and one for each group. */
export function comparisonColumns(matrix: Matrix): readonly GridColumn<ComparisonRow>[] {
  return [
    {
      id: 'compared',
      title: l10n.t('Resource or Member'),
      minWidth: 220,
      share: 2,
      isCode: false,
      isCopied: true,
      text: (row) => {
        switch (row.kind) {
          case 'heading':
            return '';
          case 'resource':
            return resourceText(matrix, row.resource);
          case 'person':
            return personText(row.person);
        }
      },
    },
    ...matrix.table.groups.map(
      ({ name }, group): GridColumn<ComparisonRow> => ({
        id: `group-${group}`,
        title: displayText(name),
        minWidth: 130,
        share: 1,
        isCode: false,
        isCopied: false,
        text: (row) => cellOf(matrix, row, group, grantText, membershipText),
        fullText: (row) => cellOf(matrix, row, group, fullGrantText, fullMembershipText),
      }),
    ),
  ];
}

function cellOf(
  matrix: Matrix,
  row: ComparisonRow,
  group: number,
  ofGrant: typeof grantText,
  ofMembership: typeof membershipText,
): string {
  switch (row.kind) {
    case 'heading':
      return '';
    case 'resource':
      return ofGrant(matrix, row.resource, group);
    case 'person':
      return ofMembership(row.person.memberships[group] ?? 'absent');
  }
}
