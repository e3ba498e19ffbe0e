import type { GroupRecord, UserRecord } from '../state.ts';
import { departmentIds } from './organization.ts';
import { type SeedLanguage, type SeedText, textIn } from './texts.ts';
import { idOf, timeAt } from './values.ts';

interface GroupRow {
  readonly code: string;
  readonly name: SeedText;
  readonly description: SeedText | null;
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
    description: {
      en: 'Everybody who works at Lanhai, in both offices.',
      zh: '蓝海科技上海和伦敦两地办公室的全体员工。',
    },
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
    name: { en: 'Global Sales', zh: '海外销售' },
    description: { en: 'Sales outside of China', zh: '负责中国以外的市场' },
    has: (user) => inDepartment('sales')(user) && user.country !== 'CN',
  },
  {
    code: 'customer-support',
    name: { en: 'Customer Support', zh: '客户支持' },
    description: { en: 'First and second line, in shifts', zh: '一线与二线客服，轮班' },
    has: inDepartment('support'),
  },
  { code: 'finance', name: '财务部', description: '', has: inDepartment('finance') },
  {
    code: 'people-ops',
    name: { en: 'People Operations', zh: '人力资源' },
    description: '招聘、薪酬与员工关系',
    has: inDepartment('people'),
  },
  {
    code: 'oncall',
    name: { en: 'On call', zh: '值班人员' },
    description: {
      en:
        'Whoever carries the pager. Rotates every Monday at 10:00 Shanghai time; the handover is ' +
        'written down in the on-call notebook, with open incidents, silenced alerts and anything ' +
        'that was changed by hand. Members can restart services, read production logs and page ' +
        'each other, but not read customer data.\n值班人员每周一上午十点轮换，交接内容包括未关闭的事件、' +
        '已静默的告警，以及所有手工改动。值班人员可以重启服务、查看生产日志，但不能读取客户数据。',
      zh:
        '值班期间保持电话畅通。每周一上午十点（上海时间）轮换，交接内容写入值班手册，包括未关闭的事件、' +
        '已静默的告警，以及所有手工改动。值班人员可以重启服务、查看生产日志，也可以互相呼叫支援，但不能读取客户数据。\n' +
        '需要临时提升权限时，先在值班手册中登记原因和起止时间，再请安全评审分组批准；值班结束当天收回全部临时权限，' +
        '并在下一次周会上说明处理过程、影响范围与后续的改进措施。',
    },
    has: named('zhangqiang', 'liuyang', 'liam.oconnor', 'mason.lee', 'tangbo', 'oscar.lindqvist'),
  },
  {
    code: 'beta_testers',
    name: { en: '内测用户 Beta testers', zh: '内测用户' },
    description: { en: 'Get new versions a week early', zh: '提前一周使用新版本' },
    has: ({ externalId }) => Number(externalId?.slice(2)) % 5 === 0,
  },
  {
    code: 'security-reviewers',
    name: '安全评审',
    description: { en: 'Approve access to production', zh: '审批对生产环境的访问' },
    has: named('chenwei', 'emma.clarke', 'sophia.nguyen', 'zhujun', 'huangmin'),
  },
  {
    code: 'contractors',
    name: { en: '外包人员 Contractors', zh: '外包人员' },
    description: { en: 'Access ends with the contract', zh: '合同结束时收回权限' },
    has: ({ departmentId }) => departmentId === undefined,
  },
  {
    code: 'alumni',
    name: { en: 'Alumni 前员工', zh: '前员工' },
    description: {
      en: 'Nobody yet: former employees are moved here by hand.',
      zh: '暂无成员：离职后由人工移入。',
    },
    has: () => false,
  },
];

/** @returns the id inside the sample pool of the company's group with this code */
export function groupIdOf(code: string): string {
  return idOf(`group ${code}`);
}

/** The company's groups; whoever came to the company first joined first. */
export function companyGroups(users: readonly UserRecord[], language: SeedLanguage): GroupRecord[] {
  return rows.map(({ code, name, description, has }, index) => {
    const created = 0.02 + index * 0.07;
    // In another order than they were created in, but none before that.
    const updated = created + (1 - created) * (((index * 5 + 1) % rows.length) / rows.length);
    return {
      id: groupIdOf(code),
      code,
      name: textIn(language, name),
      description: textIn(language, description),
      createdAt: timeAt(created),
      updatedAt: timeAt(updated),
      members: users.filter(has).map(({ id }) => id),
    };
  });
}
