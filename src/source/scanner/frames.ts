import type { Draft } from './draft.ts';

/** What a bracket that is still open holds. The order matters: see `isParen` and the others below. */
export const callFrame = 0;
export const groupFrame = 1;
export const parametersFrame = 2;
export const listFrame = 3;
export const indexFrame = 4;
/** An object, dictionary, struct or other literal in braces. */
export const objectFrame = 5;
export const blockFrame = 6;
export const classFrame = 7;
export const enumFrame = 8;
/** An interpolation within a string. */
export const holeFrame = 9;
/** Arguments of a type, between angle brackets. */
export const typeFrame = 10;
/** The body of a function that is a single expression. */
export const lambdaFrame = 11;
/** The arguments of a call without parentheses. */
export const commandFrame = 12;
export const tagFrame = 13;
export const childrenFrame = 14;

/** One bracket that is open, or what counts as one. */
export class Frame {
  kind = blockFrame;
  /** What is called; of a literal, its type; of others what stands before the bracket. */
  callee: string | undefined;
  /** The position of the argument or of the element. */
  argument = 0;
  /** The name of the argument. */
  name: string | undefined;
  /** The key of the element. */
  key: string | undefined;
  /** What is assigned to. */
  target: string | undefined;
  /** The name before the type of what is declared: `X` of `X: string = …`. */
  declared: string | undefined;
  /** Where its content begins. */
  start = 0;
  /** Where its current element begins. */
  itemStart = 0;
  /** How many strings were found before it. */
  firstDraft = 0;
  /** What went before the bracket. */
  before = 0;
  /** How many `?` wait for their `:`. */
  questions = 0;
  /** Whether the round bracket is that of `if`, `for` and the like or of a decorator, or a pattern or a lambda has begun in it. */
  marked = false;
  /** Whether a block follows, see `scan.ts`. */
  header = 0;
  /** Of the line that it opens in. */
  indent = 0;
  /** Where the nearest curly, and above that the nearest round and square bracket, are; below 0 for none. */
  brace = 0;
  paren = -1;
  bracket = -1;
  /** The string an interpolation is in. */
  draft: Draft | undefined;
  /** What went before what is before the bracket. */
  outerBefore = 0;
  /** The state around the interpolation. */
  outerPrevious = 0;
  outerLast: Draft | undefined;

  /** Forgets what was read of an element, an argument or a statement that ends. */
  clear(): void {
    this.name = undefined;
    this.key = undefined;
    this.target = undefined;
    this.declared = undefined;
    this.questions = 0;
  }
}

export function isParen(kind: number): boolean {
  return kind <= parametersFrame;
}

export function isBracket(kind: number): boolean {
  return kind === listFrame || kind === indexFrame;
}

export function isBrace(kind: number): boolean {
  return kind >= objectFrame && kind <= holeFrame;
}

/** Whether statements or members stand in it, so that a statement word within is where it belongs. */
export function holdsStatements(kind: number): boolean {
  return kind >= blockFrame && kind <= holeFrame;
}

/** Whether a call or a literal around it holds nothing that is in it. */
export function holdsNone(kind: number): boolean {
  if (kind === parametersFrame) return true;
  return kind >= blockFrame && kind <= lambdaFrame && kind !== holeFrame;
}

/** Whether its elements may have keys. */
export function holdsKeys(kind: number): boolean {
  return kind === groupFrame || kind === listFrame || kind === objectFrame;
}
