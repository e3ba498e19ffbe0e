import { type FoundString, findStrings, type SourceLanguage } from '../../../src/source/index.ts';
import { type GrammarString, oracleOf } from './oracle.ts';

/** Where the scanner and the grammar do not agree on a string. */
export interface Difference {
  readonly what: 'missing' | 'extra' | 'range' | 'value' | 'call' | 'callee' | 'argument' | 'path';
  /** The string and some of what is around it. */
  readonly text: string;
  readonly found: FoundString | undefined;
  readonly expected: GrammarString | undefined;
}

/** A difference that is meant, and why. */
export interface Meant {
  readonly why: string;
  is(difference: Difference): boolean;
}

export interface Comparison {
  readonly strings: number;
  /** Texts that the grammar did not understand wholly, which are left out. */
  readonly notUnderstood: number;
  readonly differences: readonly Difference[];
}

/** Compares what the scanner finds in texts with what the grammar of their language finds. */
export async function compareWithGrammar(
  language: SourceLanguage,
  texts: readonly string[],
): Promise<Comparison> {
  const oracle = await oracleOf(language);
  const differences: Difference[] = [];
  let strings = 0;
  let notUnderstood = 0;
  for (const text of texts) {
    const parsed = oracle.parse(text);
    if (!parsed.complete) {
      notUnderstood += 1;
      continue;
    }
    strings += parsed.strings.length;
    differences.push(...differencesIn(text, language, parsed.strings));
  }
  oracle.delete();
  return { strings, notUnderstood, differences };
}

function differencesIn(
  text: string,
  language: SourceLanguage,
  expected: readonly GrammarString[],
): Difference[] {
  const found = new Map(findStrings(text, language).map((each) => [each.start, each]));
  const differences = expected.flatMap((each) => {
    const mine = found.get(each.start);
    found.delete(each.start);
    return differencesOf(text, mine, each);
  });
  for (const each of found.values()) {
    differences.push({
      what: 'extra',
      text: around(text, each.start),
      found: each,
      expected: undefined,
    });
  }
  return differences;
}

function differencesOf(
  text: string,
  found: FoundString | undefined,
  expected: GrammarString,
): Difference[] {
  const differences: Difference[] = [];
  const note = (what: Difference['what']) =>
    differences.push({ what, text: around(text, expected.start), found, expected });
  if (found === undefined) {
    note('missing');
    return differences;
  }
  const isHere = expected.type === 'heredoc_beginning';
  if (found.end !== expected.end && !isHere) note('range');
  if ((found.value === undefined) !== expected.dynamic && !isHere) note('value');
  if ((found.call === undefined) !== (expected.call === undefined)) {
    note('call');
    return differences;
  }
  if (found.call?.argument !== expected.call?.argument) note('argument');
  if (found.call?.callee !== expected.call?.callee.replaceAll(/\s+/g, '')) note('callee');
  const path = found.call?.path ?? found.path ?? [];
  if (path.join('\n') !== expected.path.join('\n')) note('path');
  return differences;
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 60), at + 60);
}
