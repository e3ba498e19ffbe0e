import type { UserPermission } from '../../permissions/serverSum.ts';
import type { ExportFormat } from '../../protocol/page.ts';
import { type CsvOptions, toCsv } from '../shared/csv.ts';

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
