import assert from 'node:assert/strict';
import type { ComparedGroupState } from '../../../../src/protocol/groupComparison.ts';
import type { ReadStatus } from '../../../../src/protocol/page.ts';
import { failedGroups } from '../../../../src/webview/groupComparison/failedGroups.ts';

describe('Groups of a comparison that could not be read', () => {
  const group = (label: string, status: ReadStatus, deleted = false): ComparedGroupState => ({
    label,
    status,
    known: false,
    deleted,
    members: { read: 0, total: 0, complete: false },
  });
  const failed = (message: string): ReadStatus => ({ state: 'failed', message, remedy: 'retry' });

  it('are named together where they share a reason', () => {
    assert.deepEqual(
      failedGroups([
        group('Sales', failed('The server is busy.')),
        group('Finance', failed('The server is unreachable.')),
        group('Support', failed('The server is busy.')),
        group('Design', { state: 'loaded' }),
      ]),
      [
        { labels: ['Sales', 'Support'], reason: 'The server is busy.' },
        { labels: ['Finance'], reason: 'The server is unreachable.' },
      ],
    );
  });

  it('are left to their own notices where they were deleted, or their pool needs another secret', () => {
    const refused: ReadStatus = {
      state: 'failed',
      message: 'The secret was refused.',
      remedy: 'replaceSecret',
    };
    assert.deepEqual(
      failedGroups([
        group('Sales', failed('The server is busy.'), true),
        group('Finance', refused),
      ]),
      [],
    );
  });
});
