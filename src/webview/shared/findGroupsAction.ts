import * as l10n from '@vscode/l10n';
import type { ResourceOfRow } from '../../protocol/page.ts';
import type { RowAction } from './gridColumn.ts';
import { isOpenKey, openKeys } from './keys.ts';

/** Finds the groups that may use the resource of a row. */
export function findGroupsAction<R extends ResourceOfRow>(
  find: (resource: ResourceOfRow) => void,
): RowAction<R> {
  return {
    icon: 'key',
    label: l10n.t({
      message: 'Find Groups by Resource ({0})',
      args: [openKeys],
      comment: ['{0} are the keys that do the same.'],
    }),
    isKey: isOpenKey,
    run: ({ code, namespace, type }) => find({ code, namespace, type }),
  };
}
