// Each word of the field has a file of its own, however few its fields are.

import * as fields from './fields.ts';

export const groupFields = {
  /** Its key in the API, which an update can change. */
  code: fields.key,
  name: fields.name,
  description: fields.text,
  createdAt: fields.time,
  updatedAt: fields.time,
} as const;

/** A group of a user pool. Who it is, is a matter of `model/identity.ts`. */
export type Group = fields.WithFields<typeof groupFields>;
