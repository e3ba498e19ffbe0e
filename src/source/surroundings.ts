import { bareName, isJoint } from './chains.ts';
import { type CodeTokens, closes, isWord, literalContent, opens, tokenAt } from './codeTokens.ts';
import type { FoundPlace } from './found.ts';

/** How far brackets are looked for, in tokens each way, and how many of them around a place. */
const farthest = 600;
const mostLevels = 6;

/** How many tokens away from a place what is written there may matter for it. */
export const reach = farthest * mostLevels;

/** A bracket around a place: what is in it, without what further brackets hold. */
interface Level {
  /** Each is what stands between two commas, its tokens joined. */
  readonly segments: readonly string[];
}

/** The brackets around an offset, innermost first. */
function* levelsAround(tokens: CodeTokens, offset: number): Generator<Level> {
  const { watch } = tokens;
  const { texts, marks, starts, length } = watch?.tokens ?? tokens;
  let from = tokenAt({ starts }, offset);
  let to = from + 1;
  for (let level = 0; level < mostLevels; level += 1) {
    const before: string[] = [];
    let depth = 0;
    let opened: number | undefined;
    // Most tokens are further in: of those only what they do to the depth is looked at.
    for (let at = from - 1; at >= 0 && at > from - farthest; at -= 1) {
      const mark = marks[at];
      if (mark === closes) depth += 1;
      else if (mark === opens && depth === 0) {
        opened = at;
        break;
      } else if (mark === opens) depth -= 1;
      else if (depth === 0) before.push(texts[at] ?? '');
    }
    const segments: string[] = [];
    let segment = '';
    const take = (token: string) => {
      if (token === ',' || token === ';') {
        segments.push(segment);
        segment = '';
      } else segment += token;
    };
    for (let at = before.length - 1; at >= 0; at -= 1) take(before[at] ?? '');
    depth = 0;
    let closed = to;
    for (; closed < length && closed < to + farthest; closed += 1) {
      const mark = marks[closed];
      if (mark === opens) depth += 1;
      else if (mark === closes && depth === 0) break;
      else if (mark === closes) depth -= 1;
      else if (depth === 0) take(texts[closed] ?? '');
    }
    segments.push(segment);
    watch?.looked(opened ?? from - farthest, closed);
    yield { segments };
    if (opened === undefined) return;
    from = opened;
    to = closed + 1;
  }
}

