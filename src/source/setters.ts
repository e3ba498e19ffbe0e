import { bareName, isJoint } from './chains.ts';
import { type CodeTokens, closes, opens, tokenAt } from './codeTokens.ts';
import type { FoundPlace, FoundString, SourceLanguage } from './found.ts';
import { findStrings } from './index.ts';

// What is set on one variable, by setters or by its fields: `req.setNamespace("a"); req.setCode("b");`. Strings belong
// together there only where nothing in between may have made the variable another, or set it under a condition.

/** A text whose tokens are known, and a part of it whose strings are looked for. */
export interface SetterText {
  readonly text: string;
  readonly language: SourceLanguage;
  readonly tokens: CodeTokens;
}

/** What is set, and on which variable, its names joined by dots. */
interface SetOn {
  readonly variable: string;
  readonly property: string;
}

/** How far it is looked for others, in tokens each way. */
const farthest = 600;

/** Behind these in parentheses a statement may follow that is not always run. */
const conditions = /^(?:if|elseif|while|for|foreach|switch|catch|using|lock|with|synchronized)$/;

/** Where these stand, what follows is not what goes on from before. */
const breaks = /^(?:case|default|else|do|elif|except)$/;

/**
 * The strings that are set on the same variable as one, of each property that which is in force there: the nearest
 * before it, else the first behind it.
 */
export function setBeside(
  code: SetterText,
  place: FoundPlace & { readonly start: number },
): readonly FoundString[] {
  if (code.language === 'ruby') return [];
  for (const own of setOn(place)) {
    const stretch = stretchOf(code, place.start, own.variable);
    if (stretch === undefined) continue;
    const found = findStrings(code.text, code.language, stretch).flatMap((string) =>
      setOn(string)
        .filter(({ variable }) => variable === own.variable)
        .map(({ property }) => ({ property: property.toLowerCase(), string })),
    );
    const before = found.filter(({ string }) => string.start < place.start).reverse();
    const behind = found.filter(({ string }) => string.start > place.start);
    const nearest = new Map<string, FoundString>();
    for (const { property, string } of [...before, ...behind]) {
      if (property === own.property.toLowerCase() || nearest.has(property)) continue;
      nearest.set(property, string);
    }
    if (nearest.size > 0) return [...nearest.values()];
  }
  return [];
}

/** What a place may be set on: of a literal that is assigned to a field, either its object or the field. */
function setOn({ call, target, path = [], use }: FoundPlace): readonly SetOn[] {
  if (use !== undefined) return [];
  const parts = (call?.callee ?? target ?? '').split('.');
  const last = parts.at(-1) ?? '';
  const variable = parts.slice(0, -1).join('.');
  if (call !== undefined) {
    const property = /^set_?(.+)$/i.exec(last)?.[1];
    if (property === undefined || variable === '' || call.argument !== 0) return [];
    return [{ variable, property }];
  }
  const [key] = path;
  return [
    ...(key === undefined || target === undefined ? [] : [{ variable: target, property: key }]),
    ...(variable === '' ? [] : [{ variable, property: last }]),
  ];
}

/** The part of a text around an offset in which a variable is only set, in one block, or where it gets what it is. */
function stretchOf(code: SetterText, offset: number, variable: string) {
  const walk = new Walk(code, variable.split('.'));
  const own = walk.mentionBefore(tokenAt(code.tokens, offset));
  if (own === undefined) return undefined;
  const { starts } = code.tokens;
  const from = starts[walk.backwards(own)];
  return { from: from ?? 0, to: starts[walk.forwards(own)] ?? code.text.length };
}

/** Goes from where a variable is named to where else it is. */
class Walk {
  readonly #code: SetterText;
  readonly #parts: readonly string[];

  constructor(code: SetterText, parts: readonly string[]) {
    this.#code = code;
    this.#parts = parts;
  }

