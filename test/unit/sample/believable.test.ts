import assert from 'node:assert/strict';
import { makeSeed } from '../../../src/sample/seed.ts';
import type { State, UserRecord } from '../../../src/sample/state.ts';

/** What is true of any user of a pool; the name of each that is broken. */
const rules: Readonly<Record<string, (user: UserRecord) => boolean>> = {
  'signed up when the account was made': ({ createdAt, signedUp }) =>
    signedUp === undefined || at(signedUp) >= at(createdAt),
  'signed in after that': ({ createdAt, signedUp = createdAt, lastLogin }) =>
    lastLogin === undefined || at(lastLogin) >= at(signedUp),
  'was changed after that, and by signing in': ({ createdAt, updatedAt, lastLogin = createdAt }) =>
    at(updatedAt) >= at(createdAt) && at(updatedAt) >= at(lastLogin),
  'has times of the past, and a token that ends after the last log-in': ({
    updatedAt,
    lastLogin = updatedAt,
    tokenExpiredAt = lastLogin,
  }) => at(updatedAt) <= Date.now() && at(tokenExpiredAt) >= at(lastLogin),
  'has signed in as often as that says': ({ loginsCount = 0, lastLogin, lastIP }) =>
    loginsCount > 0 === (lastLogin !== undefined) && (loginsCount > 0 || lastIP === undefined),
  'has verified only what there is': ({ email, emailVerified, phone, phoneVerified }) =>
    (email !== undefined || !emailVerified) && (phone !== undefined || !phoneVerified),
  'registered by what there is': ({ registerSource = [], email }) =>
    email !== undefined || !registerSource.includes('basic:email'),
  'has an email in lower case': ({ email = '' }) => email === email.toLowerCase(),
  'has a phone number of its country': ({ phone = '', phoneCountryCode, country = 'CN' }) =>
    country === 'CN'
      ? phoneCountryCode === '+86' && /^1\d{10}$/.test(phone)
      : phoneCountryCode === '+44' && /^7\d{9}$/.test(phone),
  'is in the zone of its country': ({ country, zoneinfo, locale = '' }) =>
    country === undefined ||
    (country === 'CN'
      ? zoneinfo === 'Asia/Shanghai' && locale === 'zh-CN'
      : zoneinfo === 'Europe/London' && locale === 'en-GB'),
  'is blocked where it is not active': ({ status, blocked }) =>
    status === 'Activated' || blocked === true,
};

describe('Sample data', () => {
  const seeds: Readonly<Record<string, State>> = {
    'of the company': makeSeed({}),
    'of staging': makeSeed({ staging: true }),
    'of any size': makeSeed({ groups: 50, users: 3000, resources: 20 }),
  };
  for (const [name, seed] of Object.entries(seeds)) {
    for (const [rule, holds] of Object.entries(rules)) {
      it(`${name}: everybody ${rule}`, () => {
        assert.deepEqual(
          seed.users.filter((user) => !holds(user)).map(({ username }) => username),
          [],
        );
      });
    }

    it(`${name}: nobody shares what is one's own`, () => {
      for (const field of ['id', 'username', 'email', 'phone', 'externalId'] as const) {
        const values = seed.users.flatMap((user) => user[field] ?? []);
        assert.equal(new Set(values).size, values.length, field);
      }
    });

    it(`${name}: groups, resources and grants fit together`, () => {
      const users = new Set(seed.users.map(({ id }) => id));
      const namespaces = new Set(seed.namespaces.map(({ code }) => code));
      for (const { code, createdAt, updatedAt, members } of seed.groups) {
        assert.ok(at(updatedAt) >= at(createdAt) && at(updatedAt) <= Date.now(), code);
        assert.ok(members.every((id) => users.has(id)) && new Set(members).size === members.length);
      }
      const times = seed.groups.map(({ createdAt }) => createdAt);
      assert.equal(new Set(times).size, times.length, 'no two groups of one moment');
      for (const { namespace, code, updatedAt, createdAt } of seed.resources) {
        assert.ok(namespaces.has(namespace) && at(updatedAt) >= at(createdAt), code);
      }
      for (const grant of seed.grants) assert.ok(namespaces.has(grant.namespace), grant.resource);
    });
  }
});

function at(time: string): number {
  return Date.parse(time);
}
