import { type FoundString, type SourceLanguage, stringAt } from '../index.ts';
import { escaped } from './literals.ts';

/** What may mean something else than itself in a string of some language. */
const special = /["'`\\$#@{}&<>|()[\]!/%,\s\p{C}]/u;

/** Whether a code is written as it is in any string, as nearly every one is. */
export function isPlain(code: string): boolean {
  return !special.test(code);
}

/** A code as strings of some sort or the other have it, the plainest first. */
function ways(code: string, language: SourceLanguage, quote: string): ReadonlySet<string> {
  const behindBackslashes = escaped(code, language, quote);
  return new Set([
    code,
    behindBackslashes,
    // What is verbatim has its quote twice, and what is interpolated its braces.
    code.replaceAll('"', '""'),
    code.replaceAll(/[{}"]/g, '$&$&'),
    behindBackslashes.replaceAll(/[{}]/g, '$&$&'),
    // An attribute of a tag.
    code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&apos;'),
  ]);
}

/** The character before the content of a string; of a here document, one that is no quote. */
export function quoteOf(text: string, { contentStart }: FoundString): string {
  return text.charAt(contentStart - 1);
}

/** The part of a string's content that is to say something else, and what; in UTF-16 units of the text. */
export interface Rewritten {
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly code: string;
}

/**
 * A code as a string has to be written that says it, in place of what it says now or of a part of that: with the
 * escapes of its language and of its quotes, and no more of them than it needs.
 * @returns undefined where such a string cannot say it, as a raw one cannot say its own quote
 */
export function writtenCode(
  text: string,
  language: SourceLanguage,
  found: FoundString,
  { contentStart, contentEnd, code }: Rewritten,
): string | undefined {
  const { start, value, closed } = found;
  if (isPlain(code)) return code;
  const content = text.slice(found.contentStart, found.contentEnd);
  const isWhole = contentStart === found.contentStart && contentEnd === found.contentEnd;
  // A part of a content that has escapes in it would be another part of what the string says.
  if (!isWhole && (content !== value || code.includes(','))) return undefined;
  const before = content.slice(0, contentStart - found.contentStart);
  const after = content.slice(contentEnd - found.contentStart);
  const says = isWhole ? code : `${before}${code}${after}`;
  return [...ways(code, language, quoteOf(text, found))].find((written) => {
    const rewritten = `${text.slice(0, contentStart)}${written}${text.slice(contentEnd)}`;
    const again = stringAt(rewritten, language, found.contentStart);
    return (
      again !== undefined &&
      again.start === start &&
      again.closed === closed &&
      again.contentEnd === found.contentEnd + rewritten.length - text.length &&
      again.value === says
    );
  });
}
