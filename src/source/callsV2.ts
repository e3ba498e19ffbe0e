/**
 * What the strings in calls of the first-generation SDKs (v2) are. To read and to add to by hand; `sdkTable.ts`
 * says how a line is written.
 *
 * Before the bar are the SDKs that have the call: js (authing-js-sdk, Guard and the mini-program SDK), py, php,
 * java, go, cs (the C# SDK Authing.Library) and net (the C# SDK Authing.ApiClient). The bracketed name is the
 * part of the client, such as `client.groups`. A Go client has no parts: `as` gives the name of its method.
 *
 * Calls that take only codes of roles or policies, ids or page numbers are left out.
 */
export const callsV2 = `
[groups]
js py php cs net | addUsers(code: group)
java | addUsers(param: AddUserToGroupParam { code: group })
go | addUsers(code: group) as AddUserToGroups
js py php cs net | create(code: group)
java | create(param: CreateGroupParam { code: group })
go | create(req: CreateGroupsRequest { code: group }) as CreateGroups
js py php java cs net | delete(code: group)
go | delete(code: group) as DeleteGroups
js py php java cs net | deleteMany(codeList: group)
go | deleteMany(codes: group) as BatchDeleteGroups
js py php java cs net | detail(code: group)
go | detail(code: group) as DetailGroups
js | listAuthorizedResources(code: group, namespace: namespace, options: { resourceType: type })
py php cs net | listAuthorizedResources(code|groupCode: group, namespace: namespace, resourceType: type)
java | listAuthorizedResources(param: ListGroupAuthorizedResourcesParam { code: group, namespace: namespace, resourceType: type })
go | listAuthorizedResources(req: ListGroupsAuthorizedResourcesRequest { code: group, namespace: namespace, resourceType: type }) as ListGroupsAuthorizedResources
js py php java cs net | listUsers(code: group)
java | listUsers(param: GroupWithUsersParam { code: group })
go | listUsers(code: group) as ListGroupsUser
js py php cs net | removeUsers(code: group)
java | removeUsers(param: RemoveUserFromGroupParam { code: group })
go | removeUsers(code: group) as RemoveGroupUsers
js | update(code: group, input: { newCode: group })
py | update(code: group, newCode: group)
java | update(param: UpdateGroupParam { code: group, newCode: group })
go | update(req: UpdateGroupsRequest { code: group, newCode: group }) as UpdateGroups
php cs net | update(code: group, name, description, newCode: group)

[acl]
js net | allow(userId, resource: instance, action: action, namespace: namespace)
py | allow(resource: instance, action: action, namespace: namespace)
java | allow(resource: instance, action: action, userId)
net | allow(resource: instance, action: action, userId, role)
java | allow(resource: instance, action: action, userId, namespaceCode: namespace)
go | allow(request: AllowRequest { resource: instance, action: action, namespace: namespace }) as Allow
cs | allow(userid, nameSpace: namespace, resource: instance, action: action)
php | allow(userId, resource: instance, action: action)
net | allowAccess(appAccessPolicy: AppAccessPolicy { tartgetIdentifiers: target, nameSpace: namespace })
php | allowAccess(options: { targetIdentifiers: target, namespace: namespace })
js java | allowAccessApplication(options: IAppAccessPolicy { targetIdentifiers: target, namespace: namespace })
py | allowAccessApplication(appId, targetType, targetIdentifiers: target, namespace: namespace)
cs | allowAccessApplication(options: AppAccessPolicy { tartgetIdentifiers: target, nameSpace: namespace })
js php | authorizeResource(params: { namespace: namespace, resource: instance, opts: { targetIdentifier: target, actions: action } })
py java cs net | authorizeResource(namespace|namespacecode: namespace, resource: instance, opts|authorizeResourceOptions: AuthorizeResourceOptInput|AuthorizeResourceOpt { targetIdentifier: target, actions: action })
go | authorizeResource(request: AuthorizeResourceRequest { namespace: namespace, resource: instance, resourceType: type, opts: AuthorizeResourceOpt { targetIdentifier: target, actions: action } }) as AuthorizeResource
js | authorizeResources(params: { namespace: namespace, opts: { targetIdentifiers: target, resources: { code: instance, actions: action, resourceType: type } } })
js py php java cs net | createNamespace(code: namespace)
go | createNamespace(request: EditNamespaceRequest { code: namespace }) as CreateNamespace
js php java go cs net | createResource(options|req|createResourceParam: IResourceDto|CreateResourceRequest|ResourceParam|CreateResourceParam { code: resource, type: type, actions: IAction|ActionsModel|ResourceAction { name: action }, namespace: namespace }) as CreateResource
py | createResource(namespace: namespace, code: resource, resourceType: type, actions: { name: action })
php | createResourceBatch(resources: { code: resource, type: type, actions: { name: action }, namespace: namespace })
net | deleteAccessPolicy(appAccessPolicy: AppAccessPolicy { tartgetIdentifiers: target, nameSpace: namespace })
php | deleteAccessPolicy(options: { targetIdentifiers: target, namespace: namespace })
py | deleteApplicationAccessPolicies(appId, targetType, targetIdentifiers: target, namespace: namespace)
js java | deleteApplicationAccessPolicy(options: IAppAccessPolicy { targetIdentifiers: target, namespace: namespace })
cs | deleteApplicationAccessPolicy(options: AppAccessPolicy { tartgetIdentifiers: target, nameSpace: namespace })
js php net | deleteNamespace(code: namespace)
js php java go cs net | deleteResource(code|codes: resource, namespace|namespaceCode: namespace) as DeleteResource
py | deleteResource(namespace: namespace, code: resource)
net | denyAccess(appAccessPolicy: AppAccessPolicy { tartgetIdentifiers: target, nameSpace: namespace })
php | denyAccess(options: { targetIdentifiers: target, namespace: namespace })
js java | denyAccessApplication(options: IAppAccessPolicy { targetIdentifiers: target, namespace: namespace })
py | denyAccessApplication(appId, targetType, targetIdentifiers: target, namespace: namespace)
cs | denyAccessApplication(options: AppAccessPolicy { tartgetIdentifiers: target, nameSpace: namespace })
net | disableAccessPolicy(appAccessPolicy: AppAccessPolicy { tartgetIdentifiers: target, nameSpace: namespace })
php | disableAccessPolicy(options: { targetIdentifiers: target, namespace: namespace })
py | disableApplicationAccessPolicies(appId, targetType, targetIdentifiers: target, namespace: namespace)
js java | disableApplicationAccessPolicy(options: IAppAccessPolicy { targetIdentifiers: target, namespace: namespace })
cs | disableApplicationAccessPolicy(options: AppAccessPolicy { tartgetIdentifiers: target, nameSpace: namespace })
net | enableAccessPolicy(appAccessPolicy: AppAccessPolicy { tartgetIdentifiers: target, nameSpace: namespace })
php | enableAccessPolicy(options: { targetIdentifiers: target, namespace: namespace })
py | enableApplicationAccessPolicies(appId, targetType, targetIdentifiers: target, namespace: namespace)
js java | enableApplicationAccessPolicy(options: IAppAccessPolicy { targetIdentifiers: target, namespace: namespace })
cs | enableApplicationAccessPolicy(options: AppAccessPolicy { tartgetIdentifiers: target, nameSpace: namespace })
java cs | findResourceByCode(code: resource, namespace: namespace)
js php java go cs net | getAuthorizedTargets(options|req|getAuthorizedTargetsOptions: AuthorizedTargetsParam|GetAuthorizedTargetsRequest|GetAuthorizedTargetsOptions { namespace: namespace, resource: instance, resourceType: type, actions: AuthorizedTargetsActionsInput { list: action } }) as GetAuthorizedTargets
py | getAuthorizedTargets(namespace: namespace, resourceType: type, resource: instance, actions: { list: action })
go | getAuthorizedTargets(req: GetAuthorizedTargetsRequest { namespace: namespace, resource: instance, resourceType: type, actions: { list: action } }) as GetAuthorizedTargetsCode
js | getPoliciesAssignmentsCondition(namespace: namespace)
js php net | getResourceByCode(options|getResourceByCodeParam: GetResourceByCodeParam { namespace: namespace, code: resource })
py | getResourceByCode(namespace: namespace, code: resource)
go | getResourceByCode(code: resource, namespace: namespace) as GetResourceByCode
js php | getResources(options: { namespace: namespace, namespaceCode: namespace, type: type })
java | getResources(namespaceCode: namespace, type: type)
cs | getResources(resourceQueryFilter: ResourceQueryFilter { nameSpaceCode: namespace, type: type })
net | getResources(resourceQueryFilter: ResourceQueryFilter { nameSpace: namespace, type: type })
js php | isAllowed(userId, resource: instance, action: action, opts|options: { namespace: namespace })
py | isAllowed(userId, action: action, resource: instance, namespace: namespace)
java | isAllowed(userId, resource: instance, action: action)
java cs net | isAllowed(userId, resource: instance, action: action, namespaceCode|namespace: namespace)
go | isAllowed(request: IsAllowedRequest { resource: instance, action: action, namespace: namespace }) as IsAllowed
net | isAllowed(userId, action: action, resource: instance)
js java cs | listAuthorizedResources(targetType, targetIdentifier: target, namespace|namespacecode: namespace, options: ListAuthorizedResourcesOptions { resourceType: type })
py | listAuthorizedResources(namespace: namespace, targetType, targetIdentifier: target, resourceType: type)
go | listAuthorizedResources(request: ListAuthorizedResourcesRequest { targetIdentifier: target, namespace: namespace, resourceType: type }) as ListAuthorizedResourcesForCustom
php | listAuthorizedResources(userId, namespace: namespace, resourceType: type)
js | listAuthorizedResourcesBatch(params: { namespace: namespace, targets: { targetIdentifier: target }, resourceType: type })
php | listResourcePermissions(options: { namespace: namespace, namespaceCode: namespace, type: type })
js php | listResources(options: { namespace: namespace, namespaceCode: namespace, type: type })
py java | listResources(namespace|namespaceCode: namespace, resourceType|type: type)
java cs | listResources(params|resourceQueryFilter: AclListResourcesParams|ResourceQueryFilter { namespaceCode: namespace, type: type })
go | listResources(req: ListResourceRequest { namespace: namespace, resourceType: type }) as ListNamespaceResources
net | listResources(resourceQueryFilter: ResourceQueryFilter { nameSpace: namespace, type: type })
js java cs | revokeResource(params|options: RevokeResourceParams { namespace: namespace, resource: instance, opts: RevokeResourceOpt { targetIdentifier: target } })
py | revokeResource(namespace: namespace, resource: instance, opts: { targetIdentifier: target, actions: action })
go | revokeResource(request: RevokeResourceRequest { namespace: namespace, resource: instance, resourceType: type, opts: AuthorizeResourceOpt { targetIdentifier: target, actions: action } }) as RevokeResource
js | revokeResources(params: { namespace: namespace, opts: { targetIdentifiers: target, resources: { code: instance, actions: action, resourceType: type } } })
js php net | updateNamespace(code: namespace, updates|updateNamespaceParam: UpdateNamespaceParam { code: namespace })
py | updateNamespace(id, name, code: namespace)
java go cs | updateNamespace(id, updates|request|updateNamespaceParam: UpdateNamespaceParams|EditNamespaceRequest|UpdateNamespaceParam { code: namespace }) as UpdateNamespace
js php go cs net | updateResource(code: resource, options|req|updateResourceParam: UpdateResourceRequest|ResourceParam|UpdateResourceParam { type: type, actions: ActionsModel|ResourceAction { name: action }, namespace: namespace }) as UpdateResource
py | updateResource(namespace: namespace, code: resource, resourceType: type, actions: { name: action })
java | updateResource(code: resource, options: IResourceDto { code: resource, type: type, actions: IAction { name: action }, namespace: namespace })

[users]
js py php java cs net | addGroup(userId, group: group)
go | addGroup(userId, groupCode: group) as AddUserToGroup
js py php java cs net | addRoles(userId, roles, namespace: namespace)
py | checkResourcePermissionBatch(userId, namespace: namespace, resources: resource)
js py php cs net | hasRole(userId, roleCode, namespace: namespace)
java | hasRole(option: IHasRoleParam { namespace: namespace })
go | hasRole(userId, roleCode, namespace: namespace) as UserHasRole
js php cs net | listAuthorizedResources(userId, namespace: namespace, options|option|obj: ListAuthorizedResourcesOption { resourceType: type })
py | listAuthorizedResources(userId, namespace: namespace, resourceType: type)
java | listAuthorizedResources(userId, namespace: namespace)
java | listAuthorizedResources(param: ListUserAuthorizedResourcesParam { namespace: namespace, resourceType: type })
go | listAuthorizedResources(request: ListAuthorizedResourcesByIdRequest { namespace: namespace, resourceType: type }) as ListAuthorizedResources
go | listAuthorizedResources(request: ListUserAuthResourceRequest { namespace: namespace, resourceType: type }) as ListUserAuthorizedResources
py | listAuthorizedResourcesOfResourceKind(userId, namespace: namespace, resource: resource)
js py php java cs net | listRoles(userId, namespace: namespace)
go | listRoles(request: GetUserRolesRequest { namespace: namespace }) as GetUserRoles
go | listRoles(request: GetUserRoleListRequest { namespace: namespace }) as GetUserRoleList
js py php java cs net | removeGroup(userId, group: group)
go | removeGroup(userId, groupCode: group) as RemoveUserInGroup
js py php java cs net | removeRoles(userId, roles, namespace: namespace)
js cs net | search(query, options|option: SearchOption { groupOpts: SearchUserGroupOpt { code: group }, roleOpts: SearchUserRoleOpt { namespace: namespace } })
py | search(query, page, limit, departmentOpts, groupOpts: { code: group }, roleOpts: { namespace: namespace })
java | search(param: SearchUserParam { groupOpts: SearchUserGroupOptInput { code: group }, roleOpts: SearchUserRoleOptInput { namespace: namespace } })

[roles]
js py php cs net | addUsers(code, userIds, namespace: namespace)
java | addUsers(param: AssignRoleParam { groupCodes: group, namespace: namespace })
go | addUsers(request: AssignAndRevokeRoleRequest { namespace: namespace }) as AssignRole
go | addUsers(request: UserRoleOptRequest { namespace: namespace }) as AddUserToRoles
js php | create(code, description, namespace: namespace)
py java cs | create(code, description, parentCode, namespace: namespace)
java | create(param: CreateRoleParam { namespace: namespace })
go | create(request: CreateRoleRequest { namespace: namespace }) as CreateRole
js py php cs net | delete(code, namespace: namespace)
java | delete(param: DeleteRoleParam { namespace: namespace })
go | delete(request: DeleteRoleRequest { namespace: namespace }) as DeleteRole
js py php cs net | deleteMany(codeList, namespace: namespace)
java | deleteMany(param: DeleteRolesParam { namespace: namespace })
go | deleteMany(request: BatchDeleteRoleRequest { namespace: namespace }) as BatchDeleteRole
js py php cs net | detail(code, namespace: namespace)
go | detail(request: RoleDetailRequest { namespace: namespace }) as RoleDetail
js py php cs net | findByCode(code, namespace: namespace)
java | findByCode(param: RoleParam { namespace: namespace })
js java | list(options|param: RolesParam { namespace: namespace })
py | list(page, limit, namespace: namespace)
java | list(page, limit, sortBy, namespace: namespace)
go | list(request: GetRoleListRequest { namespace: namespace }) as GetRoleList
cs net | list(nameSpace: namespace)
js | listAuthorizedResources(code, namespace: namespace, options: { resourceType: type })
py php cs net | listAuthorizedResources(code, namespace: namespace, resourceType: type)
java | listAuthorizedResources(param: ListRoleAuthorizedResourcesParam { namespace: namespace })
go | listAuthorizedResources(code, namespace: namespace, resourceType: type) as ListRoleAuthorizedResources
java | listPolicies(code, page, limit, namespace: namespace)
js php cs net | listUsers(code, options|listUsersOption: ListUsersOption { namespace: namespace })
py | listUsers(code, page, limit, namespace: namespace)
java | listUsers(param: RoleWithUsersParam { namespace: namespace })
go | listUsers(request: GetRoleUserListRequest { namespace: namespace }) as GetRoleUserList
php | paginate(options: { namespace: namespace })
js py php cs net | removeUsers(code, userIds, namespace: namespace)
java | removeUsers(param: RevokeRoleParam { groupCodes: group, namespace: namespace })
go | removeUsers(request: AssignAndRevokeRoleRequest { namespace: namespace }) as RevokeRole
go | removeUsers(request: UserRoleOptRequest { namespace: namespace }) as RemoveUserInRoles
js php net | update(code, options|updateRoleOptions|input: UpdateRoleOptions { namespace: namespace })
py | update(code, description, newCode, namespace: namespace)
java cs | update(param|updateRoleOptions: UpdateRoleParam|UpdateRoleOptions { namespace: namespace })
go | update(request: UpdateRoleRequest { namespace: namespace }) as UpdateRole

[policies]
js | addAssignments(policies, targetType, targetIdentifiers: target, options: { namespace: namespace })
py php java net | addAssignments(policies, targetType, targetIdentifiers: target)
go | addAssignments(req: PolicyAssignmentsRequest { targetIdentifiers: target }) as AddAssignments
cs | addAssignments(policies, targetType, targetIdentifiers: target, nameSpace: namespace)
js | create(options: { statements: { resource: resource, actions: action }, namespace: namespace })
py php net | create(code, statements: PolicyStatementInput { resource: resource, actions: action })
java cs | create(code, statements: PolicyStatementInput { resource: resource, actions: action }, description, namespace: namespace)
go | create(req: PolicyRequest { statements: PolicyStatement { resource: resource, actions: action } }) as CreatePolicy
js | delete(code, namespace: namespace)
js | deleteMany(codeList, namespace: namespace)
js java cs | detail(code, namespace: namespace)
js py java cs | disableAssignment(policy, targetType, targetIdentifier: target, namespace: namespace)
go | disableAssignment(req: SwitchPolicyAssignmentsRequest { targetIdentifier: target, namespace: namespace }) as DisableAssignments
php | disableAssignment(policie, targetType, targetIdentifier: target)
js py java cs | enableAssignment(policy, targetType, targetIdentifier: target, namespace: namespace)
go | enableAssignment(req: SwitchPolicyAssignmentsRequest { targetIdentifier: target, namespace: namespace }) as EnableAssignments
php | enableAssignment(policie, targetType, targetIdentifier: target)
js java cs | list(options|param: PoliciesParam { namespace: namespace })
java cs | list(page, limit, namespace: namespace)
js | listAssignments(options: { namespace: namespace })
java cs | listAssignments(param: PolicyAssignmentsParam { namespace: namespace, targetIdentifier: target })
js cs | removeAssignments(policies, targetType, targetIdentifiers: target, namespace: namespace)
py php java net | removeAssignments(policies, targetType, targetIdentifiers: target)
go | removeAssignments(req: PolicyAssignmentsRequest { targetIdentifiers: target }) as RemoveAssignments
js | update(code, updates: { statements: { resource: resource, actions: action }, namespace: namespace })
py php net | update(code, statements: PolicyStatementInput { resource: resource, actions: action })
java cs | update(code, statements: PolicyStatementInput { resource: resource, actions: action }, description, newCode, namespace: namespace)
java cs | update(param: UpdatePolicyParam { namespace: namespace, statements: PolicyStatementInput { resource: resource, actions: action } })
go | update(req: PolicyRequest { statements: PolicyStatement { resource: resource, actions: action } }) as UpdatePolicy

[applications]
js php java | allowAccess(appId, options: IAccessPolicyParams { targetIdentifiers: target })
go | allowAccess(appId, req: ApplicationAccessPoliciesRequest { targetIdentifiers: target, namespace: namespace }) as AllowApplicationAccessPolicies
cs | allowAccess(appId, appAccessPolicy: AppAccessPolicy { targetIdentifiers: target, nameSpace: namespace })
net | allowAccess(appId, appAccessPolicy: AppAccessPolicy { tartgetIdentifiers: target, nameSpace: namespace })
js java | createResource(appId, options: ResourceOptionsParams { code: resource, type: type, actions: IAction { name: action } })
py | createResource(appId, code: resource, resourceType: type, actions: { name: action })
cs net | createResource(appId, createResourceParam: CreateResourceParam { code: resource, type: type, actions: ResourceAction { name: action }, nameSpace: namespace })
php | createResource(options: { code: resource, type: type, actions: { name: action }, namespace: namespace })
php | createResourceBatch(appId, resources: { code: resource, type: type, actions: { name: action } })
js php java | deleteAccessPolicy(appId, options: IAccessPolicyParams { targetIdentifiers: target })
go | deleteAccessPolicy(appId, req: ApplicationAccessPoliciesRequest { targetIdentifiers: target, namespace: namespace }) as DeleteApplicationAccessPolicies
cs | deleteAccessPolicy(appId, appAccessPolicy: AppAccessPolicy { targetIdentifiers: target, nameSpace: namespace })
net | deleteAccessPolicy(appId, appAccessPolicy: AppAccessPolicy { tartgetIdentifiers: target, nameSpace: namespace })
js py java cs net | deleteResource(appId, code: resource)
php | deleteResource(code: resource, namespaceCode: namespace)
js php java | denyAccess(appId, options: DenyAccessParams { targetIdentifiers: target })
go | denyAccess(appId, req: ApplicationAccessPoliciesRequest { targetIdentifiers: target, namespace: namespace }) as DenyApplicationAccessPolicies
cs | denyAccess(appId, appAccessPolicy: AppAccessPolicy { targetIdentifiers: target, nameSpace: namespace })
net | denyAccess(appId, appAccessPolicy: AppAccessPolicy { tartgetIdentifiers: target, nameSpace: namespace })
js php java | disableAccessPolicy(appId, options: IAccessPolicyParams { targetIdentifiers: target })
go | disableAccessPolicy(appId, req: ApplicationAccessPoliciesRequest { targetIdentifiers: target, namespace: namespace }) as DisableApplicationAccessPolicies
cs | disableAccessPolicy(appId, appAccessPolicy: AppAccessPolicy { targetIdentifiers: target, nameSpace: namespace })
net | disableAccessPolicy(appId, appAccessPolicy: AppAccessPolicy { tartgetIdentifiers: target, nameSpace: namespace })
js php java | enableAccessPolicy(appId, options: IAccessPolicyParams { targetIdentifiers: target })
go | enableAccessPolicy(appId, req: ApplicationAccessPoliciesRequest { targetIdentifiers: target, namespace: namespace }) as EnableApplicationAccessPolicies
cs | enableAccessPolicy(appId, appAccessPolicy: AppAccessPolicy { targetIdentifiers: target, nameSpace: namespace })
net | enableAccessPolicy(appId, appAccessPolicy: AppAccessPolicy { tartgetIdentifiers: target, nameSpace: namespace })
java | findResourceByCode(appId, code: resource)
js php java cs net | listAuthorizedResourcesByRole(appId, code, resourceType: type)
cs | listResource(appId, listResourceOption: ListResourceOption { type: type })
js | listResources(appId, options: { type: type })
py | listResources(appId, page, limit, resourceType: type)
java | listResources(options: ListResourcesParams { type: type })
php | listResources(options: { namespace: namespace, type: type })
js php java | updateResource(appId, options: ResourceOptionsParams { code: resource, type: type, actions: IAction { name: action } })
py | updateResource(appId, code: resource, resourceType: type, actions: { name: action })
cs net | updateResource(appId, code: resource, updateResourceParam: UpdateResourceParam { type: type, actions: ResourceAction { name: action }, nameSpace: namespace })

[org]
py | addRoles(nodeId, roleList, namespace: namespace)
py | listAuthorizedResources(nodeId, namespace: namespace, resourceType: type)
py | listAuthorizedResourcesByCode(orgId, code, namespace: namespace, resourceType: type)
js php | listAuthorizedResourcesByNodeCode(orgId, code, namespace: namespace, options: { resourceType: type })
java go | listAuthorizedResourcesByNodeCode(param|req: ListNodeByCodeAuthorizedResourcesParam|ListAuthorizedResourcesByNodeCodeRequest { namespace: namespace, resourceType: type }) as ListAuthorizedResourcesByNodeCode
cs net | listAuthorizedResourcesByNodeCode(orgId, code, nameSpace: namespace, resourceType: type)
js | listAuthorizedResourcesByNodeId(nodeId, namespace: namespace, options: { resourceType: type })
java go | listAuthorizedResourcesByNodeId(param|req: ListNodeByIdAuthorizedResourcesParam|ListAuthorizedResourcesByIdRequest { namespace: namespace, resourceType: type }) as ListAuthorizedResourcesByNodeId
php cs net | listAuthorizedResourcesByNodeId(nodeId, nameSpace: namespace, resourceType: type)
py | listRoles(nodeId, namespace: namespace)
py | removeRoles(nodeId, roleList, namespace: namespace)

[tenant]
js | batchInsertResource(options: { bulk: { code: resource, type: type, actions: { name: action }, namespace: namespace } })

[namespaces]
php | create(code: namespace)
php | delete(code: namespace)
php | update(code: namespace, updates: { code: namespace })

[authentication]
js py php java go cs net | hasRole(roleCode, namespace: namespace)
js php | listAuthorizedResources(namespace: namespace, options|opts: { resourceType: type })
py go cs net | listAuthorizedResources(namespace: namespace, resourceType: type)
java | listAuthorizedResources(namespace: namespace)
go | listRole(namespace: namespace)
py | listRoles(namespace: namespace)
`;
