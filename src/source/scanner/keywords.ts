/** What a word of a language announces. */
/** Something follows it, as `return` is followed by a value. */
export const follows = 1;
/** It begins a statement, so brackets that are open before it on a line of its own were never closed. */
export const statement = 2;
/** Its round brackets are not those of a call, and a statement follows them. */
export const control = 4;
/** Parameters follow. */
export const parameters = 8;
/** The body of a class follows. */
export const body = 16;
/** The body of an enum follows. */
export const enumeration = 32;
/** It stands between two operands, so it may begin a line in the middle of an expression. */
export const infix = 64;
/** It makes something else of its operands, as `instanceof` does. */
export const comparing = 128;
/** It is a name as well, where a bracket, dot or operator follows. */
export const contextual = 256;
/** A function follows whose body is an expression. */
export const lambda = 512;
/** A block follows in the same brackets, and what is before it has no literals in braces. */
export const header = 1024;
/** It stands alone, and a statement follows. */
export const alone = 2048;
/** It opens what `end` closes. */
export const opensBlock = 4096;

/** The words of a language, by their first letters. */
export type Keywords = readonly (readonly (readonly [string, number])[] | undefined)[];

const firstLetter = 97;

/** @param groups what the words announce, with the words separated by blanks */
export function keywordsOf(...groups: readonly (readonly [number, string])[]): Keywords {
  const flags = new Map<string, number>();
  for (const [announced, words] of groups) {
    for (const word of words.split(' ')) flags.set(word, (flags.get(word) ?? 0) | announced);
  }
  const table: [string, number][][] = [];
  for (const entry of flags) {
    const index = entry[0].charCodeAt(0) - firstLetter;
    const list = table[index] ?? [];
    table[index] = list;
    list.push(entry);
  }
  return table;
}

/** What a word of the text announces; 0 for a name. */
export function keywordFlags(keywords: Keywords, text: string, start: number, end: number): number {
  const length = end - start;
  const list = keywords[text.charCodeAt(start) - firstLetter];
  if (list === undefined) return 0;
  for (const [word, flags] of list) {
    if (word.length === length && text.startsWith(word, start)) return flags;
  }
  return 0;
}
