import { AccessTable, type GrantFilter, type ResourceName, type Target } from './accessTable.ts';
import { GroupTable } from './groupTable.ts';
import { SampleError } from './messages.ts';
import {
  type CustomFieldRecord,
  type DepartmentRecord,
  type GrantRecord,
  type GroupRecord,
  type ResourceType,
  type RoleRecord,
  type State,
  stateVersion,
  type TargetType,
  type UserRecord,
} from './state.ts';
import { UserTable } from './userTable.ts';

/** Which members, roles and departments a search of users is narrowed to. */
export interface SearchScope {
  readonly groups?: readonly string[] | undefined;
  readonly roles?:
    | readonly { readonly code: string; readonly namespace?: string | null }[]
    | undefined;
  readonly departments?:
    | readonly {
        readonly departmentId: string;
        readonly includeChildrenDepartments?: boolean | null;
      }[]
    | undefined;
}

/**
 * A user pool in memory. What concerns users, groups or access alone is in the tables; here is what
 * ties them together. Every change checks first and then changes, so that a refused one leaves no
 * trace.
 */
export class Pool {
  readonly userPoolId: string;
  readonly users: UserTable;
  readonly groups: GroupTable;
  readonly access: AccessTable;
  readonly roles: readonly RoleRecord[];
  readonly departments: readonly DepartmentRecord[];
  readonly customFields: CustomFieldRecord[];

  constructor(userPoolId: string, state: State) {
    this.userPoolId = userPoolId;
    this.users = new UserTable(state.users);
    this.groups = new GroupTable(state.groups);
    this.access = new AccessTable(state.namespaces, state.resources, state.grants);
    this.roles = state.roles;
    this.departments = state.departments;
    this.customFields = [...state.customFields];
  }

  /** The pool as plain data, to be kept. */
  toState(): State {
    return {
      version: stateVersion,
      users: [...this.users.timeline.items],
      groups: [...this.groups.timeline.items],
      namespaces: [...this.access.namespaces],
      resources: [...this.access.resources],
      grants: [...this.access.grants()],
      roles: [...this.roles],
      departments: [...this.departments],
      customFields: [...this.customFields],
    };
  }

  /** @throws SampleError where the group or one of the users is missing; then nobody is added */
  addMembers(code: string, userIds: readonly string[]) {
    const group = this.groups.require(code);
    for (const userId of userIds) this.users.require(userId);
    this.groups.addMembers(group, userIds);
  }

  /** @throws SampleError where the group or one of the users is missing; then nobody is removed */
  removeMembers(code: string, userIds: readonly string[]) {
    const group = this.groups.require(code);
    for (const userId of userIds) this.users.require(userId);
    this.groups.removeMembers(group, userIds);
  }

  /** @throws SampleError where one of the groups is missing; then none is deleted */
  deleteGroups(codes: readonly string[]) {
    for (const group of this.groups.deleteMany(codes)) {
      this.access.revokeAll({ targetType: 'GROUP', target: group.id });
    }
  }

  /** @returns a test that lets through who is in any of each kind named */
  scopeTest({ groups, roles, departments }: SearchScope): (user: UserRecord) => boolean {
    const tests: ((user: UserRecord) => boolean)[] = [];
    if (groups) {
      const userIds = new Set(groups.flatMap((code) => this.groups.get(code)?.members ?? []));
      tests.push((user) => userIds.has(user.id));
    }
    if (roles) {
      const userIds = new Set(
        this.roles
          .filter((role) =>
            roles.some(
              ({ code, namespace }) =>
                code === role.code && (!namespace || namespace === role.namespace),
            ),
          )
          .flatMap((role) => role.userIds),
      );
      tests.push((user) => userIds.has(user.id));
    }
    if (departments) {
      const ids = new Set(
        departments.flatMap(({ departmentId, includeChildrenDepartments }) =>
          includeChildrenDepartments ? this.#withChildren(departmentId) : [departmentId],
        ),
      );
      tests.push((user) => user.departmentId !== undefined && ids.has(user.departmentId));
    }
    return (user) => tests.every((test) => test(user));
  }

