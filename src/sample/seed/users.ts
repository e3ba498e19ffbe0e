import type { UserRecord } from '../state.ts';
import { departmentIds } from './organization.ts';
import { type SeedLanguage, type SeedText, textIn } from './texts.ts';
import { idOf, timeAt } from './values.ts';

type DepartmentCode = keyof typeof departmentIds;

/** username, family name, given name, gender, department, and the order in which the name is said. */
type Person = readonly [
  username: string,
  familyName: string,
  givenName: string,
  gender: 'M' | 'F' | 'U',
  department: DepartmentCode | undefined,
];

/** In the order they joined the company. */
const chinese: readonly Person[] = [
  ['chenwei', '陈', '伟', 'M', 'engineering'],
  ['linxiaoyu', '林', '晓雨', 'F', 'engineering'],
  ['wangfang', '王', '芳', 'F', 'people'],
  ['zhangqiang', '张', '强', 'M', 'platform'],
  ['liuyang', '刘', '洋', 'M', 'platform'],
  ['huangmin', '黄', '敏', 'F', 'finance'],
  ['zhaolei', '赵', '磊', 'M', 'engineering'],
  ['sunli', '孙', '丽', 'F', 'sales'],
  ['zhoujie', '周', '杰', 'M', 'sales'],
  ['wuting', '吴', '婷', 'F', 'design'],
  ['xuhao', '徐', '浩', 'M', 'engineering'],
  ['mayan', '马', '燕', 'F', 'support'],
  ['zhujun', '朱', '军', 'M', 'platform'],
  ['hujing', '胡', '静', 'F', 'people'],
  ['guochao', '郭', '超', 'M', 'engineering'],
  ['heping', '何', '萍', 'F', 'finance'],
  ['gaofei', '高', '飞', 'M', 'sales'],
  ['luoxin', '罗', '欣', 'F', 'design'],
  ['zhengkai', '郑', '凯', 'M', 'engineering'],
  ['liangyu', '梁', '宇', 'M', 'support'],
  ['songjia', '宋', '佳', 'F', 'sales'],
  ['tangbo', '唐', '博', 'M', 'platform'],
  ['xunan', '许', '楠', 'F', 'engineering'],
  ['hanxue', '韩', '雪', 'F', 'support'],
  ['fengtao', '冯', '涛', 'M', 'engineering'],
  ['dengrui', '邓', '睿', 'M', 'design'],
  ['caoyue', '曹', '悦', 'F', 'sales'],
  ['pengcheng', '彭', '程', 'M', undefined],
  ['ouyangna', '欧阳', '娜', 'F', 'engineering'],
  ['xiaohan', '萧', '寒', 'U', undefined],
];

