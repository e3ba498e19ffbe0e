import {
  type GrantRecord,
  type GroupRecord,
  type NamespaceRecord,
  type ResourceRecord,
  resourceTypes,
  type State,
  stateVersion,
  type UserRecord,
} from '../state.ts';
import { companyCustomFields } from './organization.ts';
import { sampleNamespaces } from './resources.ts';
import { actionOf, type SeedLanguage, type SeedText, textIn } from './texts.ts';
import { idOf, Random, timeAt } from './values.ts';

/** How many of each there are; at least one group. */
export interface GeneratedSizes {
  readonly groups: number;
  readonly users: number;
  readonly resources: number;
  /** How many resources each group but `everyone` is authorized for; a few where undefined. */
  readonly grants?: number | undefined;
  /** Those that the company has are always there. */
  readonly namespaces?: number | undefined;
}

const chineseFamily = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '赵',
  '黄',
  '周',
  '吴',
  '徐',
  '孙',
] as const;
const chineseGiven = [
  '伟',
  '芳',
  '娜',
  '敏',
  '静',
  '磊',
  '洋',
  '艳',
  '勇',
  '杰',
  '晓雨',
  '思远',
] as const;
const englishFamily = [
  'Adams',
  'Baker',
  'Clarke',
  'Dubois',
  'Evans',
  'Garcia',
  'Hughes',
  'Kim',
] as const;
const englishGiven = ['Emma', 'Liam', 'Olivia', 'Noah', 'Ava', 'Lucas', 'Mia', 'Ethan'] as const;
const teams: readonly [SeedText, ...SeedText[]] = [
  { en: 'Alpha', zh: '启明' },
  { en: 'Atlas', zh: '泰山' },
  '北斗',
  { en: 'Cedar', zh: '雪松' },
  '长城',
  { en: 'Delta', zh: '珠江' },
  '凤凰',
  { en: 'Harbor', zh: '海港' },
  '昆仑',
  { en: 'Orion', zh: '猎户' },
];
const verbs = ['read', 'write', 'delete', 'share', 'view', 'export'] as const;

/**
 * Data of any size, always the same for the same sizes. The group `everyone` has all users and all
 * resources and is the newest, so that it stands first in a list; the others have a few of each.
 */
export function generatedSeed(sizes: GeneratedSizes, language: SeedLanguage): State {
  const random = new Random(20231106);
  const users = generatedUsers(sizes.users, random, language);
  const namespaces = generatedNamespaces(sizes.namespaces, language);
  const resources = generatedResources(sizes.resources, namespaces, random, language);
  const groups = generatedGroups(sizes.groups, users, random, language);
  return {
    version: stateVersion,
    users,
    groups,
    namespaces,
    resources,
    grants: generatedGrants(groups, resources, sizes.grants, random),
    roles: [],
    departments: [],
    customFields: companyCustomFields(language),
  };
}

function generatedUsers(count: number, random: Random, language: SeedLanguage): UserRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(6, '0');
    const chinese = index % 2 === 0;
    const familyName = random.pick(chinese ? chineseFamily : englishFamily);
    const givenName = random.pick(chinese ? chineseGiven : englishGiven);
    const username = `user-${number}`;
    const at = (index + 1) / (count + 1);
    const changed = at + (1 - at) * random.next();
    const user: UserRecord = {
      id: idOf(username),
      createdAt: timeAt(at),
      updatedAt: timeAt(changed),
      status: 'Activated' as const,
      username,
      email: `${username}@example.com`,
      emailVerified: random.next() < 0.9,
      phone: `139${String(10_000_000 + index)}`,
      phoneCountryCode: '+86',
      phoneVerified: random.next() < 0.5,
      externalId: `E${number}`,
      name: chinese ? `${familyName}${givenName}` : `${givenName} ${familyName}`,
      familyName,
      givenName,
      nickname: givenName,
      loginsCount: random.below(500),
      signedUp: timeAt(at),
      blocked: random.next() < 0.02,
      isDeleted: false,
      registerSource: ['import:manual'],
      company: chinese ? '样例公司' : textIn(language, { en: 'Sample Ltd', zh: '样例公司' }),
      locale: chinese ? 'zh-CN' : 'en-GB',
      custom: { employeeNumber: String(index + 1), remote: String(index % 3 === 0) },
    };
    const lastLogin = at + (1 - at) * random.next();
    if (user.loginsCount === 0) return user;
    return {
      ...user,
      lastLogin: timeAt(lastLogin),
      // Who signs in changes with it: the number of log-ins, at least.
      updatedAt: timeAt(Math.max(changed, lastLogin)),
    };
  });
}

