import { userFacts } from '../../display/userDisplay.ts';
import type { User } from '../../model/user.ts';
import type { UserHeading } from '../../protocol/userPermissions.ts';
import type { KnownGroup } from '../shared/knownGroups.ts';

/** What is known of the user a panel is about. */
export interface KnownUser extends Omit<UserHeading, 'facts' | 'groups' | 'namespaces'> {
  readonly user: User | undefined;
  readonly groups: readonly KnownGroup[] | undefined;
  readonly namespaces: readonly string[] | undefined;
}

/** Custom data are no heading, which has no room for them: their tooltip in the sidebar has. */
const noCustomData = { customData: [] };

/** Who the user is, in words. */
export function headingOf({ user, groups, namespaces, ...known }: KnownUser): UserHeading {
  const facts = user === undefined ? [] : userFacts({ ...user, ...noCustomData });
  return {
    ...known,
    facts: facts.flatMap(([label, text]) =>
      text === undefined || text === '' ? [] : [{ label, text }],
    ),
    ...(groups && { groups: groups.map(({ code, name }) => ({ code, name })) }),
    ...(namespaces && { namespaces: [...namespaces] }),
  };
}
