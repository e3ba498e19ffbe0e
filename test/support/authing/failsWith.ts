import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { AuthingError, type AuthingErrorDetails } from '../../../src/authing/index.ts';

/** The error a call fails with, after checking that it has these fields. */
export async function failsWith(
  call: Promise<unknown>,
  expected: Partial<AuthingErrorDetails>,
): Promise<AuthingError> {
  const error = await call.then(
    (result) => assert.fail(`succeeded with ${inspect(result)}`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof AuthingError, inspect(error));
  const fields = Object.fromEntries(Object.entries(error));
  for (const [name, value] of Object.entries(expected)) {
    assert.deepEqual(fields[name], value, `${name} of ${inspect(error)}`);
  }
  return error;
}
