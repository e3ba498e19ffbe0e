import type { CustomDataField } from '../model/user.ts';

/** What describes a field of custom data, without a user's value. */
export type CustomField = Omit<CustomDataField, 'value'>;

/** So many different ones are shared: of what there are more, most stand only once anyway. */
const mostShared = 10_000;

/** Keeps once what thousands of users have alike: the same company or family name, the same custom fields. */
export class SharedValues {
  readonly #texts = new Map<string, string>();
  readonly #customFields = new Map<string, readonly CustomField[]>();

  /** An equal text that was seen before, or else this one. */
  text(text: string): string {
    return shared(this.#texts, text, text);
  }

  /** Equal descriptions that were seen before, or else these. */
  customFields(fields: readonly CustomField[]): readonly CustomField[] {
    return shared(this.#customFields, JSON.stringify(fields), fields);
  }

  /** Forgets what is shared: what is kept of it stays as it is. */
  clear(): void {
    this.#texts.clear();
    this.#customFields.clear();
  }
}

function shared<T>(known: Map<string, T>, key: string, value: T): T {
  const former = known.get(key);
  if (former !== undefined) return former;
  if (known.size < mostShared) known.set(key, value);
  return value;
}
