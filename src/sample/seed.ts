import { companySeed } from './seed/company.ts';
import { generatedSeed } from './seed/generated.ts';
import { stagingSeed } from './seed/staging.ts';
import type { SeedLanguage } from './seed/texts.ts';
import type { State } from './state.ts';

/** Which data there is to be; without any size it is the small company. */
export interface SeedOptions {
  /** Of names and descriptions: in English, the default, they are those of a company that speaks both. */
  readonly language?: SeedLanguage;
  /** The company's second pool, for trying things out, instead of its first; not with sizes. */
  readonly staging?: boolean;
  readonly groups?: number;
  readonly users?: number;
  readonly resources?: number;
  /** How many resources each group but `everyone` is authorized for; a few unless given. */
  readonly grants?: number;
  /** How many namespaces there are, the four of the company among them; only those unless given. */
  readonly namespaces?: number;
}

/** Makes the data a sample pool starts with. The same options always make the same data. */
export function makeSeed({ staging, language = 'en', ...sizes }: SeedOptions): State {
  const { groups, users, resources, grants, namespaces } = sizes;
  const isCompany = Object.values({ groups, users, resources, grants, namespaces }).every(
    (size) => size === undefined,
  );
  if (isCompany) return staging ? stagingSeed(language) : companySeed(language);
  return generatedSeed(
    {
      groups: groups ?? 12,
      users: users ?? 60,
      resources: resources ?? 40,
      grants,
      namespaces,
    },
    language,
  );
}
