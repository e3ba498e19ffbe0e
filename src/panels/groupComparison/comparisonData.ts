import { userHandle, userName } from '../../display/userName.ts';
import type { User } from '../../model/user.ts';
import { buildMatrix, type MatrixTable } from '../../permissions/matrix.ts';
import { type ComparedPerson, compareMembers } from '../../permissions/memberComparison.ts';
import type { ComparedGroup } from './comparedGroup.ts';

/** What is looked at of a group. */
type ReadGroup = Pick<ComparedGroup, 'named' | 'resources' | 'members'>;

/** The groups whose resources are known, side by side. */
export interface ComparisonData {
  /** Their names in it are what they are called beside each other. */
  readonly table: MatrixTable;
  readonly people: readonly ComparedPerson<User>[];
  /** The ids of the pools that its groups are of, a place for each group. */
  readonly pools: readonly string[];
}

/** Puts groups side by side, anew only where something of them is another than before. */
export class ComparisonBuilder {
  #parts: readonly unknown[] = [];
  #data: ComparisonData | undefined;
  readonly #language: string;

  /** @param language whose rules names are sorted by */
  constructor(language: string) {
    this.#language = language;
  }

  /** @returns undefined where there are not two groups yet to be compared; else the same as before, or another */
  build(groups: readonly ReadGroup[], labels: readonly string[]): ComparisonData | undefined {
    const known = groups.flatMap(({ named, resources, members }, index) =>
      resources === undefined ? [] : [{ named, resources, members, name: labels[index] ?? '' }],
    );
    const parts = known.flatMap(({ named, resources, members, name }) => [
      named.groupCode,
      name,
      resources,
      members,
    ]);
    if (isSame(parts, this.#parts)) return this.#data;
    this.#parts = parts;
    this.#data =
      known.length < 2
        ? undefined
        : {
            table: buildMatrix(
              known.map(({ named, resources, name }) => ({
                code: named.groupCode,
                name,
                grants: resources.resources,
              })),
            ),
            pools: known.map(({ named }) => named.poolId),
            people: this.#peopleOf(known),
          };
    return this.#data;
  }

  /**
   * Their members, as people sort names. While more of them are to come, they stand as they came: rows in sight would
   * move with each page that is read.
   */
  #peopleOf(
    groups: readonly Pick<ReadGroup, 'named' | 'members'>[],
  ): readonly ComparedPerson<User>[] {
    const people = compareMembers(
      groups.map(({ named, members }) => ({
        pool: named.poolId,
        users: members?.users ?? [],
        complete: members?.complete ?? false,
      })),
    );
    if (!groups.every(({ members }) => members?.complete)) return people;
    const { compare } = new Intl.Collator(this.#language, { numeric: true });
    const named = people.map((person) => ({ person, name: userName(person.user) }));
    return named.sort((a, b) => compare(a.name, b.name)).map(({ person }) => person);
  }
}

/** The groups side by side as the page gets them. */
export function sentComparison({ table, people }: ComparisonData, revision: number) {
  return {
    table: { ...table, revision },
    people: people.map(({ user, memberships }) => ({
      name: userName(user),
      handle: userHandle(user) ?? '',
      memberships,
    })),
  };
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
