import * as vscode from 'vscode';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import type { UserAssignments } from '../../directory/readAssignments.ts';
import { describeError } from '../../feedback/wording.ts';
import type { EffectivePermissions } from '../../permissions/effective.ts';
import { type ServerSum, withServerSum } from '../../permissions/serverSum.ts';
import { assignedResources, withSources } from '../../permissions/sources.ts';
import type { SourcesStatus } from '../../protocol/userPermissions.ts';
import { plainText } from '../../text/plainText.ts';
import type { ServerList } from './serverSide.ts';

/** Where the permissions of one user come from besides groups, as far as the server tells. */
export class UserSources {
  readonly #userId: string;
  #status: SourcesStatus = { state: 'none' };
  #known: UserAssignments | undefined;

  constructor(userId: string) {
    this.#userId = userId;
  }

  /** How far it is known. */
  get status(): SourcesStatus {
    return this.#status;
  }

  /** Another one whenever something else is known. */
  get known(): UserAssignments | undefined {
    return this.#known;
  }

  /**
   * Asks for it, unless it is known, once the server's own list is: what this lists beyond the groups comes first.
   * What failed is asked for again. Never rejects.
   */
  async read(
    directory: PoolDirectory,
    permissions: EffectivePermissions,
    list: ServerList,
    { again, signal }: { readonly again: boolean; readonly signal: AbortSignal },
  ): Promise<void> {
    if (list.state !== 'known' || signal.aborted) return;
    const resources = assignedResources(withServerSum(permissions, list.resources).permissions);
    if (resources.length === 0) return;
    const { userAccess } = directory;
    const hasFailed = userAccess.assignments(this.#userId).value?.failure !== undefined;
    await userAccess.loadAssignments(this.#userId, resources, {
      again: again || hasFailed,
      signal,
    });
  }

  /** Takes over what the directory knows now. */
  takeOver(directory: PoolDirectory): void {
    const content = directory.userAccess.assignments(this.#userId);
    switch (content.state) {
      // A change has outdated it, or it was cancelled: what was read before may be wrong.
      case 'idle':
        this.#known = undefined;
        this.#status = { state: 'none' };
        break;
      case 'loading':
        this.#known = content.value;
        this.#status = { state: 'loading' };
        break;
      case 'failed':
        this.#known = content.value;
        this.#status = unknown(content.error);
        break;
      case 'loaded':
        this.#known = content.value;
        this.#status = statusOf(content.value);
        break;
    }
  }
}

function statusOf(known: UserAssignments | undefined): SourcesStatus {
  if (known === undefined) return { state: 'none' };
  return known.failure === undefined
    ? { state: 'known', left: known.left }
    : unknown(known.failure);
}

function unknown(error: unknown): SourcesStatus {
  const reason = plainText(describeError(error));
  return {
    state: 'unknown',
    sentence: vscode.l10n.t({
      message: 'Which of this comes directly and which by a role is not wholly known. {0}',
      args: [reason],
      comment: ['{0} is a sentence that says why.'],
    }),
  };
}

/** What a user may do, with where each comes from as far as that is known. */
export function addSources(sum: ServerSum, known: UserAssignments | undefined): ServerSum {
  return known === undefined ? sum : { ...sum, permissions: withSources(sum.permissions, known) };
}
