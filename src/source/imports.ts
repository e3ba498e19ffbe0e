import { bareName, readChain } from './chains.ts';
import { type CodeTokens, isWord, literalContent } from './codeTokens.ts';
import type { SourceLanguage } from './found.ts';
import { exportOf, isSameList, isSameOrigin, type Origin, sdksOfPackage } from './packages.ts';
import type { Sdk } from './sdkTable.ts';

/** What a file imports. */
export class Imports {
  readonly #language: SourceLanguage;
  readonly #names = new Map<string, Origin>();
  /** The SDKs whose packages are there with all their names. */
  readonly #opened = new Set<Sdk>();
  /** The same, for packages that are in several SDKs and so do not tell which it is. */
  readonly #openedVaguely = new Set<Sdk>();
  /** What names of opened packages stand for: every name of a file is asked for, and most stand for nothing. */
  readonly #ofOpened = new Map<string, Origin | undefined>();
  /** The tokens that were read as the paths of packages: no other literal matters. */
  readonly #paths = new Set<number>();

  constructor(language: SourceLanguage) {
    this.#language = language;
    // What a script tag brings.
    if (/script/.test(language)) this.add('Authing', 'authing-js-sdk');
  }

  /** The path that a token says; undefined where it is no literal. */
  readPath({ texts }: CodeTokens, at: number): string | undefined {
    this.#paths.add(at);
    return literalContent(texts[at]);
  }

  /** Whether a token was read as the path of a package. */
  isPath(at: number): boolean {
    return this.#paths.has(at);
  }

