import { bareName, isJoint, readChain } from './chains.ts';
import { type CodeTokens, codeTokens, isWord, literalContent } from './codeTokens.ts';
import type { SourceLanguage } from './found.ts';
import { Imports, readImport } from './imports.ts';
import { memberOf, type Origin, packageStarts, sdksOfLanguage, sdksOfPackage } from './packages.ts';
import { patternBefore, targetsOf } from './targets.ts';

/** What a source file says about where its names come from. */
export interface Evidence {
  readonly language: SourceLanguage;
  /** The file's tokens; none where nothing in it points to an SDK. */
  readonly tokens: CodeTokens;
  /** Whether it names endpoints of the API, for requests made by hand. */
  readonly hasEndpoints: boolean;
  /** What a chain of names leads to at an offset: `["this", "client", "groups"]`. */
  resolve(parts: readonly string[], offset: number): Origin | undefined;
}

const endpointMark = '/api/v3/';
const nothing: CodeTokens = { length: 0, texts: [], starts: [], firsts: [], marks: [] };

/**
 * Reads a file once, forward, for what leads to an SDK: imports, constructors, typed declarations and
 * parameters, and what is assigned from these. Names have no scopes here: the declaration that comes last
 * before a name counts, or else the first behind it. Any text will do, also one that is being typed.
 * @param clientNames variables and fields that hold a client wherever they come from
 */
export function gatherEvidence(
  text: string,
  language: SourceLanguage,
  clientNames: readonly string[] = [],
): Evidence {
  const hasEndpoints = text.includes(endpointMark);
  const points =
    hasEndpoints || /authing/i.test(text) || clientNames.some((name) => text.includes(name));
  const tokens = points ? codeTokens(text, language) : nothing;
  const gathering = new Gathering(tokens, language, new Set(clientNames.map(bareName)));
  gathering.run();
  return {
    language,
    tokens,
    hasEndpoints,
    resolve: (parts, offset) => gathering.resolve(parts, offset),
  };
}

interface Binding {
  readonly offset: number;
  readonly origin: Origin;
  /** Whether it may be a member of an object, rather than a variable alone. */
  readonly isMember: boolean;
}

const itself = new Set(['this', 'self', 'cls', 'static', 'base', 'parent', 'super']);
/** Words before a type that are no name of a variable. */
const goKeywords = new Set([
  'return',
  'new',
  'type',
  'var',
  'func',
  'case',
  'range',
  'make',
  'map',
]);

class Gathering {
  readonly #tokens: CodeTokens;
  readonly #language: SourceLanguage;
  readonly #clientNames: ReadonlySet<string>;
  readonly #imports: Imports;
  readonly #bindings = new Map<string, Binding[]>();

  constructor(tokens: CodeTokens, language: SourceLanguage, clientNames: ReadonlySet<string>) {
    this.#tokens = tokens;
    this.#language = language;
    this.#clientNames = clientNames;
    this.#imports = new Imports(language);
  }

