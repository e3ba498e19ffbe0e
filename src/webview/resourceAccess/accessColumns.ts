import * as l10n from '@vscode/l10n';
import type { ShownList } from '../../protocol/resourceAccess.ts';
import type { GridColumn, RowAction } from '../shared/gridColumn.ts';
import { isOpenKey, openKeys } from '../shared/keys.ts';
import { type AccessRow, type Column, columns } from './accessRows.ts';

const widths: Readonly<Record<Column, Pick<GridColumn<AccessRow>, 'minWidth' | 'share'>>> = {
  name: { minWidth: 140, share: 2 },
  code: { minWidth: 140, share: 1.5 },
  account: { minWidth: 140, share: 2 },
  actions: { minWidth: 128, share: 2 },
  through: { minWidth: 140, share: 2.5 },
  id: { minWidth: 120, share: 1 },
};

/** What the grid shows of the rows of each list. */
export const accessColumns: Readonly<Record<ShownList, readonly GridColumn<AccessRow>[]>> = {
  groups: columns.groups.map((id) => columnOf('groups', id)),
  people: columns.people.map((id) => columnOf('people', id)),
};

/** What can be done with a group. */
export function groupActions(open: (row: AccessRow) => void): readonly RowAction<AccessRow>[] {
  const label = l10n.t({
    message: 'Open Group ({0})',
    args: [openKeys],
    comment: ['{0} are the keys that do the same.'],
  });
  return [{ icon: 'shield', label, isKey: isOpenKey, run: open }];
}

function columnOf(list: ShownList, id: Column): GridColumn<AccessRow> {
  return {
    id,
    title: titleOf(list, id),
    ...widths[id],
    isCode: id === 'code' || id === 'id',
    isCopied: id === 'code' || id === 'id',
    text: (row) => row[id],
    ...(list === 'people' ? { copyLabel: copyIdLabel } : {}),
  };
}

function titleOf(list: ShownList, column: Column): string {
  switch (column) {
    case 'name':
      return list === 'groups' ? l10n.t('Group') : l10n.t('Name');
    case 'code':
      return l10n.t('Code');
    case 'account':
      return l10n.t('Account');
    case 'actions':
      return l10n.t('Actions');
    case 'through':
      return list === 'groups' ? l10n.t('Through') : l10n.t('Through Groups');
    case 'id':
      return l10n.t('User ID');
  }
}

function copyIdLabel(keys: string): string {
  return l10n.t({
    message: 'Copy User ID ({0})',
    args: [keys],
    comment: ['{0} are the keys that do the same.'],
  });
}
