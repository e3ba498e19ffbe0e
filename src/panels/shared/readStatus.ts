import type { Loadable } from '../../directory/loadable.ts';
import { describeError } from '../../feedback/wording.ts';
import { needsSecret } from '../../model/failures.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import { plainText } from '../../text/plainText.ts';

/** How a read of the directory stands, as pages show it. */
export function statusOf(content: Loadable<unknown>): ReadStatus {
  switch (content.state) {
    case 'idle':
    case 'loading':
      return { state: 'loading' };
    case 'loaded':
      return { state: 'loaded' };
    case 'failed':
      return failedStatus(content.error);
  }
}

/** That a read failed, in words, with what may help. */
export function failedStatus(error: unknown): ReadStatus {
  return {
    state: 'failed',
    message: plainText(describeError(error)),
    remedy: needsSecret(error) ? 'replaceSecret' : 'retry',
  };
}
