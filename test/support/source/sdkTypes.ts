/** What the TypeScript SDKs declare of the calls that are written: authing-js-sdk 4.23.55, authing-node-sdk 4.0.1. */
export const sdkTypes = `
declare module 'authing-js-sdk' {
  export enum PolicyAssignmentTargetType {
    User = 'USER', Role = 'ROLE', Group = 'GROUP', Org = 'ORG', AkSk = 'AK_SK',
  }
  interface AuthorizeResourceOpt {
    targetType: PolicyAssignmentTargetType;
    targetIdentifier: string;
    actions?: Array<string> | null;
  }
  class GroupsManagementClient {
    create(code: string, name: string, description?: string): Promise<object>;
    delete(code: string): Promise<object>;
    update(
      code: string,
      input: { description?: string; newCode?: string; name?: string },
    ): Promise<object>;
    detail(code: string): Promise<object>;
    deleteMany(codeList: string[]): Promise<object>;
    listUsers(code: string, options?: { withCustomData?: boolean; page?: number; limit?: number }): Promise<object>;
    addUsers(code: string, userIds: string[]): Promise<object>;
    removeUsers(code: string, userIds: string[]): Promise<object>;
    listAuthorizedResources(code: string, namespace: string, options?: { resourceType?: string }): Promise<object>;
  }
  class AclManagementClient {
    authorizeResource(params: { namespace: string; resource: string; opts: AuthorizeResourceOpt[] }): Promise<object>;
    revokeResource(params: {
      namespace: string;
      resource: string;
      opts: { targetType: PolicyAssignmentTargetType; targetIdentifier: string }[];
    }): Promise<boolean>;
  }
  export class ManagementClient {
    get groups(): GroupsManagementClient;
    get acl(): AclManagementClient;
  }
}

declare module 'authing-node-sdk' {
  // The package does not export them.
  enum targetType { USER = 'USER', ROLE = 'ROLE', GROUP = 'GROUP', DEPARTMENT = 'DEPARTMENT' }
  enum resourceType { DATA = 'DATA', API = 'API', MENU = 'MENU', BUTTON = 'BUTTON', UI = 'UI' }
  interface ResourceItemDto { code: string; actions: Array<string>; resourceType: resourceType }
  interface AuthorizeResourceItem {
    targetType: targetType;
    targetIdentifiers: Array<string>;
    resources: Array<ResourceItemDto>;
  }
  export class ManagementClient {
    getGroup(options: { code: string; withCustomData?: boolean }): Promise<object>;
    listGroupMembers(options: { code: string; page?: number; limit?: number }): Promise<object>;
    getGroupAuthorizedResources(options: { code: string; namespace?: string; resourceType?: string }): Promise<object>;
    createGroup(body: { type: string; description: string; name: string; code: string }): Promise<object>;
    updateGroup(body: { description: string; code: string; name?: string; newCode?: string }): Promise<object>;
    deleteGroupsBatch(body: { codeList: Array<string> }): Promise<object>;
    addGroupMembers(body: { userIds: Array<string>; code: string }): Promise<object>;
    removeGroupMembers(body: { userIds: Array<string>; code: string }): Promise<object>;
    authorizeResources(body: { list: Array<AuthorizeResourceItem>; namespace?: string }): Promise<object>;
  }
}
`;
