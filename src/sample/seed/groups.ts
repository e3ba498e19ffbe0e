import type { GroupRecord, UserRecord } from '../state.ts';
import { departmentIds } from './organization.ts';
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

/** @returns the id inside the sample pool of the company's group with this code */
export function groupIdOf(code: string): string {
  return idOf(`group ${code}`);
}

/** The company's groups; whoever came to the company first joined first. */
export function companyGroups(users: readonly UserRecord[]): GroupRecord[] {
  return rows.map(({ code, name, description, has }, index) => {
    const created = 0.02 + index * 0.07;
    // In another order than they were created in, but none before that.
    const updated = created + (1 - created) * (((index * 5 + 1) % rows.length) / rows.length);
    return {
      id: groupIdOf(code),
      code,
      name,
      description,
      createdAt: timeAt(created),
      updatedAt: timeAt(updated),
      members: users.filter(has).map(({ id }) => id),
    };
  });
}
