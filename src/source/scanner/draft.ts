import type { FoundPlace } from '../found.ts';
import type { LiteralSpec } from './literals.ts';

/** A string while it is being read. */
export class Draft {
  readonly start: number;
  readonly spec: LiteralSpec;
  contentStart: number;
  contentEnd = -1;
  end = -1;
  closed = false;
  /** Whether it has escapes, or other content that is not what it says. */
  encoded: boolean;
  /** Whether it is interpolated or part of a concatenation. */
  dynamic = false;
  place: FoundPlace;
  /** Whether it is all that is given to a name or a key, as far as what goes before it tells. */
  given = false;
  use: FoundPlace['use'];
  /** The word that ends a here document, and its indentation. */
  terminator = '';
  indent: number | undefined;
  /** How far brackets of the literal's own kind are nested. */
  depth = 0;
  /** Whether it is known to go on beyond its line. */
  goesOn = false;

  constructor(start: number, contentStart: number, spec: LiteralSpec, place: FoundPlace) {
    this.start = start;
    this.contentStart = contentStart;
    this.spec = spec;
    this.place = place;
    this.encoded = spec.alwaysEncoded === true;
  }

  /** What it says, escapes resolved. */
  said(text: string): string {
    const content = text.slice(this.contentStart, this.contentEnd);
    return this.encoded ? this.spec.decode(content, this.indent) : content;
  }
}
