import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type Mocha from 'mocha';

/** How tests went, as written to the file that the environment variable TEST_RESULTS names. */
export interface SuiteResults {
  readonly passed: number;
  readonly failed: number;
  /** How long each file took, in milliseconds, the hooks of its tests included. */
  readonly files: Readonly<Record<string, number>>;
}

/** Counts what passed and failed in each suite at the top of a file, while it runs. */
export class Tally {
  readonly #folder: string;
  readonly #counts = new Map<Mocha.Suite, { passed: number; failed: number }>();
  readonly #files: Record<string, number> = {};

  /** @param folder that the test files are in */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Counts what happens in a run. */
  countIn(runner: Mocha.Runner): void {
    let fileBegan = 0;
    const isFile = (suite: Mocha.Suite) => suite.parent?.root === true && suite.file !== undefined;
    runner
      .on('pass', ({ parent }) => this.#count(parent, 'passed'))
      // A test, or a hook around it.
      .on('fail', ({ parent }) => this.#count(parent, 'failed'))
      .on('suite', (suite) => {
        if (isFile(suite)) fileBegan = Date.now();
      })
      .on('suite end', (suite) => {
        if (!isFile(suite)) return;
        const file = relative(this.#folder, suite.file ?? '');
        this.#files[file] = (this.#files[file] ?? 0) + Date.now() - fileBegan;
        this.#save();
      });
  }

  /** The suites in which something failed; the root where it was outside of all others. */
  failedSuites(): Mocha.Suite[] {
    return [...this.#counts].filter(([, { failed }]) => failed > 0).map(([suite]) => suite);
  }

  /** Forgets how these suites went, for they run again. */
  forget(suites: readonly Mocha.Suite[]): void {
    for (const suite of suites) this.#counts.delete(suite);
  }

  results(): SuiteResults {
    const counts = [...this.#counts.values()];
    return {
      passed: counts.reduce((sum, { passed }) => sum + passed, 0),
      failed: counts.reduce((sum, { failed }) => sum + failed, 0),
      files: this.#files,
    };
  }

  #count(parent: Mocha.Suite | undefined, key: 'passed' | 'failed'): void {
    let suite = parent;
    while (suite?.parent?.root === false) suite = suite.parent;
    if (suite === undefined) return;
    const counts = this.#counts.get(suite) ?? { passed: 0, failed: 0 };
    counts[key] += 1;
    this.#counts.set(suite, counts);
    // After each test, for a run may be stopped.
    this.#save();
  }

  #save(): void {
    const file = process.env.TEST_RESULTS;
    if (file !== undefined) writeFileSync(file, JSON.stringify(this.results()));
  }
}
