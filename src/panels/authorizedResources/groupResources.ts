import * as v from 'valibot';
import * as vscode from 'vscode';
import type { GroupEntry } from '../../directory/groupEntries.ts';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import type { ResourceSet } from '../../directory/resources.ts';
import { ignored, inBackground } from '../../model/failureLog.ts';
import { canRetry, needsSecret, wasCancelled } from '../../model/failures.ts';
import { groupOf } from '../../model/subject.ts';
import type { GroupHeading } from '../../protocol/authorizedResources.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import { grantAbilitiesOf } from '../shared/grantAbilities.ts';
import type { PanelContext } from '../shared/panelDefinition.ts';
import { failedStatus, statusOf } from '../shared/readStatus.ts';

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
export class GroupResources implements vscode.Disposable {
  readonly #context: PanelContext;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  #topic: GroupTopic;
  #entry: GroupEntry | undefined;
  #poolName: string;
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
    const { pools, directories } = context;
    this.#context = context;
    this.#topic = topic;
    this.#poolName = pools.get(topic.poolId)?.name ?? '';
    this.#subscriptions = [
      this.#changed,
      directories.onDidChange(({ pool, subject }) => {
        const key = groupOf(subject);
        if (pool === this.#topic.poolId && key !== undefined && key === this.#entry?.key) {
          this.#takeOver();
        }
      }),
      pools.onDidChange(({ kind, id }) => {
        if (id !== this.#topic.poolId) return;
        this.#poolName = pools.get(id)?.name ?? this.#poolName;
        if (kind === 'updated') this.#changed.fire();
        else inBackground('The resources of a panel were not read', this.read());
      }),
    ];
  }

  /** Which group it is; its code and name may have changed since. */
  get topic(): GroupTopic {
    return this.#topic;
  }

  get heading(): GroupHeading {
    const { groupCode, groupName } = this.#topic;
    const description = this.#entry?.group.description;
    return {
      code: groupCode,
      name: groupName,
      ...(description === undefined ? {} : { description }),
      pool: this.#poolName,
      deleted: this.#gone,
      changes: this.#gone
        ? { grant: false, revoke: false }
        : grantAbilitiesOf(this.#context, this.#topic.poolId),
    };
  }

  get status(): ReadStatus {
    if (!this.#isConnected) return { state: 'disconnected' };
    if (this.#gone) return { state: 'loaded' };
    if (this.#failure !== undefined) return failedStatus(this.#failure);
    if (this.#identifying || this.#entry === undefined) return { state: 'loading' };
    return statusOf(this.#directory.resources(this.#entry.key));
  }

  /** What was read last; undefined until something was. */
  get resources(): ResourceSet | undefined {
    return this.#resources;
  }

  /** Whether it is this group, whatever its code was when it was first shown. */
  isAbout({ poolId, groupCode }: GroupTopic): boolean {
    if (poolId !== this.#topic.poolId || this.#gone || !this.#isConnected) return false;
    return this.#entry === undefined
      ? groupCode === this.#topic.groupCode
      : this.#directory.findByCode(groupCode)?.key === this.#entry.key;
  }

  /** Reads the group, unless it is known, and its resources. Never rejects: see `status`. */
  async read(options: ReadOptions = {}): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#failure = undefined;
    if (!this.#isConnected || this.#gone) {
      this.#changed.fire();
      return;
    }
    const directory = this.#directory;
    const entry = await this.#identify(directory, turn, options.again ?? false);
    if (entry === undefined) return;
    await directory.loadResources(entry.key, { ...options, signal: this.#closing.signal });
    if (turn === this.#turn) await this.#checkWhetherGone(directory, entry);
  }

  /** Reads again what was read longer ago than this, in milliseconds. */
  async readIfOlderThan(age: number): Promise<void> {
    if (!this.#isConnected || this.#entry === undefined) return;
    const content = this.#directory.resources(this.#entry.key);
    if (content.state === 'loaded' && Date.now() - content.readAt > age) {
      await this.read({ again: true });
    }
  }

  dispose(): void {
    this.#turn += 1;
    vscode.Disposable.from(...this.#subscriptions).dispose();
    // Nobody waits here any more for resources that are still being read.
    this.#closing.abort();
  }

  get #isConnected(): boolean {
    return this.#context.pools.get(this.#topic.poolId) !== undefined;
  }

  /** To be asked for anew each time: after a disconnect and another connect it is another one. */
  get #directory(): PoolDirectory {
    return this.#context.directories.get(this.#topic.poolId);
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
    if (this.#entry !== undefined && this.#isConnected) {
      const directory = this.#directory;
      this.#entry = directory.entry(this.#entry.key) ?? this.#entry;
      this.#gone ||= this.#entry.gone === true;
      this.#resources = directory.resources(this.#entry.key).value ?? this.#resources;
      const { code, name } = this.#entry.group;
      this.#topic = { ...this.#topic, groupCode: code, groupName: name };
    }
    this.#changed.fire();
  }
}
