import { type AuthorizedTarget, type ResourceType, resourceTypes } from '../model/resource.ts';
import type { Department, Role } from '../model/role.ts';
import { verbOf } from './actions.ts';
import { allowedBy, allowsVerb } from './reach.ts';
import type { Source, UserAction, UserPermission } from './serverSum.ts';

/** To whom resources are assigned, and who of these a user is. */
export interface Assignments {
  readonly userId: string;
  readonly roles: readonly Role[];
  readonly departments: readonly Department[];
  /** By `assignmentId`; a resource that was not asked about, or whose list failed, is absent. */
  readonly targets: ReadonlyMap<string, readonly AuthorizedTarget[]>;
}

/** A resource whose assignments a server can be asked about. */
export interface AssignedResource {
  readonly namespace: string;
  readonly resourceType: ResourceType;
  readonly resource: string;
}

/** What tells a resource that can be assigned from all others. */
export function assignmentId({ namespace, resourceType, resource }: AssignedResource): string {
  return JSON.stringify([namespace, resourceType, resource]);
}

/**
 * The resources that assignments are worth asking about, those first that have an action which no group gives.
 * Without those of unknown namespace or type, and without `orders` of type DATA: asked about that, a server answers
 * for each `orders:…` as well, and does not say for which.
 */
export function assignedResources(
  permissions: readonly UserPermission[],
): readonly AssignedResource[] {
  const isBeyond = ({ actions }: UserPermission) => actions.some(({ through }) => !through.length);
  return [
    ...permissions.filter(isBeyond),
    ...permissions.filter((each) => !isBeyond(each)),
  ].flatMap((permission) => assignedResource(permission) ?? []);
}

function assignedResource({ namespace, type, code }: UserPermission): AssignedResource | undefined {
  const resourceType = resourceTypes.find((each) => each === type);
  if (resourceType === undefined || namespace === '') return undefined;
  if (resourceType === 'DATA' && !code.includes(':') && code !== '*') return undefined;
  return { namespace, resourceType, resource: code };
}

/** Adds to each action where it comes from besides groups, as far as that is known. */
export function withSources(
  permissions: readonly UserPermission[],
  known: Assignments,
): readonly UserPermission[] {
  return permissions.map((permission) => {
    const resource = assignedResource(permission);
    const targets = resource && known.targets.get(assignmentId(resource));
    if (targets === undefined || targets.length === 0) return permission;
    const actions = permission.actions.map((action): UserAction => {
      const sources = sourcesOf(permission.code, action.name, targets, known);
      return sources.length === 0 ? action : { ...action, sources };
    });
    return { ...permission, actions };
  });
}

function sourcesOf(
  code: string,
  action: string,
  targets: readonly AuthorizedTarget[],
  known: Assignments,
): readonly Source[] {
  const sources = targets.flatMap((target) => {
    const source = gives(target, code, action) ? sourceOf(target, known) : undefined;
    return source === undefined ? [] : [[JSON.stringify(source), source] as const];
  });
  return [...new Map(sources).values()];
}

function gives({ actions }: AuthorizedTarget, code: string, action: string): boolean {
  const allowed = allowedBy(actions, code, code);
  return action === '' ? allowed.unnamed : allowsVerb(allowed, verbOf(action, code)) === true;
}

/**
 * What a target is to the user; undefined where the user has no part in it. Servers may name roles and departments
 * by code or by id, of which either is one of theirs alone.
 */
function sourceOf(
  { targetType, targetIdentifier }: AuthorizedTarget,
  { userId, roles, departments }: Assignments,
): Source | undefined {
  if (targetIdentifier === undefined || targetIdentifier === '') return undefined;
  switch (targetType) {
    case 'USER':
      return targetIdentifier === userId ? { kind: 'direct' } : undefined;
    case 'ROLE': {
      const role = roles.find(
        ({ id, code }) => code === targetIdentifier || id === targetIdentifier,
      );
      return role && { kind: 'role', name: role.code };
    }
    case 'ORG': {
      const department = departments.find(
        ({ id, code }) => id === targetIdentifier || code === targetIdentifier,
      );
      return department && { kind: 'department', name: department.name || department.id };
    }
    default:
      return undefined;
  }
}
