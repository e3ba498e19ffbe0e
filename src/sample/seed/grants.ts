import type { GrantRecord, ResourceType } from '../state.ts';
import { groupIdOf } from './groups.ts';
import { departmentIds } from './organization.ts';
import { userIdOf } from './users.ts';
import { idOf } from './values.ts';

/** A code as granted, its type, and verbs, each an action such as `orders:read`. */
export type GrantRow = readonly [resource: string, type: ResourceType | null, ...verbs: string[]];

/** What a target is authorized for in a namespace. */
export function grantsTo(
  target: Pick<GrantRecord, 'targetType' | 'target'>,
  namespace: string,
  rows: readonly GrantRow[],
): GrantRecord[] {
  return rows.map(([resource, type, ...verbs]) => {
    const name = resource.split(':')[0] ?? resource;
    const actions = verbs.map((verb) => `${name}:${verb}`);
    return { namespace, type, resource, ...target, actions };
  });
}

/**
 * Who is authorized for what in the company. Groups overlap, so that many have a permission through several:
 * the platform's people on call read stock as engineers too, and Chen Wei the audit log as an engineer, as a
 * reviewer and otherwise. Some resources only one group has, as payments and deleting users.
 */
export function companyGrants(): GrantRecord[] {
  const grants: GrantRecord[] = [];
  const allow = (...args: Parameters<typeof grantsTo>) => grants.push(...grantsTo(...args));
  const group = (code: string) => ({ targetType: 'GROUP' as const, target: groupIdOf(code) });

  allow(group('all-staff'), 'default', [
    ['documents:*', 'DATA', 'read'],
    ['home', 'MENU', 'view'],
    ['directory-api', 'API', 'get'],
    ['legacy-feature', null, 'use'],
  ]);
  allow(group('engineering'), 'system', [
    ['console', 'MENU', 'view'],
    ['audit-log:*', 'DATA', 'read'],
  ]);
  allow(group('engineering'), 'default', [
    ['documents:*', 'DATA', 'read', 'write', 'share'],
    ['documents:architecture', 'DATA', 'delete'],
    ['reports:2026-q3', 'DATA', 'read'],
    ['profile-api', 'API', 'get', 'update'],
    ['directory-api', 'API', 'get'],
    ['dashboard', 'UI', 'view', 'edit'],
    ['publish', 'BUTTON', 'click'],
  ]);
  allow(group('engineering'), 'webshop', [
    ['products:*', 'DATA', 'read'],
    ['order-api', 'API', 'get', 'create', 'update'],
    ['checkout', 'UI', 'view'],
  ]);
  allow(group('engineering'), 'warehouse', [
    ['stock-api', 'API', 'get'],
    ['scanner', 'UI', 'view'],
    ['inventory', 'MENU', 'view'],
  ]);
  allow(group('design'), 'webshop', [
    ['checkout', 'UI', 'view'],
    ['campaigns', 'MENU', 'view'],
  ]);
  for (const code of ['sales-cn', 'sales-global']) {
    allow(group(code), 'webshop', [
      ['orders:*', 'DATA', 'read', 'refund'],
      ['campaigns', 'MENU', 'view'],
      ['refund-button', 'BUTTON', 'click'],
    ]);
  }
  allow(group('customer-support'), 'webshop', [
    ['orders:*', 'DATA', 'read', 'cancel'],
    ['refund-button', 'BUTTON', 'click'],
    ['order-api', 'API', 'get'],
  ]);
  allow(group('finance'), 'default', [
    ['reports:*', 'DATA', 'read', 'publish'],
    ['salaries:*', 'DATA', 'read'],
    ['finance', 'MENU', 'view'],
  ]);
  allow(group('finance'), 'webshop', [
    ['payment-api', 'API', 'create'],
    ['products:*', 'DATA', 'read'],
  ]);
  allow(group('people-ops'), 'default', [
    ['salaries:*', 'DATA', 'read', 'write'],
    ['people', 'MENU', 'view'],
  ]);
  allow(group('oncall'), 'warehouse', [
    ['stock:*', 'DATA', 'read', 'adjust'],
    ['shipments:*', 'DATA', 'read', 'close'],
    ['print-label', 'BUTTON', 'click'],
    ['stock-api', 'API', 'get'],
    ['scanner', 'UI', 'view'],
  ]);
  allow(group('oncall'), 'system', [
    ['console', 'MENU', 'view'],
    ['audit-log:*', 'DATA', 'read'],
  ]);
  allow(group('beta_testers'), 'default', [['dashboard', 'UI', 'view']]);
  allow(group('beta_testers'), 'webshop', [
    ['checkout', 'UI', 'view'],
    ['products:*', 'DATA', 'read'],
  ]);
  allow(group('security-reviewers'), 'system', [
    ['user-list', 'MENU', 'view', 'export'],
    ['audit-log:*', 'DATA', 'read', 'export'],
    ['delete-user', 'BUTTON', 'click'],
  ]);
  allow(group('contractors'), 'default', [
    ['documents:handbook', 'DATA', 'read'],
    ['home', 'MENU', 'view'],
  ]);
  allow({ targetType: 'USER', target: userIdOf('chenwei') }, 'default', [
    ['salaries:*', 'DATA', 'read'],
  ]);
  allow({ targetType: 'ROLE', target: 'auditor' }, 'system', [['audit-log:*', 'DATA', 'read']]);
  allow({ targetType: 'ROLE', target: 'shop-manager' }, 'webshop', [
    ['products:*', 'DATA', 'read', 'write'],
  ]);
  allow({ targetType: 'ORG', target: departmentIds.engineering }, 'default', [
    ['dashboard', 'UI', 'view'],
  ]);
  allow({ targetType: 'AK_SK', target: idOf('key warehouse scanner') }, 'warehouse', [
    ['stock-api', 'API', 'get'],
  ]);
  return grants;
}
