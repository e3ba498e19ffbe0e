import type { Row } from './part.ts';
import { ratiosOf, spreadOf } from './statistics.ts';
import type { Verdict } from './verdict.ts';

/** What the median must keep to. */
type Budget = (median: number) => Verdict;

/** A line of one value per round. */
export function valueRow(
  what: string,
  values: readonly number[],
  unit: string,
  budget?: Budget,
): Row {
  const { median, low, high } = spreadOf(values);
  return {
    what,
    median: `${shown(median)} ${unit}`.trimEnd(),
    spread: values.length > 1 ? `${shown(low)}–${shown(high)}` : '',
    verdict: budget?.(median),
  };
}

/** A line of how much one took or gave of what another did, round by round. */
export function ratioRow(
  what: string,
  values: readonly number[],
  others: readonly number[],
  budget?: Budget,
): Row {
  const { median, low, high } = ratiosOf(values, others);
  return {
    what,
    median: `${median.toFixed(2)} ×`,
    spread: `${low.toFixed(2)}–${high.toFixed(2)}`,
    verdict: budget?.(median),
  };
}

/** Three digits that count, or the whole number. */
export function shown(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return Number(value.toPrecision(3)).toString();
}
