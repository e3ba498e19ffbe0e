// The state of a sample pool as plain data: what the data file holds, and what a seed makes. Lists
// are kept oldest first; their order breaks ties between equal times.
import * as v from 'valibot';

/** Grows when the shape of the state changes in a way older versions cannot read. */
export const stateVersion = 1;

export const resourceTypes = ['DATA', 'API', 'MENU', 'UI', 'BUTTON'] as const;
export const targetTypes = ['USER', 'ROLE', 'GROUP', 'ORG', 'AK_SK'] as const;

/** The fields of a user that are text and are kept as they come; absent means the server has none. */
export const userTextFields = [
  'username',
  'email',
  'phone',
  'phoneCountryCode',
  'externalId',
  'unionid',
  'openid',
  'nickname',
  'photo',
  'password',
  'oauth',
  'token',
  'tokenExpiredAt',
  'lastLogin',
  'lastIP',
  'signedUp',
  'device',
  'browser',
  'company',
  'name',
  'givenName',
  'familyName',
  'middleName',
  'profile',
  'preferredUsername',
  'website',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
  'address',
  'formatted',
  'streetAddress',
  'locality',
  'region',
  'postalCode',
  'city',
  'province',
  'country',
  'expiredAt',
  'directManagement',
] as const;

const text = v.exactOptional(v.string());
const flag = v.exactOptional(v.boolean());

/** Custom values by key, as the strings they travel as; null is a field without a value. */
const customValues = v.exactOptional(v.record(v.string(), v.nullable(v.string())));

const identity = v.object({
  provider: v.string(),
  userIdInIdp: v.string(),
  openid: text,
  userInfoInIdp: text,
  connectionId: text,
  isSocial: flag,
  refreshToken: text,
  accessToken: text,
  type: text,
  extIdpId: text,
});

const user = v.object({
  id: v.string(),
  createdAt: v.string(),
  updatedAt: v.string(),
  status: v.picklist(['Suspended', 'Resigned', 'Activated', 'Archived']),
  ...v.entriesFromList(userTextFields, text),
  emailVerified: flag,
  phoneVerified: flag,
  blocked: flag,
  isDeleted: flag,
  newlyCreated: flag,
  loginsCount: v.exactOptional(v.number()),
  registerSource: v.exactOptional(v.array(v.string())),
  identities: v.exactOptional(v.array(identity)),
  departmentId: text,
  custom: customValues,
});

const group = v.object({
  /** Inside the sample pool only: a code can change, what refers to a group must not. */
  id: v.string(),
  code: v.string(),
  name: v.string(),
  description: v.nullable(v.string()),
  createdAt: v.string(),
  updatedAt: v.string(),
  /** Ids of users, in the order they joined. */
  members: v.array(v.string()),
});

const namespace = v.object({
  id: v.number(),
  code: v.string(),
  name: v.string(),
  description: v.string(),
  status: v.number(),
  appId: v.nullable(v.string()),
  appName: v.nullable(v.string()),
});

const resource = v.object({
  id: v.string(),
  namespace: v.string(),
  code: v.string(),
  type: v.nullable(v.picklist(resourceTypes)),
  description: v.nullable(v.string()),
  actions: v.array(v.object({ name: v.string(), description: v.string() })),
  apiIdentifier: v.nullable(v.string()),
  createdAt: v.string(),
  updatedAt: v.string(),
});

const grant = v.object({
  namespace: v.string(),
  type: v.nullable(v.picklist(resourceTypes)),
  /** The code as granted: for DATA `type:id` or `type:*`. */
  resource: v.string(),
  targetType: v.picklist(targetTypes),
  /** The id of a user or (inside) of a group, the code of a role, the id of a department, a key. */
  target: v.string(),
  actions: v.array(v.string()),
});

const role = v.object({
  namespace: v.string(),
  code: v.string(),
  name: v.string(),
  userIds: v.array(v.string()),
  custom: customValues,
});

const department = v.object({
  id: v.string(),
  code: v.string(),
  name: v.string(),
  parentId: v.nullable(v.string()),
  custom: customValues,
});

const customField = v.object({
  targetType: v.picklist(['NODE', 'ORG', 'USER', 'USERPOOL', 'ROLE', 'PERMISSION', 'APPLICATION']),
  dataType: v.picklist(['STRING', 'NUMBER', 'DATETIME', 'BOOLEAN', 'OBJECT', 'SELECT']),
  key: v.string(),
  label: v.nullable(v.string()),
  /** For SELECT: the choices as JSON. */
  options: v.nullable(v.string()),
});

/** Reads a data file; anything else than a whole state of this version is refused. */
export const stateSchema = v.object({
  version: v.literal(stateVersion),
  users: v.array(user),
  groups: v.array(group),
  namespaces: v.array(namespace),
  resources: v.array(resource),
  grants: v.array(grant),
  roles: v.array(role),
  departments: v.array(department),
  customFields: v.array(customField),
});

export type State = v.InferOutput<typeof stateSchema>;
export type UserRecord = v.InferOutput<typeof user>;
export type GroupRecord = v.InferOutput<typeof group>;
export type NamespaceRecord = v.InferOutput<typeof namespace>;
export type ResourceRecord = v.InferOutput<typeof resource>;
export type GrantRecord = v.InferOutput<typeof grant>;
export type RoleRecord = v.InferOutput<typeof role>;
export type DepartmentRecord = v.InferOutput<typeof department>;
export type CustomFieldRecord = v.InferOutput<typeof customField>;
export type IdentityRecord = v.InferOutput<typeof identity>;
export type ResourceType = (typeof resourceTypes)[number];
export type TargetType = (typeof targetTypes)[number];
