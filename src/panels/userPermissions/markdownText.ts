import * as vscode from 'vscode';
import { inList } from '../../feedback/sentences.ts';
import { verbOf } from '../../permissions/actions.ts';
import type { UserPermission } from '../../permissions/serverSum.ts';
import type { NamedGroup } from '../../protocol/userPermissions.ts';
import { markdownTable } from '../shared/markdown.ts';
import { sourceLabel } from './sourceWords.ts';

/** The permissions as a table in Markdown, with the groups that they come through by their names. */
export function markdownOf(
  permissions: readonly UserPermission[],
  groups: readonly NamedGroup[],
): string {
  const names = new Map(groups.map(({ code, name }) => [code, name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const header = [
    vscode.l10n.t('Namespace'),
    vscode.l10n.t('Type'),
    vscode.l10n.t('Resource'),
    vscode.l10n.t('Action'),
    vscode.l10n.t('Through'),
  ];
  const rows = permissions.flatMap(({ namespace, type, code, actions }) =>
    actions.map(({ name, through, sources = [] }) => [
      namespace,
      type,
      code,
      name === '' ? vscode.l10n.t('granted, without actions') : verbOf(name, code),
      through.length === 0 && sources.length === 0
        ? vscode.l10n.t('directly or by a role')
        : inList([...through.map(nameOf), ...sources.map(sourceLabel)]),
    ]),
  );
  return markdownTable(header, rows);
}