  /**
   * Turns what the API calls a target into the one grants name.
   *
   * @throws SampleError where a user or a group is missing; of the other kinds the sample pool
   * keeps no complete list, so they are taken as they come
   */
  target(targetType: TargetType, identifier: string): Target {
    switch (targetType) {
      case 'USER':
        return { targetType, target: this.users.require(identifier).id };
      case 'GROUP':
        return { targetType, target: this.groups.require(identifier).id };
      default:
        return { targetType, target: identifier };
    }
  }

  /** The identifier the API shows for the target of a grant: of a group its present code. */
  identifierOf({ targetType, target }: Target) {
    return targetType === 'GROUP' ? (this.groups.byId(target)?.code ?? target) : target;
  }

  /**
   * Fills in what a call may leave out: the namespace `default`, and the type that the catalogue
   * knows for the code (`authorizeResource` of the official clients never names one).
   *
   * @throws SampleError where the code is missing or there is no such namespace
   */
  resourceName(
    namespace: string | null | undefined,
    type: ResourceType | null | undefined,
    resource: string | null | undefined,
  ): ResourceName {
    if (!resource) throw new SampleError('argumentMissing', { name: 'resource' });
    const code = this.namespaceCode(namespace);
    return {
      namespace: code,
      type: type ?? this.access.resource(code, resource)?.type ?? 'DATA',
      resource,
    };
  }

  /**
   * The namespace that a call means: `default` where it names none.
   *
   * @throws SampleError where there is no such namespace
   */
  namespaceCode(namespace: string | null | undefined): string {
    const code = namespace || 'default';
    if (!this.access.namespace(code)) throw new SampleError('namespaceNotFound', { code });
    return code;
  }

  /** What a group is authorized for. */
  grantsOfGroup(group: GroupRecord, filter: GrantFilter) {
    return this.access.grantsOf({ targetType: 'GROUP', target: group.id }, filter);
  }

  /**
   * What a user is authorized for: themselves, and by their groups, roles and department, as
   * Authing's documentation of "list a user's authorized resources" has it. A resource that comes
   * in more than one way is there once, with all the actions.
   */
  grantsOfUser(user: UserRecord, filter: GrantFilter): GrantRecord[] {
    const targets: Target[] = [
      { targetType: 'USER', target: user.id },
      ...this.groups
        .ofUser(user.id)
        .map((group) => ({ targetType: 'GROUP' as const, target: group.id })),
      ...this.roles
        .filter((role) => role.userIds.includes(user.id))
        .map((role) => ({ targetType: 'ROLE' as const, target: role.code })),
      ...(user.departmentId ? [{ targetType: 'ORG' as const, target: user.departmentId }] : []),
    ];
    const merged = new Map<string, GrantRecord>();
    for (const target of targets) {
      for (const grant of this.access.grantsOf(target, filter)) {
        const name = JSON.stringify([grant.namespace, grant.type, grant.resource]);
        const known = merged.get(name);
        const actions = known ? [...new Set([...known.actions, ...grant.actions])] : grant.actions;
        merged.set(name, { ...grant, actions });
      }
    }
    return [...merged.values()];
  }

  /** What any target is authorized for, a user with what is inherited. */
  grantsOfTarget(targetType: TargetType, identifier: string, filter: GrantFilter) {
    const target = this.target(targetType, identifier);
    return targetType === 'USER'
      ? this.grantsOfUser(this.users.require(identifier), filter)
      : this.access.grantsOf(target, filter);
  }

  #withChildren(departmentId: string): string[] {
    return [
      departmentId,
      ...this.departments
        .filter(({ parentId }) => parentId === departmentId)
        .flatMap(({ id }) => this.#withChildren(id)),
    ];
  }
}
