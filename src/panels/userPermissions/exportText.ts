import type { UserAction, UserPermission } from '../../permissions/serverSum.ts';
import type { ExportFormat } from '../../protocol/page.ts';
import { type CsvOptions, toCsv } from '../shared/csv.ts';

/** The text of the exported file: a line for each action, with the codes of the groups it comes through, and what else. */
export function exportText(
  permissions: readonly UserPermission[],
  format: ExportFormat,
  csv: CsvOptions = { separator: ',', keepsTexts: false },
): string {
  switch (format) {
    case 'csv': {
      const rows = permissions.flatMap(({ namespace, type, code, actions }) =>
        actions.map((action) => [
          namespace,
          type,
          code,
          action.name,
          [...action.through, ...exportedSources(action)].join('; '),
        ]),
      );
      return toCsv([['namespace', 'type', 'code', 'action', 'through'], ...rows], csv);
    }
    case 'json': {
      const rows = permissions.map(({ namespace, type, code, actions }) => ({
        namespace: namespace || undefined,
        type: type || undefined,
        code,
        actions: actions.map((action) => {
          const sources = exportedSources(action);
          return {
            name: action.name || undefined,
            groups: action.through,
            ...(sources.length > 0 ? { through: sources.join('; ') } : {}),
          };
        }),
      }));
      return `${JSON.stringify(rows, undefined, 2)}\n`;
    }
  }
}

/**
 * What an export names a source by; called so in any language, as the fields are. What comes through no group, and
 * nobody knows from where, has a name too.
 */
function exportedSources({ through, sources = [] }: UserAction): readonly string[] {
  if (through.length === 0 && sources.length === 0) return ['directly or by a role'];
  return sources.map((source) =>
    source.kind === 'direct' ? 'directly' : `${source.kind} ${source.name}`,
  );
}
