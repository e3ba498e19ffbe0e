import { compareTexts } from './rowOrder.ts';

// What a picture of many rows is made of: a band for each group of rows, in parts by their kind. It knows no
// element of a page, and can be tested without one.

/** Some of the rows, such as those of one namespace. */
export interface Band {
  readonly name: string;
  readonly total: number;
  /** How many rows there are of each kind. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Kinds that are drawn alike: one of them, or all that are left where there are too many. */
export type KindGroup = readonly string[];

/** A part of a band, as a share of the width of the picture. */
export interface BandPart {
  /** The place of its kinds among the groups of kinds. */
  readonly kindGroup: number;
  readonly count: number;
  readonly start: number;
  readonly width: number;
}

/** As many as can be told apart by their colours and patterns. */
export const mostKindGroups = 6;

/** The bands of rows by namespace and type, the largest first. */
export function toBands(
  rows: Iterable<{ readonly namespace: string; readonly type: string }>,
): readonly Band[] {
  const all = new Map<string, Map<string, number>>();
  for (const { namespace, type } of rows) {
    let counts = all.get(namespace);
    if (counts === undefined) {
      counts = new Map();
      all.set(namespace, counts);
    }
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return Array.from(all, ([name, counts]) => ({ name, counts, total: sum(counts.values()) })).sort(
    (a, b) => b.total - a.total || compareTexts(a.name, b.name),
  );
}

/** The kinds in the order in which they are drawn; the rarest are one group where there are many. */
export function toKindGroups(bands: readonly Band[]): readonly KindGroup[] {
  const totals = new Map<string, number>();
  for (const { counts } of bands) {
    for (const [kind, count] of counts) totals.set(kind, (totals.get(kind) ?? 0) + count);
  }
  const byTotal = [...totals].sort(
    ([a, first], [b, second]) => second - first || compareTexts(a, b),
  );
  const kinds = byTotal.map(([kind]) => kind);
  const own = kinds.length > mostKindGroups ? kinds.slice(0, mostKindGroups - 1) : kinds;
  const others = kinds.slice(own.length);
  // By name, so that no kind gets the colour of another for one row more.
  const groups = own.sort(compareTexts).map((kind) => [kind]);
  return others.length === 0 ? groups : [...groups, others];
}

/** How many parts all bands have together. */
export function countParts(bands: readonly Band[]): number {
  return sum(bands.map(({ counts }) => counts.size));
}

/**
 * Where the parts of each band stand. The longest band takes the whole width, the others their share of it.
 * @param smallest what a part takes at least, as a share of the width, so that it can be seen and clicked
 */
export function layOut(
  bands: readonly Band[],
  groups: readonly KindGroup[],
  smallest: number,
): readonly (readonly BandPart[])[] {
  const largest = Math.max(1, ...bands.map(({ total }) => total));
  const widths = bands.map(({ counts }) =>
    groups.flatMap((kinds, kindGroup) => {
      const count = sum(kinds.map((kind) => counts.get(kind) ?? 0));
      return count === 0 ? [] : [{ kindGroup, count, width: Math.max(smallest, count / largest) }];
    }),
  );
  const longest = Math.max(1, ...widths.map((parts) => sum(parts.map(({ width }) => width))));
  return widths.map((parts) => {
    let start = 0;
    return parts.map(({ kindGroup, count, width }) => {
      const part = { kindGroup, count, start: start / longest, width: width / longest };
      start += width;
      return part;
    });
  });
}

/** Where the keyboard's focus is among bands: on a part, or on the name of a band at -1. */
export interface BandFocus {
  readonly band: number;
  readonly part: number;
}

/**
 * Moves the focus by a key.
 * @param key as in `KeyboardEvent.key`
 * @param lengths how many parts each band has
 * @returns undefined for a key that moves nothing
 */
export function moveInBands(
  { band, part }: BandFocus,
  key: string,
  lengths: readonly number[],
): BandFocus | undefined {
  const to = (newBand: number, newPart: number): BandFocus => {
    const inBand = Math.max(0, Math.min(lengths.length - 1, newBand));
    const last = (lengths[inBand] ?? 0) - 1;
    return { band: inBand, part: Math.max(-1, Math.min(last, newPart)) };
  };
  switch (key) {
    case 'ArrowRight':
      return to(band, part + 1);
    case 'ArrowLeft':
      return to(band, part - 1);
    case 'ArrowDown':
      return to(band + 1, part);
    case 'ArrowUp':
      return to(band - 1, part);
    case 'Home':
      return to(0, part);
    case 'End':
      return to(lengths.length - 1, part);
    default:
      return undefined;
  }
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
