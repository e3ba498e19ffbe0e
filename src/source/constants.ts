import type { FoundPlace, FoundReference, SourceLanguage } from './found.ts';
import * as codes from './scanner/characters.ts';
import type { Draft } from './scanner/draft.ts';
import { indexFrame, parametersFrame } from './scanner/frames.ts';
import { currentPlace } from './scanner/place.ts';
import { foundOf, scanTo } from './scanner/read.ts';
import type { NameWatch, Scan } from './scanner/scan.ts';
import * as scans from './scanner/scan.ts';

/** A string with a name, as `GROUPS.editors` of class `Access`. */
interface Constant {
  readonly draft: Draft;
  readonly owner: string | undefined;
  readonly parts: readonly string[];
}

/** A name that may stand for a constant. */
interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly place: FoundPlace;
  readonly use: FoundPlace['use'];
}

/** What the place where a name stands leaves of it: the object it is read from, in the class itself. */
const itself = /^(?:this|self|static|cls|Self)$/;
/** What a member of an enum is asked for its value with. */
const getter = /\s*(?:->|\.)\s*(?:get)?(?:value|code)\b(?!\s*\([^)])/iy;

/** Longer names, with what is between their parts, are no names of constants. */
const longestName = 200;

/** Finds the names that stand for one literal each. */
export function referencesIn(text: string, language: SourceLanguage): readonly FoundReference[] {
  const assigned = new Map<string, number>();
  const parameters = new Set<string>();
  const { drafts } = scanTo(text, language, text.length, {
    names: {
      assigned: (name) => assigned.set(name, (assigned.get(name) ?? 0) + 1),
      read: (scan) => {
        const { kind, marked } = scan.top;
        const name = kind === parametersFrame && !marked ? scan.chain() : undefined;
        if (name !== undefined) parameters.add(name);
      },
    },
  });
  const constants = constantsOf(drafts, assigned, parameters);
  if (constants.size === 0) return [];
  const candidates: Candidate[] = [];
  scanTo(text, language, text.length, { names: candidatesFor(constants, candidates) });
  return candidates.flatMap((candidate) => {
    const parts = candidate.name.split('.');
    const last = constants.get(parts.at(-1) ?? '') ?? [];
    const [only, ...others] = last.filter((constant) => isNamed(constant, parts));
    if (only === undefined || others.length > 0) return [];
    const { start, end, name, place, use } = candidate;
    const found = { start, end, name, literal: foundOf(text, only.draft), ...place };
    return [use === undefined ? found : { ...found, use }];
  });
}

/** The constants by the last parts of their names. A name that is given several values is none. */
function constantsOf(
  drafts: readonly Draft[],
  assigned: ReadonlyMap<string, number>,
  parameters: ReadonlySet<string>,
): ReadonlyMap<string, readonly Constant[]> {
  const constants = new Map<string, Constant[]>();
  for (const draft of drafts) {
    const { place, given, dynamic, owner, enumMember, use } = draft;
    if (dynamic || use !== undefined) continue;
    const target = enumMember ?? (given && place.call === undefined ? place.target : undefined);
    if (target === undefined || target.includes('.')) continue;
    if ((assigned.get(target) ?? 0) > 1 || (parameters.has(target) && owner === undefined))
      continue;
    const parts = [target, ...(place.path ?? [])];
    const last = parts.at(-1) ?? '';
    const known = constants.get(last);
    if (known === undefined) constants.set(last, [{ draft, owner, parts }]);
    else known.push({ draft, owner, parts });
  }
  return constants;
}

function candidatesFor(
  constants: ReadonlyMap<string, unknown>,
  candidates: Candidate[],
): NameWatch {
  return {
    assigned: () => undefined,
    read: (scan, start) => {
      if (!constants.has(scan.text.slice(start, scan.at))) return;
      const name = scan.chain();
      const { top, before } = scan;
      const after = endOfReference(scan);
      if (name === undefined || after === undefined) return;
      const isOperand = before === scans.operator && scan.operator === scans.computing;
      const isIndex = top.kind === indexFrame;
      candidates.push({
        start: startOf(scan, name, start),
        end: scan.at,
        name,
        place: currentPlace(scan),
        use: isIndex ? 'index' : isOperand ? 'operand' : undefined,
      });
    },
  };
}

/** Where the first part of a name begins, whose last part begins at `start`. */
function startOf(scan: Scan, name: string, start: number): number {
  const from = scan.text.lastIndexOf(name.split('.')[0] ?? name, start);
  return from < 0 || start - from > longestName ? start : from;
}

/** Whether the name ends here as a value: it is not called, assigned to, a key, or read further into. */
function endOfReference(scan: Scan): true | undefined {
  const after = scan.nextOffset(scan.at);
  const code = scan.code(after);
  const next = scan.code(after + 1);
  switch (code) {
    case codes.openParen:
    case codes.openBracket:
      return undefined;
    case codes.equals:
      return next === codes.equals ? true : undefined;
    case codes.colon:
      return next === codes.colon || next === codes.equals || isKey(scan) ? undefined : true;
    case codes.minus:
    case codes.dot:
      getter.lastIndex = scan.at;
      return (code === codes.minus && next !== codes.greater) || getter.test(scan.text)
        ? true
        : undefined;
    default:
      return true;
  }
}

/** Whether it is the first of its element, so that a colon makes it a key. */
function isKey(scan: Scan): boolean {
  return scan.isFirst && scan.top.questions === 0;
}

/** Whether a name as it is written means a constant. */
function isNamed({ owner, parts }: Constant, written: readonly string[]): boolean {
  const [first = '', ...rest] = written;
  if (isSame(written, parts)) return true;
  if (!isSame(rest, parts)) return false;
  return first === owner || itself.test(first) || (owner === undefined && /^[A-Z]/.test(first));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
