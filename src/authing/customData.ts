import type { CustomValue } from './types.ts';

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
    case 'DATETIME': {
      const time = new Date(/^\d+$/.test(value) ? Number(value) : value);
      return Number.isNaN(time.getTime()) ? value : time;
    }
    default:
      return value;
  }
}

/** Digits that every number of JavaScript keeps. */
const keptDigits = 15;

/** Whether a number of JSON is the same as a number of JavaScript: nothing of it is rounded. */
function isExact(text: string): boolean {
  const number = Number(text);
  if (!Number.isFinite(number)) return false;
  const digits = text.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '');
  return digits.length <= keptDigits ? number !== 0 || digits === '' : String(number) === text;
}

/** Whether that is so of each number within a text that is JSON. */
function isExactWithin(json: string): boolean {
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g)) {
    if (!token.startsWith('"') && !isExact(token)) return false;
  }
  return true;
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
