// Apart from the notices, for it is tested without a page.
import type { ComparedGroupState } from '../../protocol/groupComparison.ts';

/** Groups that could not be read, by what they are called, and why. */
export interface FailedGroups {
  readonly labels: readonly string[];
  /** A sentence. */
  readonly reason: string;
}

/**
 * Groups that could not be read, together where they share a reason, since what is tried again is all of them. Those
 * whose pool needs another secret are not among them.
 */
export function failedGroups(groups: readonly ComparedGroupState[]): readonly FailedGroups[] {
  const labelsByReason = new Map<string, string[]>();
  for (const { label, status, deleted } of groups) {
    if (deleted || status.state !== 'failed' || status.remedy === 'replaceSecret') continue;
    const labels = labelsByReason.get(status.message) ?? [];
    labelsByReason.set(status.message, [...labels, label]);
  }
  return [...labelsByReason].map(([reason, labels]) => ({ labels, reason }));
}
