import { companySeed } from './seed/company.ts';
import { generatedSeed } from './seed/generated.ts';
import type { State } from './state.ts';

/** How much data there is to be; without any size it is the small company. */
export interface Sizes {
  readonly groups?: number;
  readonly users?: number;
  readonly resources?: number;
  /** How many resources each group but `everyone` is authorized for; a few unless given. */
  readonly grants?: number;
}

/** Makes the data a sample pool starts with. The same sizes always make the same data. */
export function makeSeed({ groups, users, resources, grants }: Sizes): State {
  const isCompany = [groups, users, resources, grants].every((size) => size === undefined);
  if (isCompany) return companySeed();
  return generatedSeed({
    groups: groups ?? 12,
    users: users ?? 60,
    resources: resources ?? 40,
    grants,
  });
}
