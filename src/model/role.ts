import * as fields from './fields.ts';

export const roleFields = {
  id: fields.identifier,
  code: fields.key,
  /** The code of the namespace that the role belongs to. */
  namespace: fields.text,
  description: fields.text,
} as const;

/** A role, which users have and which is authorized as groups are. */
export type Role = fields.WithFields<typeof roleFields>;

export const departmentFields = {
  id: fields.key,
  code: fields.text,
  name: fields.name,
} as const;

/** A department of an organization, which users are in and which is authorized as groups are. */
export type Department = fields.WithFields<typeof departmentFields>;
