import * as vscode from 'vscode';
import type { TreeContext } from './poolRow.ts';

/**
 * Says above the rows what they are filtered by: the view's description does not show there. Empty where
 * there is no filter, and not undefined: what VS Code hands out has accessors, which would be gone for good.
 */
export function filterMessage({ filter, pools, directories }: TreeContext): string {
  const { text } = filter;
  if (text === '') return '';
  let matching = 0;
  let all = 0;
  for (const { id } of pools.list()) {
    const directory = directories.get(id);
    matching += directory.matching(text).length;
    all += directory.groups.branch.value?.totalCount ?? 0;
  }
  return vscode.l10n.t('Filter: “{0}” ({1} of {2} groups)', text, matching, all);
}
