import type { Call } from '../call.ts';
import { customFieldsOf, customItems } from '../nodes.ts';
import type { Pool } from '../pool.ts';
import type { CustomFieldRecord, UserRecord } from '../state.ts';

type CustomTarget = CustomFieldRecord['targetType'];

export const customDataResolvers = {
  udf: ({ targetType }: { targetType: CustomTarget }, call: Call) =>
    customFieldsOf(call.read(), targetType),

  udv: ({ targetType, targetId }: { targetType: CustomTarget; targetId: string }, call: Call) => {
    const pool = call.read();
    if (targetType === 'USER') pool.users.require(targetId);
    return values(pool, targetType, targetId) ?? [];
  },

  /** Ids that are unknown are left out. */
  udfValueBatch: (
    { targetType, targetIds }: { targetType: CustomTarget; targetIds: readonly (string | null)[] },
    call: Call,
  ) => {
    const pool = call.read();
    return targetIds.flatMap((targetId) => {
      const data = targetId === null ? undefined : values(pool, targetType, targetId);
      return data ? { targetId, data } : [];
    });
  },
};

/** The custom values of one target; a field without a value has no place here, for `value` is never null. */
function values(pool: Pool, targetType: CustomTarget, targetId: string) {
  const target = customTarget(pool, targetType, targetId);
  if (!target) return undefined;
  return customItems(customFieldsOf(pool, targetType), target.custom).filter(
    ({ value }) => value !== null,
  );
}

function customTarget(
  pool: Pool,
  targetType: CustomTarget,
  targetId: string,
): { readonly custom?: UserRecord['custom'] } | undefined {
  switch (targetType) {
    case 'USER':
      return pool.users.get(targetId);
    case 'ROLE':
      return pool.roles.find(({ code }) => code === targetId);
    case 'ORG':
    case 'NODE':
      return pool.departments.find(({ id }) => id === targetId);
    default:
      return undefined;
  }
}
