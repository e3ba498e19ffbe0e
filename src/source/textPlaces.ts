import type { FoundPlace, FoundReference, FoundString } from './found.ts';
import { changeBetween, type TextChange } from './textChange.ts';

/** The strings of a text, in its order, and the names that stand for one. */
export interface TextPlaces {
  readonly text: string;
  readonly strings: readonly FoundString[];
  readonly references: readonly FoundReference[];
  /** The last parts of all names that may stand for a string. */
  readonly lastNames: ReadonlySet<string>;
}

/** In no language does anything begin or end within this, nor does it mean anything else than it says. */
const plain = /^[\w:.-]*$/;

/**
 * The places of a text that differs from another within the content of one plain string, as while a code is typed:
 * they are the same, but for what that string says and where those behind it are.
 * @returns undefined where the text differs elsewhere as well
 */
export function movedPlaces(before: TextPlaces, text: string): TextPlaces | undefined {
  const change = changeBetween(before.text, text);
  const typedIn = plainStringAround(before, text, change);
  if (typedIn === undefined || before.strings.some(isQuoting)) return undefined;
  if (before.references.some(isQuoting)) return undefined;
  const place = <T extends FoundPlace & Part>(found: T) => movedPart(found, change);
  const string = (found: FoundString): FoundString => {
    const contentStart = moved(found.contentStart, change);
    const contentEnd = moved(found.contentEnd, change);
    const value = found.start === typedIn ? text.slice(contentStart, contentEnd) : found.value;
    return { ...place(found), contentStart, contentEnd, value };
  };
  return {
    text,
    strings: before.strings.map(string),
    references: before.references.map((reference) => ({
      ...place(reference),
      literal: string(reference.literal),
    })),
    lastNames: before.lastNames,
  };
}

/** Whether what holds a place is named by a piece of text with a string in it: `{f("a"): {Code: "b"}}` in Go. */
function isQuoting({ call, path, type, target }: FoundPlace): boolean {
  if (call !== undefined && (hasQuote(call.callee) || call.path.some(hasQuote))) return true;
  return hasQuote(type) || hasQuote(target) || path?.some(hasQuote) === true;
}

function hasQuote(name: string | undefined): boolean {
  return name !== undefined && /["'`]/.test(name);
}

interface Part {
  readonly start: number;
  readonly end: number;
}

function movedPart<T extends FoundPlace & Part>(found: T, change: TextChange): T {
  // What ends before the change is in nothing that begins behind it.
  if (found.end < change.start) return found;
  const { within } = found;
  return {
    ...found,
    start: moved(found.start, change),
    end: moved(found.end, change),
    ...(within && { within: within.map((bracket) => moved(bracket, change)) }),
  };
}

function moved(offset: number, { endBefore, endAfter }: TextChange): number {
  return offset < endBefore ? offset : offset - endBefore + endAfter;
}

/** Where the plain string begins that a change is within. Its first character stays: by it one sees what its quote is. */
function plainStringAround(
  { text: textBefore, strings }: TextPlaces,
  text: string,
  { start, endBefore, endAfter }: TextChange,
): number | undefined {
  if (!plain.test(textBefore.slice(start, endBefore))) return undefined;
  if (!plain.test(text.slice(start, endAfter))) return undefined;
  const around = strings.find(
    ({ contentStart, contentEnd }) => contentStart < start && endBefore <= contentEnd,
  );
  if (around === undefined) return undefined;
  const { contentStart, contentEnd, closed, value, use } = around;
  const content = textBefore.slice(contentStart, contentEnd);
  if (!closed || value !== content || !plain.test(content)) return undefined;
  // What is the name of something else is more than what it says.
  if (use === 'key' || use === 'index') return undefined;
  const isInBrackets = textBefore[around.start - 1] === '[' || textBefore[around.end] === ']';
  return isInBrackets ? undefined : around.start;
}
