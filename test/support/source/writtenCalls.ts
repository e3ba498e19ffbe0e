import type { SourceLanguage } from '../../../src/source/found.ts';
import type { Sdk } from '../../../src/source/sdkTable.ts';
import { type Dialect, dialectOf } from '../../../src/source/write/dialects.ts';
import type { GroupCall, Operation } from '../../../src/source/write/writeCalls.ts';

/** A file of a language with a client of an SDK in it, in which calls can stand. */
export interface Frame {
  readonly language: SourceLanguage;
  readonly sdk: Sdk;
  readonly dialect: Dialect;
  /** @param calls use the client by the name that the dialect has for it */
  readonly around: (calls: string) => string;
}

const script = (path: string, others: string) => (calls: string) =>
  `import { ManagementClient${others} } from '${path}';\nasync function run(managementClient: ManagementClient) {\n${calls}\n}\n`;
const common = (path: string) => (calls: string) =>
  `const { ManagementClient } = require('${path}');\nconst managementClient = new ManagementClient({});\nasync function run() {\n${calls}\n}\n`;
const python = (path: string) => (calls: string) =>
  `from ${path} import ManagementClient\nmanagement_client = ManagementClient()\n${calls}\n`;
const java = (packages: string, client: string) => (calls: string) =>
  `${packages}\nclass A { ManagementClient ${client}; void run() {\n${calls}\n} }\n`;
const go = (imports: string, type: string) => (calls: string) =>
  `package a\nimport (\n${imports}\n)\nfunc run(client *management.${type}) {\n${calls}\n}\n`;
const csharp = (using: string) => (calls: string) =>
  `${using}\nclass A { ManagementClient managementClient; async Task Run() {\n${calls}\n} }\n`;
const php = (path: string, client: string) => (calls: string) =>
  `<?php\nuse ${path}\\ManagementClient;\nfunction run(ManagementClient ${client}) {\n${calls}\n}\n`;

/** One for each SDK in each language. */
export const frames: readonly Frame[] = [
  frame('typescript', 'js', script('authing-js-sdk', ', PolicyAssignmentTargetType')),
  frame('typescript', 'v3', script('authing-node-sdk', '')),
  frame('javascript', 'js', common('authing-js-sdk')),
  frame('javascript', 'v3', common('authing-node-sdk')),
  frame('python', 'py', python('authing.v2.management')),
  frame('python', 'v3', python('authing')),
  frame(
    'java',
    'java',
    java('import cn.authing.core.mgmt.*;\nimport cn.authing.core.types.*;', 'managementClient'),
  ),
  frame(
    'java',
    'v3',
    java('import cn.authing.sdk.java.client.*;\nimport cn.authing.sdk.java.dto.*;', 'client'),
  ),
  frame(
    'go',
    'go',
    go(
      '"github.com/Authing/authing-go-sdk/lib/management"\n"github.com/Authing/authing-go-sdk/lib/model"',
      'Client',
    ),
  ),
  frame(
    'go',
    'v3',
    go(
      '"github.com/Authing/authing-golang-sdk/v3/management"\n"github.com/Authing/authing-golang-sdk/v3/dto"',
      'ManagementClient',
    ),
  ),
  frame(
    'csharp',
    'cs',
    csharp('using Authing.ApiClient.Domain.Client.Impl;\nusing Authing.ApiClient.Types;'),
  ),
  frame('csharp', 'net', csharp('using Authing.ApiClient.Mgmt;\nusing Authing.ApiClient.Types;')),
  frame(
    'csharp',
    'v3',
    csharp('using Authing.CSharp.SDK.Models;\nusing Authing.CSharp.SDK.Services;'),
  ),
  frame('php', 'php', php('Authing\\Mgmt', '$management')),
  frame('php', 'v3', php('Authing', '$managementClient')),
];

function frame(language: SourceLanguage, sdk: Sdk, around: (calls: string) => string): Frame {
  const dialect = dialectOf(language, sdk);
  if (dialect === undefined) throw new Error(`${language} has no SDK`);
  return { language, sdk, dialect, around };
}

/** A call with all that it can be given. */
export function fullCall(
  operation: Operation,
  { code, newCode = 'new-code' }: { readonly code: string; readonly newCode?: string },
): GroupCall {
  return {
    operation,
    code,
    codes: [code, newCode],
    newCode,
    name: 'The name',
    description: 'The description',
    userIds: ['user-1', 'user-2'],
    namespace: 'the-namespace',
    resource: 'books:42',
    type: 'DATA',
    actions: ['books:read', 'books:edit'],
  };
}
