import type { ExportFormat } from '../../protocol/page.ts';
import { type CsvOptions, toCsv } from './csv.ts';

/** What stands in an exported file. Columns and fields are called the same in any language. */
export interface ExportContent {
  /** The rows of a CSV file, with the header first. */
  cells(): readonly (readonly string[])[];
  /** What a JSON file has; fields without a value are left out. */
  values(): readonly object[];
}

/** The text of an exported file. */
export function exportText(
  content: ExportContent,
  format: ExportFormat,
  csv: CsvOptions = { separator: ',', keepsTexts: false },
): string {
  switch (format) {
    case 'csv':
      return toCsv(content.cells(), csv);
    case 'json':
      return `${JSON.stringify(content.values(), undefined, 2)}\n`;
  }
}
