import assert from 'node:assert/strict';
import { type FoundString, findStrings, type SourceLanguage } from '../../../src/source/index.ts';

/** A place of a string in one line: `client.groups.detail(0) opts.code`, or `path: code`, or an empty text. */
export function placeText({ call, path }: FoundString): string {
  if (call !== undefined) return [`${call.callee}(${call.argument})`, ...call.path].join(' ');
  return path === undefined ? '' : `path ${path.join(' ')}`;
}

/** The string of a text that says this, which has to be there once. */
export function stringSaying(text: string, language: SourceLanguage, value: string): FoundString {
  const found = findStrings(text, language).filter((each) => each.value === value);
  const [only] = found;
  assert.ok(only !== undefined && found.length === 1, `${value} was found ${found.length} times`);
  return only;
}