  /** Whether the names stand for the same as those of other imports. */
  isLike(other: Imports): boolean {
    return (
      isSameList([...this.#opened], [...other.#opened]) &&
      isSameList([...this.#openedVaguely], [...other.#openedVaguely]) &&
      this.#names.size === other.#names.size &&
      [...this.#names].every(([name, origin]) => isSameOrigin(origin, other.#names.get(name)))
    );
  }

  /**
   * Notes a name.
   * @param path of the package, with what is imported of it in languages that write it so
   * @param member what of the package it is; the package itself where absent
   */
  add(name: string, path: string, member?: string): void {
    const sdks = sdksOfPackage(this.#language, path);
    const itself: Origin = sdks.length === 0 ? { kind: 'other' } : { kind: 'package', sdks, path };
    const origin = member === undefined ? undefined : exportOf(member, sdks, path);
    this.#names.set(bareName(name), origin ?? itself);
  }

  /** Notes that all names of a package are there. */
  open(path: string): void {
    const sdks = sdksOfPackage(this.#language, path);
    const opened = sdks.length > 1 ? this.#openedVaguely : this.#opened;
    for (const sdk of sdks) opened.add(sdk);
    this.#ofOpened.clear();
  }

  /** What a name stands for that no variable has. */
  get(name: string): Origin | undefined {
    const known = this.#names.get(name);
    const opened = this.#opened.size > 0 ? this.#opened : this.#openedVaguely;
    if (known !== undefined || opened.size === 0) return known;
    if (!this.#ofOpened.has(name)) this.#ofOpened.set(name, exportOf(name, [...opened]));
    return this.#ofOpened.get(name);
  }
}

/**
 * Reads the import that begins at a token.
 * @returns the token behind it; undefined where none begins there
 */
export function readImport(
  tokens: CodeTokens,
  at: number,
  language: SourceLanguage,
  imports: Imports,
): number | undefined {
  const word = tokens.texts[at];
  switch (language) {
    case 'javascript':
    case 'javascriptreact':
    case 'typescript':
    case 'typescriptreact':
      return word === 'import' ? readScriptImport(tokens, at + 1, imports) : undefined;
    case 'python':
      if (!tokens.firsts[at]) return undefined;
      if (word === 'from') return readPythonFrom(tokens, at + 1, imports);
      return word === 'import' ? readPythonImport(tokens, at + 1, imports) : undefined;
    case 'java':
      return word === 'import' ? readJavaImport(tokens, at + 1, imports) : undefined;
    case 'csharp':
      return word === 'using' ? readUsing(tokens, at + 1, imports) : undefined;
    case 'php':
      return word === 'use' ? readUse(tokens, at + 1, imports) : undefined;
    case 'go':
      return word === 'import' ? readGoImport(tokens, at + 1, imports) : undefined;
    case 'ruby':
      return undefined;
    default:
      return language satisfies never;
  }
}

/** Names with `as` or `:` before the name they get here. */
export interface NamedMember {
  readonly member: string;
  readonly name: string;
}

/** The names between two tokens: `A, B as C, D: e`. */
export function readMembers({ texts }: CodeTokens, from: number, to: number): NamedMember[] {
  const members: NamedMember[] = [];
  for (let at = from; at < to; at += 1) {
    const member = texts[at];
    if (!isWord(member) || member === 'type') continue;
    const renamed = texts[at + 1] === 'as' || texts[at + 1] === ':';
    const name = renamed ? texts[at + 2] : member;
    if (isWord(name) && at + (renamed ? 2 : 0) < to) members.push({ member, name });
    while (at < to && texts[at] !== ',') at += 1;
  }
  return members;
}

/** How many tokens the names of one import or pattern may take. */
export const longest = 400;

function readScriptImport(tokens: CodeTokens, from: number, imports: Imports) {
  const { texts } = tokens;
  let end = from;
  while (end < from + longest && /^(?:[{},*]|[\p{L}\p{N}_$]+)$/u.test(texts[end] ?? '')) end += 1;
  const path = imports.readPath(tokens, end);
  if (path === undefined || texts[end - 1] !== 'from') return undefined;
  const brace = texts.slice(from, end).indexOf('{');
  const members = brace === -1 ? end - 1 : from + brace;
  for (const { member, name } of readMembers(tokens, members + 1, end - 1)) {
    imports.add(name, path, member);
  }
  for (let at = from; at < members; at += 1) {
    const word = texts[at];
    // `Name` and `* as Name`.
    if (isWord(word) && word !== 'type' && word !== 'as') imports.add(word, path);
  }
  return end + 1;
}

function readPythonFrom(tokens: CodeTokens, from: number, imports: Imports) {
  const { texts, firsts, length } = tokens;
  const { parts, end } = readChain(tokens, from);
  if (texts[end] !== 'import') return undefined;
  const bracket = texts[end + 1] === '(';
  let to = end + 1;
  while (to < length && (bracket ? texts[to] !== ')' : !firsts[to])) to += 1;
  const path = parts.join('.');
  if (texts[end + 1] === '*') imports.open(path);
  for (const { member, name } of readMembers(tokens, end + 1, to)) {
    imports.add(name, path, member);
  }
  return to;
}

function readPythonImport(tokens: CodeTokens, from: number, imports: Imports) {
  let at = from;
  while (isWord(tokens.texts[at]) && !(tokens.firsts[at] ?? true)) {
    const { parts, end } = readChain(tokens, at);
    const name = tokens.texts[end] === 'as' ? tokens.texts[end + 1] : undefined;
    imports.add(name ?? parts[0] ?? '', parts.join('.'));
    at = name === undefined ? end : end + 2;
    if (tokens.texts[at] !== ',') break;
    at += 1;
  }
  return at;
}

function readJavaImport(tokens: CodeTokens, from: number, imports: Imports) {
  const { parts, end } = readChain(tokens, tokens.texts[from] === 'static' ? from + 1 : from);
  const path = parts.join('.');
  const name = parts.at(-1);
  if (tokens.texts[end] === '*') imports.open(path);
  else if (name !== undefined) imports.add(name, path, name);
  return end;
}

function readUsing(tokens: CodeTokens, from: number, imports: Imports) {
  const { texts } = tokens;
  // `using (…)` and `using var` are statements.
  if (!isWord(texts[from]) || texts[from] === 'var') return undefined;
  const alias = texts[from + 1] === '=' ? texts[from] : undefined;
  const { parts, end } = readChain(tokens, alias === undefined ? from : from + 2);
  if (texts[end] !== ';') return undefined;
  const path = parts.join('.');
  if (alias === undefined) imports.open(path);
  else imports.add(alias, path, parts.at(-1));
  return end;
}

function readUse(tokens: CodeTokens, from: number, imports: Imports) {
  const { texts } = tokens;
  let at = texts[from] === '\\' ? from + 1 : from;
  if (!isWord(texts[at])) return undefined;
  const { parts, end } = readChain(tokens, at);
  at = end;
  if (texts[at] === '{') {
    const close = texts.slice(at, at + longest).indexOf('}');
    const to = close === -1 ? at : at + close;
    for (const { member, name } of readMembers(tokens, at + 1, to)) {
      imports.add(name, [...parts, member].join('\\'), member);
    }
    return to;
  }
  const member = parts.at(-1);
  const name = texts[at] === 'as' ? texts[at + 1] : member;
  if (member !== undefined && name !== undefined) imports.add(name, parts.join('\\'), member);
  return at;
}

function readGoImport(tokens: CodeTokens, from: number, imports: Imports) {
  const { texts, length } = tokens;
  const block = texts[from] === '(';
  let at = block ? from + 1 : from;
  while (at < length) {
    const alias = isWord(texts[at]) ? texts[at] : undefined;
    const path = imports.readPath(tokens, alias === undefined && texts[at] !== '.' ? at : at + 1);
    if (path === undefined) break;
    // The last part is the name, unless it is a version.
    const [last = '', before = ''] = path.split('/').reverse();
    if (texts[at] === '.') imports.open(path);
    else imports.add(alias ?? (/^v\d+$/.test(last) ? before : last), path);
    at += alias === undefined && texts[at] !== '.' ? 1 : 2;
    if (!block) break;
  }
  return at;
}