const english: readonly Person[] = [
  ['emma.clarke', 'Clarke', 'Emma', 'F', 'engineering'],
  ['liam.oconnor', "O'Connor", 'Liam', 'M', 'platform'],
  ['olivia.martin', 'Martin', 'Olivia', 'F', 'sales'],
  ['noah.schmidt', 'Schmidt', 'Noah', 'M', 'engineering'],
  ['ava.rossi', 'Rossi', 'Ava', 'F', 'design'],
  ['james.whitaker', 'Whitaker', 'James', 'M', 'finance'],
  ['sophia.nguyen', 'Nguyen', 'Sophia', 'F', 'engineering'],
  ['lucas.pereira', 'Pereira', 'Lucas', 'M', 'support'],
  ['mia.johansson', 'Johansson', 'Mia', 'F', 'people'],
  ['ethan.brooks', 'Brooks', 'Ethan', 'M', 'sales'],
  ['isabella.garcia', 'García', 'Isabella', 'F', 'support'],
  ['mason.lee', 'Lee', 'Mason', 'M', 'platform'],
  ['charlotte.dubois', 'Dubois', 'Charlotte', 'F', 'sales'],
  ['logan.murphy', 'Murphy', 'Logan', 'M', 'engineering'],
  ['amelia.hughes', 'Hughes', 'Amelia', 'F', 'design'],
  ['daniel.kim', 'Kim', 'Daniel', 'M', 'engineering'],
  ['harper.singh', 'Singh', 'Harper', 'U', 'support'],
  ['benjamin.cohen', 'Cohen', 'Benjamin', 'M', 'finance'],
  ['ella.novak', 'Novak', 'Ella', 'F', 'engineering'],
  ['henry.baker', 'Baker', 'Henry', 'M', 'sales'],
  ['grace.okafor', 'Okafor', 'Grace', 'F', 'people'],
  ['jack.turner', 'Turner', 'Jack', 'M', undefined],
  ['chloe.bernard', 'Bernard', 'Chloe', 'F', 'sales'],
  ['oscar.lindqvist', 'Lindqvist', 'Oscar', 'M', 'platform'],
  ['zoe.adams', 'Adams', 'Zoe', 'F', 'support'],
  ['samir.haddad', 'Haddad', 'Samir', 'M', 'engineering'],
  ['nora.petrov', 'Petrov', 'Nora', 'F', 'engineering'],
  ['victor.santos', 'Santos', 'Victor', 'M', undefined],
  ['ruby.evans', 'Evans', 'Ruby', 'F', undefined],
  ['tomas.marek', 'Marek', 'Tomáš', 'M', undefined],
];

/** Left the company or were stopped: they look blocked. */
const blocked = new Set(['heping', 'pengcheng', 'jack.turner', 'victor.santos']);
/** Known by phone number or username alone. */
const withoutEmail = new Set(['mayan', 'xiaohan', 'ruby.evans', 'tomas.marek']);
/** Registered without ever saying a name. */
const withoutName = new Set(['xiaohan', 'ruby.evans']);

/** @returns the id of the user of the company with this username */
export function userIdOf(username: string): string {
  return idOf(`user ${username}`);
}

/** The people of the company, oldest first. */
export function companyUsers(language: SeedLanguage): UserRecord[] {
  const people = chinese.flatMap((person, index) => {
    const other = english[index];
    return other ? [person, other] : [person];
  });
  return people.map((person, index) => companyUser(person, index, people.length, language));
}

function companyUser(
  person: Person,
  index: number,
  count: number,
  language: SeedLanguage,
): UserRecord {
  const [username, familyName, givenName, gender, department] = person;
  const isChinese = index % 2 === 0;
  const joined = (index + 0.5) / (count + 1);
  const createdAt = timeAt(joined);
  const isBlocked = blocked.has(username);
  const loginsCount = (index * 17) % 230;
  // Those who left were last there some time before.
  const lastSeen = isBlocked ? (joined + 1) / 2 : 1;
  const lastLogin = joined + (lastSeen - joined) * (1 - (index % 20) / 100);
  const changed = joined + ((1 - joined) * ((index * 7) % 11)) / 11;
  const named = !withoutName.has(username);
  const user: UserRecord = {
    id: userIdOf(username),
    createdAt,
    updatedAt: timeAt(loginsCount > 0 ? Math.max(changed, lastLogin) : changed),
    status: isBlocked ? (index % 4 < 2 ? 'Suspended' : 'Resigned') : 'Activated',
    username,
    ...(isChinese
      ? { phone: `1380000${String(1000 + index * 37).padStart(4, '0')}`, phoneCountryCode: '+86' }
      : // Numbers that are set aside for stories.
        { phone: `7700900${String(index * 7).padStart(3, '0')}`, phoneCountryCode: '+44' }),
    phoneVerified: index % 3 !== 0,
    externalId: `LH${String(1001 + index)}`,
    photo: `https://files.example.com/avatars/${username}.png`,
    registerSource: [
      index % 5 === 0 && !withoutEmail.has(username) ? 'basic:email' : 'import:manual',
    ],
    loginsCount,
    ...(loginsCount > 0 && {
      lastLogin: timeAt(lastLogin),
      lastIP: `203.0.113.${index + 1}`,
    }),
    signedUp: createdAt,
    blocked: isBlocked,
    isDeleted: false,
    gender,
    locale: isChinese ? 'zh-CN' : 'en-GB',
    zoneinfo: isChinese ? 'Asia/Shanghai' : 'Europe/London',
    country: isChinese ? 'CN' : 'GB',
    company: isChinese ? '蓝海科技' : textIn(language, { en: 'Lanhai Technology', zh: '蓝海科技' }),
  };
  if (!withoutEmail.has(username)) {
    user.email = `${username}@lanhai.example.com`;
    user.emailVerified = index % 4 !== 1;
  }
  if (named) {
    user.name = isChinese ? `${familyName}${givenName}` : `${givenName} ${familyName}`;
    user.familyName = familyName;
    user.givenName = givenName;
    if (index % 3 === 0) user.nickname = isChinese ? `小${familyName}` : givenName;
  }
  if (department) user.departmentId = departmentIds[department];
  if (index > 0 && department) user.directManagement = userIdOf('chenwei');
  const custom = customOf(username, index, language);
  if (custom) user.custom = custom;
  return username === 'chenwei' ? { ...user, ...everyField } : user;
}

