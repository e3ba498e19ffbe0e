import * as vscode from 'vscode';
import { type FoundString, isSourceLanguage } from '../../source/found.ts';
import { elementAt, listElements } from '../../source/listElements.ts';
import type { Meaning } from '../../source/meaning.ts';
import { escaped } from '../../source/write/literals.ts';
import { isPlain, quoteOf, writtenCode } from '../../source/write/writtenCode.ts';

/** A string of a source text, and what the call that holds it makes of it. */
export interface CodeString {
  /** Of a list in one string, one element: its content is that of the element. */
  readonly found: FoundString;
  /** The literal as a whole. */
  readonly literal: FoundString;
  /** Undefined where no call of an SDK holds it. */
  readonly meaning: Meaning | undefined;
  /** Whether its call makes what it names, so that no pool need have it. */
  readonly isNew: boolean;
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
  { found, literal }: CodeString,
  code: string,
): string {
  const { languageId } = document;
  if (isPlain(code) || !isSourceLanguage(languageId)) return code;
  const { contentStart, contentEnd } = found;
  const place = { contentStart, contentEnd, code };
  const written = writtenCode(document.getText(), languageId, literal, place);
  // A string that cannot say it, or that is still being typed, is at least not ended by it.
  return written ?? escaped(code, languageId, quoteOf(document.getText(), literal));
}

/** A list in one string as the strings that it is made of; any other string alone. */
export function elementsOf(text: string, string: CodeString): readonly CodeString[] {
  const elements = isList(string) ? listElements(text, string.literal) : undefined;
  return elements?.map((found) => asElement(string, found)) ?? [string];
}

/** Of a list in one string the element at an offset; any other string itself. */
export function elementOf(text: string, string: CodeString, offset: number): CodeString {
  const found = isList(string) ? elementAt(text, string.literal, offset) : undefined;
  return found === undefined ? string : asElement(string, found);
}

function isList({ meaning }: CodeString): boolean {
  return meaning?.format === 'list';
}

function asElement(string: CodeString, found: FoundString): CodeString {
  const { meaning } = string;
  return { ...string, found, meaning: meaning && { ...meaning, format: formatOfElement(meaning) } };
}

function formatOfElement({ holds }: Meaning): Meaning['format'] {
  return holds === 'resource' ? 'instance' : 'code';
}
