import { bareName, isCapital, isJoint, readChain } from './chains.ts';
import { type CodeTokens, codeTokens, isWord } from './codeTokens.ts';
import type { SourceLanguage } from './found.ts';
import { Imports, readImport } from './imports.ts';
import {
  isSameOrigin,
  memberOf,
  membersOf,
  type Origin,
  packageStarts,
  sdksOfLanguage,
  sdksOfPackage,
} from './packages.ts';
import { patternBefore, targetsOf } from './targets.ts';
import { placeAfter, type TextChange } from './textChange.ts';

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

/** Stands in texts that name endpoints of the API. */
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
): SourceEvidence {
  const tokens = pointsToSdk(text, clientNames) ? codeTokens(text, language) : nothing;
  const evidence = new SourceEvidence(text, tokens, { language, clientNames });
  evidence.gather();
  return evidence;
}

/** Whether anything in a text may lead to an SDK. */
export function pointsToSdk(text: string, clientNames: readonly string[]): boolean {
  return (
    text.includes(endpointMark) ||
    /authing/i.test(text) ||
    clientNames.some((name) => text.includes(name))
  );
}

/** What evidence is about, beside the text. */
interface About {
  readonly language: SourceLanguage;
  readonly clientNames: readonly string[];
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

/** What is gathered from a text. */
export class SourceEvidence implements Evidence {
  readonly text: string;
  readonly language: SourceLanguage;
  readonly tokens: CodeTokens;
  readonly hasEndpoints: boolean;
  readonly clientNames: readonly string[];
  readonly #clientNames: ReadonlySet<string>;
  readonly #imports: Imports;
  readonly #bindings = new Map<string, Binding[]>();

  constructor(
    text: string,
    tokens: CodeTokens,
    { language, clientNames }: About,
    imports = new Imports(language),
  ) {
    this.text = text;
    this.language = language;
    this.tokens = tokens;
    this.hasEndpoints = text.includes(endpointMark);
    this.clientNames = clientNames;
    this.#clientNames = new Set(clientNames.map(bareName));
    this.#imports = imports;
  }

  /**
   * The same evidence for a text in which a change moves names, but is of none: within one literal that is no path
   * of a package, or between tokens.
   */
  moved(text: string, tokens: CodeTokens, change: TextChange): SourceEvidence {
    const moved = new SourceEvidence(text, tokens, this, this.#imports);
    for (const [name, bindings] of this.#bindings) {
      const all = bindings.map((each) => ({
        ...each,
        offset: placeAfter(change, each.offset) ?? each.offset,
      }));
      moved.#bindings.set(name, all);
    }
    return moved;
  }

  /** Whether names stand for the same as they did before a change. */
  isLike(before: SourceEvidence, change: TextChange): boolean {
    if (this.#bindings.size !== before.#bindings.size) return false;
    for (const [name, bindings] of this.#bindings) {
      const others = before.#bindings.get(name);
      if (others?.length !== bindings.length) return false;
      for (const [at, { offset, origin, isMember }] of bindings.entries()) {
        const other = others[at];
        if (other === undefined || placeAfter(change, other.offset) !== offset) return false;
        if (other.isMember !== isMember || !isSameOrigin(other.origin, origin)) return false;
      }
    }
    return this.#imports.isLike(before.#imports);
  }

  /** Whether a token was read as the path of a package. */
  isPath(at: number): boolean {
    return this.#imports.isPath(at);
  }

  /** Reads all tokens; called once. */
  gather(): void {
    const { texts, length } = this.tokens;
    let at = 0;
    while (at < length) {
      if (!isWord(texts[at]) || isJoint(this.tokens, at - 1)) {
        at += 1;
        continue;
      }
      const imported = readImport(this.tokens, at, this.language, this.#imports);
      at = Math.max(at + 1, imported ?? this.#readChain(at));
    }
  }

  /** A property of its own: it is also used apart from the rest. */
  readonly resolve = (parts: readonly string[], offset: number): Origin | undefined =>
    this.#resolveBare(parts.map(bareName), offset);

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
      if (origin !== undefined) return membersOf(origin, names.slice(at + 1));
    }
    return packageStarts.has(names[from] ?? '') ? this.#qualified(names.slice(from)) : undefined;
  }

  /** A name written with its package: `cn.authing.sdk.java.dto.GetGroupDto`. */
  #qualified(names: readonly string[]): Origin | undefined {
    const path = names.join(this.language === 'php' ? '\\' : '.');
    const sdks = sdksOfPackage(this.language, path);
    return sdks.length === 0 ? undefined : membersOf({ kind: 'package', sdks, path }, names);
  }

  #named(name: string): Origin | undefined {
    if (!this.#clientNames.has(name)) return undefined;
    return { kind: 'client', sdks: sdksOfLanguage(this.language), part: '' };
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
    const offset = this.tokens.starts[at] ?? 0;
    const binding = { offset, origin: origin ?? ({ kind: 'other' } as const), isMember };
    if (known === undefined) this.#bindings.set(bare, [binding]);
    else known.push(binding);
  }

  /** @returns the token behind the chain */
  #readChain(at: number): number {
    const { texts, starts } = this.tokens;
    const { parts, end } = readChain(this.tokens, at);
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
    for (const target of targetsOf(this.tokens, this.language, place)) {
      const { name, member } = target;
      const got = member === undefined ? origin : origin && memberOf(origin, member);
      this.#bind(name, got, target.at, target.isMember);
    }
    return end;
  }

  /** `guard.getAuthClient().then((client) => …)` */
  #bindAwaited(parts: readonly string[], at: number, end: number): void {
    const { texts, starts } = this.tokens;
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
    const { texts } = this.tokens;
    switch (this.language) {
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
    const { texts } = this.tokens;
    const path = texts[at + 1] === '(' ? this.#imports.readPath(this.tokens, at + 2) : undefined;
    if (path === undefined) return undefined;
    let equals = at - 1;
    while (texts[equals] === 'await' || texts[equals] === '(') equals -= 1;
    if (texts[equals] !== '=') return undefined;
    const name = texts[equals - 1];
    const pattern = patternBefore(this.tokens, equals);
    for (const each of pattern ?? []) this.#imports.add(each.name, path, each.member);
    if (pattern === undefined && isWord(name)) {
      const member = isJoint(this.tokens, at + 4) ? texts[at + 5] : undefined;
      this.#imports.add(name, path, member);
    }
    return at + 4;
  }
}
