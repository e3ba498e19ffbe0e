import type { ResourceName } from './resource.ts';

/**
 * What something known of a user pool is about. Events name their subject, and so does a cache. Groups go by
 * their keys in the directory, users by their ids, resources by their names. Whoever switches over the kinds has to think of each, so
 * a new one does not compile until all have.
 */
export type Subject =
  /** The pool as a whole: which connection it is. */
  | { readonly kind: 'pool' }
  /** The list of the pool's groups: which there are, and in which order. */
  | { readonly kind: 'groups' }
  /** One group: its own fields and its member count. */
  | { readonly kind: 'group'; readonly group: string }
  /** The list of a group's members: who they are. */
  | { readonly kind: 'members'; readonly group: string }
  /** The resources a group is authorized for. */
  | { readonly kind: 'resources'; readonly group: string }
  /** The resources that the pool defines. */
  | { readonly kind: 'definitions' }
  /** Which codes the pool has: of its groups, namespaces and resources. */
  | { readonly kind: 'codes' }
  /** One resource: how the pool defines it, and which groups may use it. */
  | { readonly kind: 'resource'; readonly resource: ResourceName }
  /** One user's own fields, in whichever groups the user is. */
  | { readonly kind: 'user'; readonly user: string };

/** The key of the group that something is about; undefined where it is not about a single group. */
export function groupOf(subject: Subject): string | undefined {
  switch (subject.kind) {
    case 'pool':
    case 'groups':
    case 'definitions':
    case 'codes':
    case 'resource':
    case 'user':
      return undefined;
    case 'group':
    case 'members':
    case 'resources':
      return subject.group;
    default:
      subject satisfies never;
      return undefined;
  }
}
