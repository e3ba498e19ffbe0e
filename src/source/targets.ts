import { isJoint } from './chains.ts';
import { type CodeTokens, isWord } from './codeTokens.ts';
import type { SourceLanguage } from './found.ts';
import { longest, readMembers } from './imports.ts';

/** A name that something is assigned to, or declared of. */
export interface Target {
  readonly name: string | undefined;
  /** The token that it is so from. */
  readonly at: number;
  /** Whether it may be a member of an object, rather than a variable alone. */
  readonly isMember: boolean;
  /** What of it the name gets, in a pattern. */
  readonly member?: string;
}

const assigns = new Set(['=', ':=', '||=', '??=']);
/** What may stand between what is assigned to and the name it comes from. */
const passed = new Set(['new', 'await', '&', '*', '(', '?', 'readonly', 'yield', '\\']);
/** So many of these are looked behind: however long a row of them is, it takes no longer. */
const mostPassed = 12;
/** Types of what holds, or will be, one of another type. */
const wrappers = new Set(['Promise', 'Awaited', 'Readonly', 'Optional', 'Awaitable']);

/**
 * The names that get what a name in the text stands for: of variables, fields, parameters, and functions that
 * return it.
 * @param from the name's token, `end` the one behind it
 * @param isClassLiteral whether it is `Name.class`, which asks a container for one
 */
export function targetsOf(
  tokens: CodeTokens,
  language: SourceLanguage,
  { from, end, isClassLiteral }: { from: number; end: number; isClassLiteral: boolean },
): readonly Target[] {
  const { texts } = tokens;
  const isScript = /script/.test(language);
  let before = beforeValue(tokens, from, isScript);
  if (isClassLiteral && isWord(texts[before])) before = beforeChain(tokens, before);
  if (assigns.has(texts[before] ?? '')) return assigned(tokens, language, before);
  if (!isScript && language !== 'python') return [];
  const at = from;
  if (texts[before] === 'with') {
    const as = texts.slice(end, end + longest).indexOf('as');
    return as === -1 ? [] : [{ name: texts[end + as + 1], at, isMember: false }];
  }
  if (texts[before] !== ':' && texts[before] !== '->') return [];
  if (texts[before - 1] === ')') return returning(tokens, before - 1, end, at);
  // `client: ManagementClient`, `client?: ManagementClient` and `{ client: new ManagementClient() }`.
  const name = /^[?!]$/.test(texts[before - 1] ?? '') ? before - 2 : before - 1;
  return [{ name: texts[name], at, isMember: true }];
}

function beforeValue(tokens: CodeTokens, from: number, isScript: boolean): number {
  const { texts } = tokens;
  let before = from - 1;
  for (let steps = 0; steps < mostPassed; steps += 1) {
    const token = texts[before] ?? '';
    if (passed.has(token)) before -= 1;
    else if (/^[<[]$/.test(token) && wrappers.has(texts[before - 1] ?? '')) before -= 2;
    else if (token === 'as' && isScript) before = beforeChain(tokens, before - 1);
    else break;
  }
  return before;
}

/** The token before a chain of names that ends with a token. */
function beforeChain(tokens: CodeTokens, last: number): number {
  let before = last;
  for (let steps = 0; steps < mostPassed && isWord(tokens.texts[before]); steps += 1) {
    before -= 1;
    if (!isJoint(tokens, before)) break;
    before -= 1;
  }
  return before;
}

/** What stands before an `=`: a name, several in Go, or a pattern. */
function assigned(tokens: CodeTokens, language: SourceLanguage, equals: number): readonly Target[] {
  const { texts } = tokens;
  let last = equals - 1;
  const pattern = patternBefore(tokens, equals);
  if (pattern !== undefined) {
    return pattern.map(({ name, member }) => ({ name, member, at: equals, isMember: false }));
  }
  while (language === 'go' && texts[last - 1] === ',') last -= 2;
  return [{ name: texts[last], at: equals, isMember: isJoint(tokens, last - 1) }];
}

/** The names of the pattern before an `=`, such as `{ groups, acl: rules }`; undefined where there is none. */
export function patternBefore(tokens: CodeTokens, equals: number) {
  const { texts } = tokens;
  const last = equals - 1;
  if (texts[last] !== '}') return undefined;
  let open = last - 1;
  while (open > last - longest && texts[open] !== '{') open -= 1;
  return texts[open] === '{' ? readMembers(tokens, open + 1, last) : [];
}

/** A function that says before its body what it returns. */
function returning(
  { texts }: CodeTokens,
  parameters: number,
  end: number,
  at: number,
): readonly Target[] {
  const behind = /^[>\]]$/.test(texts[end] ?? '') ? texts[end + 1] : texts[end];
  if (behind !== '{' && behind !== ':' && behind !== '=>') return [];
  let depth = 0;
  let open = parameters;
  for (; open > parameters - longest; open -= 1) {
    if (texts[open] === ')') depth += 1;
    if (texts[open] === '(') depth -= 1;
    if (depth === 0) break;
  }
  // `const make = (): ManagementClient => …`
  const name = texts[open - 1] === '=' ? texts[open - 2] : texts[open - 1];
  return isWord(name) ? [{ name, at, isMember: true }] : [];
}
