import type { SourceLanguage } from '../../../src/source/found.ts';

/** By language: a file with clients, and what names in it lead to. */
export const clientFiles: readonly (readonly [
  SourceLanguage,
  string,
  Readonly<Record<string, string>>,
])[] = [
  [
    'typescript',
    `import type { ManagementClient } from 'authing-js-sdk';
import { ManagementClient as Flat, Models } from "authing-node-sdk";
import * as sdk from 'authing-js-sdk';
export class Access {
  private readonly flat = new Flat({ accessKeyId: '' });
  roles?: sdk.RolesManagementClient;
  constructor(private readonly client: ManagementClient) {}
  async load() {
    const { groups, acl: rules } = this.client;
    const users = await this.client.users;
    const again = this.flat;
    let own: ManagementClient | undefined;
    const cast = ctx.client as ManagementClient;
  }
}
export const later = async (promised: Promise<Flat>) => { const waited = await promised; };
function make(pool?: string): Promise<ManagementClient> { return open(pool); }
const arrow = (a: string, b = f(a)): Flat => open(a);
const dto = flag ? other(1) : Flat;`,
    {
      cast: 'js',
      make: 'js',
      arrow: 'v3',
      promised: 'v3',
      waited: 'v3',
      other: 'nothing',
      'this.client': 'js',
      'this.client.groups': 'js groups',
      'this.flat': 'v3',
      again: 'v3',
      groups: 'js groups',
      rules: 'js acl',
      users: 'js users',
      roles: 'js roles',
      own: 'js',
      'sdk.ManagementClient': 'js',
      'this.client.constructor': 'nothing',
    },
  ],
  [
    'javascript',
    `const { ManagementClient, AuthenticationClient: Auth } = require('authing-js-sdk');
const Sdk = require('authing-node-sdk');
const One = require('authing-js-sdk').ManagementClient;
const management = new ManagementClient({ secret: '' });
const auth = new Auth({});
const flat = new Sdk.ManagementClient();
const one = new One();
exports.deps = { client: new ManagementClient({}) };
const cdn = new Authing.ManagementClient({});
module.exports = async () => { const { Late } = await import('authing-node-sdk'); };`,
    {
      management: 'js',
      auth: 'js authentication',
      flat: 'v3',
      one: 'js',
      'deps.client': 'js',
      cdn: 'js',
      'ManagementClient.groups': 'js groups',
    },
  ],
  [
    'typescriptreact',
    `import { useGuard } from '@authing/guard-react18';
export function Gate() {
  const guard = useGuard();
  guard.getAuthClient().then(async (authClient) => { await authClient.hasRole('a'); });
  const other = await guard.getAuthClient();
  return <p>don't</p>;
}`,
    {
      authClient: 'js authentication',
      other: 'js authentication',
      'guard.getAuthClient': 'js authentication',
    },
  ],
  [
    'javascriptreact',
    `import { Guard } from '@authing/guard';
const guard = new Guard({ appId: '' });
export const Tab = () => <p title="it's">{guard}</p>;
const client = (await guard.getAuthClient());`,
    { client: 'js authentication' },
  ],
  [
    'python',
    `from authing import ManagementClient
from authing.v2.management import (
    ManagementClient as Legacy,
    ManagementClientOptions,
)
import authing.v2.authentication as auth

flat = ManagementClient(access_key_id="")

class Access:
    def __init__(self, client: Legacy, pool=None):
        self.client = client
        self.groups = self.client.groups

def run(management: Legacy):
    login = auth.AuthenticationClient(options=None)
    with Legacy(options=None) as opened:
        pass

def make(pool) -> ManagementClient:
    return find(pool)

made = make(None)
`,
    {
      opened: 'py',
      make: 'v3',
      made: 'v3',
      flat: 'v3',
      'self.client': 'py',
      'self.groups': 'py groups',
      management: 'py',
      login: 'py authentication',
    },
  ],
  [
    'java',
    `import cn.authing.sdk.java.client.ManagementClient;
import cn.authing.sdk.java.dto.*;
import cn.authing.core.mgmt.GroupsManagementClient;
class Access {
  private final ManagementClient client;
  private final cn.authing.core.mgmt.ManagementClient legacy;
  void run() {
    GroupsManagementClient groups = legacy.group();
    GetGroupDto request = new GetGroupDto();
    var item = new AuthorizeResourceItem();
    var acl = legacy.acl();
  }
}`,
    {
      'this.client': 'v3',
      legacy: 'java',
      groups: 'java groups',
      acl: 'java acl',
      request: 'GetGroupDto',
      item: 'AuthorizeResourceItem',
    },
  ],
  [
    'go',
    `package access
import (
	"fmt"
	legacy "github.com/Authing/authing-go-sdk/lib/management"
	"github.com/Authing/authing-go-sdk/lib/model"
	"github.com/Authing/authing-go-sdk/lib/authentication"
	"github.com/Authing/authing-golang-sdk/v3/dto"
	"github.com/Authing/authing-golang-sdk/v3/management"
)
type Access struct { flat *management.ManagementClient }
func run(client *legacy.Client) error {
	made, err := management.NewManagementClient(&management.ManagementClientOptions{})
	old := legacy.NewClient("pool", "secret")
	login := authentication.NewClient("app", "secret")
	req := &dto.AuthorizeResourcesDto{}
	var check dto.IsActionAllowedDto
	ask := model.ListGroupsAuthorizedResourcesRequest{}
	return fmt.Errorf("%v", err)
}`,
    {
      'a.flat': 'v3',
      client: 'go',
      made: 'v3',
      old: 'go',
      login: 'go authentication',
      req: 'AuthorizeResourcesDto',
      check: 'IsActionAllowedDto',
      ask: 'ListGroupsAuthorizedResourcesRequest',
      err: 'nothing',
    },
  ],
  [
    'csharp',
    `using Authing.CSharp.SDK.Models;
using Authing.CSharp.SDK.Services;
using Legacy = Authing.ApiClient.Mgmt.ManagementClient;
class Access {
  private readonly ManagementClient client;
  private Legacy? legacy;
  async Task Run() {
    var made = await Legacy.InitManagementClient(o => {});
    var roles = legacy.Roles;
    var get = new GetGroupDto();
    using (var scope = Begin()) {}
  }
}`,
    {
      client: 'v3',
      legacy: 'net',
      made: 'net',
      roles: 'net roles',
      get: 'GetGroupDto',
      'legacy.Groups': 'net groups',
    },
  ],
  [
    'php',
    `<?php
use Authing\\ManagementClient;
use Authing\\Mgmt\\{ManagementClient as Legacy, GroupsManagementClient};
use Authing\\Auth\\AuthenticationClient;
final class Access {
    private Legacy $legacy; # the old one
    public function run(?ManagementClient $client) {
        $groups = $this->legacy->groups();
        $own = new GroupsManagementClient($this->legacy);
        $auth = new AuthenticationClient('pool', 'app');
        $found = app(Legacy::class);
        $resolved = $this->app->make(Legacy::class);
        $full = new \\Authing\\Mgmt\\ManagementClient('pool', 'secret');
    }
}`,
    {
      'this.legacy': 'php',
      client: 'v3',
      groups: 'php groups',
      own: 'php groups',
      auth: 'php authentication',
      found: 'php',
      resolved: 'php',
      full: 'php',
    },
  ],
];
