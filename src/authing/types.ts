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

/** An account at an identity provider that belongs to a user. Its tokens are never selected. */
export interface Identity {
  readonly openid?: string;
  readonly userIdInIdp?: string;
  readonly userId?: string;
  readonly connectionId?: string;
  readonly isSocial?: boolean;
  readonly provider?: string;
  readonly type?: string;
  readonly userPoolId?: string;
  readonly extIdpId?: string;
}

/**
 * A user of the pool. Fields the server left empty are absent. `password`, `oauth` and `token` are
 * never selected. Times are strings as the server writes them, mostly ISO 8601.
 */
export interface User {
  readonly id: string;
  readonly arn?: string;
  readonly userPoolId?: string;
  readonly status?: UserStatus | string;
  readonly username?: string;
  readonly email?: string;
  readonly emailVerified?: boolean;
  readonly phone?: string;
  readonly phoneVerified?: boolean;
  readonly phoneCountryCode?: string;
  readonly unionid?: string;
  readonly openid?: string;
  readonly externalId?: string;
  /** Only from `users.list`, `users.get` and `users.batch`. */
  readonly identities?: readonly Identity[];
  readonly registerSource?: readonly string[];
  readonly photo?: string;
  readonly tokenExpiredAt?: string;
  readonly loginsCount?: number;
  readonly lastLogin?: string;
  readonly lastIP?: string;
  readonly signedUp?: string;
  readonly blocked?: boolean;
  readonly isDeleted?: boolean;
  readonly device?: string;
  readonly browser?: string;
  readonly company?: string;
  readonly name?: string;
  readonly nickname?: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly middleName?: string;
  readonly preferredUsername?: string;
  readonly profile?: string;
  readonly website?: string;
  readonly gender?: string;
  readonly birthdate?: string;
  readonly zoneinfo?: string;
  readonly locale?: string;
  readonly address?: string;
  readonly formatted?: string;
  readonly streetAddress?: string;
  readonly locality?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly province?: string;
  readonly country?: string;
  readonly createdAt?: string;
  readonly updatedAt?: string;
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
  readonly id?: string;
  readonly code: string;
  readonly name?: string;
  readonly description?: string;
  readonly status?: number;
  /** The application the namespace belongs to, where it belongs to one. */
  readonly appId?: string;
  readonly appName?: string;
}

/** A resource as the pool defines it, from the REST list. */
export interface Resource {
  readonly id?: string;
  readonly code: string;
  readonly type?: ResourceType | string;
  readonly description?: string;
  readonly actions?: readonly ResourceAction[];
  /** The code of its namespace. */
  readonly namespace?: string;
  readonly apiIdentifier?: string;
}

/** Something that can be done with a resource. */
export interface ResourceAction {
  readonly name: string;
  readonly description?: string;
}

/** What a resource can be authorized to. */
export type TargetType = 'USER' | 'ROLE' | 'GROUP' | 'ORG' | 'AK_SK';

/** A holder of a permission on a resource. */
export interface AuthorizedTarget {
  readonly targetType?: TargetType | string;
  /** Of a group its code or, on some servers, an internal id that is no code. */
  readonly targetIdentifier?: string;
  readonly actions?: readonly string[];
}

export type SortBy = 'CREATEDAT_DESC' | 'CREATEDAT_ASC' | 'UPDATEDAT_DESC' | 'UPDATEDAT_ASC';

/** Which part of a list. */
export interface PageOptions {
  /** 1-based; 1 unless told otherwise. */
  readonly page?: number | undefined;
  /** Items a page; 10 unless told otherwise. The server's largest is not documented: 50 is safe. */
  readonly limit?: number | undefined;
}

/** The last argument of every call. */
export interface CallOptions {
  /** Aborts the call, which then fails with kind `aborted`. */
  readonly signal?: AbortSignal | undefined;
}
