import { isDeepStrictEqual } from 'node:util';
import type { CustomDataField, User } from '../model/user.ts';
import type { CustomField, SharedValues } from './sharedValues.ts';

/**
 * A user as the directory keeps it, as there may be tens of thousands: with what is shown of a user and
 * nothing else. Absent fields are no properties, texts that many users have are kept once, and so are the
 * descriptions of custom data, of which each user has the values alone. All fields are set in one
 * constructor, for V8 gives objects that were built key by key up to three times the memory.
 */
export class KeptUser implements User {
  readonly id: string;
  declare readonly status?: string;
  declare readonly username?: string;
  declare readonly email?: string;
  declare readonly phone?: string;
  declare readonly blocked?: true;
  declare readonly company?: string;
  declare readonly name?: string;
  declare readonly nickname?: string;
  declare readonly givenName?: string;
  declare readonly familyName?: string;
  declare readonly preferredUsername?: string;
  declare readonly lastLogin?: string;
  declare readonly createdAt?: string;
  readonly #customFields: readonly CustomField[];
  readonly #customValues: readonly CustomDataField['value'][];

  constructor(user: User, values: SharedValues) {
    this.id = user.id;
    if (user.status !== undefined) this.status = values.text(user.status);
    if (user.username !== undefined) this.username = user.username;
    if (user.email !== undefined) this.email = user.email;
    if (user.phone !== undefined) this.phone = user.phone;
    if (user.blocked) this.blocked = true;
    if (user.company !== undefined) this.company = values.text(user.company);
    if (user.name !== undefined) this.name = values.text(user.name);
    if (user.nickname !== undefined) this.nickname = values.text(user.nickname);
    if (user.givenName !== undefined) this.givenName = values.text(user.givenName);
    if (user.familyName !== undefined) this.familyName = values.text(user.familyName);
    if (user.preferredUsername !== undefined) this.preferredUsername = user.preferredUsername;
    if (user.lastLogin !== undefined) this.lastLogin = user.lastLogin;
    if (user.createdAt !== undefined) this.createdAt = user.createdAt;
    const customData = user.customData ?? [];
    this.#customFields = values.customFields(customData.map(({ value, ...field }) => field));
    this.#customValues = customData.length === 0 ? none : customData.map(({ value }) => value);
  }

  /** Made anew each time. */
  get customData(): readonly CustomDataField[] {
    return this.#customFields.map((field, index) => ({
      ...field,
      value: this.#customValues[index],
    }));
  }

  /** Whether the same is known of both. */
  equals(other: KeptUser): boolean {
    return (
      isDeepStrictEqual(this, other) &&
      isDeepStrictEqual(this.#customFields, other.#customFields) &&
      isDeepStrictEqual(this.#customValues, other.#customValues)
    );
  }
}

const none: readonly never[] = [];
