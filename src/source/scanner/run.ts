import { endStatement } from './brackets.ts';
import * as codes from './characters.ts';
import type { Draft } from './draft.ts';
import * as frames from './frames.ts';
import { readTag } from './jsx.ts';
import type { Language, ReadSymbol, Scan } from './scan.ts';
import { closeLineHoles, readHereDocument } from './strings.ts';
import { commonSymbols, compute } from './symbols.ts';
import * as tokens from './tokens.ts';
import { readWord } from './words.ts';

/** What a language makes of each character: whether it belongs to a word, and the signs that begin with it. */
interface Tables {
  readonly words: Uint8Array;
  readonly signs: readonly (readonly Sign[])[];
}

interface Sign {
  readonly sign: string;
  readonly read: ReadSymbol;
}

const made = new WeakMap<Language, Tables>();

function tablesOf(language: Language): Tables {
  const known = made.get(language);
  if (known !== undefined) return known;
  const longestFirst = Object.entries({ ...commonSymbols, ...language.symbols })
    .map(([sign, read]) => ({ sign, read }))
    .sort((one, other) => other.sign.length - one.sign.length);
  const words = new Uint8Array(128);
  const signs = Array.from(words, (_, code) => {
    const first = String.fromCharCode(code);
    if (codes.isWordCode(code) || language.wordCharacters?.includes(first)) words[code] = 1;
    return longestFirst.filter(({ sign }) => sign.startsWith(first));
  });
  const tables = { words, signs };
  made.set(language, tables);
  return tables;
}

function readSymbol(scan: Scan, signs: readonly Sign[] = []): void {
  for (const { sign, read } of signs) {
    const { length } = sign;
    if (length === 1 || scan.text.startsWith(sign, scan.at)) {
      read(scan, length);
      return;
    }
  }
  compute(scan, 1);
}

/** Walks on up to a place, and further to the end of what was begun before it. */
export function runTo(scan: Scan, to: number): void {
  const { text, language } = scan;
  const { words, signs } = tablesOf(language);
  const { length } = text;
  while (scan.at < length) {
    if (scan.top.kind >= frames.tagFrame) {
      if (scan.at >= to && scan.holes === 0) return;
      readTag(scan);
      continue;
    }
    const code = text.charCodeAt(scan.at);
    if (code === codes.space || code === codes.tab) {
      scan.at += 1;
    } else if (code === codes.lineFeed || code === codes.carriageReturn) newLine(scan, code);
    else {
      if (scan.at >= to) {
        scan.interpolated ??= holeAt(scan, to);
        if (isComplete(scan)) return;
      }
      scan.tokenStart = scan.at;
      if (scan.lineStart && code !== codes.hash) scan.names?.line?.(scan);
      if (code >= 128) {
        if (codes.isWordCode(code)) readWord(scan, words);
        else scan.at += 1;
      } else if (words[code] === 1) readWord(scan, words);
      else readSymbol(scan, signs[code]);
    }
  }
  scan.interpolated ??= holeAt(scan, to);
  // What is still open ends with the text, of which an escape at its end may have left nothing.
  scan.at = length;
  scan.pop(1);
  for (const draft of scan.hereDocuments) {
    draft.contentStart = length;
    draft.contentEnd = length;
    draft.end = length;
  }
}

/** Whether all strings so far are read to their ends, and it is known whether the last is concatenated. */
function isComplete(scan: Scan): boolean {
  return scan.holes === 0 && scan.hereDocuments.length === 0 && scan.previous !== tokens.literal;
}

/** The string in whose interpolation a place is that the scan has just come to; null for none. */
function holeAt(scan: Scan, to: number): Draft | null {
  const { draft, itemStart } = scan.frameAt(scan.top.brace);
  return draft !== undefined && itemStart <= to ? draft : null;
}

function newLine(scan: Scan, code: number): void {
  const isTwo = code === codes.carriageReturn && scan.following === codes.lineFeed;
  if (scan.lineHoles > 0) closeLineHoles(scan);
  scan.at += isTwo ? 2 : 1;
  scan.lineStart = true;
  scan.lineOffset = scan.at;
  scan.expectsDecorator = false;
  scan.language.newLine?.(scan);
  if (scan.language.lineEnds && scan.endsOperand && frames.holdsStatements(scan.top.kind)) {
    if (scan.top.kind !== frames.holeFrame) endStatement(scan);
  }
  scan.lineStart = true;
  const draft = scan.hereDocuments.shift();
  if (draft === undefined) return;
  draft.contentStart = scan.at;
  readHereDocument(scan, draft);
}
