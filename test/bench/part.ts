import type { Verdict } from './verdict.ts';

/** One line of the table. */
export interface Row {
  readonly what: string;
  /** The median with its unit, such as `12.3 ms`; of ratios such as `1.9 ×`. */
  readonly median: string;
  /** How far the middle half of the rounds lies apart, such as `1.8–2.1`; empty where there is one value. */
  readonly spread: string;
  readonly verdict?: Verdict | undefined;
}

export interface Findings {
  readonly rows: readonly Row[];
  /** What the numbers alone do not say, such as why a budget cannot be met and how that is known. */
  readonly notes?: readonly string[] | undefined;
}

/** One part of the measurements: a section of RESULTS.md. */
export interface Part {
  /** What it is called on the command line. */
  readonly name: string;
  /** The name of all parts that go together. */
  readonly family: 'client' | 'vscode';
  readonly title: string;
  /** What is measured, and how, in a few sentences. */
  readonly how: string;
  measure(): Promise<Findings>;
}
