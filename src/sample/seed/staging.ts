import type { GrantRecord, GroupRecord, ResourceRecord, State, UserRecord } from '../state.ts';
import { companySeed } from './company.ts';
import { type GrantRow, grantsTo } from './grants.ts';
import { groupIdOf } from './groups.ts';
import { actionOf, type SeedLanguage, type SeedText, textIn } from './texts.ts';
import { userIdOf } from './users.ts';
import { idOf, timeAt } from './values.ts';

/**
 * The pool in which the company tries out what is to come: made from its other pool a year ago, with ids of its
 * own, and gone its own way since. The last to join the company are missing, two made-up customers are there;
 * some groups were never copied, the one for returns is not in production yet, and engineers may do more.
 */
export function stagingSeed(language: SeedLanguage): State {
  const company = companySeed(language);
  const users = [...company.users.slice(0, -newest).map(stagingUser), ...testUsers(language)];
  const groups = stagingGroups(company.groups, users, language);
  return {
    ...company,
    users,
    groups,
    namespaces: company.namespaces.map((namespace) => ({
      ...namespace,
      id: namespace.id + 1200,
      appId: namespace.appId && stagingId(namespace.appId),
    })),
    resources: stagingResources(company.resources, language),
    grants: stagingGrants(company.grants, groups),
    roles: company.roles.map((role) => ({ ...role, userIds: role.userIds.map(stagingId) })),
    departments: company.departments.map((department) => ({
      ...department,
      id: stagingId(department.id),
      parentId: department.parentId && stagingId(department.parentId),
    })),
  };
}

/** How many of the last to join the company have no account here. */
const newest = 6;

/** The id that something of the company's other pool has in this one. */
function stagingId(id: string): string {
  return idOf(`staging ${id}`);
}

const opened = Date.parse(timeAt(0.45));
const last = Date.parse(timeAt(1));

/** When it happened here: all of it since this pool was opened, in the order of the other. */
function stagingTime(time: string): string {
  const first = Date.parse(timeAt(0));
  const part = (Date.parse(time) - first) / (last - first);
  return new Date(Math.round(opened + (last - opened) * part)).toISOString();
}

function stagingUser(user: UserRecord): UserRecord {
  const { departmentId, directManagement, lastLogin, signedUp, tokenExpiredAt } = user;
  return {
    ...user,
    id: stagingId(user.id),
    createdAt: stagingTime(user.createdAt),
    updatedAt: stagingTime(user.updatedAt),
    registerSource: ['import:manual'],
    ...(signedUp !== undefined && { signedUp: stagingTime(signedUp) }),
    ...(lastLogin !== undefined && { lastLogin: stagingTime(lastLogin) }),
    ...(tokenExpiredAt !== undefined && { tokenExpiredAt: stagingTime(tokenExpiredAt) }),
    ...(departmentId !== undefined && { departmentId: stagingId(departmentId) }),
    ...(directManagement !== undefined && { directManagement: stagingId(directManagement) }),
  };
}

function testUsers(language: SeedLanguage): UserRecord[] {
  const parts = { buyer: '测试顾客', clerk: '测试店员' };
  return Object.entries(parts).map(([part, zh], index) => ({
    id: stagingId(userIdOf(`test.${part}`)),
    createdAt: timeAt(0.7 + index / 100),
    updatedAt: timeAt(0.7 + index / 100),
    status: 'Activated',
    username: `test.${part}`,
    name: textIn(language, { en: `Test ${part}`, zh }),
    email: `test.${part}@staging.example.com`,
    emailVerified: true,
    phone: `1990000${String(index + 1).padStart(4, '0')}`,
    phoneCountryCode: '+86',
    registerSource: ['import:manual'],
    loginsCount: 0,
    blocked: false,
    isDeleted: false,
  }));
}

/** Groups of the other pool that nobody copied. */
const missing = new Set(['alumni', 'security-reviewers'].map(groupIdOf));

const returnsDesk = 'returns-desk';

function stagingGroups(
  groups: readonly GroupRecord[],
  users: readonly UserRecord[],
  language: SeedLanguage,
): GroupRecord[] {
  const idsOf = (...usernames: readonly string[]) =>
    users.flatMap(({ id, username = '' }) => (usernames.includes(username) ? [id] : []));
  const here = new Set(users.map(({ id }) => id));
  const copied = groups
    .filter(({ id }) => !missing.has(id))
    .map((group) => ({
      ...group,
      id: stagingId(group.id),
      name: textIn(language, stagingTexts[group.code]?.name ?? group.name),
      description: textIn(language, stagingTexts[group.code]?.description ?? group.description),
      createdAt: stagingTime(group.createdAt),
      updatedAt: stagingTime(group.updatedAt),
      members: [
        ...group.members.map(stagingId).filter((id) => here.has(id)),
        ...idsOf(...(moreMembers[group.code] ?? [])),
      ],
    }));
  return [
    ...copied,
    {
      id: stagingId(groupIdOf(returnsDesk)),
      code: returnsDesk,
      name: textIn(language, { en: '退货受理 Returns desk', zh: '退货受理' }),
      description: textIn(language, {
        en: 'Tries out returns, which production gets in spring',
        zh: '试用退货功能，春季上线生产环境',
      }),
      createdAt: timeAt(0.97),
      updatedAt: timeAt(0.98),
      members: idsOf('hanxue', 'isabella.garcia', 'lucas.pereira', 'sunli', 'test.clerk'),
    },
  ];
}

