/**
 * Looks for an interpolation at a place in a string, and marks the string as dynamic or encoded by what else
 * it finds there.
 * @param code of the character there
 * @returns how many characters its opening has; below 0, how many to pass over that open none; else 0
 */
export type Hole = (
  marks: { dynamic: boolean; encoded: boolean },
  text: string,
  at: number,
  code: number,
) => number;

/**
 * Makes what a literal says from what is written, where these differ.
 * @param indent of the line that ends a here document
 */
export type Decode = (content: string, indent?: number) => string;

/** How a kind of string literal is written. */
export interface LiteralSpec {
  /** What closes it: one character, repeated `count` times; `noQuote` where a word does. */
  readonly close: number;
  readonly count: number;
  /** What nests within, such as `(` in Ruby's `%q(…)`; it closes as often as it opens. */
  readonly open?: number;
  /** Whether it may go beyond its line. */
  readonly multiline: boolean;
  /** Whether one that may go beyond its line is taken for open where the next quote seems to open one. */
  readonly mayBeOpen?: boolean;
  /** How its closing quote is written within: behind a backslash, twice, or not at all. */
  readonly escape: 'backslash' | 'doubled' | 'none';
  readonly hole?: Hole;
  /** How many braces an interpolation has where these are all that it has. */
  readonly holeBraces?: number;
  readonly decode: Decode;
  /** Whether its content differs from what it says even where it has no escapes, as indented ones do. */
  readonly alwaysEncoded?: boolean;
  /** Where its content begins, if it ends with a word on a line of its own. */
  readonly hereDocument?: 'inline' | 'nextLine';
  /** Whether it is no string, such as a regular expression, and is only passed over. */
  readonly passedOver?: boolean;
}

/** In place of the character that closes a literal. */
export const noQuote = -1;

/** A literal between single quotes of this sort on one line. */
export function oneLine(close: number, decode: Decode, more?: Partial<LiteralSpec>): LiteralSpec {
  return { close, count: 1, multiline: false, escape: 'backslash', decode, ...more };
}

/** What is written is what it says. */
export const asWritten: Decode = (content) => content;
