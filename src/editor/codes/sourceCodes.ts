import * as vscode from 'vscode';
import { SourceAnalysis } from '../../source/analysis.ts';
import { findPlaces } from '../../source/constants.ts';
import {
  type FoundReference,
  type FoundString,
  isSourceLanguage,
  type SourceLanguage,
} from '../../source/found.ts';
import { stringAt, stringsBehind } from '../../source/index.ts';
import { type Placed, placeOf, sharedBrackets } from '../../source/meaning.ts';
import { setBeside } from '../../source/setters.ts';
import type { TextPlaces } from '../../source/textPlaces.ts';
import { type CodeString, contentRange, elementOf, elementsOf } from './codeString.ts';
import { isLarge } from './largeTexts.ts';
import { type CellsAround, cellsAround } from './notebookCells.ts';
import { type Cancellation, SlicedWork } from './slices.ts';

/** A string beside another, and how many brackets hold both. */
export interface BesideString extends CodeString {
  readonly shared: number;
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
  readonly around: CellsAround;
  /** Of the text of all cells. */
  readonly analysis: SourceAnalysis;
  places?: TextPlaces;
  /** Those of whatever the text was before, until this one is read. */
  placesBefore: TextPlaces | undefined;
  /** The string that was asked for last, and the offset: several ask for that at the cursor, one after the other. */
  last?: { readonly offset: number; readonly found: FoundString | undefined };
  /** The names of constants that stand for a string in a call of an SDK. */
  named?: readonly NamedString[];
  all?: SlicedWork<readonly CodeString[]>;
  isLarge?: boolean;
}

/** So many strings are looked at before others may get their turn. */
const stringsAtOnce = 50;

/**
 * The strings in the documents of an editor that may be codes of a pool. Each document is read once a version, whoever
 * asks, and what an edit cannot have changed is taken from the version before.
 */
export class SourceCodes {
  #read = new WeakMap<vscode.TextDocument, Read>();
  readonly #clientNames: (document: vscode.TextDocument) => readonly string[];

  /** @param clientNames what variables a document's folder holds clients in, beyond what the text says */
  constructor(clientNames: (document: vscode.TextDocument) => readonly string[]) {
    this.#clientNames = clientNames;
  }

  /** Reads all documents anew: the names of clients have changed. */
  forget(): void {
    this.#read = new WeakMap();
  }

