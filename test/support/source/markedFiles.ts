import type { SourceLanguage } from '../../../src/source/found.ts';

/**
 * By language: files whose strings say themselves what they are: `group-a` is the code of a group, `instance-a`
 * a resource with what it is narrowed to, `list-namespace-a` several with commas, `no-a` nothing.
 */
export const markedFiles: Readonly<Record<SourceLanguage, string>> = {
  typescript: `import { ManagementClient, type AuthorizeResourcesDto } from 'authing-node-sdk';
export class Access {
  constructor(private readonly client: ManagementClient, private readonly other: Registry) {}
  async run() {
    await this.client.getGroup({ code: 'group-a' });
    await this.client.updateGroup({ code: "group-b", newCode: 'group-c', name: 'no-name' });
    await this.client.deleteGroupsBatch({ codeList: ['group-d', \`group-e\`] });
    await this.client.createResource({ code: 'resource-a', namespace: 'namespace-a', type: 'type-a' as any,
      actions: [{ name: 'action-a', description: 'no-description' }] });
    await this.client?.authorizeResources({ namespace: 'namespace-b', list: [
      { targetType: 'GROUP' as any, targetIdentifiers: ['group-f'],
        resources: [{ code: 'resource-b', actions: ['action-b'], resourceType: 'type-b' }] },
      { targetType: 'ROLE', targetIdentifiers: ['no-role'], resources: [{ code: 'resource-c' }] },
    ] });
    await this.client.listCommonResource({ namespaceCodeList: 'list-namespace-a,crm' });
    const request: AuthorizeResourcesDto = { namespace: 'namespace-c' };
    await this.client.isActionAllowed({ userId: 'no-user', resource: 'instance-a:42', action: 'action-c' });
    await this.other.getGroup({ code: 'no-group' });
    await getGroup({ code: 'no-receiver' });
    await this.client.getUser({ userId: 'no-id' });
    // this.client.getGroup({ code: 'no-comment' });
    log('this.client.getGroup("no-quoted")');
  }
}`,
  javascript: `const { ManagementClient, AuthenticationClient } = require('authing-js-sdk');
const management = /* the pool's */ new ManagementClient({ userPoolId: 'no-pool', secret: 'no-secret' });
const { groups, acl } = management;
exports.run = async (id) => {
  await groups.detail('group-a');
  await groups.update('group-b', { newCode: 'group-c' });
  await groups.addUsers('group-d', ['no-user']);
  await groups.detail(id === 'no-operand' ? 'group-i' : 'group-j');
  await management.groups.listAuthorizedResources('group-e', 'namespace-a', { resourceType: 'type-a' });
  await management.users.addGroup(id, 'group-f');
  await acl.allow(id, 'instance-a:*', 'action-a', 'namespace-b');
  await acl.authorizeResource({ namespace: 'namespace-c', resource: 'instance-b',
    opts: [{ targetType: 'GROUP', targetIdentifier: 'group-g', actions: ['action-b'] },
           { targetType: 'USER', targetIdentifier: 'no-user' }] });
  await management.policies.addAssignments(['no-policy'], 'GROUP', ['group-h']);
  await management.policies.addAssignments(['no-policy'], 'ROLE', ['no-role']);
  await management.policies.addAssignments(['no-policy'], which, ['no-target']);
  await new AuthenticationClient({}).hasRole('no-role', 'namespace-d');
  await consul.acl.allow(id, 'no-resource', 'no-action');
  await lib.groups.detail('no-group');
  detail('no-detail');
};`,
  typescriptreact: `import { useGuard } from '@authing/guard-react18';
export function Gate() {
  const guard = useGuard();
  guard.getAuthClient().then(async (authClient) => {
    await authClient.hasRole('no-role', 'namespace-a');
    await authClient.listAuthorizedResources('namespace-b', { resourceType: 'type-a' });
  });
  return <Tab resource="no-resource" title='no-title'>don't hasRole('no-text', 'no-text')</Tab>;
}`,
  javascriptreact: `import { ManagementClient } from 'authing-node-sdk';
const client = new ManagementClient({});
export const Row = () => <button onClick={() => client.getGroup({ code: 'group-a' })} name="no-name" />;`,
  python: `from authing import ManagementClient
from authing.v2.management import ManagementClient as Legacy

client = ManagementClient(access_key_id="no-key")

def run(management: Legacy, other, user_id):
    client.get_group(code="group-a")
    client.get_group('group-b')
    client.update_group(description="no-text", code="group-c", new_code="group-d")
    client.authorize_resources(namespace="namespace-a", list=[{
        "targetType": "GROUP",
        "targetIdentifiers": ["group-e"],
        "resources": [{"code": "resource-a", "actions": ["action-a"], "resourceType": "type-a"}],
    }, {"targetType": "ROLE", "targetIdentifiers": ["no-role"]}])
    client.is_action_allowed(user_id, "action-b", "instance-a:1", namespace="namespace-b")
    management.groups.update("group-f", new_code="group-g")
    management.groups.delete_many(["group-h", r"group-i"])
    management.acl.allow("instance-b:*", "action-c", "namespace-c", user_id=user_id, role="no-role")
    management.acl.is_allowed(user_id, "action-d", "instance-c")
    management.users.add_group(user_id, group="group-j")
    other.groups.detail("no-group")
    get_group(code="no-receiver")
    # client.get_group(code="no-comment")
`,
  java: `import cn.authing.core.types.*;
import cn.authing.sdk.java.client.ManagementClient;
import cn.authing.sdk.java.dto.*;
import com.example.other.Registry;
class Access {
  private final ManagementClient client;
  private final cn.authing.core.mgmt.ManagementClient legacy;
  private final Registry other;
  void run(String id) {
    GetGroupDto get = new GetGroupDto();
    get.setCode("group-a");
    ResourceItemDto item = new ResourceItemDto();
    item.setCode("resource-a");
    item.setActions(Arrays.asList("action-a", "action-b"));
    AuthorizeResourceItem grant = new AuthorizeResourceItem();
    grant.setTargetType(AuthorizeResourceItem.TargetType.GROUP);
    grant.setTargetIdentifiers(Arrays.asList("group-b"));
    AuthorizeResourceItem roles = new AuthorizeResourceItem();
    roles.setTargetIdentifiers(List.of("no-role"));
    roles.setTargetType(AuthorizeResourceItem.TargetType.ROLE);
    legacy.group().detail("group-c").execute();
    legacy.group().update(new UpdateGroupParam("group-d").withNewCode("group-e").withName("no-name")).execute();
    legacy.group().addUsers(new AddUserToGroupParam(Arrays.asList("no-user"), "group-f")).execute();
    legacy.group().deleteMany(Arrays.asList("group-g"));
    legacy.acl().allow("instance-a", "action-c", id, "namespace-a");
    legacy.acl().isAllowed(id, "instance-b:1", "action-d");
    legacy.users().addGroup(id, "group-h").execute();
    other.group().detail("no-group");
    Registry.UpdateGroupParam param = other.param();
    detail("no-receiver");
  }
}`,
  go:
    `package access

import (
	"github.com/Authing/authing-go-sdk/lib/management"
	"github.com/Authing/authing-go-sdk/lib/model"
	v3 "github.com/Authing/authing-golang-sdk/v3/management"
	"github.com/Authing/authing-golang-sdk/v3/dto"
	"example.com/other"
)

func run(client *v3.ManagementClient, legacy *management.Client, reg *other.Client, id string) {
	client.GetGroup(&dto.GetGroupDto{Code: "group-a"})
	req := dto.UpdateGroupReqDto{Code: "group-b", Name: "no-name"}
	req.NewCode = "group-c"
	client.AuthorizeResources(&dto.AuthorizeResourcesDto{
		Namespace: "namespace-a",
		List: []dto.AuthorizeResourceItem{
			{TargetType: "GROUP", TargetIdentifiers: []string{"group-d"}, Resources: []dto.ResourceItemDto{{Code: "resource-a", Actions: []string{"action-a"}}}},
			{TargetType: "USER", TargetIdentifiers: []string{"no-user"}},
		},
	})
	legacy.DetailGroups("group-e")
	legacy.AddUserToGroup(id, "group-f")
	legacy.AddUserToGroups("group-g", []string{"no-user"})
	legacy.BatchDeleteGroups([]string{"group-h", ` +
    '`group-i`' +
    `})
	legacy.ListGroupsAuthorizedResources(&model.ListGroupsAuthorizedResourcesRequest{Code: "group-j"})
	legacy.IsAllowed(model.IsAllowedRequest{Resource: "instance-a:7", Action: "action-b", UserId: "no-user"})
	reg.DetailGroups("no-group")
	reg.Find(&other.GetGroupDto{Code: "no-other"})
}`,
  csharp: `using Authing.CSharp.SDK.Models;
using Authing.CSharp.SDK.Services;
using Legacy = Authing.ApiClient.Mgmt.ManagementClient;
class Access {
  private readonly ManagementClient client;
  async Task Run(Legacy legacy, Registry other, string id) {
    await client.GetGroup(new GetGroupDto { Code = "group-a" });
    await client.GetGroup(new() { Code = @"group-b" });
    var update = new UpdateGroupReqDto { Code = "group-c", Name = "no-name" };
    update.NewCode = "group-d";
    await client.AuthorizeResources(new AuthorizeResourcesDto { Namespace = "namespace-a", List = new List<AuthorizeResourceItem> {
      new AuthorizeResourceItem { TargetType = AuthorizeResourceItem.targetType.GROUP, TargetIdentifiers = new List<string> { "group-e" },
        Resources = new List<ResourceItemDto> { new ResourceItemDto { Code = "resource-a", Actions = new List<string> { "action-a" } } } },
      new AuthorizeResourceItem { TargetType = AuthorizeResourceItem.targetType.ROLE, TargetIdentifiers = new List<string> { "no-role" } } } });
    var item = new AuthorizeResourceItem { TargetType = AuthorizeResourceItem.targetType.GROUP };
    item.TargetIdentifiers = new List<string> { "group-f" };
    await legacy.Groups.Detail("group-g");
    await legacy.Groups.Update("group-h", newCode: "group-i");
    await legacy.Users.AddGroup(id, group: "group-j");
    await legacy.Groups.ListAuthorizedResources("group-k", _namespace: "namespace-b");
    await legacy.Acl.IsAllowed(id, "no-either", "no-either");
    await other.Groups.Detail("no-group");
    Detail("no-receiver");
  }
}`,
  php: `<?php
use Authing\\ManagementClient;
use Authing\\Mgmt\\ManagementClient as Legacy;
final class Access {
    public function __construct(private ManagementClient $client, private Legacy $legacy, private Registry $other) {}
    public function run($id) {
        $this->client->getGroup(['code' => 'group-a']);
        $this->client->addGroupMembers(array('code' => "group-b", 'userIds' => array('no-user')));
        $this->client->authorizeResources(['namespace' => 'namespace-a', 'list' => [[
            'targetType' => 'GROUP', 'targetIdentifiers' => ['group-c'],
            'resources' => [['code' => 'resource-a', 'actions' => ['action-a'], 'resourceType' => 'type-a']],
        ], ['targetType' => 'ROLE', 'targetIdentifiers' => ['no-role']]]]);
        $groups = $this->legacy->groups();
        $groups->update(code: 'group-d', newCode: 'group-e');
        $groups->update('group-f', 'no-name', 'no-text', 'group-g');
        $this->legacy->users()->addGroup($id, 'group-h');
        $this->legacy->acls()->allow($id, 'instance-a:*', 'action-b');
        $this->other->groups()->detail('no-group');
        detail('no-receiver');
    }
}`,
  ruby: `require 'faraday'
def run(conn, id)
  conn.get('/api/v3/get-group', { code: 'group-a' })
  conn.post('/api/v3/update-group', code: 'group-b', newCode: 'group-c', name: 'no-name')
  conn.post('/api/v3/authorize-resources', namespace: 'namespace-a', list: [{
    targetType: 'GROUP', targetIdentifiers: ['group-d'],
    resources: [{ code: 'resource-a', actions: %w[action-a action-b], resourceType: 'type-a' }]
  }, { targetType: 'ROLE', targetIdentifiers: ['no-role'] }])
  conn.post('/api/v3/is-action-allowed', userId: 'no-user', resource: 'instance-a:1', action: 'action-c')
  conn.get('/api/v3/get-user', { code: 'no-known' })
  conn.get('/groups', { code: 'no-endpoint' })
end`,
};
