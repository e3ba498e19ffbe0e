import { verbOf } from './actions.ts';
import type { MatrixTable } from './matrix.ts';

/** What the actions of grants are called without the codes of their resources: `read` for `orders:read`. */
export class Verbs {
  /** Each verb that occurs, once. */
  readonly names: readonly string[];
  /** The verbs of each grant, as places among the names. */
  readonly #ofGrant: readonly Uint32Array[];

  constructor({ grants, resources, actionLists }: MatrixTable) {
    const places = new Map<string, number>();
    /** By resource and list: most grants of a resource have one of few lists. */
    const known = new Map<number, Uint32Array>();
    this.#ofGrant = Array.from(grants.resourceIndex, (resource, grant) => {
      const list = grants.actionsIndex[grant] ?? 0;
      const id = resource * actionLists.length + list;
      let verbs = known.get(id);
      if (verbs === undefined) {
        const code = resources.code[resource] ?? '';
        verbs = Uint32Array.from(actionLists[list] ?? [], (action) => {
          const verb = verbOf(action, code);
          const place = places.get(verb) ?? places.size;
          places.set(verb, place);
          return place;
        });
        known.set(id, verbs);
      }
      return verbs;
    });
    this.names = [...places.keys()];
  }

  /** Says of a grant whether it has a verb. One of all actions has each. */
  having(verb: string): (grant: number) => boolean {
    const wanted = [this.names.indexOf(verb), this.names.indexOf('*')].filter(
      (place) => place >= 0,
    );
    return (grant) => wanted.some((place) => this.#ofGrant[grant]?.includes(place));
  }
}
