/**
 * How the calls for what can be done with a group are written with each SDK. To read and to add to by hand;
 * `writeCalls.ts` says how a line is written.
 *
 * Before the bar are the SDKs: js and ts (authing-js-sdk), py, java, go, cs (Authing.Library), net
 * (Authing.ApiClient) and php are those of the first generation, js3, ts3, py3, java3, go3, cs3 and php3 those of
 * the second. What is missing under a heading the SDK has no call for. `as never` stands where the types of ts3 ask for
 * a member of an enumeration that the package does not export (authing-node-sdk 4.0.1).
 */
export const templates = `
[readGroup]
js ts | await {client}.groups.detail({code});
py | {client}.groups.detail({code})
java | {client}.group().detail({code}).execute();
go | {client}.DetailGroups({code})
cs net | await {client}.Groups.Detail({code});
php | {client}->groups()->detail({code});
js3 ts3 | await {client}.getGroup({ code: {code} });
py3 | {client}.get_group(code={code})
java3 | GetGroupDto reqDto{n} = new GetGroupDto();
 | reqDto{n}.setCode({code});
 | {client}.getGroup(reqDto{n});
go3 | {client}.GetGroup(&dto.GetGroupDto{Code: {code}})
cs3 | await {client}.GetGroup(new GetGroupDto { Code = {code} });
php3 | {client}->getGroup(['code' => {code}]);

[listMembers]
js ts | await {client}.groups.listUsers({code});
py | {client}.groups.list_users({code})
java | {client}.group().listUsers({code}).execute();
go | {client}.ListGroupsUser({code}, 1, 10, false)
cs net | await {client}.Groups.ListUsers({code});
php | {client}->groups()->listUsers({code});
js3 ts3 | await {client}.listGroupMembers({ code: {code} });
py3 | {client}.list_group_members(code={code})
java3 | ListGroupMembersDto reqDto{n} = new ListGroupMembersDto();
 | reqDto{n}.setCode({code});
 | {client}.listGroupMembers(reqDto{n});
go3 | {client}.ListGroupMembers(&dto.ListGroupMembersDto{Code: {code}})
cs3 | await {client}.ListGroupMembers(new ListGroupMembersDto { Code = {code} });
php3 | {client}->listGroupMembers(['code' => {code}]);

[listResources]
js ts | await {client}.groups.listAuthorizedResources({code}, {namespace});
py | {client}.groups.list_authorized_resources({code}, {namespace})
java | {client}.group().listAuthorizedResources(new ListGroupAuthorizedResourcesParam({code}).withNamespace({namespace})).execute();
go | namespace{n} := {namespace}
 | {client}.ListGroupsAuthorizedResources(&model.ListGroupsAuthorizedResourcesRequest{Code: {code}, Namespace: &namespace{n}})
cs net | await {client}.Groups.ListAuthorizedResources({code}, {namespace});
php | {client}->groups()->listAuthorizedResources({code}, {namespace});
js3 ts3 | await {client}.getGroupAuthorizedResources({ code: {code}, namespace: {namespace} });
py3 | {client}.get_group_authorized_resources(code={code}, namespace={namespace})
java3 | GetGroupAuthorizedResourcesDto reqDto{n} = new GetGroupAuthorizedResourcesDto();
 | reqDto{n}.setCode({code});
 | reqDto{n}.setNamespace({namespace});
 | {client}.getGroupAuthorizedResources(reqDto{n});
go3 | {client}.GetGroupAuthorizedResources(&dto.GetGroupAuthorizedResourcesDto{Code: {code}, Namespace: {namespace}})
cs3 | await {client}.GetGroupAuthorizedResources(new GetGroupAuthorizedResourcesDto { Code = {code}, Namespace = {namespace} });
php3 | {client}->getGroupAuthorizedResources(['code' => {code}, 'namespace' => {namespace}]);

[createGroup]
js ts | await {client}.groups.create({code}, {name}«description?, {description}»);
py | {client}.groups.create({code}, {name}«description?, {description}»)
java | {client}.group().create(new CreateGroupParam({code}, {name})«description?.withDescription({description})»).execute();
go | «description?description{n} := {description}»
 | {client}.CreateGroups(&model.CreateGroupsRequest{Code: {code}, Name: {name}«description?, Description: &description{n}»})
cs net | await {client}.Groups.Create({code}, {name}«description?, {description}»);
php | {client}->groups()->create({code}, {name}«description?, {description}»);
js3 ts3 | await {client}.createGroup({ type: 'static', description: {description}, name: {name}, code: {code} });
py3 | {client}.create_group(type="static", description={description}, name={name}, code={code})
java3 | CreateGroupReqDto reqDto{n} = new CreateGroupReqDto();
 | reqDto{n}.setType("static");
 | reqDto{n}.setDescription({description});
 | reqDto{n}.setName({name});
 | reqDto{n}.setCode({code});
 | {client}.createGroup(reqDto{n});
go3 | {client}.CreateGroup(&dto.CreateGroupReqDto{Type: "static", Description: {description}, Name: {name}, Code: {code}})
cs3 | await {client}.CreateGroup(new CreateGroupReqDto { Type = "static", Description = {description}, Name = {name}, Code = {code} });
php3 | {client}->createGroup(['type' => 'static', 'description' => {description}, 'name' => {name}, 'code' => {code}]);

[renameGroup]
js ts | await {client}.groups.update({code}, { name: {name} });
py | {client}.groups.update({code}, name={name})
java | {client}.group().update(new UpdateGroupParam({code}).withName({name})).execute();
go | name{n} := {name}
 | {client}.UpdateGroups(&model.UpdateGroupsRequest{Code: {code}, Name: &name{n}})
cs net | await {client}.Groups.Update({code}, name: {name});
php | {client}->groups()->update({code}, {name});
js3 ts3 | await {client}.updateGroup({ description: {description}, code: {code}, name: {name} });
py3 | {client}.update_group(description={description}, code={code}, name={name})
java3 | UpdateGroupReqDto reqDto{n} = new UpdateGroupReqDto();
 | reqDto{n}.setDescription({description});
 | reqDto{n}.setCode({code});
 | reqDto{n}.setName({name});
 | {client}.updateGroup(reqDto{n});
go3 | {client}.UpdateGroup(&dto.UpdateGroupReqDto{Description: {description}, Code: {code}, Name: {name}})
cs3 | await {client}.UpdateGroup(new UpdateGroupReqDto { Description = {description}, Code = {code}, Name = {name} });
php3 | {client}->updateGroup(['description' => {description}, 'code' => {code}, 'name' => {name}]);

[describeGroup]
js ts | await {client}.groups.update({code}, { description: {description} });
py | {client}.groups.update({code}, description={description})
java | {client}.group().update(new UpdateGroupParam({code}).withDescription({description})).execute();
go | description{n} := {description}
 | {client}.UpdateGroups(&model.UpdateGroupsRequest{Code: {code}, Description: &description{n}})
cs net | await {client}.Groups.Update({code}, description: {description});
php | {client}->groups()->update({code}, null, {description});
js3 ts3 | await {client}.updateGroup({ description: {description}, code: {code} });
py3 | {client}.update_group(description={description}, code={code})
java3 | UpdateGroupReqDto reqDto{n} = new UpdateGroupReqDto();
 | reqDto{n}.setDescription({description});
 | reqDto{n}.setCode({code});
 | {client}.updateGroup(reqDto{n});
go3 | {client}.UpdateGroup(&dto.UpdateGroupReqDto{Description: {description}, Code: {code}})
cs3 | await {client}.UpdateGroup(new UpdateGroupReqDto { Description = {description}, Code = {code} });
php3 | {client}->updateGroup(['description' => {description}, 'code' => {code}]);

[changeCode]
js ts | await {client}.groups.update({code}, { newCode: {newCode} });
py | {client}.groups.update({code}, {newCode})
java | {client}.group().update(new UpdateGroupParam({code}).withNewCode({newCode})).execute();
go | newCode{n} := {newCode}
 | {client}.UpdateGroups(&model.UpdateGroupsRequest{Code: {code}, NewCode: &newCode{n}})
cs net | await {client}.Groups.Update({code}, newCode: {newCode});
php | {client}->groups()->update({code}, null, null, {newCode});
js3 ts3 | await {client}.updateGroup({ description: {description}, code: {code}, newCode: {newCode} });
py3 | {client}.update_group(description={description}, code={code}, new_code={newCode})
java3 | UpdateGroupReqDto reqDto{n} = new UpdateGroupReqDto();
 | reqDto{n}.setDescription({description});
 | reqDto{n}.setCode({code});
 | reqDto{n}.setNewCode({newCode});
 | {client}.updateGroup(reqDto{n});
go3 | {client}.UpdateGroup(&dto.UpdateGroupReqDto{Description: {description}, Code: {code}, NewCode: {newCode}})
cs3 | await {client}.UpdateGroup(new UpdateGroupReqDto { Description = {description}, Code = {code}, NewCode = {newCode} });
php3 | {client}->updateGroup(['description' => {description}, 'code' => {code}, 'newCode' => {newCode}]);

[deleteGroup]
js ts | await {client}.groups.delete({code});
py | {client}.groups.delete({code})
java | {client}.group().delete({code}).execute();
go | {client}.DeleteGroups({code})
cs net | await {client}.Groups.Delete({code});
php | {client}->groups()->delete({code});
js3 ts3 | await {client}.deleteGroupsBatch({ codeList: [{code}] });
py3 | {client}.delete_groups_batch(code_list=[{code}])
java3 | DeleteGroupsReqDto reqDto{n} = new DeleteGroupsReqDto();
 | reqDto{n}.setCodeList(Arrays.asList({code}));
 | {client}.deleteGroupsBatch(reqDto{n});
go3 | {client}.DeleteGroupsBatch(&dto.DeleteGroupsReqDto{CodeList: []string{{code}}})
cs3 | await {client}.DeleteGroupsBatch(new DeleteGroupsReqDto { CodeList = new List<string> { {code} } });
php3 | {client}->deleteGroupsBatch(['codeList' => [{code}]]);

[deleteGroups]
js ts | await {client}.groups.deleteMany([{codes}]);
py | {client}.groups.delete_many([{codes}])
java | {client}.group().deleteMany(Arrays.asList({codes})).execute();
go | {client}.BatchDeleteGroups([]string{{codes}})
cs net | await {client}.Groups.DeleteMany(new[] { {codes} });
php | {client}->groups()->deleteMany([{codes}]);
js3 ts3 | await {client}.deleteGroupsBatch({ codeList: [{codes}] });
py3 | {client}.delete_groups_batch(code_list=[{codes}])
java3 | DeleteGroupsReqDto reqDto{n} = new DeleteGroupsReqDto();
 | reqDto{n}.setCodeList(Arrays.asList({codes}));
 | {client}.deleteGroupsBatch(reqDto{n});
go3 | {client}.DeleteGroupsBatch(&dto.DeleteGroupsReqDto{CodeList: []string{{codes}}})
cs3 | await {client}.DeleteGroupsBatch(new DeleteGroupsReqDto { CodeList = new List<string> { {codes} } });
php3 | {client}->deleteGroupsBatch(['codeList' => [{codes}]]);

[addMembers]
js ts | await {client}.groups.addUsers({code}, [{userIds}]);
py | {client}.groups.add_users({code}, [{userIds}])
java | {client}.group().addUsers(new AddUserToGroupParam(Arrays.asList({userIds})).withCode({code})).execute();
go | {client}.AddUserToGroups({code}, []string{{userIds}})
cs net | await {client}.Groups.AddUsers({code}, new[] { {userIds} });
php | {client}->groups()->addUsers({code}, [{userIds}]);
js3 ts3 | await {client}.addGroupMembers({ userIds: [{userIds}], code: {code} });
py3 | {client}.add_group_members(user_ids=[{userIds}], code={code})
java3 | AddGroupMembersReqDto reqDto{n} = new AddGroupMembersReqDto();
 | reqDto{n}.setUserIds(Arrays.asList({userIds}));
 | reqDto{n}.setCode({code});
 | {client}.addGroupMembers(reqDto{n});
go3 | {client}.AddGroupMembers(&dto.AddGroupMembersReqDto{UserIds: []string{{userIds}}, Code: {code}})
cs3 | await {client}.AddGroupMembers(new AddGroupMembersReqDto { UserIds = new List<string> { {userIds} }, Code = {code} });
php3 | {client}->addGroupMembers(['userIds' => [{userIds}], 'code' => {code}]);

[removeMembers]
js ts | await {client}.groups.removeUsers({code}, [{userIds}]);
py | {client}.groups.remove_users({code}, [{userIds}])
java | {client}.group().removeUsers(new RemoveUserFromGroupParam(Arrays.asList({userIds})).withCode({code})).execute();
go | {client}.RemoveGroupUsers({code}, []string{{userIds}})
cs net | await {client}.Groups.RemoveUsers({code}, new[] { {userIds} });
php | {client}->groups()->removeUsers({code}, [{userIds}]);
js3 ts3 | await {client}.removeGroupMembers({ userIds: [{userIds}], code: {code} });
py3 | {client}.remove_group_members(user_ids=[{userIds}], code={code})
java3 | RemoveGroupMembersReqDto reqDto{n} = new RemoveGroupMembersReqDto();
 | reqDto{n}.setUserIds(Arrays.asList({userIds}));
 | reqDto{n}.setCode({code});
 | {client}.removeGroupMembers(reqDto{n});
go3 | {client}.RemoveGroupMembers(&dto.RemoveGroupMembersReqDto{UserIds: []string{{userIds}}, Code: {code}})
cs3 | await {client}.RemoveGroupMembers(new RemoveGroupMembersReqDto { UserIds = new List<string> { {userIds} }, Code = {code} });
php3 | {client}->removeGroupMembers(['userIds' => [{userIds}], 'code' => {code}]);

[grantResource]
js | await {client}.acl.authorizeResource({ namespace: {namespace}, resource: {resource}, opts: [{ targetIdentifier: {code}, targetType: 'GROUP'«actions?, actions: [{actions}]» }] });
ts | await {client}.acl.authorizeResource({ namespace: {namespace}, resource: {resource}, opts: [{ targetIdentifier: {code}, targetType: PolicyAssignmentTargetType.Group«actions?, actions: [{actions}]» }] });
py | {client}.acl.authorize_resource({namespace}, {resource}, [{"targetIdentifier": {code}, "targetType": "GROUP"«actions?, "actions": [{actions}]»}])
java | {client}.acl().authorizeResource({namespace}, {resource}, Arrays.asList(new AuthorizeResourceOptInput(PolicyAssignmentTargetType.GROUP, {code})«actions?.withActions(Arrays.asList({actions}))»)).execute();
go | {client}.AuthorizeResource(model.AuthorizeResourceRequest{Namespace: {namespace}, Resource: {resource}«type?, ResourceType: {type}», Opts: []model.AuthorizeResourceOpt{{TargetIdentifier: {code}, TargetType: model.EnumPolicyAssignmentTargetTypeGroup«actions?, Actions: []string{{actions}}»}}})
cs | await {client}.Acl.AuthorizeResource({namespace}, {resource}, new[] { new AuthorizeResourceOpt(PolicyAssignmentTargetType.GROUP, {code}«actions?, new[] { {actions} }») });
net | await {client}.Acl.AuthorizeResource({namespace}, {resource}, new[] { new AuthorizeResourceOpt(PolicyAssignmentTargetType.GROUP, {code})«actions? { Actions = new[] { {actions} } }» });
php | {client}->acls()->authorizeResource(['namespace' => {namespace}, 'resource' => {resource}, 'opts' => [['targetIdentifier' => {code}, 'targetType' => 'GROUP'«actions?, 'actions' => [{actions}]»]]]);
js3 | await {client}.authorizeResources({ list: [{ targetType: 'GROUP', targetIdentifiers: [{code}], resources: [{ code: {resource}«actions?, actions: [{actions}]»«type?, resourceType: {type}» }] }], namespace: {namespace} });
ts3 | await {client}.authorizeResources({ list: [{ targetType: 'GROUP' as never, targetIdentifiers: [{code}], resources: [{ code: {resource}«actions?, actions: [{actions}]»«type?, resourceType: {type}» } as never] }], namespace: {namespace} });
py3 | {client}.authorize_resources(list=[{"targetType": "GROUP", "targetIdentifiers": [{code}], "resources": [{"code": {resource}«actions?, "actions": [{actions}]»«type?, "resourceType": {type}»}]}], namespace={namespace})
java3 | ResourceItemDto resource{n} = new ResourceItemDto();
 | resource{n}.setCode({resource});
 | «actions?resource{n}.setActions(Arrays.asList({actions}));»
 | «TYPE?resource{n}.setResourceType(ResourceItemDto.ResourceType.{TYPE});»
 | AuthorizeResourceItem item{n} = new AuthorizeResourceItem();
 | item{n}.setTargetType(AuthorizeResourceItem.TargetType.GROUP);
 | item{n}.setTargetIdentifiers(Arrays.asList({code}));
 | item{n}.setResources(Arrays.asList(resource{n}));
 | AuthorizeResourcesDto reqDto{n} = new AuthorizeResourcesDto();
 | reqDto{n}.setList(Arrays.asList(item{n}));
 | reqDto{n}.setNamespace({namespace});
 | {client}.authorizeResources(reqDto{n});
go3 | {client}.AuthorizeResources(&dto.AuthorizeResourcesDto{List: []dto.AuthorizeResourceItem{{TargetType: "GROUP", TargetIdentifiers: []string{{code}}, Resources: []dto.ResourceItemDto{{Code: {resource}«actions?, Actions: []string{{actions}}»«type?, ResourceType: {type}»}}}}, Namespace: {namespace}})
cs3 | await {client}.AuthorizeResources(new AuthorizeResourcesDto { List = new List<AuthorizeResourceItem> { new AuthorizeResourceItem { TargetType = AuthorizeResourceItem.targetType.GROUP, TargetIdentifiers = new List<string> { {code} }, Resources = new List<ResourceItemDto> { new ResourceItemDto { Code = {resource}«actions?, Actions = new List<string> { {actions} }»«TYPE?, ResourceType = ResourceItemDto.resourceType.{TYPE}» } } } }, Namespace = {namespace} });
php3 | {client}->authorizeResources(['list' => [['targetType' => 'GROUP', 'targetIdentifiers' => [{code}], 'resources' => [['code' => {resource}«actions?, 'actions' => [{actions}]»«type?, 'resourceType' => {type}»]]]], 'namespace' => {namespace}]);

[revokeResource]
js | await {client}.acl.revokeResource({ namespace: {namespace}, resource: {resource}, opts: [{ targetIdentifier: {code}, targetType: 'GROUP' }] });
ts | await {client}.acl.revokeResource({ namespace: {namespace}, resource: {resource}, opts: [{ targetIdentifier: {code}, targetType: PolicyAssignmentTargetType.Group }] });
py | {client}.acl.revoke_resource({namespace}, {resource}, [{"targetIdentifier": {code}, "targetType": "GROUP"}])
java | {client}.acl().revokeResource(new RevokeResourceParams({namespace}, {resource}, Arrays.asList(new RevokeResourceOpt(PolicyAssignmentTargetType.GROUP, {code})))).execute();
go | {client}.RevokeResource(model.RevokeResourceRequest{Namespace: {namespace}, Resource: {resource}«type?, ResourceType: {type}», Opts: []model.AuthorizeResourceOpt{{TargetIdentifier: {code}, TargetType: model.EnumPolicyAssignmentTargetTypeGroup}}})
cs | await {client}.Acl.RevokeResource(new RevokeResourceParams { NameSpace = {namespace}, Resource = {resource}, Opts = new[] { new RevokeResourceOpt { TargetIdentifier = {code}, TargetType = PolicyAssignmentTargetType.GROUP } } });
`;
