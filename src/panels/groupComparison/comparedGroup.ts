import type { DirectoryEvent } from '../../directory/change.ts';
import type { GroupEntry } from '../../directory/groupEntries.ts';
import type { MemberRows } from '../../directory/memberLists.ts';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import type { ResourceSet } from '../../directory/resources.ts';
import { describeError } from '../../feedback/wording.ts';
import { groupOf } from '../../model/subject.ts';
import type { ComparedGroupState } from '../../protocol/groupComparison.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import { plainText } from '../../text/plainText.ts';
import type { PanelContext } from '../shared/panelDefinition.ts';
import { failedStatus, statusOf } from '../shared/readStatus.ts';
import type { NamedGroup } from './comparisonTopic.ts';

/**
 * One of the groups of a comparison, with what is known of it. What was read once stays readable when the group is
 * deleted or its pool disconnected.
 */
export class ComparedGroup {
  readonly #context: Pick<PanelContext, 'pools' | 'directories'>;
  #named: NamedGroup;
  #entry: GroupEntry | undefined;
  #isGone = false;
  /** Why the group itself could not be read. */
  #failure: unknown;
  #isIdentifying = false;
  #resources: ResourceSet | undefined;
  #members: MemberRows | undefined;

  constructor(context: Pick<PanelContext, 'pools' | 'directories'>, named: NamedGroup) {
    this.#context = context;
    this.#named = named;
  }

  /** Which group it is; its code and name, and those of its pool, may have changed since. */
  get named(): NamedGroup {
    return this.#named;
  }

  /** Its key in the directory, where there is something to read of it. */
  get key(): string | undefined {
    return this.isConnected && !this.#isGone ? this.#entry?.key : undefined;
  }

  /** What was read of it last; undefined until something was. */
  get resources(): ResourceSet | undefined {
    return this.#resources;
  }

  /** The same of its members. */
  get members(): MemberRows | undefined {
    return this.#members;
  }

  get isConnected(): boolean {
    return this.#context.pools.get(this.#named.poolId) !== undefined;
  }

  /** To be asked for anew each time: after a disconnect and another connect it is another one. */
  get directory(): PoolDirectory {
    return this.#context.directories.get(this.#named.poolId);
  }

  /** How it is shown. @param label what it is called beside the others */
  state(label: string): ComparedGroupState {
    const total = Math.max(this.#entry?.memberCount ?? 0, this.#members?.totalCount ?? 0);
    const read = this.#members?.users.length ?? 0;
    const failure = this.#membersFailure;
    return {
      label,
      status: this.#status,
      known: this.#resources !== undefined,
      deleted: this.#isGone,
      members: {
        read,
        total: this.#members?.complete ? read : total,
        complete: this.#members?.complete ?? false,
        ...(failure === undefined ? {} : { failure: plainText(describeError(failure)) }),
      },
    };
  }

  /** Whether an event is about what is shown of it. */
  isMeantBy({ pool, subject }: DirectoryEvent): boolean {
    const key = this.#entry?.key;
    return pool === this.#named.poolId && key !== undefined && groupOf(subject) === key;
  }

  /**
   * Finds the group in its pool, unless it is known. Never rejects: see `state`.
   * @param again asks the server in any case
   */
  async identify(again: boolean): Promise<void> {
    this.#failure = undefined;
    // One that is gone may be there again, after an undo: that shows where the server is asked.
    if (!this.isConnected || (this.#isGone && !again)) return;
    const { groupCode } = this.#named;
    const { directory } = this;
    this.#isIdentifying = true;
    try {
      const known = again ? undefined : directory.findByCode(groupCode);
      const entry = known ?? (await directory.readGroup(groupCode));
      if (entry !== undefined && this.#entry !== undefined && entry.key !== this.#entry.key) {
        // What was read is of a group that had the code before.
        this.#resources = undefined;
        this.#members = undefined;
      }
      this.#entry = entry ?? this.#entry;
      this.#isGone = entry === undefined;
    } catch (error) {
      this.#failure = error;
    } finally {
      this.#isIdentifying = false;
      this.takeOver();
    }
  }

  /** Takes over what the directory knows now. */
  takeOver(): void {
    const { poolId } = this.#named;
    const poolName = this.#context.pools.get(poolId)?.name ?? this.#named.poolName;
    this.#named = { ...this.#named, poolName };
    if (this.#entry === undefined || !this.isConnected) return;
    const { directory } = this;
    this.#entry = directory.entry(this.#entry.key) ?? this.#entry;
    this.#isGone ||= this.#entry.gone === true;
    const { key, group } = this.#entry;
    this.#resources = directory.resources(key).value ?? this.#resources;
    this.#members = directory.members.content(key).value ?? this.#members;
    this.#named = { ...this.#named, groupCode: group.code, groupName: group.name };
  }

  /** Another connection of its pool knows nothing of it yet. */
  forget(): void {
    this.#entry = undefined;
    this.#isGone = false;
  }

  get #status(): ReadStatus {
    if (!this.isConnected) return { state: 'disconnected' };
    if (this.#isGone) return { state: 'loaded' };
    if (this.#failure !== undefined) return failedStatus(this.#failure);
    if (this.#isIdentifying) return { state: 'loading' };
    const { key } = this;
    const content = key === undefined ? undefined : this.directory.resources(key);
    // Nobody reads it: that was cancelled.
    return content === undefined || content.state === 'idle'
      ? { state: 'loaded' }
      : statusOf(content);
  }

  get #membersFailure(): unknown {
    if (this.key === undefined) return undefined;
    const content = this.directory.members.content(this.key);
    return content.state === 'failed' ? content.error : undefined;
  }
}