  /** The string that a place is in. */
  at(document: vscode.TextDocument, position: vscode.Position): CodeString | undefined {
    const read = this.#reading(document);
    if (read === undefined) return undefined;
    const offset = document.offsetAt(position);
    if (read.last?.offset !== offset) {
      read.last = { offset, found: stringAt(read.text, read.language, offset) };
    }
    const { found } = read.last;
    const string = found && meantIn(read, found);
    return string && elementOf(read.text, string, offset);
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
    const named = namedIn(read);
    if (string !== undefined) {
      const used = named.find((each) => each.string.found.start === string.found.start);
      const pointed = used === undefined ? string : elementOf(read.text, used.string, offset);
      return { string: pointed, range: contentRange(document, pointed) };
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
   * @returns none where the document is too large for help away from the cursor; undefined where it has changed
   *   meanwhile, or nobody waits any more
   */
  async meant(
    document: vscode.TextDocument,
    cancellation?: Cancellation,
  ): Promise<readonly CodeString[] | undefined> {
    const read = this.#reading(document);
    if (read === undefined || this.#isLarge(read)) return [];
    if (read.all === undefined || read.all.isGivenUp) {
      read.all = new SlicedWork(allIn(read), () => this.#reading(document) === read);
    }
    return read.all.wait(cancellation);
  }

  /** Whether a document is too large for help away from the cursor. */
  isLarge(document: vscode.TextDocument): boolean {
    const read = this.#reading(document);
    return read !== undefined && this.#isLarge(read);
  }

  #isLarge(read: Read): boolean {
    read.isLarge ??= isLarge(read.text);
    return read.isLarge;
  }

  /**
   * The strings that stand in the same call or literal as one, itself left out: the nearest first. Behind them are
   * those that are set on the same variable.
   */
  beside(document: vscode.TextDocument, { literal }: CodeString): readonly BesideString[] {
    const read = this.#reading(document);
    if (read === undefined) return [];
    const place = placeOf(inNotebook(literal, read), read.analysis.evidence);
    return [...inBrackets(read, literal, place), ...onVariable(read, place)];
  }

  #reading(document: vscode.TextDocument): Read | undefined {
    const { version, languageId } = document;
    if (!isSourceLanguage(languageId)) return undefined;
    const known = this.#read.get(document);
    const around = cellsAround(document);
    const isSame = known?.version === version && known.around.version === around.version;
    if (isSame && known.language === languageId) return known;
    const text = document.getText();
    const analysis = new SourceAnalysis(
      around.before + text + around.after,
      languageId,
      () => this.#clientNames(document),
      known?.language === languageId ? known.analysis : undefined,
    );
    const placesBefore = known?.places ?? known?.placesBefore;
    const read: Read = { version, text, language: languageId, around, analysis, placesBefore };
    this.#read.set(document, read);
    return read;
  }
}

/** What the same brackets hold as a string. */
function inBrackets(read: Read, literal: FoundString, place: Placed): readonly BesideString[] {
  const { evidence } = read.analysis;
  const outermost = place.within?.at(-1);
  if (outermost === undefined) return [];
  return stringsBehind(read.text, read.language, outermost - read.around.before.length)
    .filter(({ start }) => start !== literal.start)
    .map((found) => ({
      found,
      shared: sharedBrackets(place, placeOf(inNotebook(found, read), evidence)),
    }))
    .filter(({ shared }) => shared > 0)
    .sort((one, other) => other.shared - one.shared)
    .map(({ found, shared }) => ({ ...meantIn(read, found), shared }));
}

/** What is set on the same variable as a string, in the same cell. */
function onVariable(read: Read, place: Placed): readonly BesideString[] {
  const { text, language, around, analysis } = read;
  const { tokens } = analysis.evidence;
  if (tokens.length === 0) return [];
  const code = { text: around.before + text + around.after, language, tokens };
  return setBeside(code, place)
    .map((found) => inCell(found, read))
    .filter(({ start, end }) => start >= 0 && end <= text.length)
    .map((found) => ({ ...meantIn(read, found), shared: 0 }));
}

/** @param place the string, or the name that stands for it */
function meantIn(read: Read, place: FoundString | FoundReference): CodeString {
  const literal = 'literal' in place ? place.literal : place;
  return { found: literal, literal, ...read.analysis.of(inNotebook(place, read)) };
}

/** All strings that are something, as a generator: it yields where others may run before it goes on. */
function* allIn(read: Read): Generator<void, readonly CodeString[]> {
  // Most files have nothing that leads to an SDK.
  if (read.analysis.evidence.tokens.length === 0) return [];
  yield;
  const { strings } = placesIn(read);
  yield;
  const own: CodeString[] = [];
  for (const [at, each] of strings.entries()) {
    const string = meantIn(read, each);
    if (string.meaning !== undefined) own.push(string);
    if (at % stringsAtOnce === 0) yield;
  }
  const known = new Set(own.map(({ found: { start } }) => start));
  const held = new Map(
    namedIn(read)
      .filter(({ string }) => !known.has(string.found.start))
      .map(({ string }) => [string.found.start, string]),
  );
  return [...own, ...held.values()].flatMap((string) => elementsOf(read.text, string));
}

function placesIn(read: Read): TextPlaces {
  read.places ??= findPlaces(read.text, read.language, read.placesBefore);
  read.placesBefore = undefined;
  return read.places;
}

function namedIn(read: Read): readonly NamedString[] {
  if (read.analysis.evidence.tokens.length === 0) return [];
  read.named ??= placesIn(read)
    .references.map((reference) => ({ reference, string: meantIn(read, reference) }))
    .filter(({ string }) => string.meaning !== undefined);
  return read.named;
}

/** A place as the text of all cells has it, which is what evidence is gathered from. */
function inNotebook<T extends FoundString | FoundReference>(place: T, { around }: Read): T {
  const { length } = around.before;
  if (length === 0) return place;
  const { start, within } = place;
  return {
    ...place,
    start: start + length,
    ...(within && { within: within.map((bracket) => bracket + length) }),
  };
}

/** The other way round: a string of the text of all cells, as its own cell has it. */
function inCell(found: FoundString, { around }: Read): FoundString {
  const { length } = around.before;
  if (length === 0) return found;
  return {
    ...found,
    start: found.start - length,
    end: found.end - length,
    contentStart: found.contentStart - length,
    contentEnd: found.contentEnd - length,
    ...(found.within && { within: found.within.map((bracket) => bracket - length) }),
  };
}
