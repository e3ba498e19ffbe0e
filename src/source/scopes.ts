import type { Draft } from './scanner/draft.ts';
import type { Frame } from './scanner/frames.ts';
import * as frames from './scanner/frames.ts';
import type { NameWatch, Scan } from './scanner/scan.ts';
import * as tokens from './scanner/tokens.ts';

/** A name is declared or assigned to. */
export interface Giving {
  readonly name: string;
  /** Where the name begins. */
  readonly at: number;
  /** The strings in what it is given; none where that is something else. */
  readonly drafts: Draft[];
  /** Whether others are given something at once, so that which of them gets a string is not known. */
  isOneOfSeveral?: boolean;
}

/** No text is as long: where a scope ends that is still open. A small number, which engines keep in the object. */
const open = 2 ** 30 - 1;

/** A part of a text in which what is declared there is known. */
export class Scope {
  readonly start: number;
  end = open;
  readonly outer: Scope | undefined;
  readonly kind: 'file' | 'class' | 'function' | 'block';
  /** Of a class or an enum: its name. */
  readonly owner: string | undefined;
  /** How far the line is indented that began it, where lines end it. */
  readonly column: number | undefined;
  readonly frame: Frame | undefined;
  /** The innermost one with a bracket: itself, or one around it. */
  readonly framed: Scope | undefined;
  /** By the names; absent where nothing is declared, as in most blocks. */
  #givings: Map<string, Giving[]> | undefined;

  constructor(start: number, kind: Scope['kind'], outer?: Scope, by: BegunBy = {}) {
    this.start = start;
    this.kind = kind;
    this.outer = outer;
    this.owner = by.owner;
    this.column = by.column;
    this.frame = by.frame;
    this.framed = outer?.frame === undefined ? outer?.framed : outer;
  }

  /** What a name is given in it; undefined where it is not declared there. */
  given(name: string): readonly Giving[] | undefined {
    return this.#givings?.get(name);
  }

  /** What all its names are given. */
  get givings(): Iterable<readonly Giving[]> {
    return this.#givings?.values() ?? [];
  }

  add(giving: Giving): void {
    this.#givings ??= new Map();
    const known = this.#givings.get(giving.name);
    if (known === undefined) this.#givings.set(giving.name, [giving]);
    else known.push(giving);
  }
}

/** What begins a scope. */
type BegunBy = { readonly [Name in 'owner' | 'column' | 'frame']?: Scope[Name] };

/** Words before a name that declare it. */
const declaring =
  /^(?:const|let|var|static|public|private|protected|internal|readonly|for|foreach|as|import|out|global|nonlocal|func|function|def)$/;
/** The longest of them, with a few blanks. */
const longestWord = 20;
const named = /\s+(\w+)/y;

/** So many scopes are walked out of. Deeper nesting is that of generated text. */
export const deepest = 100;
/** So many names in brackets are looked at as parameters, and so far apart are those of one function. */
const mostBound = 100;
const farthestApart = 200;

/** Finds the scopes of a text, and what the names in each are given. It changes nothing of the walk that it watches. */
export class Scopes implements NameWatch {
  readonly all: Scope[] = [];
  /** Names of fields that are set on an object. */
  readonly fields = new Set<string>();
  /** Where the names begin and end that were read: most of them nobody asks for. */
  readonly #readStarts: number[] = [];
  readonly #readEnds: number[] = [];
  /** What is assigned to without a declaration, and where. */
  readonly #plain: (readonly [Scope, Giving])[] = [];
  #current: Scope;
  #last: Giving | undefined;
  /** Whether the last assignment in a statement declared, so that others behind a comma do. */
  #declared = false;
  /** The parameters of a function whose body has not begun yet; undefined where there is none. */
  #parameters: Giving[] | undefined;
  /** Where the last of their brackets was closed. */
  #boundTo = 0;
  #keywordAt = 0;