function generatedGroups(
  count: number,
  users: readonly UserRecord[],
  random: Random,
  language: SeedLanguage,
): GroupRecord[] {
  const say = (text: SeedText) => textIn(language, text);
  const others = Array.from({ length: count - 1 }, (_, index) => {
    const number = String(index + 1).padStart(5, '0');
    const at = (index + 1) / (count + 1);
    const team = say(random.pick(teams));
    return {
      id: idOf(`group-${number}`),
      code: `group-${number}`,
      name: `${team} ${number}`,
      description:
        index % 4 === 3
          ? null
          : say({ en: `Team ${team}, number ${index + 1}`, zh: `${team}团队，第 ${index + 1} 个` }),
      createdAt: timeAt(at),
      updatedAt: timeAt(at + (1 - at) * random.next()),
      members: few(users, 1 + random.below(20), random).map(({ id }) => id),
    };
  });
  const everyone: GroupRecord = {
    id: idOf('everyone'),
    code: 'everyone',
    name: say({ en: '全体成员 Everyone', zh: '全体成员' }),
    description: say({
      en: 'All users, authorized for all resources',
      zh: '所有用户，拥有所有资源的授权',
    }),
    createdAt: timeAt(1),
    updatedAt: timeAt(1),
    members: users.map(({ id }) => id),
  };
  return [...others, everyone];
}

function generatedNamespaces(count = 0, language: SeedLanguage): NamespaceRecord[] {
  const known = sampleNamespaces(language);
  const others = Array.from({ length: Math.max(0, count - known.length) }, (_, index) => ({
    id: 42001 + index,
    code: `namespace-${String(index + 1).padStart(3, '0')}`,
    name: textIn(language, { en: `Namespace ${index + 1}`, zh: `权限分组 ${index + 1}` }),
    description: '',
    status: 1,
    appId: null,
    appName: null,
  }));
  return [...known, ...others];
}

function generatedResources(
  count: number,
  namespaces: readonly NamespaceRecord[],
  random: Random,
  language: SeedLanguage,
): ResourceRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(6, '0');
    const type = resourceTypes[index % resourceTypes.length] ?? 'DATA';
    const code = `${type.toLowerCase()}-${number}`;
    const namespace = namespaces[random.below(namespaces.length)]?.code ?? 'default';
    const actions = verbs.slice(0, 1 + random.below(verbs.length));
    return {
      id: idOf(`resource ${code}`),
      namespace,
      code,
      type,
      description:
        index % 5 === 4
          ? null
          : textIn(language, { en: `Resource ${index + 1}`, zh: `资源 ${index + 1}` }),
      actions: actions.map((verb) => actionOf(language, code, verb)),
      apiIdentifier: type === 'API' ? `https://api.example.com/${code}` : null,
      createdAt: timeAt(index / (count + 1)),
      updatedAt: timeAt(index / (count + 1)),
    };
  });
}

function generatedGrants(
  groups: readonly GroupRecord[],
  resources: readonly ResourceRecord[],
  count: number | undefined,
  random: Random,
): GrantRecord[] {
  const some = (place: number) =>
    count === undefined ? few(resources, random.below(6), random) : spread(resources, count, place);
  return groups.flatMap((group, place) =>
    (group.code === 'everyone' ? resources : some(place)).map((resource, index) => ({
      namespace: resource.namespace,
      type: resource.type,
      resource: resource.type === 'DATA' ? `${resource.code}:*` : resource.code,
      targetType: 'GROUP' as const,
      target: group.id,
      // Where there are many, not all of them are of all actions.
      actions: resource.actions
        .slice(0, count !== undefined && (place + index) % 3 === 0 ? 1 : undefined)
        .map(({ name }) => name),
    })),
  );
}

/** So many of the items, taken from all over them, each group's beginning at another place. */
function spread<T>(items: readonly T[], count: number, place: number): T[] {
  const taken = Math.min(count, items.length);
  return Array.from(
    { length: taken },
    (_, index) => items[(place * 7 + Math.floor((index * items.length) / taken)) % items.length],
  ).filter((item) => item !== undefined);
}

/** A few of many, none twice. */
function few<T>(items: readonly T[], count: number, random: Random): T[] {
  const picked = new Set<T>();
  for (let attempt = 0; attempt < count; attempt++) {
    const item = items[random.below(items.length)];
    if (item !== undefined) picked.add(item);
  }
  return [...picked];
}
