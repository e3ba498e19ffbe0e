import type { MatrixTable } from './matrix.ts';

/** Finds the grants of a resource in a table, and in no time that of one group. */
export class GrantIndex {
  readonly #groupIndex: Uint32Array;
  /** Where the grants of each resource begin in `#ofResource`; one more place for the end. */
  readonly #starts: Uint32Array;
  /** The grants by resource, those of each by group: as places in the table. */
  readonly #ofResource: Uint32Array;

  constructor({ grants, resources }: Pick<MatrixTable, 'grants' | 'resources'>) {
    const size = resources.code.length;
    this.#groupIndex = grants.groupIndex;
    this.#starts = new Uint32Array(size + 1);
    for (const resource of grants.resourceIndex) add(this.#starts, resource + 1, 1);
    for (let at = 1; at <= size; at += 1) add(this.#starts, at, this.#starts[at - 1] ?? 0);
    const next = this.#starts.slice();
    this.#ofResource = new Uint32Array(grants.groupIndex.length);
    for (const [grant, resource] of grants.resourceIndex.entries()) {
      this.#ofResource[next[resource] ?? 0] = grant;
      add(next, resource, 1);
    }
  }

  /** The grant of a resource to a group, as a place in the table. */
  at(resource: number, group: number): number | undefined {
    let [low, high] = [this.#starts[resource] ?? 0, (this.#starts[resource + 1] ?? 0) - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const grant = this.#ofResource[middle] ?? 0;
      const found = this.#groupIndex[grant] ?? 0;
      if (found === group) return grant;
      if (found < group) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** Visits the grants of a resource, as places in the table, by group. */
  each(resource: number, visit: (grant: number) => void): void {
    const end = this.#starts[resource + 1] ?? 0;
    for (let at = this.#starts[resource] ?? 0; at < end; at += 1) visit(this.#ofResource[at] ?? 0);
  }
}

function add(counts: Uint32Array, at: number, more: number): void {
  counts[at] = (counts[at] ?? 0) + more;
}
