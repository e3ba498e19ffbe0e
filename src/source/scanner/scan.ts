import * as codes from './characters.ts';
import type { Draft } from './draft.ts';
import * as frames from './frames.ts';
import { Frame } from './frames.ts';
import type { Keywords } from './keywords.ts';
import * as tokens from './tokens.ts';

/** So often a look ahead may be in vain, and so far it goes then. */
const mostVain = 30;
const shortReach = 200;

/** Longer callees are not kept whole: nobody writes them, and generated ones would take quadratic time. */
const longestChain = 400;

/** What is told of the names in a text. */
export interface NameWatch {
  /** A name was read, from `start` to where the scan is. */
  read(scan: Scan, start: number): void;
  /** A name is about to be assigned to, by a sign of so many characters. */
  assigned?(scan: Scan, length: number): void;
  /** The names in the brackets that were closed just now, or the name before, get what nobody knows. */
  bound?(scan: Scan, isParameters: boolean): void;
  /** A string begins. */
  string?(scan: Scan, draft: Draft): void;
  opened?(scan: Scan, frame: Frame): void;
  closed?(scan: Scan, frame: Frame): void;
  /** The first token of a line comes. */
  line?(scan: Scan): void;
  /** A word of the language was read. */
  keyword?(scan: Scan, start: number): void;
}

/** The state of one walk over a text from its start. */
export class Scan {
  readonly text: string;
  readonly language: Language;
  at = 0;
  /** What lies behind is not looked at, but for the ends of what was begun before. */
  readonly #lookTo: number;
  previous = tokens.nothing;
  /** What went before that. */
  before = tokens.nothing;
  operator = tokens.giving;
  /** Whether no token of the line has been read yet. */
  lineStart = true;
  lineOffset = 0;
  /** The strings found so far, in the order of the text. */
  readonly drafts: Draft[] = [];
  /** The last string that is no regular expression or the like. */
  lastString: Draft | undefined;
  /** The string in whose interpolation the place is that was asked for; null where it is in none. */
  interpolated: Draft | null | undefined;
  /** Interpolated strings that are still being read, and those of them that end with their line. */
  holes = 0;
  lineHoles = 0;
  /** Here documents whose content begins with the next line. */
  readonly hereDocuments: Draft[] = [];
  /** How often a look ahead was in vain. */
  vainLooks = 0;
  /** What a keyword announced: parameters, the body of a class or enum and its name, a lambda. */
  expectsParameters = false;
  expectsBody = 0;
  bodyName: string | undefined;
  expectsLambda = false;
  expectsDecorator = false;
  /** How deep the brackets are in which an object is being constructed; below 0 for nowhere. */
  constructs = -1;
  /** Where the token that is being read begins. */
  tokenStart = 0;
  /** What the last keyword is followed by, see `keywords.ts`. */
  keywordFlags = 0;
  /** The key that the last square bracket held. */
  closedKey: string | undefined;
  /** What looks for names; absent where only strings are looked for. */
  names: NameWatch | undefined;

  readonly #root = new Frame();
  /** The bracket that was closed last. */
  closedFrame = this.#root;
  readonly #stack: Frame[] = [this.#root];
  depth = 0;
  top: Frame;

  #chainBase: string | undefined;
  #chainStart = -1;
  #chainEnd = -1;

  constructor(text: string, language: Language, lookTo: number) {
    this.text = text;
    this.#lookTo = Math.min(lookTo, text.length);
    this.language = language;
    this.top = this.#root;
  }

  code(at: number): number {
    return at < this.text.length ? this.text.charCodeAt(at) : -1;
  }

