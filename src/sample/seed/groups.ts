import type { GrantRecord, GroupRecord, ResourceType, UserRecord } from '../state.ts';
import { departmentIds } from './organization.ts';
import { userIdOf } from './users.ts';
import { idOf, timeAt } from './values.ts';

interface GroupRow {
  readonly code: string;
  readonly name: string;
  readonly description: string | null;
  readonly has: (user: UserRecord) => boolean;
}

const inDepartment =
  (...codes: readonly (keyof typeof departmentIds)[]) =>
  (user: UserRecord) =>
    codes.some((code) => user.departmentId === departmentIds[code]);

const named =
  (...usernames: readonly string[]) =>
  ({ username }: UserRecord) =>
    username !== undefined && usernames.includes(username);

/** Oldest first. */
const rows: readonly GroupRow[] = [
  {
    code: 'all-staff',
    name: '全体员工',
    description: 'Everybody who works at Lanhai, in both offices.',
    has: () => true,
  },
  {
    code: 'engineering',
    name: '研发团队 Engineering',
    description: '研发中心与平台组',
    has: inDepartment('engineering', 'platform'),
  },
  { code: 'design', name: '设计团队', description: null, has: inDepartment('design') },
  {
    code: 'sales-cn',
    name: '中国区销售',
    description: '中国区销售与渠道',
    has: (user) => inDepartment('sales')(user) && user.country === 'CN',
  },
  {
    code: 'sales-global',
    name: 'Global Sales',
    description: 'Sales outside of China',
    has: (user) => inDepartment('sales')(user) && user.country !== 'CN',
  },
  {
    code: 'customer-support',
    name: 'Customer Support',
    description: 'First and second line, in shifts',
    has: inDepartment('support'),
  },
  { code: 'finance', name: '财务部', description: '', has: inDepartment('finance') },
  {
    code: 'people-ops',
    name: 'People Operations',
    description: '招聘、薪酬与员工关系',
    has: inDepartment('people'),
  },
  {
    code: 'oncall',
    name: 'On call',
    description:
      'Whoever carries the pager. Rotates every Monday at 10:00 Shanghai time; the handover is ' +
      'written down in the on-call notebook, with open incidents, silenced alerts and anything ' +
      'that was changed by hand. Members can restart services, read production logs and page ' +
      'each other, but not read customer data.\n值班人员每周一上午十点轮换，交接内容包括未关闭的事件、' +
      '已静默的告警，以及所有手工改动。值班人员可以重启服务、查看生产日志，但不能读取客户数据。',
    has: named('zhangqiang', 'liuyang', 'liam.oconnor', 'mason.lee', 'tangbo', 'oscar.lindqvist'),
  },
  {
    code: 'beta_testers',
    name: '内测用户 Beta testers',
    description: 'Get new versions a week early',
    has: ({ externalId }) => Number(externalId?.slice(2)) % 5 === 0,
  },
  {
    code: 'security-reviewers',
    name: '安全评审',
    description: 'Approve access to production',
    has: named('chenwei', 'emma.clarke', 'sophia.nguyen', 'zhujun', 'huangmin'),
  },
  {
    code: 'contractors',
    name: '外包人员 Contractors',
    description: 'Access ends with the contract',
    has: ({ departmentId }) => departmentId === undefined,
  },
  {
    code: 'alumni',
    name: 'Alumni 前员工',
    description: 'Nobody yet: former employees are moved here by hand.',
    has: () => false,
  },
];

const groupId = (code: string) => idOf(`group ${code}`);

/** The company's groups; whoever came to the company first joined first. */
export function companyGroups(users: readonly UserRecord[]): GroupRecord[] {
  return rows.map(({ code, name, description, has }, index) => {
    const created = 0.02 + index * 0.07;
    // In another order than they were created in, but none before that.
    const updated = created + (1 - created) * (((index * 5 + 1) % rows.length) / rows.length);
    return {
      id: groupId(code),
      code,
      name,
      description,
      createdAt: timeAt(created),
      updatedAt: timeAt(updated),
      members: users.filter(has).map(({ id }) => id),
    };
  });
}

