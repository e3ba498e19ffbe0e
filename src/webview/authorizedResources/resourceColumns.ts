import * as l10n from '@vscode/l10n';
import type { GridColumn } from '../shared/gridColumn.ts';
import { type Column, columns, type Row, shownText } from './rows.ts';
import { matchesInShownActions } from './shownActions.ts';

const widths: Readonly<Record<Column, Pick<GridColumn<Row>, 'minWidth' | 'share'>>> = {
  namespace: { minWidth: 96, share: 1 },
  type: { minWidth: 72, share: 0 },
  code: { minWidth: 160, share: 2.5 },
  actions: { minWidth: 128, share: 2 },
  apiIdentifier: { minWidth: 112, share: 1.5 },
};

const ofCodes: readonly Column[] = ['code', 'actions', 'apiIdentifier'];

/** What the grid shows of resources. */
export const resourceColumns: readonly GridColumn<Row>[] = columns.map((id) => ({
  id,
  title: titleOf(id),
  ...widths[id],
  isCode: ofCodes.includes(id),
  isCopied: id === 'code',
  text: (row) => shownText(row, id),
  fullText: (row) => row[id],
  ...(id === 'actions' ? { matches: matchesInShownActions } : {}),
}));

function titleOf(column: Column): string {
  switch (column) {
    case 'namespace':
      return l10n.t('Namespace');
    case 'type':
      return l10n.t('Type');
    case 'code':
      return l10n.t('Code');
    case 'actions':
      return l10n.t('Actions');
    case 'apiIdentifier':
      return l10n.t('API Identifier');
  }
}