  run(): void {
    const { texts, length } = this.#tokens;
    let at = 0;
    while (at < length) {
      if (!isWord(texts[at]) || isJoint(this.#tokens, at - 1)) {
        at += 1;
        continue;
      }
      const imported = readImport(this.#tokens, at, this.#language, this.#imports);
      at = Math.max(at + 1, imported ?? this.#readChain(at));
    }
  }

  resolve(parts: readonly string[], offset: number): Origin | undefined {
    return this.#resolveBare(parts.map(bareName), offset);
  }

  /** @param names bare ones: most chains of a file lead nowhere, and each is asked for */
  #resolveBare(names: readonly string[], offset: number): Origin | undefined {
    let from = 0;
    while (itself.has(names[from] ?? '')) from += 1;
    for (let at = from; at < names.length; at += 1) {
      const name = names[at] ?? '';
      const origin =
        this.#bound(name, offset, at > from) ??
        (at === from ? this.#imports.get(name) : undefined) ??
        this.#named(name);
      if (origin?.kind === 'other') return origin;
      if (origin !== undefined) return follow(origin, names.slice(at + 1));
    }
    return packageStarts.has(names[from] ?? '') ? this.#qualified(names.slice(from)) : undefined;
  }

  /** A name written with its package: `cn.authing.sdk.java.dto.GetGroupDto`. */
  #qualified(names: readonly string[]): Origin | undefined {
    const path = names.join(this.#language === 'php' ? '\\' : '.');
    const sdks = sdksOfPackage(this.#language, path);
    return sdks.length === 0 ? undefined : follow({ kind: 'package', sdks, path }, names);
  }

  #named(name: string): Origin | undefined {
    if (!this.#clientNames.has(name)) return undefined;
    return { kind: 'client', sdks: sdksOfLanguage(this.#language), part: '' };
  }

  /** @param asMember whether something else stands before the name, as in `other.groups` */
  #bound(name: string, offset: number, asMember: boolean): Origin | undefined {
    const bindings = this.#bindings.get(name);
    if (bindings === undefined) return undefined;
    let from = 0;
    let to = bindings.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((bindings[middle]?.offset ?? 0) <= offset) from = middle + 1;
      else to = middle;
    }
    const binding = bindings[from - 1] ?? bindings[0];
    return asMember && binding?.isMember !== true ? undefined : binding?.origin;
  }

  #bind(name: string | undefined, origin: Origin | undefined, at: number, isMember = false): void {
    if (!isWord(name)) return;
    const bare = bareName(name);
    const known = this.#bindings.get(bare);
    // What is something else matters only where the name was a client before.
    if (origin === undefined && known === undefined) return;
    const offset = this.#tokens.starts[at] ?? 0;
    const binding = { offset, origin: origin ?? ({ kind: 'other' } as const), isMember };
    if (known === undefined) this.#bindings.set(bare, [binding]);
    else known.push(binding);
  }

  /** @returns the token behind the chain */
  #readChain(at: number): number {
    const { texts, starts } = this.#tokens;
    const { parts, end } = readChain(this.#tokens, at);
    if (parts[0] === 'require' || parts[0] === 'import') return this.#readRequire(at) ?? end;
    const found = this.#resolveBare(parts, starts[at] ?? 0);
    const origin = found?.kind === 'other' ? undefined : found;
    if (parts.at(-1) === 'then') this.#bindAwaited(parts.slice(0, -1), at, end);
    // `client = undefined` or `client = make()` does not say that it is none; nor does anything before there are clients.
    if (origin === undefined) {
      if (this.#bindings.size === 0) return end;
      if (texts[at - 1] !== 'new' && !isCapital(parts.at(-1))) return end;
    }
    this.#bindDeclared(origin, parts, at, end);
    const place = { from: at, end, isClassLiteral: parts.at(-1) === 'class' };
    for (const target of targetsOf(this.#tokens, this.#language, place)) {
      const { name, member } = target;
      const got = member === undefined ? origin : origin && memberOf(origin, member);
      this.#bind(name, got, target.at, target.isMember);
    }
    return end;
  }

  /** `guard.getAuthClient().then((client) => …)` */
  #bindAwaited(parts: readonly string[], at: number, end: number): void {
    const { texts, starts } = this.#tokens;
    const origin = this.#resolveBare(parts, starts[at] ?? 0);
    if (origin?.kind !== 'client' || texts[end] !== '(') return;
    let name = end + 1;
    while (texts[name] === 'async' || texts[name] === '(') name += 1;
    this.#bind(texts[name], origin, name);
  }

  /** Declarations that put the type beside the name. */
  #bindDeclared(
    origin: Origin | undefined,
    parts: readonly string[],
    at: number,
    end: number,
  ): void {
    const { texts } = this.#tokens;
    switch (this.#language) {
      case 'java':
      case 'csharp':
      case 'php': {
        const name = texts[end] === '?' ? texts[end + 1] : texts[end];
        if (name !== 'instanceof' && name !== 'is') this.#bind(name, origin, at, true);
        return;
      }
      case 'go': {
        if (parts.length < 2) return;
        let before = at - 1;
        while (texts[before] === '*') before -= 1;
        if (!goKeywords.has(texts[before] ?? '')) this.#bind(texts[before], origin, at, true);
        return;
      }
      default:
        return;
    }
  }

  /** `require('…')` and `await import('…')`, perhaps with a member behind. */
  #readRequire(at: number): number | undefined {
    const { texts } = this.#tokens;
    const path = texts[at + 1] === '(' ? literalContent(texts[at + 2]) : undefined;
    if (path === undefined) return undefined;
    let equals = at - 1;
    while (texts[equals] === 'await' || texts[equals] === '(') equals -= 1;
    if (texts[equals] !== '=') return undefined;
    const name = texts[equals - 1];
    const pattern = patternBefore(this.#tokens, equals);
    for (const each of pattern ?? []) this.#imports.add(each.name, path, each.member);
    if (pattern === undefined && isWord(name)) {
      const member = isJoint(this.#tokens, at + 4) ? texts[at + 5] : undefined;
      this.#imports.add(name, path, member);
    }
    return at + 4;
  }
}

function isCapital(name: string | undefined): boolean {
  const code = name?.charCodeAt(0) ?? 0;
  return code >= 65 && code <= 90;
}

function follow(origin: Origin, names: readonly string[]): Origin | undefined {
  let at: Origin | undefined = origin;
  for (const name of names) at = at && memberOf(at, name);
  return at;
}
