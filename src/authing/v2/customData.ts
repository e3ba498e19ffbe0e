import type { CustomValue } from '../../model/user.ts';

/**
 * Reads a custom value by its data type. A value that does not parse stays the string it is, so that
 * one odd value never costs the page it stands on.
 * @param dataType as the server names it
 * @param value what the server sent, a string by its schema; null and undefined mean there is none
 */
export function readCustomValue(dataType: string, value: unknown): CustomValue | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return isTooDeep(value) ? undefined : JSON.stringify(value);
  switch (dataType) {
    case 'NUMBER': {
      const parsed = parseJson(value);
      return typeof parsed === 'number' && isExact(value.trim()) ? parsed : value;
    }
    case 'BOOLEAN': {
      const parsed = parseJson(value);
      return typeof parsed === 'boolean' ? parsed : value;
    }
    case 'OBJECT': {
      const parsed = parseJson(value);
      return parsed === undefined || isTooDeep(parsed) || !isExactWithin(value) ? value : parsed;
    }
    case 'DATETIME':
      return readTime(value) ?? value;
    default:
      return value;
  }
}

/** Whether a number of JSON is the same as a number of JavaScript: nothing of it is rounded. */
function isExact(text: string): boolean {
  const number = Number(text);
  return Number.isFinite(number) && decimalOf(text) === decimalOf(String(number));
}

const decimal = /^-?(?<whole>\d+)(?:\.(?<fraction>\d+))?(?:e(?<exponent>[+-]?\d+))?$/i;

/** What a number says, however it is written: its digits without zeros around them, and their place. */
function decimalOf(text: string): string | undefined {
  const { whole = '', fraction = '', exponent = '0' } = decimal.exec(text)?.groups ?? {};
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}

/** Whether that is so of each number within a text that is JSON. */
function isExactWithin(json: string): boolean {
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g)) {
    if (!token.startsWith('"') && !isExact(token)) return false;
  }
  return true;
}

/** A point in time, or a day, that is the same wherever it is read. */
const timeWithZone =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:Z|[+-]\d{2}:?\d{2}))?$|\b\d{4} \d{2}:\d{2}(?::\d{2})? (?:Z|GMT|UTC|[+-]\d{4})/i;
/** Digits that are a day (20201015) or seconds (1602756997): as milliseconds both would be in 1970. */
const otherDigits = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$|^[1-3]\d{9}$/;
const lastYear = 9999;

/**
 * The time of a text: milliseconds since the epoch, or a date that says its zone.
 * @returns undefined where it is none, or where the text could be another one
 */
function readTime(text: string): Date | undefined {
  const isNumber = /^\d+$/.test(text);
  if (isNumber ? otherDigits.test(text) : !timeWithZone.test(text)) return undefined;
  const time = new Date(isNumber ? Number(text) : text);
  if (Number.isNaN(time.getTime()) || time.getUTCFullYear() > lastYear) return undefined;
  return isNumber || isDayOfMonth(text) ? time : undefined;
}

/** Whether a date is not one like February 30, which JavaScript takes for one in March. */
function isDayOfMonth(text: string): boolean {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return true;
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/** Deeper than anyone writes, and far from where walking it overflows the stack. */
const deepest = 100;

function isTooDeep(json: unknown): boolean {
  let values = [json];
  for (let depth = 0; values.length > 0; depth += 1) {
    if (depth > deepest) return true;
    values = values.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}

type JsonValue = string | number | boolean | null | unknown[] | { [key: string]: unknown };

/** @returns undefined where the text is not JSON */
function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    // Nothing is lost: the text stays what it is.
    return undefined;
  }
}
