import type { Allowed } from '../../permissions/reach.ts';
import { allowedTogether } from '../../permissions/reach.ts';
import type { SentPeople } from '../../protocol/resourceAccess.ts';

/** Somebody who may use a resource. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** What stands beside the name; '' for nothing. */
  readonly handle: string;
}

/** A group that may use it, with the members that are known. */
export interface GroupWithPeople {
  readonly code: string;
  readonly name: string;
  readonly allowed: Allowed;
  readonly people: readonly Person[];
}

/** The people by column, without the number of the answer. */
export type PeopleTable = Omit<SentPeople, 'revision'>;

/** Puts the members of groups together: each person once, with the groups they come through. */
export function buildPeople(groups: readonly GroupWithPeople[]): PeopleTable {
  const persons = new Map<string, { readonly person: Person; readonly through: number[] }>();
  for (const [place, { people }] of groups.entries()) {
    for (const person of people) {
      const known = persons.get(person.id);
      if (known === undefined) persons.set(person.id, { person, through: [place] });
      else if (known.through.at(-1) !== place) known.through.push(place);
    }
  }
  const throughLists: number[][] = [];
  const numbers = new Map<string, number>();
  const through = Array.from(persons.values(), ({ through: list }) => {
    const id = list.join();
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, throughLists.length);
    return throughLists.push(list) - 1;
  });
  const all = Array.from(persons.values(), ({ person }) => person);
  return {
    groups: groups.map(({ code, name }) => ({ code, name })),
    throughLists,
    allowedLists: throughLists.map((list) =>
      allowedTogether(list.flatMap((place) => groups[place]?.allowed ?? [])),
    ),
    id: all.map(({ id }) => id),
    name: all.map(({ name }) => name),
    handle: all.map(({ handle }) => handle),
    through,
  };
}
