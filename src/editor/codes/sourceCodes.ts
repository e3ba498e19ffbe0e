import * as vscode from 'vscode';
import { type Evidence, gatherEvidence } from '../../source/evidence.ts';
import {
  type FoundReference,
  type FoundString,
  isSourceLanguage,
  type SourceLanguage,
} from '../../source/found.ts';
import { findReferences, findStrings, stringAt } from '../../source/index.ts';
import { type Meaning, meaningOf } from '../../source/meaning.ts';
import { isNewCode } from '../../source/newCode.ts';

/** A string of a source text, and what the call that holds it makes of it. */
export interface CodeString {
  readonly found: FoundString;
  /** Undefined where no call of an SDK holds it. */
  readonly meaning: Meaning | undefined;
  /** Whether its call makes what it names, so that no pool need have it. */
  readonly isNew: boolean;
}

/** A string that the pointer or the cursor points at. */
interface PointedAt {
  readonly string: CodeString;
  /** What of the text stands for it. */
  readonly range: vscode.Range;
}

/** A string by the name of the constant that holds it. */
interface NamedString {
  readonly string: CodeString;
  /** Where the name stands. */
  readonly reference: FoundReference;
}

/** What of a document was read, as long as it stays the same. */
interface Read {
  readonly version: number;
  readonly text: string;
  readonly language: SourceLanguage;
  evidence?: Evidence;
  /** The names of constants that stand for a string in a call of an SDK. */
  named?: readonly NamedString[];
  all?: readonly CodeString[];
  isLarge?: boolean;
}

/** Larger documents (UTF-16 units), and longer lines, get help at the cursor only. */
const largest = 500_000;
const longestLine = 5_000;

/** The strings in the documents of an editor that may be codes of a pool. Each document is read once a version. */
export class SourceCodes {
  readonly #read = new WeakMap<vscode.TextDocument, Read>();
  readonly #clientNames: (document: vscode.TextDocument) => readonly string[];

  /** @param clientNames what variables a document's folder holds clients in, beyond what the text says */
  constructor(clientNames: (document: vscode.TextDocument) => readonly string[]) {
    this.#clientNames = clientNames;
  }

  /** The string that a place is in. */
  at(document: vscode.TextDocument, position: vscode.Position): CodeString | undefined {
    const read = this.#reading(document);
    if (read === undefined) return undefined;
    const found = stringAt(read.text, read.language, document.offsetAt(position));
    return found && this.#meant(document, read, found);
  }

  /**
   * The string that a place points at: one that it is in, or the one that the name of a constant stands for. One
   * that holds a constant is what the calls that it is given to make of it.
   */
  pointedAt(document: vscode.TextDocument, position: vscode.Position): PointedAt | undefined {
    const string = this.at(document, position);
    const read = this.#reading(document);
    if (read === undefined || string?.meaning !== undefined || this.#isLarge(read)) {
      return string && { string, range: contentRange(document, string) };
    }
    const offset = document.offsetAt(position);
    const named = this.#named(document, read);
    if (string !== undefined) {
      const used = named.find((each) => each.string.found.start === string.found.start);
      return { string: used?.string ?? string, range: contentRange(document, string) };
    }
    const by = named.find(({ reference: { start, end } }) => start <= offset && offset <= end);
    return (
      by && {
        string: by.string,
        range: new vscode.Range(
          document.positionAt(by.reference.start),
          document.positionAt(by.reference.end),
        ),
      }
    );
  }

  /**
   * The strings in calls of an SDK, in the order of the text, and then those that constants hold which are given
   * to such calls.
   * @returns undefined where the document is too large for help away from the cursor
   */
  meant(document: vscode.TextDocument): readonly CodeString[] | undefined {
    const read = this.#reading(document);
    if (read === undefined || this.#isLarge(read)) return undefined;
    read.all ??= this.#all(document, read);
    return read.all;
  }

  #all(document: vscode.TextDocument, read: Read): readonly CodeString[] {
    const own = findStrings(read.text, read.language)
      .map((found) => this.#meant(document, read, found))
      .filter(({ meaning }) => meaning !== undefined);
    const known = new Set(own.map(({ found }) => found.start));
    const held = new Map(
      this.#named(document, read)
        .filter(({ string }) => !known.has(string.found.start))
        .map(({ string }) => [string.found.start, string]),
    );
    return [...own, ...held.values()];
  }

  #named(document: vscode.TextDocument, read: Read): readonly NamedString[] {
    read.named ??= findReferences(read.text, read.language)
      .map((reference) => ({ reference, string: this.#meant(document, read, reference) }))
      .filter(({ string }) => string.meaning !== undefined);
    return read.named;
  }

  #isLarge(read: Read): boolean {
    read.isLarge ??= isLarge(read.text);
    return read.isLarge;
  }

  /** The strings that stand in the same call as one, itself left out. */
  beside(document: vscode.TextDocument, { found }: CodeString): readonly CodeString[] {
    const read = this.#reading(document);
    const callee = found.call?.callee;
    if (callee === undefined || read === undefined) return [];
    const around = { from: Math.max(0, found.start - nearby), to: found.end + nearby };
    return findStrings(read.text, read.language, around)
      .filter(({ start, call }) => start !== found.start && call?.callee === callee)
      .map((other) => this.#meant(document, read, other));
  }

  #reading(document: vscode.TextDocument): Read | undefined {
    const { version, languageId } = document;
    if (!isSourceLanguage(languageId)) return undefined;
    const known = this.#read.get(document);
    if (known?.version === version && known.language === languageId) return known;
    const read: Read = { version, text: document.getText(), language: languageId };
    this.#read.set(document, read);
    return read;
  }

  /** @param place the string, or the name that stands for it */
  #meant(
    document: vscode.TextDocument,
    read: Read,
    place: FoundString | FoundReference,
  ): CodeString {
    read.evidence ??= gatherEvidence(read.text, read.language, this.#clientNames(document));
    const { evidence } = read;
    const meaning = meaningOf(place, evidence);
    const isNew = meaning !== undefined && isNewCode(place, meaning, evidence);
    return { found: 'literal' in place ? place.literal : place, meaning, isNew };
  }
}

/**
 * What of a document a string says. Of one that is still open, that is what stands before the cursor: what
 * follows may be code.
 */
export function contentRange(
  document: vscode.TextDocument,
  { found }: CodeString,
  cursor?: vscode.Position,
): vscode.Range {
  const start = document.positionAt(found.contentStart);
  const end = found.closed || cursor === undefined ? document.positionAt(found.contentEnd) : cursor;
  return new vscode.Range(start, end);
}

/** A code as a string has to be written that says it, in place of what the string says now. */
export function writtenIn(
  document: vscode.TextDocument,
  { found }: CodeString,
  code: string,
): string {
  const start = document.positionAt(found.contentStart);
  const before = document.positionAt(found.contentStart - 1);
  const quote = document.getText(new vscode.Range(before, start));
  return code.replaceAll(/[\\'"`]/g, (character) =>
    character === '\\' || character === quote ? `\\${character}` : character,
  );
}

/** How far apart (UTF-16 units) two arguments of a call may be, for the scanner does not say which call holds them. */
const nearby = 600;

function isLarge(text: string): boolean {
  if (text.length > largest) return true;
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end === -1) return text.length - start > longestLine;
    if (end - start > longestLine) return true;
    start = end + 1;
  }
}
