import { createHash } from 'node:crypto';

/** An id that looks like Authing's, 24 hexadecimal digits, always the same for the same name. */
export function idOf(name: string): string {
  return createHash('sha256').update(`sample pool: ${name}`).digest('hex').slice(0, 24);
}

const firstDay = Date.parse('2024-11-04T01:00:00.000Z');
const lastDay = Date.parse('2026-10-29T09:30:00.000Z');

/**
 * A time in the two years that sample data covers, ISO 8601 with `Z`. Fixed, so that the same seed
 * looks the same on any day.
 *
 * @param part 0 for the first day, 1 for the last
 */
export function timeAt(part: number): string {
  return new Date(Math.round(firstDay + (lastDay - firstDay) * part)).toISOString();
}

/** A generator of pseudo-random numbers (mulberry32) that always gives the same ones for a seed. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** @returns a number from 0 up to, but without, 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  /** @returns a whole number from 0 up to, but without, `end` */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** @returns one of the items; there has to be one */
  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }
}
