/** What a place in a line of text may name. Each text is one that a group code could be. */
export interface CodesAt {
  /** What stands there as a whole, without the punctuation around it: what a reader takes for the code. */
  readonly main: string;
  /** That with punctuation, which codes may have too; longest first. Only a group that is known is meant. */
  readonly longer: readonly string[];
  /** Parts of it that the place is in, longest first; a word of a sentence, or a part of a path. */
  readonly shorter: readonly string[];
}

/** A string literal, in any of the quotes that languages use. */
const stringLiteral = /(["'`])(?:\\.|(?!\1)[^\\])*\1/g;
/** What stands between blanks. */
const token = /[^\s\p{Z}]+/gu;
/** A bare word that may be a group code, as in YAML: letters of any script, and what joins words. */
const bareWord = /[\p{L}\p{M}\p{N}_.:-]+/gu;
/** A part of such a word, which may be a code of its own. */
const part = /[\p{L}\p{M}\p{N}_-]+/gu;
/** Codes stand in a text of another script without blanks around them. */
const latin = /[\w.:-]+/g;
/** What begins or ends a sentence, a quotation, a list or a link. */
const atEdges = /^[^\p{L}\p{M}\p{N}_-]+|[^\p{L}\p{M}\p{N}_-]+$/gu;
const emphasis = /^[_-]+|[_-]+$/g;

/** Longer text is not the code of a group that anyone points at. */
const maxLength = 200;
/** So much of a line on both sides of the place is looked at: lines of generated files have no end. */
const reach = 2000;
/** So many parts of a path on both sides of the place. */
const partsBeside = 4;

/**
 * What a place in a line may name: the string literal it is in, else the word.
 * @param column of the place, in UTF-16 units; what ends there counts too
 * @param value what the string says that stands there, where the language is understood
 */
export function codesAt(line: string, column: number, value?: string): CodesAt | undefined {
  const from = Math.max(0, column - reach);
  const text = line.slice(from, column + reach);
  const at = (pattern: RegExp) => matchAt(text, column - from, pattern);
  const literal = (value ?? at(stringLiteral)?.text.slice(1, -1))?.trim();
  const word = at(bareWord);
  const parts = word === undefined ? [] : joined(word.text, column - from - word.start);
  // Apostrophes far apart are no quotes.
  const main = literal !== undefined && isUsable(literal) ? literal : trimmed(word?.text);
  return codesOf(main, [at(token)?.text, word?.text, at(latin)?.text, ...parts]);
}

/** What a selected text may name: itself, or that without the punctuation around it. */
export function codesIn(selected: string): CodesAt | undefined {
  return codesOf(trimmed(selected) ?? selected.trim(), [selected.trim()]);
}

function codesOf(
  main: string | undefined,
  others: readonly (string | undefined)[],
): CodesAt | undefined {
  if (main === undefined || !isUsable(main)) return undefined;
  const texts = [main, ...others]
    .filter((text) => text !== undefined)
    .flatMap((text) => [text, trimmed(text), trimmed(text)?.replaceAll(emphasis, '')])
    .filter((text) => text !== undefined)
    .filter((text) => text !== main && isUsable(text));
  const longestFirst = [...new Set(texts)].sort((a, b) => b.length - a.length);
  return {
    main,
    longer: longestFirst.filter(({ length }) => length > main.length),
    shorter: longestFirst.filter(({ length }) => length <= main.length),
  };
}

interface Match {
  readonly text: string;
  readonly start: number;
}

function matchAt(text: string, column: number, pattern: RegExp): Match | undefined {
  for (const { 0: found, index } of text.matchAll(pattern)) {
    if (index > column) return undefined;
    if (column <= index + found.length) return { text: found, start: index };
  }
  return undefined;
}

/** The parts of a path such as `roles.admins:read` that a place is in, alone and together. */
function joined(path: string, column: number): string[] {
  const parts = [...path.matchAll(part)].map(({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
  }));
  const at = parts.findLastIndex(({ start }) => start <= column);
  const before = parts.slice(Math.max(0, at - partsBeside), at + 1);
  const after = parts.slice(Math.max(0, at), at + 1 + partsBeside);
  return before.flatMap(({ start }) => after.map(({ end }) => path.slice(start, end)));
}

function trimmed(text: string | undefined): string | undefined {
  const inner = text?.replaceAll(atEdges, '');
  return inner === '' ? undefined : inner;
}

function isUsable(text: string): boolean {
  return text !== '' && text.length <= maxLength;
}