/** Who is authorized for what: a namespace, then code, type and verbs for each target. */
export function companyGrants(): GrantRecord[] {
  const grants: GrantRecord[] = [];
  const allow = (
    to: Pick<GrantRecord, 'targetType' | 'target'>,
    namespace: string,
    list: readonly (readonly [string, ResourceType | null, ...string[]])[],
  ) => {
    for (const [resource, type, ...verbs] of list) {
      const name = resource.split(':')[0] ?? resource;
      const actions = verbs.map((verb) => `${name}:${verb}`);
      grants.push({ namespace, type, resource, ...to, actions });
    }
  };
  const group = (code: string) => ({ targetType: 'GROUP' as const, target: groupId(code) });

  allow(group('all-staff'), 'default', [
    ['documents:*', 'DATA', 'read'],
    ['home', 'MENU', 'view'],
    ['directory-api', 'API', 'get'],
    ['legacy-feature', null, 'use'],
  ]);
  allow(group('engineering'), 'system', [
    ['console', 'MENU', 'view'],
    ['audit-log:*', 'DATA', 'read'],
  ]);
  allow(group('engineering'), 'default', [
    ['documents:*', 'DATA', 'read', 'write', 'share'],
    ['documents:architecture', 'DATA', 'delete'],
    ['reports:2026-q3', 'DATA', 'read'],
    ['profile-api', 'API', 'get', 'update'],
    ['directory-api', 'API', 'get'],
    ['dashboard', 'UI', 'view', 'edit'],
    ['publish', 'BUTTON', 'click'],
  ]);
  allow(group('engineering'), 'webshop', [
    ['products:*', 'DATA', 'read'],
    ['order-api', 'API', 'get', 'create', 'update'],
    ['checkout', 'UI', 'view'],
  ]);
  allow(group('engineering'), 'warehouse', [
    ['stock-api', 'API', 'get'],
    ['scanner', 'UI', 'view'],
    ['inventory', 'MENU', 'view'],
  ]);
  allow(group('design'), 'webshop', [
    ['checkout', 'UI', 'view'],
    ['campaigns', 'MENU', 'view'],
  ]);
  for (const code of ['sales-cn', 'sales-global']) {
    allow(group(code), 'webshop', [
      ['orders:*', 'DATA', 'read', 'refund'],
      ['campaigns', 'MENU', 'view'],
      ['refund-button', 'BUTTON', 'click'],
    ]);
  }
  allow(group('customer-support'), 'webshop', [
    ['orders:*', 'DATA', 'read', 'cancel'],
    ['refund-button', 'BUTTON', 'click'],
    ['order-api', 'API', 'get'],
  ]);
  allow(group('finance'), 'default', [
    ['reports:*', 'DATA', 'read', 'publish'],
    ['salaries:*', 'DATA', 'read'],
    ['finance', 'MENU', 'view'],
  ]);
  allow(group('people-ops'), 'default', [
    ['salaries:*', 'DATA', 'read', 'write'],
    ['people', 'MENU', 'view'],
  ]);
  allow(group('oncall'), 'warehouse', [
    ['stock:*', 'DATA', 'read', 'adjust'],
    ['shipments:*', 'DATA', 'read', 'close'],
    ['print-label', 'BUTTON', 'click'],
  ]);
  allow(group('security-reviewers'), 'system', [
    ['user-list', 'MENU', 'view', 'export'],
    ['audit-log:*', 'DATA', 'read', 'export'],
    ['delete-user', 'BUTTON', 'click'],
  ]);
  allow({ targetType: 'USER', target: userIdOf('chenwei') }, 'default', [
    ['salaries:*', 'DATA', 'read'],
  ]);
  allow({ targetType: 'ROLE', target: 'auditor' }, 'system', [['audit-log:*', 'DATA', 'read']]);
  allow({ targetType: 'ORG', target: departmentIds.engineering }, 'default', [
    ['dashboard', 'UI', 'view'],
  ]);
  allow({ targetType: 'AK_SK', target: idOf('key warehouse scanner') }, 'warehouse', [
    ['stock-api', 'API', 'get'],
  ]);
  return grants;
}