/** What groups are called and said to be here instead of what they are in the other pool. */
const stagingTexts: Readonly<Record<string, { name?: SeedText; description: SeedText }>> = {
  oncall: {
    description: {
      en: 'Nobody carries a pager for this pool: whoever may restart its services.',
      zh: '此用户池无人值班：可以重启其服务的人都在这里。',
    },
  },
  beta_testers: {
    name: { en: '内测用户 Testers', zh: '测试用户' },
    description: { en: 'Get every version', zh: '使用每一个版本' },
  },
};

/** Who is in a group here and not in the other pool, by usernames. */
const moreMembers: Readonly<Record<string, readonly string[]>> = {
  'sales-cn': ['test.buyer'],
  oncall: ['linxiaoyu'],
  beta_testers: ['test.buyer', 'test.clerk'],
};

function stagingResources(
  resources: readonly ResourceRecord[],
  language: SeedLanguage,
): ResourceRecord[] {
  const defined = (
    code: string,
    type: 'DATA' | 'API',
    description: SeedText,
    verbs: readonly string[],
  ): ResourceRecord => ({
    id: stagingId(idOf(`resource webshop ${code}`)),
    namespace: 'webshop',
    code,
    type,
    description: textIn(language, description),
    actions: verbs.map((verb) => actionOf(language, code, verb)),
    apiIdentifier: type === 'API' ? `https://shop.example.com/api/${code}` : null,
    createdAt: timeAt(0.96),
    updatedAt: timeAt(0.96),
  });
  return [
    ...resources
      .filter(({ code }) => code !== 'legacy-feature')
      .map((resource) => ({
        ...resource,
        id: stagingId(resource.id),
        actions: [
          ...resource.actions,
          ...(moreActions[resource.code] ?? []).map((verb) =>
            actionOf(language, resource.code, verb),
          ),
        ],
        createdAt: stagingTime(resource.createdAt),
        updatedAt: stagingTime(resource.updatedAt),
      })),
    defined('returns', 'DATA', { en: '退货 Returns', zh: '退货' }, ['read', 'approve', 'reject']),
    defined('returns-api', 'API', { en: 'Returns by HTTP', zh: '退货接口' }, ['get', 'create']),
  ];
}

/** Verbs that resources have here and not in the other pool. */
const moreActions: Readonly<Record<string, readonly string[]>> = {
  'order-api': ['delete'],
  shipments: ['reopen'],
};

/** What groups have instead of what they have in the other pool: no verbs for nothing at all. */
const changed: Readonly<Record<string, Readonly<Record<string, readonly GrantRow[]>>>> = {
  'all-staff': { default: [['legacy-feature', null]] },
  engineering: {
    default: [['salaries:*', 'DATA', 'read']],
    webshop: [
      ['products:*', 'DATA', 'read', 'write'],
      ['order-api', 'API', 'get', 'create', 'update', 'delete'],
      ['payment-api', 'API', 'create'],
      ['returns:*', 'DATA', 'read', 'approve', 'reject'],
      ['returns-api', 'API', 'get', 'create'],
    ],
  },
  'sales-global': { webshop: [['refund-button', 'BUTTON']] },
  'customer-support': {
    webshop: [
      ['orders:*', 'DATA', 'read', 'refund', 'cancel'],
      ['returns:*', 'DATA', 'read'],
    ],
  },
  finance: { default: [['reports:*', 'DATA', 'read']] },
  oncall: { warehouse: [['shipments:*', 'DATA', 'read', 'close', 'reopen']] },
  [returnsDesk]: {
    webshop: [
      ['orders:*', 'DATA', 'read'],
      ['returns:*', 'DATA', 'read', 'approve'],
      ['returns-api', 'API', 'get'],
    ],
  },
};

function stagingGrants(
  grants: readonly GrantRecord[],
  groups: readonly GroupRecord[],
): GrantRecord[] {
  const key = ({ target, namespace, resource }: GrantRecord) =>
    [target, namespace, resource].join('\n');
  const byKey = new Map<string, GrantRecord>();
  for (const grant of grants) {
    if (missing.has(grant.target)) continue;
    // Roles are known by their codes, all others by ids.
    const target = grant.targetType === 'ROLE' ? grant.target : stagingId(grant.target);
    byKey.set(key({ ...grant, target }), { ...grant, target });
  }
  for (const { code, id } of groups) {
    for (const [namespace, rows] of Object.entries(changed[code] ?? {})) {
      for (const grant of grantsTo({ targetType: 'GROUP', target: id }, namespace, rows)) {
        if (grant.actions.length === 0) byKey.delete(key(grant));
        else byKey.set(key(grant), grant);
      }
    }
  }
  return [...byKey.values()];
}
