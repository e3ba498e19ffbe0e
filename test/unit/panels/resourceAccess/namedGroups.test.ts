import assert from 'node:assert/strict';
import type { GroupsOfResource } from '../../../../src/directory/groupsOfResource.ts';
import type { GroupReach } from '../../../../src/directory/resourceAccess.ts';
import {
  differencesOf,
  type KnownGroups,
  namedGroups,
} from '../../../../src/panels/resourceAccess/namedGroups.ts';
import type { Reach } from '../../../../src/permissions/reach.ts';

const topic = { code: 'orders:7', namespace: 'shop', type: 'DATA' };
const read = { all: false, verbs: ['read'], unnamed: false };

/** The groups that a server names by these keys, for reading. */
function naming(...keys: readonly string[]): GroupsOfResource {
  const place = { namespace: 'shop', type: 'DATA', actions: ['orders:read'] } as const;
  return { groups: keys.map((key) => ({ key, ...place })), unidentified: 0, isAsked: true };
}

/** A group whose own grants have the resource in this way, or an instance of it. */
function having(name: string, reach: Reach | 'part'): GroupReach {
  const way = { code: 'orders:7', namespace: 'shop', type: 'DATA', allowed: read };
  return reach === 'part'
    ? { code: name, name, ways: [], allowed: undefined, parts: ['orders:7'] }
    : { code: name, name, ways: [{ reach, ...way }], allowed: read, parts: [] };
}

/** All groups are there; of those that are not unread, what their own grants say. */
function known(own: Readonly<Record<string, Reach | 'part'>>, unread: readonly string[] = []) {
  const reach = Object.entries(own).map(([key, how]) => [key, having(key, how)] as const);
  return {
    group: (key) => (key === 'gone' ? undefined : { code: key, name: key }),
    isRead: (key) => !unread.includes(key),
    reach: new Map(reach),
  } satisfies KnownGroups;
}

describe('The groups that a server names for a resource', () => {
  it('are shown with their actions as long as their own grants are not read', () => {
    const shown = namedGroups(
      naming('clerks', 'buyers', 'gone'),
      topic,
      known({}, ['clerks', 'gone']),
    );
    assert.deepEqual(shown, [
      { code: 'clerks', name: 'clerks', allowed: read, ways: [], isOnlyNamed: true },
    ]);
  });

  it('are one group each, however often it is named', () => {
    const [clerks, ...others] = namedGroups(
      naming('clerks', 'clerks'),
      topic,
      known({}, ['clerks']),
    );
    assert.deepEqual([clerks?.allowed.verbs, others], [['read'], []]);
  });
});

describe('What a server says otherwise than the grants of groups', () => {
  const differences = (named: GroupsOfResource, groups: KnownGroups, asked = topic) => {
    const { beyond, missing } = differencesOf(named, asked, groups) ?? {};
    return [beyond?.names ?? [], missing?.names ?? []];
  };

  it('is whom it names without a grant, and whom it does not name with one', () => {
    const groups = known({ clerks: 'code', buyers: 'code' });
    assert.deepEqual(differences(naming('clerks', 'others'), groups), [['others'], ['buyers']]);
  });

  it('is not who has a wider grant, or an instance, or is not read', () => {
    const groups = known({ clerks: 'wildcard', bosses: 'everything', makers: 'part' }, ['late']);
    assert.equal(differencesOf(naming('makers', 'late', 'gone'), topic, groups), undefined);
  });

  it('is nobody whom it may have named by an id, or in a namespace that was not asked about', () => {
    const groups = known({ clerks: 'code' });
    const byId = { ...naming(), unidentified: 1 };
    assert.equal(differencesOf(byId, topic, groups), undefined);
    assert.equal(differencesOf(naming(), { code: 'orders:7' }, groups), undefined);
    assert.equal(differencesOf({ ...naming(), isAsked: false }, topic, groups), undefined);
  });

  it('is counted, and names five', () => {
    const keys = Array.from({ length: 9 }, (_, place) => `group-${place}`);
    const { beyond } = differencesOf(naming(...keys), topic, known({})) ?? {};
    assert.deepEqual([beyond?.names.length, beyond?.count], [5, 9]);
  });
});
