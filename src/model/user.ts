import * as v from 'valibot';
import * as fields from './fields.ts';

/** A value of a custom field, by its data type; the text it is where it does not parse. */
export type CustomValue =
  | string
  | number
  | boolean
  | Date
  | null
  | readonly unknown[]
  | { readonly [key: string]: unknown };

export const customDataFields = {
  key: fields.key,
  /** Undefined where there is none. */
  value: v.custom<CustomValue | undefined>(() => true),
  /** As the server names it, such as `NUMBER`. */
  dataType: v.string(),
  label: fields.text,
} as const;

/** One custom field of a user. */
export type CustomDataField = fields.WithFields<typeof customDataFields>;

export const identityFields = {
  openid: fields.text,
  userIdInIdp: fields.text,
  userId: fields.text,
  connectionId: fields.text,
  isSocial: fields.flag,
  provider: fields.text,
  type: fields.text,
  userPoolId: fields.text,
  extIdpId: fields.text,
} as const;

/** An account at an identity provider that belongs to a user. Its tokens are no fields of it. */
export type Identity = fields.WithFields<typeof identityFields>;

/** What is known of every user. Neither `password` nor `oauth` nor `token` ever belongs here. */
export const userFields = {
  id: fields.key,
  arn: fields.text,
  status: fields.text,
  userPoolId: fields.text,
  username: fields.text,
  email: fields.text,
  emailVerified: fields.flag,
  phone: fields.text,
  phoneVerified: fields.flag,
  unionid: fields.text,
  openid: fields.text,
  nickname: fields.text,
  registerSource: fields.texts,
  photo: fields.text,
  tokenExpiredAt: fields.time,
  loginsCount: fields.number,
  lastLogin: fields.time,
  lastIP: fields.text,
  signedUp: fields.time,
  blocked: fields.flag,
  isDeleted: fields.flag,
  device: fields.text,
  browser: fields.text,
  company: fields.text,
  name: fields.text,
  givenName: fields.text,
  familyName: fields.text,
  middleName: fields.text,
  profile: fields.text,
  preferredUsername: fields.text,
  website: fields.text,
  gender: fields.text,
  birthdate: fields.text,
  zoneinfo: fields.text,
  locale: fields.text,
  address: fields.text,
  formatted: fields.text,
  streetAddress: fields.text,
  locality: fields.text,
  region: fields.text,
  postalCode: fields.text,
  city: fields.text,
  province: fields.text,
  country: fields.text,
  createdAt: fields.time,
  updatedAt: fields.time,
  externalId: fields.text,
  phoneCountryCode: fields.text,
} as const;

/** What is known of a user where it was asked for. */
const askedFor = {
  identities: fields.listOf(identityFields),
  customData: fields.listOf(customDataFields),
} as const;

/** A user of the pool. */
export type User = fields.WithFields<typeof userFields & typeof askedFor>;
