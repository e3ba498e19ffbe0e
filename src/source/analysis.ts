import { changedEvidence, type KeptNames } from './changedEvidence.ts';
import { type CodeTokens, tokenAt } from './codeTokens.ts';
import { type Evidence, gatherEvidence, type SourceEvidence } from './evidence.ts';
import type { FoundPlace, SourceLanguage } from './found.ts';
import { type Meaning, meaningOf, type Placed } from './meaning.ts';
import { isNewCode } from './newCode.ts';
import { isSameList } from './packages.ts';
import { reach } from './surroundings.ts';
import { placeBefore } from './textChange.ts';

/** What a string is. */
export interface Meant {
  readonly meaning: Meaning | undefined;
  /** Whether its call makes what it names, so that no pool need have it. */
  readonly isNew: boolean;
}

/** What was found of a place, and what by. */
interface Known {
  readonly place: Placed;
  readonly meant: Meant;
  /** Which tokens around the place were looked at, beyond what the names in its call stand for. */
  readonly looked: Looked | undefined;
}

/** Some tokens around a place, counted from its own: the first and the last. */
interface Looked {
  readonly from: number;
  readonly to: number;
}

/** Who says no more than that tokens were looked at. */
const anywhere: Looked = { from: -reach, to: reach };

/**
 * What the strings of one version of a text are. Of the version before is used what cannot have changed by the edit
 * between the two: a key in a long file costs little more than the line it is typed in.
 */
export class SourceAnalysis {
  readonly #text: string;
  readonly #language: SourceLanguage;
  readonly #clientNames: () => readonly string[];
  readonly #known = new Map<number, Known>();
  #evidence: WatchedEvidence | undefined;
  #before: SourceAnalysis | undefined;
  #kept: KeptNames | undefined;

  /**
   * @param clientNames variables and fields that hold a client wherever they come from
   * @param before of whatever this text was before, in the same language
   */
  constructor(
    text: string,
    language: SourceLanguage,
    clientNames: () => readonly string[],
    before?: SourceAnalysis,
  ) {
    this.#text = text;
    this.#language = language;
    this.#clientNames = clientNames;
    // Of a version that nobody asked anything of there is nothing to use.
    if (before !== undefined) {
      this.#before = before.#evidence === undefined ? before.#before : before;
    }
  }

  /** What the names of the text stand for. */
  get evidence(): Evidence {
    return this.#watched.evidence;
  }

  /** What a string of the text is, or one that the name of a constant stands for. */
  of(place: Placed): Meant {
    const known = this.#known.get(place.start);
    if (known !== undefined && isSamePlace(known.place, place)) return known.meant;
    const found = this.#fromBefore(place) ?? this.#find(place);
    this.#known.set(place.start, found);
    return found.meant;
  }

  get #watched(): WatchedEvidence {
    if (this.#evidence === undefined) {
      this.#evidence = new WatchedEvidence(this.#gather());
      // What the version before took from those before it is in it.
      if (this.#before !== undefined) this.#before.#before = undefined;
      if (this.#kept === undefined) this.#before = undefined;
    }
    return this.#evidence;
  }

  #gather(): SourceEvidence {
    const clientNames = this.#clientNames();
    const before = this.#before === undefined ? undefined : this.#before.#evidence;
    if (before === undefined) return gatherEvidence(this.#text, this.#language, clientNames);
    const { evidence, kept } = changedEvidence(before.evidence, this.#text, clientNames);
    this.#kept = kept;
    return evidence;
  }

  #fromBefore(place: Placed): Known | undefined {
    const { tokens } = this.#watched.evidence;
    const kept = this.#kept;
    const before = this.#before;
    const start = kept && placeBefore(kept.change, place.start);
    if (kept === undefined || before === undefined || start === undefined) return undefined;
    const known = before.#known.get(start);
    if (known === undefined || !isSamePlace(known.place, place)) return undefined;
    if (known.looked !== undefined) {
      const at = tokenAt(tokens, place.start);
      // Where tokens are only taken away, those on both sides of the place are beside others now.
      if (at + known.looked.from < kept.to && at + known.looked.to >= kept.from) return undefined;
    }
    return { ...known, place };
  }

  #find(place: Placed): Known {
    const evidence = this.#watched;
    evidence.begin(place.start);
    const meaning = meaningOf(place, evidence);
    const isNew = meaning !== undefined && isNewCode(place, meaning, evidence);
    return { place, meant: { meaning, isNew }, looked: evidence.looked };
  }
}

/** Whether all is the same by which a place is judged, but where it is. */
function isSamePlace(one: FoundPlace, other: FoundPlace): boolean {
  return (
    one.type === other.type &&
    one.target === other.target &&
    one.use === other.use &&
    one.call?.callee === other.call?.callee &&
    one.call?.argument === other.call?.argument &&
    isSameList(one.call?.path ?? [], other.call?.path ?? []) &&
    isSameList(one.path ?? [], other.path ?? [])
  );
}

/** Evidence that notes which tokens anybody looks at. */
class WatchedEvidence implements Evidence {
  readonly evidence: SourceEvidence;
  readonly language: SourceLanguage;
  readonly hasEndpoints: boolean;
  readonly tokens: CodeTokens;
  #start = 0;
  #looked: Looked | undefined;

  constructor(evidence: SourceEvidence) {
    this.evidence = evidence;
    this.language = evidence.language;
    this.hasEndpoints = evidence.hasEndpoints;
    const { tokens } = evidence;
    const look = <T>(what: T): T => {
      this.#looked = anywhere;
      return what;
    };
    this.tokens = {
      length: tokens.length,
      get texts() {
        return look(tokens.texts);
      },
      get starts() {
        return look(tokens.starts);
      },
      get firsts() {
        return look(tokens.firsts);
      },
      get marks() {
        return look(tokens.marks);
      },
      watch: { tokens, looked: (from, to) => this.#note(from, to) },
    };
  }

  get looked(): Looked | undefined {
    return this.#looked;
  }

  begin(start: number): void {
    this.#start = start;
    this.#looked = undefined;
  }

  resolve(parts: readonly string[], offset: number) {
    return this.evidence.resolve(parts, offset);
  }

  #note(first: number, last: number): void {
    if (this.#looked === anywhere) return;
    const own = tokenAt(this.evidence.tokens, this.#start);
    const { from, to } = this.#looked ?? { from: 0, to: 0 };
    this.#looked = { from: Math.min(from, first - own), to: Math.max(to, last - own) };
  }
}
