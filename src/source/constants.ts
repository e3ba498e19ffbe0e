import {
  type FoundPlace,
  type FoundReference,
  isSourceLanguage,
  type SourceLanguage,
} from './found.ts';
import { languages } from './languages/index.ts';
import * as codes from './scanner/characters.ts';
import type { Draft } from './scanner/draft.ts';
import { indexFrame } from './scanner/frames.ts';
import { currentPlace } from './scanner/place.ts';
import { foundOf, scanTo } from './scanner/read.ts';
import type { NameWatch, Scan } from './scanner/scan.ts';
import * as tokens from './scanner/tokens.ts';
import { deepest, type Giving, type Scope, Scopes } from './scopes.ts';
import { movedPlaces, type TextPlaces } from './textPlaces.ts';

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

/** So many classes of one name are looked at. */
const mostOwners = 20;

/** Longer names, with what is between their parts, are no names of constants. */
const longestName = 200;

const none: ReadonlySet<string> = new Set();

/**
 * The names in a text that stand for a string: constants, members of enums and of objects that the same text
 * gives one literal and nothing else, where the name is declared nearest.
 */
export function findReferences(text: string, languageId: string): readonly FoundReference[] {
  return isSourceLanguage(languageId) ? findPlaces(text, languageId).references : [];
}

/**
 * Finds strings and names: in no walk where an edit was within a string, in one where the names are those of the
 * text before the edit, else in two.
 * @param before of that text; what is found does not depend on it
 */
export function findPlaces(
  text: string,
  language: SourceLanguage,
  before?: TextPlaces,
): TextPlaces {
  const same = before && movedPlaces(before, text);
  if (same !== undefined) return same;
  const likely = before?.lastNames ?? none;
  const scopes = new Scopes();
  const candidates: Candidate[] = [];
  const names = likely.size === 0 ? scopes : both(scopes, candidatesFor(likely, candidates));
  const { drafts } = scanTo(text, language, text.length, { names });
  const all = scopes.settle();
  const lastNames = lastNamesIn(all);
  if (!isSameSet(lastNames, likely)) {
    candidates.length = 0;
    scanTo(text, language, text.length, { names: candidatesFor(lastNames, candidates) });
  }
  const strings = drafts.map((draft) => foundOf(text, draft));
  const references = referencesIn(text, language, { scopes, all, candidates });
  return { text, strings, references, lastNames };
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}

/** Tells two of the same walk. */
function both(scopes: Scopes, candidates: NameWatch): NameWatch {
  return {
    read: (scan, start) => {
      scopes.read(scan, start);
      candidates.read(scan, start);
    },
    bound: (scan, isParameters) => {
      scopes.bound(scan, isParameters);
      candidates.bound?.(scan, isParameters);
    },
    assigned: (scan, length) => scopes.assigned(scan, length),
    string: (scan, draft) => scopes.string(scan, draft),
    opened: (scan, frame) => scopes.opened(scan, frame),
    closed: (scan, frame) => scopes.closed(scan, frame),
    line: (scan) => scopes.line(scan),
    keyword: (scan, start) => scopes.keyword(scan, start),
  };
}

/** What a walk found of the names in a text. */
interface WalkedNames {
  readonly scopes: Scopes;
  readonly all: readonly Scope[];
  readonly candidates: readonly Candidate[];
}

function referencesIn(
  text: string,
  language: SourceLanguage,
  { scopes, all, candidates }: WalkedNames,
): readonly FoundReference[] {
  if (candidates.length === 0) return [];
  const owners = new Map<string, Scope[]>();
  for (const scope of all) {
    if (scope.owner === undefined) continue;
    const known = owners.get(scope.owner) ?? [];
    owners.set(scope.owner, known);
    if (known.length < mostOwners) known.push(scope);
  }
  return candidates.flatMap(({ start, end, name, place, use }) => {
    const isVariable =
      language === 'php' ? text[start - 1] === '$' : language === 'ruby' && /^[a-z_]/.test(name);
    const draft = draftOf(name.split('.'), scopeAt(all, start), {
      isVariable,
      owners,
      fields: scopes.fields,
      bareMembers: languages[language].bareMembers === true,
    });
    if (draft === undefined) return [];
    const found = { start, end, name, literal: foundOf(text, draft), ...place };
    return [use === undefined ? found : { ...found, use }];
  });
}

