/**
 * Cells that begin so are formulas to a spreadsheet, which would run what the server says: also in the wide
 * forms that Chinese and Japanese ones take, and after what a spreadsheet may drop, for nobody sees it. Where
 * numbers are written with a decimal comma, spreadsheets end cells at semicolons, quoted ones too.
 */
const formulaStart = /(?<=^|;)(?=[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/gu;

/** Makes Excel read the file as UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * Writes a table as CSV (RFC 4180) in UTF-8 for spreadsheets. What a spreadsheet would take for a
 * formula gets an apostrophe in front.
 * @param rows with the header row first
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
}

function toCell(value: string): string {
  const safe = value.replaceAll(formulaStart, "'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
