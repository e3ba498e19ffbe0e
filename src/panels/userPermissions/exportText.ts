import * as vscode from 'vscode';
import { verbOf } from '../../permissions/actions.ts';
import type { UserPermission } from '../../permissions/serverSum.ts';
import type { ExportFormat } from '../../protocol/page.ts';
import { type CsvOptions, toCsv } from '../shared/csv.ts';
import { markdownTable } from '../shared/markdown.ts';

/** Stands where the server lists what no group gives; called so in any language, as the fields are. */
const notByGroup = 'directly or by a role';

/** The text of the exported file: a line for each action, with the codes of the groups it comes through. */
export function exportText(
  permissions: readonly UserPermission[],
  format: ExportFormat,
  csv: CsvOptions = { separator: ',', keepsTexts: false },
): string {
  switch (format) {
    case 'csv': {
      const rows = permissions.flatMap(({ namespace, type, code, actions }) =>
        actions.map(({ name, through }) => [
          namespace,
          type,
          code,
          name,
          through.length === 0 ? notByGroup : through.join('; '),
        ]),
      );
      return toCsv([['namespace', 'type', 'code', 'action', 'through'], ...rows], csv);
    }
    case 'json': {
      const rows = permissions.map(({ namespace, type, code, actions }) => ({
        namespace: namespace || undefined,
        type: type || undefined,
        code,
        actions: actions.map(({ name, through }) => ({
          name: name || undefined,
          groups: through,
          ...(through.length === 0 ? { through: notByGroup } : {}),
        })),
      }));
      return `${JSON.stringify(rows, undefined, 2)}\n`;
    }
  }
}

/**
 * The permissions as a table in Markdown.
 * @param nameOf what a group is called, by its code
 */
export function markdownOf(
  permissions: readonly UserPermission[],
  nameOf: (code: string) => string,
): string {
  const header = [
    vscode.l10n.t('Namespace'),
    vscode.l10n.t('Type'),
    vscode.l10n.t('Resource'),
    vscode.l10n.t('Action'),
    vscode.l10n.t('Through'),
  ];
  const rows = permissions.flatMap(({ namespace, type, code, actions }) =>
    actions.map(({ name, through }) => [
      namespace,
      type,
      code,
      name === '' ? vscode.l10n.t('granted, without actions') : verbOf(name, code),
      through.length === 0
        ? vscode.l10n.t('directly or by a role')
        : through.map(nameOf).join(', '),
    ]),
  );
  return markdownTable(header, rows);
}
