import * as v from 'valibot';
import { columnNamed } from './columnNames.ts';
import type { Line } from './pieces.ts';
import { type ListPart, readRow } from './tables.ts';

const value = v.union([v.string(), v.number(), v.null(), v.boolean()]);
const record = v.record(v.string(), v.unknown());
const list = v.array(v.unknown());

/**
 * Reads a list that a program wrote: JSON with an array of texts or of objects, each of which stands for one user.
 * @returns undefined where the text is no such JSON
 */
export function readJsonList(text: string): readonly ListPart[] | undefined {
  if (!/^[\s\ufeff]*[[{]/u.test(text)) return undefined;
  return itemsOf(parse(text.replace(/^\s*\ufeff/u, '')))?.flatMap(partOf);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Something else that begins with a bracket.
    return undefined;
  }
}

/** An answer of an API may have the array in a field of its own. */
function itemsOf(data: unknown): readonly unknown[] | undefined {
  if (v.is(list, data)) return data;
  if (!v.is(record, data)) return undefined;
  return Object.values(data).find((each) => v.is(list, each)) ?? [data];
}

function partOf(item: unknown): readonly ListPart[] {
  if (v.is(value, item)) return item === null ? [] : [{ kind: 'line', line: lineOf(String(item)) }];
  if (v.is(list, item)) return partOf(Object.fromEntries(item.map((each, index) => [index, each])));
  if (!v.is(record, item)) return [];
  const cells = Object.entries(item).filter((cell): cell is [string, string | number] => {
    return typeof cell[1] === 'string' || typeof cell[1] === 'number';
  });
  const columns = cells.map(
    ([name]) => columnNamed(name) ?? (/^\d+$/.test(name) ? undefined : 'other'),
  );
  const entry = readRow(
    cells.map(([, cell]) => String(cell)),
    columns,
  );
  return entry.text === '' ? [] : [{ kind: 'row', entry }];
}

function lineOf(text: string): Line {
  return {
    text,
    start: 0,
    pieces: [{ text, quoted: true, start: 0, end: text.length, after: undefined }],
  };
}
