import type { Row } from '../part.ts';
import { shown } from '../rows.ts';
import { exponentOf, spreadOf } from '../statistics.ts';
import { atMost } from '../verdict.ts';

/** What something cost at a size. */
export interface Point {
  readonly size: number;
  readonly cost: number;
}

/** The median of what was measured in several rounds, at each size. */
export function medians(sizes: readonly number[], rounds: readonly (readonly number[])[]): Point[] {
  return sizes.map((size, index) => ({ size, cost: spreadOf(rounds[index] ?? []).median }));
}

/** A line of how a cost grows with the size. @param limit the exponent it must keep to */
export function growthRow(what: string, points: readonly Point[], limit: number, unit = 'ms'): Row {
  const exponent = exponentOf(points);
  const costs = points.map(({ cost }) => shown(cost)).join(', ');
  const sizes = points.map(({ size }) => size.toLocaleString('en-US')).join(', ');
  return {
    what: `growth of ${what}, at ${sizes}: ${costs} ${unit}`,
    median: `exponent ${exponent.toFixed(2)}`,
    spread: '',
    verdict: atMost(limit, exponent, ''),
  };
}
