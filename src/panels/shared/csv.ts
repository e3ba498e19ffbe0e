import Papa from 'papaparse';

/**
 * Cells that begin so are formulas to a spreadsheet, which would run what the server says: also in the wide
 * forms that Chinese and Japanese ones take, and after what a spreadsheet may drop, for nobody sees it. Where
 * numbers are written with a decimal comma, spreadsheets end cells at semicolons, quoted ones too.
 */
const formulaStart = /(?<=^|;)(?=[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/gu;

/** Numbers that lose zeros or digits: 007, 1.10, 1e5, and those of sixteen digits and more. */
const rewrittenNumber = /^0\d|^\d*[.,]\d*0$|^\d+(?:[.,]\d+)?e[+-]?\d+$|^[\d.,]{16,}$/i;
/** Dates, times, fractions, shares and truths, and what looks like them: 1-2, 3/4, 12:30, 5%, May 2. */
const rewrittenWord =
  /^\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?$|^\d{1,2}:\d{2}|^\d+ ?%$|^(?:true|false)$|^\d{0,2}[ -]?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[ -]?\d{0,4}$/i;

/** Makes Excel read the file as UTF-8. */
const byteOrderMark = '\uFEFF';

/** How a table is written. */
export interface CsvOptions {
  /** Between two cells. */
  readonly separator: ',' | ';';
  /**
   * Whether what a spreadsheet would rewrite, such as 007 or 1-2, is kept as a text: it gets an apostrophe in
   * front, too.
   */
  readonly keepsTexts: boolean;
}

/**
 * Writes a table as CSV (RFC 4180) in UTF-8 for spreadsheets. What a spreadsheet would take for a
 * formula gets an apostrophe in front.
 * @param rows with the header row first
 */
export function toCsv(
  rows: readonly (readonly string[])[],
  { separator, keepsTexts }: CsvOptions,
): string {
  const toCell = (value: string) => {
    const text = keepsTexts && isRewritten(value) ? `'${value}` : value;
    return text.replaceAll(formulaStart, "'");
  };
  const cells = rows.map((row) => row.map(toCell));
  return `${byteOrderMark}${Papa.unparse(cells, { delimiter: separator, newline: '\r\n' })}\r\n`;
}

/** What separates cells where numbers are written so: spreadsheets take the comma for the decimal sign there. */
export function separatorOf(language: string): CsvOptions['separator'] {
  const parts = new Intl.NumberFormat(language).formatToParts(1.1);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ';' : ',';
}

function isRewritten(value: string): boolean {
  const trimmed = value.trim();
  return rewrittenNumber.test(trimmed) || rewrittenWord.test(trimmed);
}
