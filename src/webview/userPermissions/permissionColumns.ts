import * as l10n from '@vscode/l10n';
import type { GridColumn } from '../shared/gridColumn.ts';
import { type Column, columns, type PermissionRow } from './permissionRows.ts';

const widths: Readonly<Record<Column, Pick<GridColumn<PermissionRow>, 'minWidth' | 'share'>>> = {
  namespace: { minWidth: 96, share: 0.8 },
  type: { minWidth: 72, share: 0 },
  code: { minWidth: 140, share: 1.8 },
  actions: { minWidth: 112, share: 1.4 },
  through: { minWidth: 160, share: 2.4 },
};

/** What the grid shows of permissions. */
export const permissionColumns: readonly GridColumn<PermissionRow>[] = columns.map((id) => ({
  id,
  title: titleOf(id),
  ...widths[id],
  isCode: id === 'code' || id === 'actions',
  isCopied: id === 'code',
  text: (row) => row[id],
  ...(id === 'actions' ? { fullText: (row: PermissionRow) => row.fullActions } : {}),
}));

function titleOf(column: Column): string {
  switch (column) {
    case 'namespace':
      return l10n.t('Namespace');
    case 'type':
      return l10n.t('Type');
    case 'code':
      return l10n.t('Resource');
    case 'actions':
      return l10n.t('Actions');
    case 'through':
      return l10n.t('Through');
  }
}