  constructor() {
    this.#current = new Scope(0, 'file');
    this.all.push(this.#current);
  }

  /** Puts what was assigned to without a declaration beside what declares it. To be called at the end. */
  settle(): readonly Scope[] {
    for (const [from, giving] of this.#plain) {
      let scope: Scope | undefined = from;
      let steps = 0;
      for (; steps < deepest && scope?.given(giving.name) === undefined; steps += 1) {
        scope = scope?.outer;
      }
      const declared = scope?.given(giving.name) === undefined ? this.all[0] : scope;
      (declared ?? from).add(giving);
    }
    return this.all;
  }

  opened({ language, at }: Scan, frame: Frame): void {
    const { kind, callee } = frame;
    const isClass = kind === frames.classFrame || kind === frames.enumFrame;
    const isLambda = kind === frames.lambdaFrame;
    const isFunction = isLambda || (kind === frames.blockFrame && this.#parameters !== undefined);
    const isBlock = kind === frames.blockFrame && !language.ownVariables;
    if (language.indents ? !isLambda : !isClass && !isFunction && !isBlock) return;
    // What is an expression knows what is around it.
    const isClosed = isFunction && !isLambda;
    const owner = isClass ? callee : undefined;
    this.#open(at, isClass ? 'class' : isClosed ? 'function' : 'block', { owner, frame });
    if (!isFunction) return;
    for (const giving of this.#parameters ?? []) this.#current.add(giving);
    this.#parameters = undefined;
  }

  closed({ at }: Scan, frame: Frame): void {
    const framed = this.#current.frame === undefined ? this.#current.framed : this.#current;
    if (framed?.frame !== frame) return;
    // Those that lines end are closed with the bracket they are in.
    while (this.#current !== framed) this.#close(at);
    this.#close(at);
  }

  line({ top, tokenStart, lineOffset, language }: Scan): void {
    if (!language.indents || top.kind !== frames.blockFrame) return;
    const column = tokenStart - lineOffset;
    while ((this.#current.column ?? -1) >= column) this.#close(tokenStart);
  }

  keyword(scan: Scan, start: number): void {
    this.#keywordAt = start;
    const { text, at, language, lineOffset } = scan;
    if (!language.indents) return;
    const word = text.slice(start, at);
    if (!/^(?:def|class|module)$/.test(word)) return;
    named.lastIndex = at;
    const owner = word === 'def' ? undefined : named.exec(text)?.[1];
    const column = scan.nextOffset(lineOffset) - lineOffset;
    this.#open(at, word === 'def' ? 'function' : 'class', { owner, column });
  }

  read(scan: Scan, start: number): void {
    const { top, before, text, at, language } = scan;
    if (before === tokens.member) return;
    this.#readStarts.push(start);
    this.#readEnds.push(at);
    const isLiteral = top.kind === frames.objectFrame || top.kind === frames.listFrame;
    const isHeader = top.kind === frames.groupFrame && top.marked;
    const isDeclared =
      // In Go, a type goes behind what is declared.
      (before === tokens.word && top.declared === undefined) ||
      (top.kind === frames.lambdaFrame && top.marked) ||
      (before === tokens.closed && frames.isBracket(scan.closedFrame.kind)) ||
      (before === tokens.keyword && this.#isDeclaring(scan, start)) ||
      // `const { a } of …`, `foreach ($a as $b => $c)`, `catch (e)`, `|a|`
      (isLiteral && top.before === tokens.keyword && this.#isDeclaring(scan, top.start - 1)) ||
      (isHeader && before === tokens.operator && scan.operator === tokens.giving) ||
      (isHeader && text.startsWith('catch', this.#keywordAt)) ||
      (language.lineEnds && before === tokens.separator && frames.holdsStatements(top.kind)) ||
      (language.indents && (text.charAt(start - 1) === '|' || text.charAt(at) === '|'));
    if (isDeclared && top.kind !== frames.parametersFrame) {
      this.#last = { name: text.slice(start, at), at: start, drafts: [] };
      this.#current.add(this.#last);
      this.#declared = true;
    }
  }

  assigned(scan: Scan, length: number): void {
    const { top, before, previous, closedFrame, language } = scan;
    const { kind, marked, target, declared } = top;
    if (previous === tokens.closed && frames.holdsKeys(closedFrame.kind)) this.bound(scan, false);
    if (target === undefined || (kind === frames.parametersFrame && !marked)) return;
    if (target.includes('.')) {
      this.fields.add(target.slice(target.lastIndexOf('.') + 1));
      return;
    }
    // `a, b = …`
    const isOneOfSeveral = language.lineEnds === true && before === tokens.separator;
    const at = this.#readStarts.at(-1) ?? 0;
    const last = this.#last;
    if (last?.name === target && (last.at === at || declared !== undefined)) {
      if (isOneOfSeveral) last.isOneOfSeveral = true;
      return;
    }
    const isMember = kind === frames.classFrame || kind === frames.enumFrame;
    this.#declared =
      isMember ||
      length === 2 ||
      declared !== undefined ||
      language.ownVariables === true ||
      (kind === frames.parametersFrame && before === tokens.nothing) ||
      (before === tokens.separator && this.#declared);
    this.#last = { name: target, at, drafts: [], isOneOfSeveral };
    if (this.#declared) this.#current.add(this.#last);
    else this.#plain.push([this.#current, this.#last]);
  }

  bound({ previous, closedFrame, text, at }: Scan, isParameters: boolean): void {
    const last = this.#readStarts.length - 1;
    const from = previous === tokens.closed ? closedFrame.start : (this.#readStarts[last] ?? 0);
    const givings: Giving[] = [];
    for (let index = last; index >= Math.max(0, last - mostBound); index -= 1) {
      const start = this.#readStarts[index];
      if (start === undefined || start < from) break;
      givings.push({ name: text.slice(start, this.#readEnds[index]), at: start, drafts: [] });
    }
    if (!isParameters || this.#current.column !== undefined) {
      for (const giving of givings) this.#current.add(giving);
      return;
    }
    // A function of Go has its parameters in several brackets.
    const isSame =
      from - this.#boundTo < farthestApart && !/[;\n]/.test(text.slice(this.#boundTo, from));
    if (!isSame || this.#parameters === undefined) this.#parameters = givings;
    else this.#parameters.push(...givings);
    this.#boundTo = at;
  }

  string(scan: Scan, draft: Draft): void {
    const { kind, callee, argument } = scan.top;
    const { call, target } = draft.place;
    if (call === undefined) {
      const last = this.#last;
      if (last === undefined || last.isOneOfSeveral === true) return;
      if (target !== undefined && target === last.name) last.drafts.push(draft);
      return;
    }
    // `EDITORS("invoice-editors")` of an enum in Java.
    const isEnum = scan.frameAt(scan.depth - 1).kind === frames.enumFrame;
    if (kind !== frames.callFrame || !isEnum || argument !== 0 || callee === undefined) return;
    draft.given = true;
    this.#current.add({ name: callee, at: draft.start, drafts: [draft] });
  }

  #isDeclaring({ text }: Scan, end: number): boolean {
    if (end - this.#keywordAt > longestWord) return false;
    return declaring.test(text.slice(this.#keywordAt, end).trimEnd());
  }

  #open(start: number, kind: Scope['kind'], by: BegunBy): void {
    this.#current = new Scope(start, kind, this.#current, by);
    this.all.push(this.#current);
  }

  #close(at: number): void {
    this.#current.end = at;
    this.#current = this.#current.outer ?? this.#current;
  }
}
