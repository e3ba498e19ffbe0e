import * as v from 'valibot';
import * as vscode from 'vscode';
import type { GroupEntry } from '../../directory/groupEntries.ts';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import type { ResourceSet } from '../../directory/resources.ts';
import { ignored } from '../../model/failureLog.ts';
import { canRetry, needsSecret, wasCancelled } from '../../model/failures.ts';
import { groupOf } from '../../model/subject.ts';
import type { GroupHeading } from '../../protocol/authorizedResources.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import { grantAbilitiesOf } from '../shared/grantAbilities.ts';
import type { PanelSource } from '../shared/livePanel.ts';
import type { PanelContext } from '../shared/panelDefinition.ts';
import { maxAgeMs } from '../shared/panelFrame.ts';
import { failedStatus, statusOf } from '../shared/readStatus.ts';
import { ShownPool } from '../shared/shownPool.ts';

/** Which group a panel is about. */
export const groupTopic = v.object({
  /** The id of the user pool's connection. */
  poolId: v.string(),
  groupCode: v.string(),
  groupName: v.string(),
});

export type GroupTopic = Readonly<v.InferOutput<typeof groupTopic>>;

/** How a read is to go. */
export interface ReadOptions {
  /** Reads again what is known. */
  readonly again?: boolean;
  /** Reads this namespace alone. */
  readonly namespace?: string;
}

/**
 * One group with its authorized resources, kept up to date through everything that may happen to it and
 * its pool. What was read once stays readable when the group is deleted or the pool disconnected.
 */
export class GroupResources implements PanelSource<GroupTopic> {
  readonly #context: PanelContext;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #pool: ShownPool;
  #topic: GroupTopic;
  #entry: GroupEntry | undefined;
  #gone = false;
  #resources: ResourceSet | undefined;
  /** Why the group itself could not be read. */
  #failure: unknown;
  /** The group itself is being read. */
  #identifying = false;
  /** Counts the reads, so that one that was overtaken changes nothing. */
  #turn = 0;
  readonly #closing = new AbortController();

  /** Something that is shown is another than before. */
  readonly onDidChange = this.#changed.event;

  constructor(context: PanelContext, topic: GroupTopic) {
    this.#context = context;
    this.#topic = topic;
    this.#pool = new ShownPool(
      context,
      { id: topic.poolId },
      {
        onDirectoryChange: (subject) => {
          const key = groupOf(subject);
          if (key !== undefined && key === this.#entry?.key) this.#takeOver();
        },
        onUpdate: () => this.#changed.fire(),
        read: () => this.read(),
      },
    );
  }

  /** Which group it is; its code and name may have changed since. */
  get topic(): GroupTopic {
    return this.#topic;
  }

  get poolId(): string {
    return this.#pool.id;
  }

  get heading(): GroupHeading {
    const { groupCode, groupName } = this.#topic;
    const description = this.#entry?.group.description;
    return {
      code: groupCode,
      name: groupName,
      ...(description === undefined ? {} : { description }),
      pool: this.#pool.name,
      deleted: this.#gone,
      changes: this.#gone
        ? { grant: false, revoke: false }
        : grantAbilitiesOf(this.#context, this.#pool.id),
    };
  }

  get status(): ReadStatus {
    if (!this.#pool.isConnected) return { state: 'disconnected' };
    if (this.#gone) return { state: 'loaded' };
    if (this.#failure !== undefined) return failedStatus(this.#failure);
    if (this.#identifying || this.#entry === undefined) return { state: 'loading' };
    return statusOf(this.#pool.directory.resources(this.#entry.key));
  }

  /** What was read last; undefined until something was. */
  get resources(): ResourceSet | undefined {
    return this.#resources;
  }

  isAbout({ poolId, groupCode }: GroupTopic): boolean {
    if (poolId !== this.#pool.id || this.#gone || !this.#pool.isConnected) return false;
    return this.#entry === undefined
      ? groupCode === this.#topic.groupCode
      : this.#pool.directory.findByCode(groupCode)?.key === this.#entry.key;
  }

  /** Reads the group, unless it is known, and its resources. Never rejects: see `status`. */
  async read(options: ReadOptions = {}): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#failure = undefined;
    if (!this.#pool.isConnected || this.#gone) {
      this.#changed.fire();
      return;
    }
    const directory = this.#pool.directory;
    const entry = await this.#identify(directory, turn, options.again ?? false);
    if (entry === undefined) return;
    await directory.loadResources(entry.key, { ...options, signal: this.#closing.signal });
    if (turn === this.#turn) await this.#checkWhetherGone(directory, entry);
  }

  async readOld(): Promise<void> {
    if (!this.#pool.isConnected || this.#entry === undefined) return;
    const content = this.#pool.directory.resources(this.#entry.key);
    if (content.state === 'loaded' && Date.now() - content.readAt > maxAgeMs) {
      await this.read({ again: true });
    }
  }

  dispose(): void {
    this.#turn += 1;
    vscode.Disposable.from(this.#changed, this.#pool).dispose();
    // Nobody waits here any more for resources that are still being read.
    this.#closing.abort();
  }

  async #identify(
    directory: PoolDirectory,
    turn: number,
    again: boolean,
  ): Promise<GroupEntry | undefined> {
    const { groupCode } = this.#topic;
    const known = again ? undefined : directory.findByCode(groupCode);
    this.#identifying = known === undefined;
    this.#changed.fire();
    try {
      const entry = known ?? (await directory.readGroup(groupCode));
      if (turn !== this.#turn) return undefined;
      this.#entry = entry ?? this.#entry;
      this.#gone = entry === undefined;
      return entry;
    } catch (error) {
      if (turn === this.#turn) this.#failure = error;
      return undefined;
    } finally {
      if (turn === this.#turn) {
        this.#identifying = false;
        this.#takeOver();
      }
    }
  }

  /** A read that failed for no reason of the network or the secret may have failed for want of the group. */
  async #checkWhetherGone(directory: PoolDirectory, { key, group }: GroupEntry): Promise<void> {
    const { state, error } = { error: undefined, ...directory.resources(key) };
    if (state !== 'failed' || canRetry(error) || needsSecret(error) || wasCancelled(error)) return;
    // Where this fails too, the first failure is what is shown.
    await directory.readGroup(group.code).catch(ignored('A group could not be looked for'));
  }

  /** Takes over what the directory knows now, and has it shown. */
  #takeOver(): void {
    if (this.#entry !== undefined && this.#pool.isConnected) {
      const directory = this.#pool.directory;
      this.#entry = directory.entry(this.#entry.key) ?? this.#entry;
      this.#gone ||= this.#entry.gone === true;
      this.#resources = directory.resources(this.#entry.key).value ?? this.#resources;
      const { code, name } = this.#entry.group;
      this.#topic = { ...this.#topic, groupCode: code, groupName: name };
    }
    this.#changed.fire();
  }
}
