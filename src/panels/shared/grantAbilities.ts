import type { GrantAbilities } from '../../protocol/grants.ts';
import type { PanelContext } from './panelDefinition.ts';

/** What may be done to the grants of a pool that is shown. */
export function grantAbilitiesOf(
  { pools, directories }: Pick<PanelContext, 'pools' | 'directories'>,
  poolId: string,
): GrantAbilities {
  const connection = pools.get(poolId);
  if (connection === undefined || connection.protection === 'readOnly') {
    return { grant: false, revoke: false };
  }
  // Known by the first read of the pool.
  const { abilities } = directories.get(poolId);
  return { grant: true, revoke: abilities?.revoke !== undefined };
}
