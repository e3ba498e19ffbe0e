import assert from 'node:assert/strict';
import { makeSeed } from '../../../src/sample/seed.ts';
import type { State } from '../../../src/sample/state.ts';

import { at, Client, list } from '../../support/sample/sampleClient.ts';
import { build, start, stop } from '../../support/sample/sampleProgram.ts';

const production = makeSeed({});
const staging = makeSeed({ staging: true });

/** The actions of a group on each resource, by namespace and code. */
function grantsOf({ groups, grants }: State, code: string): Map<string, readonly string[]> {
  const id = groups.find((group) => group.code === code)?.id;
  return new Map(
    grants
      .filter(({ target }) => target === id)
      .map(({ namespace, resource, actions }) => [`${namespace} ${resource}`, actions]),
  );
}

function codes(items: readonly { code: string }[]): Set<string> {
  return new Set(items.map(({ code }) => code));
}

describe('The company of the sample pool', () => {
  it('has a user who has one permission through several groups', () => {
    const id = production.users.find(({ username }) => username === 'chenwei')?.id ?? '';
    const through = production.groups.filter(
      (group) =>
        group.members.includes(id) &&
        grantsOf(production, group.code).get('system audit-log:*')?.includes('audit-log:read'),
    );
    assert.deepEqual([...codes(through)], ['engineering', 'security-reviewers']);
  });

  it('has a resource that only one group has, and one that most have in part', () => {
    const holders = (name: string) =>
      production.groups.filter(({ code }) => grantsOf(production, code).has(name)).length;
    assert.equal(holders('webshop payment-api'), 1);
    assert.ok(holders('webshop products:*') > 2);
  });
});

describe('The staging pool', () => {
  it('has most of the same people, by ids of its own', () => {
    const emails = new Set(production.users.flatMap(({ email }) => email ?? []));
    const same = staging.users.filter(({ email = '' }) => emails.has(email));
    assert.ok(same.length > 45 && same.length < emails.size, String(same.length));
    const ids = new Set(production.users.map(({ id }) => id));
    assert.ok(staging.users.every(({ id }) => !ids.has(id)));
    assert.ok(staging.users.some(({ username = '' }) => username.startsWith('test.')));
  });

  it('shares no moment of creation with the other, so that no group is taken for the other', () => {
    const moments = new Set(production.groups.map(({ createdAt }) => createdAt));
    assert.ok(staging.groups.every(({ createdAt }) => !moments.has(createdAt)));
  });

  it('has groups and resources more and less than the other', () => {
    const without = (all: Set<string>, others: Set<string>) =>
      [...all].filter((code) => !others.has(code));
    const [there, here] = [codes(production.groups), codes(staging.groups)];
    assert.deepEqual(without(there, here), ['security-reviewers', 'alumni']);
    assert.deepEqual(without(here, there), ['returns-desk']);
    const [known, defined] = [codes(production.resources), codes(staging.resources)];
    assert.deepEqual(without(known, defined), ['legacy-feature']);
    assert.deepEqual(without(defined, known), ['returns', 'returns-api']);
  });

  it('gives some groups other actions, other resources or other members, and some the same', () => {
    const orders = 'webshop orders:*';
    assert.deepEqual(grantsOf(production, 'customer-support').get(orders), [
      'orders:read',
      'orders:cancel',
    ]);
    assert.deepEqual(grantsOf(staging, 'customer-support').get(orders), [
      'orders:read',
      'orders:refund',
      'orders:cancel',
    ]);
    assert.ok(!grantsOf(staging, 'sales-global').has('webshop refund-button'));
    assert.ok(!grantsOf(staging, 'all-staff').has('default legacy-feature'));
    assert.deepEqual(grantsOf(staging, 'design'), grantsOf(production, 'design'));
    const oncall = ({ groups }: State) => groups.find(({ code }) => code === 'oncall')?.members;
    assert.notEqual(oncall(staging)?.length, oncall(production)?.length);
  });

  it('grants only what it defines, to those it has', () => {
    const groups = new Set(staging.groups.map(({ id }) => id));
    const defined = new Map(
      staging.resources.map(({ namespace, code, actions }) => [
        `${namespace} ${code}`,
        new Set(actions.map(({ name }) => name)),
      ]),
    );
    for (const { namespace, resource, targetType, target, actions } of staging.grants) {
      const known = defined.get(`${namespace} ${resource.split(':')[0]}`);
      assert.ok(known && actions.every((action) => known.has(action)), resource);
      if (targetType === 'GROUP') assert.ok(groups.has(target), resource);
    }
  });

  it('is served by the program, as a pool of another id', async function () {
    this.timeout(60_000);
    await build();
    const [first, second] = await Promise.all([start(), start('--staging')]);
    try {
      assert.notEqual(first.address.userPoolId, second.address.userPoolId);
      const client = await Client.connect(second.address);
      const data = await client.data(
        '{ groups(limit: 50) { list { code users { list { id } } } } }',
      );
      assert.deepEqual(
        new Set(list(data, 'groups.list', 'code')),
        new Set(staging.groups.map(({ code }) => code)),
      );
      assert.ok(list(at(data, 'groups.list'), '0.users.list').length > 0);
    } finally {
      await Promise.all([stop(first), stop(second)]);
    }
  });
});
