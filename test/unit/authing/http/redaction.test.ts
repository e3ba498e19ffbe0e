import assert from 'node:assert/strict';
import { AuthingError } from '../../../../src/authing/errors.ts';
import { withoutSecrets } from '../../../../src/authing/http/redaction.ts';
import { assertNoTrace, contentsOf } from '../../../support/secrets/traces.ts';

const secret = '9f2d7c1eb84a60d5';

describe('An error without secrets', () => {
  it('has none in any of its texts, and is else the same', () => {
    const details = { kind: 'protocol', operation: 'groups', status: 200, retryAfter: 3 } as const;
    const masked = withoutSecrets(
      new AuthingError({
        ...details,
        serverMessage: `no ${secret}.`,
        detail: `unexpected data.${secret}`,
        outcomeUnknown: true,
      }),
      [secret],
    );
    assertNoTrace(contentsOf(masked), [secret], 'The error');
    assert.deepEqual(
      { ...Object(masked) },
      {
        ...new AuthingError({
          ...details,
          serverMessage: 'no ***.',
          detail: 'unexpected data.***',
          outcomeUnknown: true,
        }),
      },
    );
  });

  it('is the very same error where there is none in it', () => {
    const error = new AuthingError({ kind: 'api', operation: 'x', serverMessage: 'Not 9f2d7c1' });
    assert.equal(withoutSecrets(error, [secret]), error);
  });

  it('keeps the words of a message that a short secret is one of', () => {
    const error = new AuthingError({ kind: 'api', operation: 'x', serverMessage: 'No token' });
    assert.equal(withoutSecrets(error, ['token']), error);
  });
});
