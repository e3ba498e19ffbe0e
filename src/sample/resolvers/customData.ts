import type { Call } from '../call.ts';
import { SampleError } from '../messages.ts';
import { customFieldsOf, customItems } from '../nodes.ts';
import type { Pool } from '../pool.ts';
import type { CustomFieldRecord, UserRecord } from '../state.ts';

type CustomTarget = CustomFieldRecord['targetType'];

interface FieldName {
  readonly targetType: CustomTarget;
  readonly key: string;
}

interface NewField extends FieldName {
  readonly dataType: CustomFieldRecord['dataType'];
  readonly label: string;
  readonly options?: string | null;
}

interface TargetField {
  readonly targetType: CustomTarget;
  readonly targetId: string;
}

interface NewValue {
  readonly key: string;
  readonly value?: string | null;
}

interface TargetValues extends TargetField {
  readonly udvList?: readonly NewValue[] | null;
}

export const customDataResolvers = {
  udf: ({ targetType }: { targetType: CustomTarget }, call: Call) =>
    customFieldsOf(call.read(), targetType),

  udv: ({ targetType, targetId }: { targetType: CustomTarget; targetId: string }, call: Call) => {
    const pool = call.read();
    if (targetType === 'USER') pool.users.require(targetId);
    return values(pool, targetType, targetId) ?? [];
  },

  /** Defines a field, or defines it anew. */
  setUdf: ({ targetType, key, dataType, label, options }: NewField, call: Call) =>
    call.change((pool) => {
      const field = { targetType, key, dataType, label, options: options ?? null };
      const index = indexOfField(pool, targetType, key);
      if (index < 0) pool.customFields.push(field);
      else pool.customFields[index] = field;
      return field;
    }),

  removeUdf: async ({ targetType, key }: FieldName, call: Call) => {
    await call.change((pool) => {
      pool.customFields.splice(requireField(pool, targetType, key), 1);
    });
    return call.commonMessage('ok');
  },

  setUdv: ({ targetType, targetId, ...field }: TargetField & NewValue, call: Call) =>
    call.change((pool) => setValues(pool, targetType, targetId, [field])),

  setUdvBatch: ({ targetType, targetId, udvList }: TargetValues, call: Call) =>
    call.change((pool) => setValues(pool, targetType, targetId, udvList ?? [])),

  removeUdv: ({ targetType, targetId, key }: TargetField & FieldName, call: Call) =>
    call.change((pool) => {
      requireField(pool, targetType, key);
      const target = requireTarget(pool, targetType, targetId);
      const { [key]: _, ...others } = target.custom ?? {};
      target.custom = others;
      return values(pool, targetType, targetId) ?? [];
    }),

  setUdfValueBatch: async (
    {
      targetType,
      input,
    }: { targetType: CustomTarget; input: readonly (NewValue & { targetId: string })[] },
    call: Call,
  ) => {
    await call.change((pool) => {
      for (const { targetId, key } of input) {
        requireField(pool, targetType, key);
        requireTarget(pool, targetType, targetId);
      }
      for (const { targetId, ...field } of input) setValues(pool, targetType, targetId, [field]);
    });
    return call.commonMessage('ok');
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
): { custom?: UserRecord['custom'] } | undefined {
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

function indexOfField(pool: Pool, targetType: CustomTarget, key: string): number {
  return pool.customFields.findIndex(
    (field) => field.targetType === targetType && field.key === key,
  );
}

/** @throws SampleError where no such field is defined */
function requireField(pool: Pool, targetType: CustomTarget, key: string): number {
  const index = indexOfField(pool, targetType, key);
  if (index < 0) throw new SampleError('fieldNotFound', { key });
  return index;
}

/** @throws SampleError where there is no such user, role or department */
function requireTarget(pool: Pool, targetType: CustomTarget, targetId: string) {
  const target = customTarget(pool, targetType, targetId);
  if (!target) {
    throw targetType === 'USER'
      ? new SampleError('userNotFound')
      : new SampleError('argumentInvalid', { name: 'targetId' });
  }
  return target;
}

/** Values travel as strings; a value that is JSON of a string is that string. */
function setValues(
  pool: Pool,
  targetType: CustomTarget,
  targetId: string,
  fields: readonly NewValue[],
) {
  const target = requireTarget(pool, targetType, targetId);
  for (const { key } of fields) requireField(pool, targetType, key);
  target.custom = {
    ...target.custom,
    ...Object.fromEntries(fields.map(({ key, value }) => [key, asKept(value)])),
  };
  return values(pool, targetType, targetId) ?? [];
}

function asKept(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'string' ? parsed : value;
  } catch {
    // No JSON: clients send some values as they are.
    return value;
  }
}
