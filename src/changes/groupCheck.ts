import type { CallOptions, PoolReader } from '../authing/api.ts';
import { OutdatedError } from '../model/changeErrors.ts';
import { compareIdentity, type Identified } from '../model/identity.ts';

/** How long (ms) a check that a code still belongs to the same group stays valid. */
const validMs = 2000;

/** Makes sure, between the requests of a long change, that a code still belongs to the group that was meant. */
export class GroupCheck {
  readonly #checkedAt = new Map<string, number>();

  /**
   * Asks the server, unless it was asked just now.
   * @param options `again` asks in any case
   * @throws OutdatedError where the group is gone, or another has its code by now
   */
  async assertSame(
    groups: PoolReader['groups'],
    group: Identified & { readonly code: string },
    { again = false, ...options }: CallOptions & { readonly again?: boolean } = {},
  ): Promise<void> {
    const checkedAt = this.#checkedAt.get(group.code) ?? -validMs;
    if (!again && performance.now() - checkedAt < validMs) return;
    await assertSameGroup(groups, group, options);
    this.#checkedAt.set(group.code, performance.now());
  }
}

/**
 * Asks the server whether a code still belongs to the group that was meant.
 * @throws OutdatedError where the group is gone, or another has its code by now
 */
export async function assertSameGroup(
  groups: PoolReader['groups'],
  group: Identified & { readonly code: string },
  options: CallOptions,
): Promise<void> {
  const current = await groups.detail(group.code, options);
  if (current === undefined) throw new OutdatedError({ kind: 'gone' });
  if (compareIdentity(group, current) === 'another') {
    throw new OutdatedError({ kind: 'replaced', code: group.code });
  }
}
