import type { Target } from '../../model/target.ts';
import type { ResourceOfRow } from '../../protocol/page.ts';

/** A resource that a page shows, as commands are run on it. */
export function resourceTarget({
  code,
  namespace,
  type,
}: ResourceOfRow): NonNullable<Target['resource']> {
  return {
    code,
    ...(namespace === '' ? {} : { namespace }),
    ...(type === '' ? {} : { type }),
  };
}