/** The last parts of the names that may stand for a string. */
function lastNamesIn(scopes: readonly Scope[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { givings } of scopes) {
    for (const given of givings) {
      for (const { name, drafts } of given) {
        for (const { place } of drafts) names.add(place.path?.at(-1) ?? name);
      }
    }
  }
  return names;
}

/** The innermost scope that a place is in. */
function scopeAt(all: readonly Scope[], offset: number): Scope | undefined {
  let from = 0;
  let to = all.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((all[middle]?.start ?? 0) <= offset) from = middle + 1;
    else to = middle;
  }
  let scope = all[from - 1];
  for (let steps = 0; steps < deepest && scope !== undefined; steps += 1) {
    if (scope.end > offset) return scope;
    scope = scope.outer;
  }
  return undefined;
}

/** What a name is looked for by. */
interface Looking {
  /** Classes and enums by their names. */
  readonly owners: ReadonlyMap<string, readonly Scope[]>;
  /** Names of fields that are set somewhere. */
  readonly fields: ReadonlySet<string>;
  /** Whether it is a variable that no function knows from outside. */
  readonly isVariable: boolean;
  readonly bareMembers: boolean;
}

/** The string that a name stands for in a scope; undefined where it may stand for anything else. */
function draftOf(
  written: readonly string[],
  scope: Scope | undefined,
  looking: Looking,
): Draft | undefined {
  const [whole = '', ...rest] = written;
  const first = whole.slice(whole.lastIndexOf('\\') + 1);
  if (rest.length > 0 && looking.fields.has(rest.at(-1) ?? '')) return undefined;
  const variable = itself.test(first) ? undefined : visible(first, scope, looking);
  if (variable !== undefined) return only(variable, rest);
  const [member = '', ...path] = rest;
  const owners = itself.test(first) ? [classAround(scope)] : (looking.owners.get(first) ?? []);
  return only(
    owners.flatMap((owner) => owner?.given(member) ?? []),
    path,
  );
}

/** What a name is given where it is declared nearest. */
function visible(
  name: string,
  scope: Scope | undefined,
  { isVariable, bareMembers }: Looking,
): readonly Giving[] | undefined {
  let each = scope;
  for (let steps = 0; steps < deepest && each !== undefined; steps += 1, each = each.outer) {
    const { kind } = each;
    const isKnown = kind !== 'class' || bareMembers || each === scope;
    const given = isKnown ? each.given(name) : undefined;
    if (given !== undefined || (isVariable && kind !== 'block')) return given;
  }
  return undefined;
}

function classAround(scope: Scope | undefined): Scope | undefined {
  let each = scope;
  for (let steps = 0; steps < deepest && each?.kind !== 'class'; steps += 1) each = each?.outer;
  return each?.kind === 'class' ? each : undefined;
}

/** The one string that is given, where nothing else is. */
function only(givings: readonly Giving[], path: readonly string[]): Draft | undefined {
  const [one, ...others] = givings;
  if (one === undefined || others.length > 0) return undefined;
  const drafts = one.drafts.filter(({ place }) => isSame(place.path ?? [], path));
  const [draft, ...more] = drafts;
  if (draft === undefined || more.length > 0) return undefined;
  return draft.given && !draft.dynamic && draft.use === undefined ? draft : undefined;
}

function candidatesFor(lastNames: ReadonlySet<string>, candidates: Candidate[]): NameWatch {
  return {
    read: (scan, start) => {
      if (!lastNames.has(scan.text.slice(start, scan.at))) return;
      const name = scan.chain();
      const { top, before } = scan;
      const after = endOfReference(scan);
      if (name === undefined || after === undefined) return;
      const isOperand = before === tokens.operator && scan.operator === tokens.computing;
      const isIndex = top.kind === indexFrame;
      candidates.push({
        start: startOf(scan, name, start),
        end: scan.at,
        name,
        place: currentPlace(scan),
        use: isIndex ? 'index' : isOperand ? 'operand' : undefined,
      });
    },
    // What looked like names in brackets were parameters.
    bound: ({ previous, closedFrame }, isParameters) => {
      if (!isParameters || previous !== tokens.closed) return;
      while ((candidates.at(-1)?.start ?? -1) >= closedFrame.start) candidates.pop();
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

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