  /** The token that the variable begins at which something is set on. */
  mentionBefore(from: number): number | undefined {
    for (let at = from - 1; at >= 0 && at > from - farthest; at -= 1) {
      if (this.#isVariable(at) && this.#kindOf(at) !== 'used') return at;
    }
    return undefined;
  }

  /** The first token of the stretch. */
  backwards(own: number): number {
    const { texts, marks } = this.#code.tokens;
    if (this.#kindOf(own) === 'made') return own;
    let first = own;
    let depth = 0;
    for (let at = own - 1; at >= 0 && at > own - farthest; at -= 1) {
      if (marks[at] === closes) depth += 1;
      else if (marks[at] === opens && depth === 0) break;
      else if (marks[at] === opens) depth -= 1;
      if (depth === 0 && this.#isEnd(at, own)) break;
      if (!this.#isVariable(at)) continue;
      if (depth > 0 || !this.#isStatement(at, own)) break;
      first = at;
      // What its literal holds is set on it too; before that it was another.
      if (this.#kindOf(at) === 'made') break;
    }
    return texts[first] === undefined ? own : first;
  }

  /** The token behind the stretch. */
  forwards(own: number): number {
    const { length, marks } = this.#code.tokens;
    let depth = 0;
    let at = own + 2 * this.#parts.length - 1;
    for (; at < length && at < own + farthest; at += 1) {
      if (marks[at] === opens) depth += 1;
      else if (marks[at] === closes && depth === 0) break;
      else if (marks[at] === closes) depth -= 1;
      if (depth === 0 && this.#isEnd(at, own)) break;
      if (!this.#isVariable(at)) continue;
      if (depth > 0 || this.#kindOf(at) === 'made' || !this.#isStatement(at, own)) break;
    }
    return at;
  }

  #isVariable(at: number): boolean {
    const { tokens } = this.#code;
    return (
      this.#parts.every(
        (part, place) =>
          bareName(tokens.texts[at + 2 * place] ?? '') === part &&
          (place === 0 || isJoint(tokens, at + 2 * place - 1)),
      ) && !isJoint(tokens, at - 1)
    );
  }

  /** Whether something of the variable follows, it is given something, or it is used as a whole. */
  #kindOf(at: number): 'set' | 'made' | 'used' {
    const { tokens } = this.#code;
    const behind = at + 2 * this.#parts.length - 1;
    const token = tokens.texts[behind] ?? '';
    if (token === '[' || isJoint(tokens, behind)) return 'set';
    return /^:?=$|^:$/.test(token) ? 'made' : 'used';
  }

  /** Whether the variable begins a statement that is always run where the own one is. */
  #isStatement(at: number, own: number): boolean {
    const { texts, firsts } = this.#code.tokens;
    const kind = this.#kindOf(at);
    if (kind === 'used' || !this.#isAsDeep(at, own)) return false;
    const before = texts[at - 1] ?? ';';
    if (kind === 'made' && before !== ')') return true;
    if (/^[;{}]$/.test(before)) return true;
    return firsts[at] === true && (before !== ')' || !this.#isCondition(at - 1));
  }

  /** Whether the parentheses that end at a token are those of a condition. */
  #isCondition(last: number): boolean {
    const { texts, marks } = this.#code.tokens;
    let depth = 0;
    for (let at = last; at >= 0 && at > last - farthest; at -= 1) {
      if (marks[at] === closes) depth += 1;
      if (marks[at] === opens) depth -= 1;
      if (depth === 0) return conditions.test(texts[at - 1] ?? '');
    }
    return true;
  }

  /** Whether a block ends at a token, or another branch begins. */
  #isEnd(at: number, own: number): boolean {
    const { texts, firsts } = this.#code.tokens;
    if (breaks.test(texts[at] ?? '')) return true;
    return this.#isIndented && firsts[at] === true && this.#column(at) < this.#columnOfLine(own);
  }

  /** Whether a line is indented as the own one is, where that means something. */
  #isAsDeep(at: number, own: number): boolean {
    return !this.#isIndented || this.#columnOfLine(at) === this.#columnOfLine(own);
  }

  get #isIndented(): boolean {
    return this.#code.language === 'python';
  }

  #columnOfLine(at: number): number {
    const { firsts } = this.#code.tokens;
    let first = at;
    while (first > 0 && first > at - farthest && firsts[first] !== true) first -= 1;
    return this.#column(first);
  }

  #column(at: number): number {
    const start = this.#code.tokens.starts[at] ?? 0;
    return start - (this.#code.text.lastIndexOf('\n', start - 1) + 1);
  }
}