  /**
   * How far to look ahead from here: `far`, but not where that was in vain so often that this is no source
   * text, and not beyond the place that is asked for: what is behind it must not matter.
   */
  reach(far: number): number {
    return Math.min(this.#lookTo, this.at + this.far(far));
  }

  far(far: number): number {
    return this.vainLooks < mostVain ? far : shortReach;
  }

  /** The character behind the current one. */
  get following(): number {
    return this.code(this.at + 1);
  }

  /** The next character that is no blank and no end of a line, from `at`. */
  nextCode(at: number): number {
    return this.code(this.nextOffset(at));
  }

  nextOffset(at: number): number {
    let next = at;
    for (let code = this.code(next); code === 32 || (code >= 9 && code <= 13); ) {
      next += 1;
      code = this.code(next);
      // A long run of blanks would be walked for each token before it.
      if (next - at > 200) break;
    }
    return next;
  }

  /** Where the rest of a word ends. */
  wordEnd(at: number): number {
    let end = at;
    while (codes.isWordCode(this.code(end))) end += 1;
    return end;
  }

  /** Notes a token. */
  token(kind: number): void {
    this.before = this.previous;
    this.previous = kind;
    this.lineStart = false;
  }

  operate(kind: number, length: number): void {
    this.at += length;
    this.token(tokens.operator);
    this.operator = kind;
  }

  /** The last token, where it is a string. */
  get last(): Draft | undefined {
    return this.previous === tokens.literal ? this.lastString : undefined;
  }

  get endsOperand(): boolean {
    return this.previous >= tokens.word;
  }

  /** Whether the token before is the first of its element or argument. */
  get isFirst(): boolean {
    return this.before === tokens.opened || this.before === tokens.separator;
  }

  // Callees.

  startChain(start: number, end: number): void {
    this.#chainBase = undefined;
    this.#chainStart = start;
    this.#chainEnd = end;
  }

  extendChain(start: number, end: number): void {
    if (this.#chainStart >= 0 && start === this.#chainEnd + 1 && this.code(this.#chainEnd) === 46) {
      this.#chainEnd = end;
      return;
    }
    this.#chainBase = this.chain();
    this.#chainStart = start;
    this.#chainEnd = end;
  }

  setChain(text: string | undefined): void {
    this.#chainBase = text;
    this.#chainStart = -1;
  }

  chain(): string | undefined {
    const base = this.#chainBase;
    const start = this.#chainStart;
    if (start < 0) return base;
    const part = this.text.slice(Math.max(start, this.#chainEnd - longestChain), this.#chainEnd);
    if (base === undefined || base.length + part.length > longestChain) return part;
    return `${base}.${part}`;
  }

  // Brackets.

  frameAt(depth: number): Frame {
    return this.#stack[depth] ?? this.#root;
  }

  /** Whether a bracket is still open whose content began at a place. */
  isOpen(start: number): boolean {
    return this.#stack.slice(1, this.depth + 1).some((frame) => frame.start === start);
  }

  push(kind: number, callee: string | undefined): Frame {
    const outer = this.top;
    const frame = new Frame();
    this.depth += 1;
    this.#stack[this.depth] = frame;
    frame.kind = kind;
    frame.callee = callee;
    frame.start = this.at;
    frame.itemStart = this.at;
    frame.firstDraft = this.drafts.length;
    frame.before = this.previous;
    frame.indent = outer.indent;
    const isBrace = frames.isBrace(kind);
    frame.brace = isBrace ? this.depth : outer.brace;
    frame.paren = isBrace ? -1 : frames.isParen(kind) ? this.depth : outer.paren;
    frame.bracket = isBrace ? -1 : frames.isBracket(kind) ? this.depth : outer.bracket;
    this.top = frame;
    this.names?.opened?.(this, frame);
    return frame;
  }

  /** Closes a frame and all within, the innermost unless said. */
  pop(depth = this.depth): Frame {
    for (let each = this.depth; each >= depth; each -= 1) {
      const frame = this.frameAt(each);
      if (frame.kind === frames.holeFrame) this.#closeHole(frame);
      this.names?.closed?.(this, frame);
    }
    const frame = this.frameAt(depth);
    this.depth = depth - 1;
    this.top = this.frameAt(this.depth);
    return frame;
  }

  #closeHole({ draft }: Frame): void {
    if (draft === undefined) return;
    this.holes -= 1;
    if (!draft.spec.multiline) this.lineHoles -= 1;
    // Where the interpolation is closed as it should be, the string goes on and ends later.
    draft.contentEnd = Math.max(draft.contentStart, this.at);
    draft.end = draft.contentEnd;
  }
}

/** Reads what begins with a sign of so many characters, and moves on. */
export type ReadSymbol = (scan: Scan, length: number) => void;

/** What to do with signs; of several that fit, the longest counts. */
export type Symbols = Readonly<Record<string, ReadSymbol>>;

/** What differs from language to language. What a language leaves out is as in most of them. */
export interface Language {
  readonly keywords: Keywords;
  /** Its own signs; for the others see `scanner/symbols.ts`. */
  readonly symbols: Symbols;
  /** Characters that words hold besides letters, digits and underscores. */
  readonly wordCharacters?: string;
  /** How an argument is named: `name = x` or `name: x`. */
  readonly namedBy?: 'equals' | 'colon';
  /** Whether `key = x` names what is in braces. */
  readonly keysByEquals?: boolean;
  /** Whether a method is declared as `name(…)` in the body of a class. */
  readonly bareMethods?: boolean;
  /** Whether bodies announced by a word are those of types, which literals may follow. */
  readonly bodiesAreTypes?: boolean;
  /** Whether strings side by side are one. */
  readonly joinsAdjacent?: boolean;
  /** Whether a statement may end with its line. */
  readonly lineEnds?: boolean;
  /** Whether lines that are indented no further end what a line began, rather than brackets. */
  readonly indents?: boolean;
  /** Whether variables are those of the whole function, which knows none from outside. */
  readonly ownVariables?: boolean;
  /** Whether members of a class are known by their names alone in it. */
  readonly bareMembers?: boolean;
  /** Where source text begins within the text. */
  readonly start?: (scan: Scan) => void;
  /** A word was read, from `start` to where the scan is; true where it was none, but began a string. */
  readonly prefix?: (scan: Scan, start: number) => boolean;
  /** A name or a number was read, and is about to be noted. */
  readonly name?: (scan: Scan, start: number) => void;
  /** A word of the language was read, which announces what its flags say. */
  readonly keyword?: (scan: Scan, flags: number, start: number) => void;
  /** A line has ended. */
  readonly newLine?: (scan: Scan) => void;
  /** The kind of frame that a curly bracket opens here, where no word has announced one. */
  readonly brace: (scan: Scan) => number;
  /** Reads a colon that neither belongs to a condition nor names a member. */
  readonly colon?: (scan: Scan) => void;
}
