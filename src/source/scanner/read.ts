import type { FoundString, SourceLanguage } from '../found.ts';
import { languages } from '../languages/index.ts';
import type { Draft } from './draft.ts';
import { runTo } from './run.ts';
import { type NameWatch, Scan } from './scan.ts';

/**
 * Scans a text up to a place, and further to the end of what was begun before it.
 * @param options what to tell of names; and how far to look ahead, the text's end unless said
 */
export function scanTo(
  text: string,
  language: SourceLanguage,
  to: number,
  { names, lookTo = text.length }: { names?: NameWatch; lookTo?: number } = {},
): Scan {
  const scan = new Scan(text, languages[language], lookTo);
  scan.names = names;
  languages[language].start?.(scan);
  runTo(scan, to);
  return scan;
}

/** What was found of a string. */
export function foundOf(text: string, draft: Draft): FoundString {
  const { start, end, contentStart, contentEnd, closed, place, use } = draft;
  const found = { start, end, contentStart, contentEnd, value: readValue(text, draft), closed };
  return use === undefined ? { ...found, ...place } : { ...found, ...place, use };
}

function readValue(text: string, draft: Draft): string | undefined {
  if (draft.dynamic) return undefined;
  const content = text.slice(draft.contentStart, draft.contentEnd);
  const { decode, alwaysEncoded } = draft.spec;
  return draft.encoded || alwaysEncoded ? decode(content, draft.indent) : content;
}
