import assert from 'node:assert/strict';
import { changeGrants, planGrants } from '../../../src/changes/changeGrants.ts';
import type { GrantDirection, GrantWish } from '../../../src/changes/planGrants.ts';
import type { AuthorizedResource } from '../../../src/model/resource.ts';
import { entryOf } from '../directory/directoryWindow.ts';
import { type ChangingWindow, openChangingWindow } from './changingWindow.ts';

/** The code of the group whose grants change. */
export const group = 'night-crew';

/** What the group is not granted at first, and what it is. */
export const scanner = { namespace: 'warehouse', resource: 'scanner', resourceType: 'UI' } as const;
export const stock = { namespace: 'warehouse', resource: 'stock:*', resourceType: 'DATA' } as const;

/** A window on a pool with a group of a few grants, which the window knows. */
export interface GrantsScene {
  readonly window: ChangingWindow;
  /** Of the group. */
  readonly key: string;
  /** Plans and makes a change. */
  change(
    direction: GrantDirection,
    ...wishes: readonly GrantWish[]
  ): Promise<NonNullable<Awaited<ReturnType<typeof changeGrants>>>>;
  /** What the group has in a namespace, as the server says it, by type and code. */
  onServer(namespace?: string, code?: string): Promise<string[]>;
  /** The same as the directory knows it. */
  known(namespace?: string): string[];
  /** Somebody else grants the group an action of the stock. */
  grantElsewhere(action: string): Promise<void>;
}

/** Opens a window on such a pool; to be closed by `window.close()`. */
export async function openGrantsScene(): Promise<GrantsScene> {
  const window = await openChangingWindow();
  await window.other.groups.create({ code: group, name: 'Night crew' });
  for (const [resource, resourceType, ...verbs] of [
    ['stock:*', 'DATA', 'stock:read', 'stock:adjust'],
    ['shipments:*', 'DATA', 'shipments:read', 'shipments:close'],
    ['print-label', 'BUTTON', 'print-label:click'],
  ] as const) {
    const target = { targetType: 'GROUP', targetIdentifier: group, actions: verbs } as const;
    await window.other.resources.authorize({
      namespace: 'warehouse',
      resource,
      resourceType,
      opts: [target],
    });
  }
  await window.directory.groups.load();
  const key = entryOf(window, group).key;
  await window.directory.loadResources(key);
  window.events.length = 0;
  return {
    window,
    key,
    async change(direction, ...wishes) {
      const plan = await planGrants(window.context, 'pool', key, { direction, wishes });
      assert.ok(plan !== undefined);
      const result = await changeGrants(window.context, 'pool', key, plan);
      assert.ok(result !== undefined);
      return result;
    },
    async onServer(namespace = 'warehouse', code = group) {
      const { list } = await window.other.groups.listAuthorizedResources(code, { namespace });
      return list.map(textOf).sort();
    },
    known(namespace = 'warehouse') {
      const { value } = window.directory.resources(key);
      return (value?.resources ?? [])
        .filter((grant) => grant.namespace === namespace)
        .map(textOf)
        .sort();
    },
    async grantElsewhere(action) {
      await window.other.resources.authorize({
        ...stock,
        opts: [{ targetType: 'GROUP', targetIdentifier: group, actions: [action] }],
      });
    },
  };
}

function textOf({ type, code, actions }: AuthorizedResource): string {
  return `${type} ${code} ${actions?.join() ?? ''}`;
}