const key = /^["']?(?:target_?type)["']?(?:=>|[:=])(.+)$/i;
const quotedTarget = /^["'](\w+)["']/;
/** `PolicyAssignmentTargetType.Group`, `EnumPolicyAssignmentTargetTypeGroup`, `constant.GROUP`. */
const namedTarget = /(?:TargetType(?:Enum)?\W*|\b)(group|role|user|org|department|ak_sk)$/i;

/** What a value says about whose code stands beside it; undefined where it is no target type. */
function targetOf(value: string): string | undefined {
  return (quotedTarget.exec(value) ?? namedTarget.exec(value))?.[1]?.toUpperCase();
}

const targets = new Set(['GROUP', 'ROLE', 'USER', 'ORG', 'DEPARTMENT', 'AK_SK']);

/**
 * Whether the target type beside a code says that it is a group's: in the same object, the same call, or set on
 * the same variable.
 * @param variable which the code is set on, where it is
 */
export function isGroupTarget(tokens: CodeTokens, offset: number, variable?: string): boolean {
  if (variable !== undefined) return isSetToGroup(tokens, offset, variable);
  for (const { segments } of levelsAround(tokens, offset)) {
    for (const segment of segments) {
      const keyed = key.exec(segment)?.[1];
      // Without a key only what can be nothing else: a whole argument.
      const plain = /^["']|targettype|^constant\b/i.test(segment) ? segment : '';
      const target = targetOf(keyed ?? plain);
      if (target !== undefined && targets.has(target)) return target === 'GROUP';
    }
  }
  return false;
}

/** Stands for a variable where setters are called in a chain. */
export const chained = 'with';

/** Looks around an offset for `item.setTargetType(…)`, `item.TargetType = …` and `item = new Item { TargetType = … }`. */
function isSetToGroup(tokens: CodeTokens, offset: number, variable: string): boolean {
  const { texts } = tokens;
  const middle = tokenAt(tokens, offset);
  for (let distance = 0; distance < farthest; distance += 1) {
    for (const at of [middle - distance, middle + distance]) {
      const setter = /^(set|with)?_?target_?type$/i.exec(texts[at] ?? '');
      if (setter === null) continue;
      if (variable !== chained || setter[1]?.toLowerCase() !== chained) {
        const owner = isJoint(tokens, at - 1) ? at - 2 : ownerOfLiteral(tokens, at);
        if (bareName(texts[owner ?? -1] ?? '') !== variable) continue;
      }
      const rest = texts.slice(at + 2, at + 20);
      const end = rest.findIndex((token) => /^[);,}]$/.test(token));
      const target = targetOf(rest.slice(0, end === -1 ? undefined : end).join(''));
      if (target !== undefined) return target === 'GROUP';
    }
  }
  return false;
}

/** The variable that the literal around a token is assigned to. */
function ownerOfLiteral({ texts }: CodeTokens, at: number): number | undefined {
  const before = texts.slice(Math.max(0, at - 40), at);
  const brace = before.lastIndexOf('{');
  const equals = before.slice(0, Math.max(brace, 0)).findLastIndex((token) => /^:?=$/.test(token));
  // Between them stands no more than `new` and the type.
  if (equals === -1 || brace - equals > 8) return undefined;
  return Math.max(0, at - 40) + equals - 1;
}

/** Calls that only make a list of what they are given. */
const listMakers =
  /^(?:Arrays\.asList|(?:Immutable)?(?:List|Set)\.of|Collections\.singleton(?:List)?|Array\.of|Set|list|set|tuple)$/;

/** What holds the list that a call makes; undefined where the call does something else. */
export function aroundList(
  tokens: CodeTokens,
  { start, call, within = [] }: FoundPlace & { readonly start: number },
): Pick<FoundPlace, 'call' | 'target' | 'within'> | undefined {
  if (!listMakers.test(call?.callee ?? '')) return undefined;
  const inner = openBefore(tokens, tokenAt(tokens, start));
  if (inner === undefined) return undefined;
  const { texts } = tokens;
  let first = calleeBefore(tokens, inner.open).from;
  if (texts[first - 1] === 'new') first -= 1;
  if (texts[first - 1] === '=') return { target: calleeBefore(tokens, first - 1).name };
  const outer = openBefore(tokens, first);
  if (outer === undefined || texts[outer.open] !== '(') return undefined;
  const { name } = calleeBefore(tokens, outer.open);
  if (name === '') return undefined;
  const opened = (tokens.starts[outer.open] ?? 0) + 1;
  return {
    call: { callee: name, argument: outer.commas, path: [] },
    within: [...within, opened],
  };
}

/** The bracket that is open before a token, and the commas between. */
function openBefore({ texts, marks }: CodeTokens, at: number) {
  let depth = 0;
  let commas = 0;
  for (let before = at - 1; before >= 0 && before > at - farthest; before -= 1) {
    const mark = marks[before];
    if (mark === closes) depth += 1;
    else if (mark === opens && depth === 0) return { open: before, commas };
    else if (mark === opens) depth -= 1;
    else if (depth === 0 && texts[before] === ',') commas += 1;
  }
  return undefined;
}

/** The chain of names that ends before a token, without what its calls are given. */
function calleeBefore(tokens: CodeTokens, at: number): { name: string; from: number } {
  const { texts } = tokens;
  const parts: string[] = [];
  let from = at;
  for (;;) {
    let last = from - 1;
    if (texts[last] === ')') last = (openBefore(tokens, last)?.open ?? 0) - 1;
    const word = texts[last];
    if (!isWord(word)) break;
    parts.unshift(bareName(word));
    from = last;
    if (!isJoint(tokens, from - 1)) break;
    from -= 1;
  }
  return { name: parts.join('.'), from };
}

/** The endpoint of the request that a place is in: `get-group` of `"/api/v3/get-group"` beside it. */
export function endpointAround(tokens: CodeTokens, offset: number): string | undefined {
  for (const { segments } of levelsAround(tokens, offset)) {
    for (const segment of segments) {
      const endpoint = /\/api\/v3\/([a-z-]+)/.exec(segment)?.[1];
      if (endpoint !== undefined) return endpoint;
    }
  }
  return undefined;
}

/** Whether a place is that of an endpoint itself. */
export function isEndpoint(tokens: CodeTokens, offset: number): boolean {
  const { watch } = tokens;
  const { texts, starts } = watch?.tokens ?? tokens;
  const at = tokenAt({ starts }, offset);
  watch?.looked(at, at);
  return literalContent(texts[at])?.includes('/api/v3/') ?? false;
}
