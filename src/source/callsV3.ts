/**
 * What the strings in calls of the second-generation SDKs (v3) are. To read and to add to by hand; `sdkTable.ts`
 * says how a line is written.
 *
 * All languages have the same calls, each with one object: a literal in JavaScript and PHP, the named type in
 * Java, Go and C#. Python spreads the fields as parameters, so fields stand in the order of Python's
 * parameters. The endpoint is the name with hyphens, or what follows `at`.
 *
 * Data resources have a catalogue of their own, so of their calls only the namespace is marked.
 */
export const callsV3 = `
getGroup(GetGroupDto { code: group })
createGroup(CreateGroupReqDto { type, description, name, code: group })
createOrUpdateGroup(CreateOrUpdateGroupReqDto { type, description, name, code: group })
addGroupMembers(AddGroupMembersReqDto { userIds, code: group })
removeGroupMembers(RemoveGroupMembersReqDto { userIds, code: group })
listGroupMembers(ListGroupMembersDto { code: group })
createGroupsBatch(CreateGroupBatchReqDto { list: CreateGroupReqDto { code: group } })
updateGroup(UpdateGroupReqDto { description, code: group, name, newCode: group })
deleteGroupsBatch(DeleteGroupsReqDto { codeList: group })
getGroupAuthorizedResources(GetGroupAuthorizedResourcesDto { code: group, namespace: namespace, resourceType: type })
getRole(GetRoleDto { code, namespace: namespace })
listRoleMembers(ListRoleMembersDto { code, page, limit, withCustomData, withIdentities, withDepartmentIds, namespace: namespace })
listRoleDepartments(ListRoleDepartmentsDto { code, namespace: namespace })
createRole(CreateRoleDto { code, name, namespace: namespace })
checkParamsNamespace(CheckRoleParamsDto { code, namespace: namespace }) at check-role-params
updateRole(UpdateRoleDto { name, newCode, code, namespace: namespace })
getRoleAuthorizedResources(GetRoleAuthorizedResourcesDto { code, namespace: namespace, resourceType: type })
assignRole(AssignRoleDto { targets: TargetDto { targetIdentifier: target }, code, endTime, enableTime, namespace: namespace })
revokeRole(RevokeRoleDto { targets: TargetDto { targetIdentifier: target }, code, namespace: namespace })
assignRoleBatch(AssignRoleBatchDto { targets: TargetDto { targetIdentifier: target }, roles: RoleCodeDto { namespace: namespace } })
revokeRoleBatch(RevokeRoleBatchDto { targets: TargetDto { targetIdentifier: target }, roles: RoleCodeDto { namespace: namespace } })
listRoles(ListRolesDto { page, limit, keywords, namespace: namespace })
getUserRoles(GetUserRolesDto { userId, userIdType, namespace: namespace })
getPublicAccountRoles(GetRolesOfPublicAccountDto { userId, userIdType, namespace: namespace }) at get-roles-of-public-account
deleteRolesBatch(DeleteRoleDto { codeList, namespace: namespace })
createRolesBatch(CreateRolesBatch { list: RoleListItem { namespace: namespace } })
deleteRoles(DeleteRoleBatchDto { roleList: RoleCodeAndNamespaceDto { namespace: namespace } }) at multiple-namespace-delete-roles-batch
listRoleAssignments(ListRoleAssignmentsDto { roleCode, page, limit, query, namespaceCode: namespace })
checkMutualExclusion(CheckRoleMutualExclusionReqDto { roles: RoleCodeDto { namespace: namespace } }) at check-role-mutual-exclusion
hasAnyRole(HasAnyRoleReqDto { roles: HasRoleRolesDto { namespace: namespace } })
getUserAuthorizedResources(GetUserAuthorizedResourcesDto { userId, userIdType, namespace: namespace, resourceType: type })
addPolicyUserAttribution(AddInvitationPolicyUserAttributionDto { targetIdentifier: target, namespace: namespace }) at add-invitation-policy-user-attribution
removePolicyUserAttribution(RemoveInvitationPolicyUserAttributionDto { targetIdentifier: target, namespace: namespace }) at remove-invitation-policy-user-attribution
addPolicyUserAttributionsBatch({ targets: InvitationPolicyUserAttributionListDto { targetIdentifiers: target, namespace: namespace } }) at add-invitation-policy-user-attributions-batch
removePolicyUserAttributionsBatch({ targets: InvitationPolicyUserAttributionListDto { targetIdentifiers: target, namespace: namespace } }) at remove-invitation-policy-user-attributions-batch
getCustomData(GetCustomDataDto { tenantId, targetType, targetIdentifier: target, namespace: namespace })
setCustomData(SetCustomDataReqDto { list, targetIdentifier: target, targetType, tenantId, namespace: namespace })
createResource(CreateResourceDto { type: type, code: resource, description, name, actions: ResourceAction { name: action }, apiIdentifier, namespace: namespace })
updateResource(UpdateResourceDto { code: resource, description, name, actions: ResourceAction { name: action }, apiIdentifier, namespace: namespace, type: type })
createResourcesBatch(CreateResourcesBatchDto { list: CreateResourceBatchItemDto { code: resource, type: type, actions: ResourceAction { name: action } }, namespace: namespace })
getResource(GetResourceDto { code: resource, namespace: namespace })
deleteResource(DeleteResourceDto { code: resource, namespace: namespace })
getResourcesBatch(GetResourcesBatchDto { codeList: resourceCsv, namespace: namespace })
deleteResourcesBatch(DeleteResourcesBatchDto { namespace: namespace, codeList: resource })
listResources(ListResourcesDto { namespace: namespace, type: type })
listCommonResource(ListCommonResourceDto { page, limit, keyword, namespaceCodeList: namespaceCsv })
associateTenantResource(AssociateTenantResourceDto { code: resource })
createNamespace(CreateNamespaceDto { code: namespace })
getNamespace(GetNamespaceDto { code: namespace })
deleteNamespace(DeleteNamespaceDto { code: namespace })
listNamespaceRoles(ListNamespaceRolesDto { code: namespace })
createNamespacesBatch(CreateNamespacesBatchDto { list: CreateNamespacesBatchItemDto { code: namespace } })
getNamespacesBatch(GetNamespacesBatchDto { codeList: namespaceCsv })
deleteNamespacesBatch(DeleteNamespacesBatchDto { codeList: namespace })
updateNamespace(UpdateNamespaceDto { code: namespace, description, name, newCode: namespace })
authorizeResources(AuthorizeResourcesDto { list: AuthorizeResourceItem { targetIdentifiers: target, resources: ResourceItemDto { code: resource, actions: action, resourceType: type } }, namespace: namespace })
getAuthorizedResources(GetAuthorizedResourcesDto { targetType, targetIdentifier: target, namespace: namespace, resourceType: type, resourceList: instanceCsv })
isActionAllowed(IsActionAllowedDto { userId, action: action, resource: instance, namespace: namespace })
getResourceAuthorizedTargets(GetResourceAuthorizedTargetsDto { resource: instance, namespace: namespace })
authorizeApplicationAccess(AuthorizeApplicationAccessDto { appId, list: ApplicationPermissionRecordItem { targetIdentifier: target, namespaceCode: namespace } })
revokeApplicationAccess(RevokeApplicationAccessDto { appId, list: DeleteApplicationPermissionRecordItem { targetIdentifier: target, namespaceCode: namespace } })
assignAsaAccount(AssignAsaAccountsDto { appId, accountId, targets: AssignAsaAccountItem { targetIdentifiers: target } })
unassignAsaAccount(AssignAsaAccountsDto { appId, accountId, targets: AssignAsaAccountItem { targetIdentifiers: target } })
getAssignedAccount(GetAssignedAccountDto { appId, targetType, targetIdentifier: target })
createPermissionNamespace(CreatePermissionNamespaceDto { name, code: namespace })
getPermissionNamespace(GetPermissionNamespaceDto { code: namespace })
deletePermissionNamespace(DeletePermissionNamespaceDto { code: namespace })
checkPermissionNamespaceExists(CheckPermissionNamespaceExistsDto { code: namespace })
listPermissionNamespaceRoles(ListPermissionNamespaceRolesDto { code: namespace })
createPermissionNamespacesBatch(CreatePermissionNamespacesBatchDto { list: CreatePermissionNamespacesBatchItemDto { code: namespace } })
getPermissionNamespacesBatch(GetPermissionNamespacesBatchDto { codes: namespaceCsv })
deletePermissionNamespacesBatch(DeletePermissionNamespacesBatchDto { codes: namespace })
updatePermissionNamespace(UpdatePermissionNamespaceDto { code: namespace, name, newCode: namespace })
createDataResource(CreateDataResourceDto { actions, struct, type, resourceCode, resourceName, namespaceCode: namespace })
createDataResourceByString(CreateStringDataResourceDto { actions, struct, resourceCode, resourceName, namespaceCode: namespace }) at create-string-data-resource
createDataResourceByArray(CreateArrayDataResourceDto { actions, struct, resourceCode, resourceName, namespaceCode: namespace }) at create-array-data-resource
createDataResourceByTree(CreateTreeDataResourceDto { actions, struct, resourceCode, resourceName, namespaceCode: namespace }) at create-tree-data-resource
updateDataResource(UpdateDataResourceDto { resourceCode, namespaceCode: namespace })
getDataResource(GetDataResourceDto { namespaceCode: namespace })
deleteDataResource(DeleteDataResourceDto { resourceCode, namespaceCode: namespace })
checkDataResourceExists(CheckDataResourceExistsDto { namespaceCode: namespace })
listDnef({ namespaceCode: namespace })
createDnef(CreateDnefReq { namespaceCode: namespace })
batchCreateDnef(BatchCreateDnefReq { namespaceCode: namespace })
deleteDnef(DeleteDnefReq { namespaceCode: namespace })
updateDnef(UpdateDnefReq { namespaceCode: namespace })
getUserResourceStruct(GetUserResourceStructDto { resourceCode, userId, namespaceCode: namespace })
getExternalUserResourceStruct(GetExternalUserResourceStructDto { resourceCode, externalId, namespaceCode: namespace })
listDataResources(ListDataResourcesDto { page, limit, query, namespaceCodes: namespaceCsv })
getUserPermissionList(GetUserPermissionListDto { userIds, namespaceCodes: namespace })
checkPermission(CheckPermissionDto { resources, action, userId, namespaceCode: namespace })
checkExternalUserPermission(CheckExternalUserPermissionDto { resources, action, externalId, namespaceCode: namespace })
getUserResourcePermissionList(GetUserResourcePermissionListDto { resources, userId, namespaceCode: namespace })
listResourceTargets(ListResourceTargetsDto { resources, actions, namespaceCode: namespace })
checkUserSameLevelPermission(CheckUserSameLevelPermissionDto { resourceNodeCodes, resource, action, userId, namespaceCode: namespace })
authentication.getRoleList(GetMyRoleListDto { namespace: namespace }) at get-my-role-list
authentication.getAuthorizedResources(GetMyAuthorizedResourcesDto { namespace: namespace, resourceType: type }) at get-my-authorized-resources
`;
