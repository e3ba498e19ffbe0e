import assert from 'node:assert/strict';
import type { ResourceType } from '../../../src/model/resource.ts';
import { whoMayUse, whoMayUseParts } from '../../../src/permissions/whoMayUse.ts';
import { openWindow, type Window } from '../../support/directory/directoryWindow.ts';

/** What to ask of the sample company: very codes, wildcards, instances, and what nobody has. */
const asked: readonly (readonly [namespace: string, type: ResourceType, code: string])[] = [
  ['default', 'DATA', 'documents:*'],
  // Of the type alone the sample server names all who have anything of it.
  ['default', 'DATA', 'documents'],
  ['default', 'DATA', 'reports'],
  ['default', 'DATA', 'documents:architecture'],
  ['default', 'MENU', 'home'],
  ['webshop', 'DATA', 'orders:*'],
  ['webshop', 'MENU', 'home'],
  ['webshop', 'BUTTON', 'refund-button'],
  ['system', 'DATA', 'audit-log:*'],
];

describe('Which groups may use a resource, from their own grants,', () => {
  for (const namesGroupsById of [false, true]) {
    const naming = namesGroupsById ? 'ids that are no codes' : 'their codes';
    describe(`of a server that names groups by ${naming}`, () => {
      let window: Window;

      before(async () => {
        window = await openWindow({ namesGroupsById });
        const { groups } = window.directory;
        await groups.loadAll();
        await window.directory.loadResourcesOfMany(
          groups.content.value?.groups.map(({ key }) => key) ?? [],
        );
      });

      after(() => window.close());

      for (const [namespace, type, code] of asked) {
        it(`is what the server says for ${namespace} ${type} ${code}`, async () => {
          const { directory, other } = window;
          const groups = (directory.groups.content.value?.groups ?? []).map(({ key, group }) => ({
            ...group,
            grants: directory.resources(key).value?.resources ?? [],
          }));
          const accesses = whoMayUse(groups, { namespace, type, code });
          const parts = whoMayUseParts(groups, { namespace, type, code }, accesses);
          const found = [...accesses, ...(code.includes(':') ? [] : parts)];
          const { list } = await other.resources.authorizedTargets({
            namespace,
            resourceType: type,
            resource: code,
            targetType: 'GROUP',
          });
          assert.equal(found.length, list.length);
          const codes = found.map(({ group }) => groups[group]?.code ?? '').sort();
          const named = list.map(({ targetIdentifier }) => targetIdentifier ?? '').sort();
          if (namesGroupsById) {
            for (const name of named) assert.equal(directory.findByCode(name), undefined);
          } else assert.deepEqual(codes, named);
        });
      }
    });
  }
});
