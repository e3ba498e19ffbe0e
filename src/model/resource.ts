import * as fields from './fields.ts';

/** The types of resources that grants can be made and taken back by. */
export const resourceTypes = ['DATA', 'API', 'MENU', 'UI', 'BUTTON'] as const;

export type ResourceType = (typeof resourceTypes)[number];

export const authorizedResourceFields = {
  code: fields.key,
  /** A `ResourceType`, or one that the server alone knows. */
  type: fields.text,
  actions: fields.texts,
  apiIdentifier: fields.text,
} as const;

/** What a group (or another target) is authorized for. It does not say its namespace. */
export type AuthorizedResource = fields.WithFields<typeof authorizedResourceFields>;

/** Names one resource. */
export interface ResourceName {
  /** Undefined for whichever has it. */
  readonly namespace?: string | undefined;
  /** Undefined for any type. */
  readonly type?: string | undefined;
  readonly code: string;
}

/** Whether both name the same resource. */
export function isSameResource(a: ResourceName, b: ResourceName): boolean {
  return a.code === b.code && a.namespace === b.namespace && a.type === b.type;
}

/** What a resource can be authorized to. */
export type TargetType = 'USER' | 'ROLE' | 'GROUP' | 'ORG' | 'AK_SK';

export const authorizedTargetFields = {
  /** A `TargetType`, or one that the server alone knows. */
  targetType: fields.text,
  /** Of a group its code or, on some servers, an internal id that is no code. */
  targetIdentifier: fields.text,
  actions: fields.texts,
} as const;

/** A holder of a permission on a resource. */
export type AuthorizedTarget = fields.WithFields<typeof authorizedTargetFields>;

/** To whom a resource is granted, and for what. */
export interface Grant {
  readonly targetType: TargetType;
  /** Of a group, its code. */
  readonly targetIdentifier: string;
  /** All actions where left out. */
  readonly actions?: readonly string[] | undefined;
}

export const namespaceFields = {
  id: fields.identifier,
  code: fields.key,
  name: fields.text,
  description: fields.text,
  status: fields.number,
  /** The application the namespace belongs to, where it belongs to one. */
  appId: fields.text,
  appName: fields.text,
} as const;

/** A permission group ("resource namespace") of the pool. */
export type Namespace = fields.WithFields<typeof namespaceFields>;

export const actionFields = { name: fields.key, description: fields.text } as const;

/** Something that can be done with a resource. */
export type ResourceAction = fields.WithFields<typeof actionFields>;

export const resourceFields = {
  id: fields.identifier,
  code: fields.key,
  /** A `ResourceType`, or one that the server alone knows. */
  type: fields.text,
  description: fields.text,
  actions: fields.listOf(actionFields),
  /** The code of its namespace. */
  namespace: fields.text,
  apiIdentifier: fields.text,
} as const;

/** A resource as the pool defines it. */
export type Resource = fields.WithFields<typeof resourceFields>;
