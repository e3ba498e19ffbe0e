import { findReferences } from './constants.ts';
import { gatherEvidence } from './evidence.ts';
import type { FoundString, SourceLanguage } from './found.ts';
import { findStrings } from './index.ts';
import { listElements } from './listElements.ts';
import { type Meaning, meaningOf } from './meaning.ts';
import { writtenCode } from './write/writtenCode.ts';

/** A place in a source text where a group code stands. All offsets are in UTF-16 units. */
export interface CodeUse {
  /**
   * `call`: a string that is a group code in a call of an SDK, or that a constant holds which is given to such a
   * call. `name`: the name of such a constant in that call. `text`: another string that says just this.
   */
  readonly kind: 'call' | 'name' | 'text';
  readonly code: string;
  /** Of what stands for the code: the content of the string or a part of it, or the name. */
  readonly start: number;
  readonly end: number;
  /** The string that says the code; somewhere else in the text where a name stands for it. */
  readonly literal: FoundString;
}

/** What the text itself does not say. */
export interface UseOptions {
  /** Variables and fields that hold a client wherever they come from. */
  readonly clientNames?: readonly string[];
  /** Whether only strings are looked at, not the calls that hold them: for texts that are very long. */
  readonly stringsOnly?: boolean;
}

/**
 * Finds where a text names group codes, in its order. A string that is something else in a call of an SDK, such as a
 * resource code, is left out, whatever it says.
 */
export function findUses(
  text: string,
  language: SourceLanguage,
  codes: ReadonlySet<string>,
  { clientNames = [], stringsOnly = false }: UseOptions = {},
): readonly CodeUse[] {
  const literals = findStrings(text, language).filter((literal) => mayName(literal, codes));
  if (literals.length === 0) return [];
  if (stringsOnly) return literals.flatMap((literal) => usesIn(text, literal, undefined, codes));
  const evidence = gatherEvidence(text, language, clientNames);
  const meanings = new Map<number, Meaning>();
  for (const literal of literals) {
    const meaning = meaningOf(literal, evidence);
    if (meaning !== undefined) meanings.set(literal.start, meaning);
  }
  const names: CodeUse[] = [];
  const unclear = new Set(literals.map(({ start }) => start).filter((at) => !meanings.has(at)));
  if (unclear.size > 0 && evidence.tokens.length > 0) {
    for (const reference of findReferences(text, language)) {
      const { literal, start, end } = reference;
      const meaning = unclear.has(literal.start) ? meaningOf(reference, evidence) : undefined;
      if (meaning === undefined) continue;
      // One that is a group code in any call is one.
      if (meanings.get(literal.start)?.holds !== 'group') meanings.set(literal.start, meaning);
      const named = usesIn(text, literal, meaning, codes);
      names.push(
        ...named.map(({ code }) => ({ kind: 'name' as const, code, start, end, literal })),
      );
    }
  }
  return [
    ...literals.flatMap((literal) => usesIn(text, literal, meanings.get(literal.start), codes)),
    ...names,
  ].sort((one, other) => one.start - other.start);
}

/**
 * What has to stand in place of a use so that it names another code.
 * @returns undefined where its string cannot say that code, and for names, which stay as they are
 */
export function rewriteUse(
  text: string,
  language: SourceLanguage,
  { kind, start, end, literal }: CodeUse,
  code: string,
): string | undefined {
  if (kind === 'name') return undefined;
  return writtenCode(text, language, literal, { contentStart: start, contentEnd: end, code });
}

/** Whether a string says one of the codes, or several things with one of them among them. */
function mayName({ closed, value }: FoundString, codes: ReadonlySet<string>): boolean {
  if (!closed || value === undefined) return false;
  if (codes.has(value)) return true;
  return value.includes(',') && value.split(',').some((element) => codes.has(element.trim()));
}

function usesIn(
  text: string,
  literal: FoundString,
  meaning: Meaning | undefined,
  codes: ReadonlySet<string>,
): readonly CodeUse[] {
  if (meaning !== undefined && meaning.holds !== 'group') return [];
  const kind = meaning === undefined ? 'text' : 'call';
  const parts = meaning?.format === 'list' ? (listElements(text, literal) ?? []) : [literal];
  return parts.flatMap(({ value, contentStart: start, contentEnd: end }) =>
    value !== undefined && codes.has(value) ? [{ kind, code: value, start, end, literal }] : [],
  );
}
