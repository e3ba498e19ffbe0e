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

/** What is found while it is put together: absent fields stay absent. */
type Made = { -readonly [Key in keyof FoundString]: FoundString[Key] };

/** What was found of a string. */
export function foundOf(text: string, draft: Draft): FoundString {
  const { start, end, contentStart, contentEnd, closed, place, use } = draft;
  const { call, path, type, target, within } = place;
  const value = draft.dynamic ? undefined : draft.said(text);
  // One field after the other: to spread objects takes longer than to find the string.
  const found: Made = { start, end, contentStart, contentEnd, value, closed };
  if (call !== undefined) found.call = call;
  if (path !== undefined) found.path = path;
  if (type !== undefined) found.type = type;
  if (target !== undefined) found.target = target;
  if (within !== undefined) found.within = within;
  if (use !== undefined) found.use = use;
  return found;
}
