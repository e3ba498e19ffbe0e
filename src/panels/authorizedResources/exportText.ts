import type { NamespacedResource } from '../../directory/resources.ts';
import type { ExportFormat } from '../../protocol/page.ts';
import { type CsvOptions, toCsv } from '../shared/csv.ts';

const fields = ['namespace', 'type', 'code', 'actions', 'apiIdentifier'] as const;

/** The text of the exported file; its columns are called as the fields are, in any language. */
export function exportText(
  resources: readonly NamespacedResource[],
  format: ExportFormat,
  csv: CsvOptions = { separator: ',', keepsTexts: false },
): string {
  switch (format) {
    case 'csv':
      return toCsv([fields, ...resources.map(toCells)], csv);
    case 'json':
      return `${JSON.stringify(resources.map(inOrder), undefined, 2)}\n`;
  }
}

function toCells({ namespace, type, code, actions, apiIdentifier }: NamespacedResource): string[] {
  return [namespace ?? '', type ?? '', code, actions?.join('; ') ?? '', apiIdentifier ?? ''];
}

/** Always the same order of fields; JSON leaves out those without a value. */
function inOrder({ namespace, type, code, actions, apiIdentifier }: NamespacedResource) {
  return { namespace, type, code, actions, apiIdentifier };
}
