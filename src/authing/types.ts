// The shapes of the management API as this client gives them out. Source of the fields: the types of
// Authing's official v2 clients; server answers are parsed into these by the schemas beside.

/** A group of a user pool. It has no id: `code` is its key, and an update can change it. */
export interface Group {
  readonly code: string;
  readonly name: string;
  readonly description?: string;
  /** ISO 8601, with `Z` or an offset such as `+08:00`. */
  readonly createdAt?: string;
  /** ISO 8601, with `Z` or an offset such as `+08:00`. */
  readonly updatedAt?: string;
}

/** One page of a list, with the number of all items there are. */
export interface Page<T> {
  readonly totalCount: number;
  readonly list: readonly T[];
}

export type UserStatus = 'Suspended' | 'Resigned' | 'Activated' | 'Archived';

/** How the server says a custom value is to be read. */
export type CustomDataType = 'STRING' | 'NUMBER' | 'DATETIME' | 'BOOLEAN' | 'OBJECT' | 'SELECT';

/** One custom field of a user, its value read by `dataType`. */
export interface CustomDataField {
  readonly key: string;
  readonly label?: string;
  /** As the server names it; kept as it is when the server names one this client does not know. */
  readonly dataType: string;
  /** The typed value; the raw string where it does not parse; undefined where there is none. */
  readonly value: CustomValue | undefined;
}

export type CustomValue =
  | string
  | number
  | boolean
  | Date
  | null
  | readonly unknown[]
  | { readonly [key: string]: unknown };

/** A user of the pool. Fields the server left empty are absent. `password`, `oauth` and `token` are never selected. */
export interface User {
  readonly id: string;
  readonly status?: UserStatus | string;
  readonly username?: string;
  readonly email?: string;
  readonly emailVerified?: boolean;
  readonly phone?: string;
  readonly phoneVerified?: boolean;
  readonly nickname?: string;
  readonly photo?: string;
  readonly loginsCount?: number;
  readonly lastLogin?: string;
  readonly signedUp?: string;
  readonly blocked?: boolean;
  readonly isDeleted?: boolean;
  readonly company?: string;
  readonly name?: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly middleName?: string;
  readonly preferredUsername?: string;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly externalId?: string;
  /** Present only where the call asked for custom data. */
  readonly customData?: readonly CustomDataField[];
}

export type ResourceType = 'DATA' | 'API' | 'MENU' | 'UI' | 'BUTTON';

/** What a group (or another target) is authorized for. Items do not say their namespace. */
export interface AuthorizedResource {
  readonly code: string;
  readonly type?: ResourceType | string;
  readonly actions?: readonly string[];
  readonly apiIdentifier?: string;
}

/** A permission group ("resource namespace") of the pool, from the REST list. */
export interface Namespace {
  readonly code: string;
  readonly name?: string;
  readonly description?: string;
}

export type SortBy = 'CREATEDAT_DESC' | 'CREATEDAT_ASC' | 'UPDATEDAT_DESC' | 'UPDATEDAT_ASC';

/** The last argument of every call. */
export interface CallOptions {
  /** Aborts the call, which then fails with kind `aborted`. */
  readonly signal?: AbortSignal;
}
