import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../../devhost/paths.ts';
import type { SourceLanguage } from '../../../src/source/found.ts';
import type { Place } from '../workbench/workbench.ts';

/** A file of `test/ui/workspace`, and what is in it. */
export interface SourceFile {
  readonly language: SourceLanguage;
  readonly name: string;
  /** The code with a typo in it, and the one that is meant. */
  readonly typo: string;
  readonly code: string;
  /** What a line says that gives a constant its code, and the name of the group that has it. */
  readonly constant: string;
  readonly constantName: string;
  /** A call that is typed on a line of its own, up to the code in it. */
  readonly call: string;
  /** The end of the line above, where it is not that with the typo. */
  readonly below?: string;
}

/** One for each language. */
export const sourceFiles: readonly SourceFile[] = [
  {
    language: 'javascript',
    name: 'refunds.js',
    typo: 'finanse',
    code: 'finance',
    constant: "const SUPPORT = 'customer-support'",
    constantName: 'Customer Support',
    call: "await groups.detail('",
  },
  {
    language: 'javascriptreact',
    name: 'TeamPage.jsx',
    typo: 'beta-testers',
    code: 'beta_testers',
    constant: "const DESIGN = 'design'",
    constantName: '设计团队',
    call: "await managementClient.getGroup({ code: '",
  },
  {
    language: 'typescript',
    name: 'notify.ts',
    typo: 'enginering',
    code: 'engineering',
    constant: "OnCall = 'oncall'",
    constantName: 'On call',
    call: "await client.groups.detail('",
    below: 'listUsers(Team.Engineers);',
  },
  {
    language: 'typescriptreact',
    name: 'AuditTab.tsx',
    typo: 'engineerin',
    code: 'engineering',
    constant: "const REVIEWERS = 'security-reviewers'",
    constantName: '安全评审',
    call: "await client.getGroup({ code: '",
  },
  {
    language: 'python',
    name: 'stock.py',
    typo: 'contractor',
    code: 'contractors',
    constant: 'ON_CALL = "oncall"',
    constantName: 'On call',
    call: 'management_client.get_group(code="',
  },
  {
    language: 'java',
    name: 'Salaries.java',
    typo: 'finnance',
    code: 'finance',
    constant: 'String PEOPLE = "people-ops"',
    constantName: 'People Operations',
    call: 'item.setTargetIdentifiers(Arrays.asList("',
  },
  {
    language: 'go',
    name: 'shipments.go',
    typo: 'custmer-support',
    code: 'customer-support',
    constant: 'onCall = "oncall"',
    constantName: 'On call',
    call: 'client.GetGroup(&dto.GetGroupDto{Code: "',
  },
  {
    language: 'csharp',
    name: 'Documents.cs',
    typo: 'all-staf',
    code: 'all-staff',
    constant: 'string Engineering = "engineering"',
    constantName: '研发团队 Engineering',
    call: 'await client.GetGroup(new GetGroupDto { Code = "',
  },
  {
    language: 'php',
    name: 'Campaigns.php',
    typo: 'sales-globl',
    code: 'sales-global',
    constant: "const SALES = 'sales-cn'",
    constantName: '中国区销售',
    call: "$groups->detail('",
  },
  {
    language: 'ruby',
    name: 'alumni.rb',
    typo: 'allstaff',
    code: 'all-staff',
    constant: "ALUMNI = 'alumni'",
    constantName: 'Alumni 前员工',
    call: "@authing.get('/api/v3/get-group', { code: '",
  },
];

/** What is in such a file. */
export function readSourceFile({ name }: SourceFile): Promise<string> {
  return readFile(join(root, 'test/ui/workspace', name), 'utf8');
}

/** Where something is in a text that is there once; the cursor goes behind its first `behind` characters. */
export function placeOf(text: string, what: string, behind = 0): Place {
  const before = text.slice(0, text.indexOf(what) + behind);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const tabs = line.split('\t').length - 1;
  // A tab counts for four in the status bar where nothing stands before it.
  const column = line.length + 1;
  return { line: before.split('\n').length, column, shownColumn: column + 3 * tabs };
}