/**
 * One of each type; some people have none at all. Clients have to live with odd values, and no
 * official client may break on one: Python's reads a date with `dateutil`, which knows neither null
 * nor most numbers.
 */
function customOf(username: string, index: number, language: SeedLanguage): UserRecord['custom'] {
  if (index % 4 === 3) return undefined;
  const joined = timeAt(index / 61);
  return {
    employeeNumber: String(1001 + index),
    // Written by hand: a date to some, to JavaScript none.
    joinedOn:
      username === 'tangbo' ? '3rd of May 2025' : joined.slice(0, index % 2 === 0 ? 10 : 24),
    // Milliseconds since 1970 that happen to be a date to Python's client as well.
    ...(index % 6 === 0 ? { dateOfBirth: '200008010930' } : {}),
    remote: String(index % 3 === 0),
    preferences: JSON.stringify({ theme: index % 2 === 0 ? 'dark' : 'light', newsletter: true }),
    office: index % 2 === 0 ? 'shanghai' : 'london',
    note: index % 5 === 0 ? textIn(language, speaker) : null,
  };
}

const speaker: SeedText = {
  en: 'Speaks at the yearly meeting / 年会主持',
  zh: '年会主持',
};

/** What nobody else has, so that each field of a user can be seen somewhere. Obviously not real. */
const everyField: Partial<UserRecord> = {
  unionid: 'sample-unionid',
  openid: 'sample-openid',
  password: 'sample-only, never a password',
  oauth: '{"sample":"never a credential"}',
  token: 'sample-only, never a token',
  tokenExpiredAt: timeAt(1),
  device: 'Desktop',
  browser: 'Firefox 140 on Linux',
  middleName: '大',
  profile: 'https://people.example.com/chenwei',
  preferredUsername: '老陈',
  website: 'https://chenwei.example.com',
  birthdate: '1984-05-17',
  address: '上海市浦东新区样例路 1 号',
  formatted: '中国上海市浦东新区样例路 1 号，200120',
  streetAddress: '样例路 1 号',
  locality: '浦东新区',
  region: '华东',
  postalCode: '200120',
  city: '上海',
  province: '上海',
  newlyCreated: false,
  expiredAt: '2035-12-31T16:00:00.000Z',
  directManagement: idOf('user wangfang'),
  identities: [
    {
      provider: 'wechatwork',
      userIdInIdp: 'chenwei-in-idp',
      openid: 'sample-openid',
      userInfoInIdp: '{"name":"陈伟"}',
      connectionId: idOf('connection wechatwork'),
      isSocial: false,
      refreshToken: 'sample-only, never a token',
      accessToken: 'sample-only, never a token',
      type: 'generic',
      extIdpId: idOf('identity provider wechatwork'),
    },
  ],
};
