/** A budget, and whether it was kept. */
export interface Verdict {
  /** Such as `≥ 0.9`. */
  readonly budget: string;
  readonly kept: boolean;
}

/** A budget that a value must reach. */
export function atLeast(limit: number, value: number, unit = '×'): Verdict {
  return { budget: `≥ ${limit} ${unit}`.trimEnd(), kept: value >= limit };
}

/** A budget that a value must not exceed. */
export function atMost(limit: number, value: number, unit = '×'): Verdict {
  return { budget: `≤ ${limit} ${unit}`.trimEnd(), kept: value <= limit };
}
