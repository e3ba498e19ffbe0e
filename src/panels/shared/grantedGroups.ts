import pMap from 'p-map';
import * as vscode from 'vscode';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import { inBackground } from '../../model/failureLog.ts';
import type { Resource } from '../../model/resource.ts';
import type { Subject } from '../../model/subject.ts';
import type { GroupGrants } from '../../permissions/matrix.ts';
import type { GroupsHeading, GroupsProgress } from '../../protocol/groupsRead.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import { type GroupsTopic, isSameTopic } from './groupsTopic.ts';
import { grantsOf, type KnownGroup, knownGroups, progressOf, statusOfAll } from './knownGroups.ts';
import type { PanelSource } from './livePanel.ts';
import type { PanelContext } from './panelDefinition.ts';
import { readOldGrants } from './readOldGrants.ts';
import { failedStatus } from './readStatus.ts';
import { ShownPool } from './shownPool.ts';

/** So many groups that are known by their codes only are asked for at a time. */
const lookUpsAtOnce = 8;

/** While many groups are read, what is new is passed on at most so often, in milliseconds. */
const changeIntervalMs = 200;
/** And so that drawing it takes at most one part in so many of the time. */
const drawingShare = 5;

const notRead = 'The groups of a panel were not read';

/**
 * Groups of a pool, or all of them, with all that they are authorized for, kept up to date through everything that may happen
 * to them and their pool. What was read once stays readable when a chosen group is deleted or the pool disconnected.
 */
export class GrantedGroups implements PanelSource<GroupsTopic> {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly pool: ShownPool;
  #topic: GroupsTopic;
  /** By their keys in the directory; undefined until they are known. */
  #keys: readonly string[] | undefined;
  /** How many of the chosen groups were gone when they were looked up. */
  #missing = 0;
  #known: readonly KnownGroup[] = [];
  #groups: readonly GroupGrants[] = [];
  #defined: readonly Resource[] | undefined;
  /** Why the groups themselves could not be read. */
  #failure: unknown;
  #identifying = false;
  /** Fires when no more is to be read; another one is for what is read after that. */
  #ending = new AbortController();
  /** Counts the reads, so that one that was overtaken changes nothing. */
  #turn = 0;
  #timer: NodeJS.Timeout | undefined;
  /** How long it took to draw what was new the last time, in milliseconds. */
  #drawingMs = 0;

  /** Something that is shown is another than before. */
  readonly onDidChange = this.#changed.event;

  constructor(context: PanelContext, topic: GroupsTopic) {
    this.#topic = topic;
    this.pool = new ShownPool(
      context,
      { id: topic.poolId, name: topic.poolName },
      {
        onDirectoryChange: (subject) => this.#onDirectoryChange(subject),
        onUpdate: () => this.#changed.fire(),
        read: () => this.read(),
      },
    );
  }

  /** Which groups it is of; their codes and names may have changed since. */
  get topic(): GroupsTopic {
    return { ...this.#topic, poolName: this.pool.name };
  }

  get poolId(): string {
    return this.pool.id;
  }

  get heading(): GroupsHeading {
    const { groups } = this.#topic;
    return {
      pool: this.pool.name,
      ...(groups === undefined ? {} : { chosen: groups.length }),
      deleted: this.#missing + (this.#keys ?? []).filter((key) => this.#isGone(key)).length,
    };
  }

  get status(): ReadStatus {
    if (!this.pool.isConnected) return { state: 'disconnected' };
    if (this.#failure !== undefined) return failedStatus(this.#failure);
    if (this.#identifying || this.#keys === undefined) return { state: 'loading' };
    return statusOfAll(this.pool.directory, this.#keys);
  }

  get progress(): GroupsProgress {
    if (this.pool.isConnected) return progressOf(this.pool.directory, this.#keys ?? []);
    return { total: this.#known.length, read: this.#groups.length, failed: 0 };
  }

  /** The groups that have been read; another list whenever one of them is another than before. */
  get groups(): readonly GroupGrants[] {
    return this.#groups;
  }

  /** The resources that the pool defines; undefined until they have been read. */
  get defined(): readonly Resource[] | undefined {
    return this.#defined;
  }

  isAbout(topic: GroupsTopic): boolean {
    return isSameTopic(topic, this.#topic);
  }

  /**
   * Reads the groups and what they are authorized for, unless it is known. Never rejects: see `status`.
   * @param again reads anew what is known, too
   */
  async read({ again = false } = {}): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#failure = undefined;
    if (!this.pool.isConnected) {
      this.#changed.fire();
      return;
    }
    this.#identifying = true;
    this.#changed.fire();
    try {
      const keys = await this.#identify(this.pool.directory, again);
      if (turn === this.#turn) this.#keys = keys;
    } catch (error) {
      if (turn === this.#turn) this.#failure = error;
    }
    if (turn !== this.#turn) return;
    this.#identifying = false;
    if (this.#failure === undefined) await this.#readGrants(again);
    else this.#takeOver();
  }

  /** Reads what failed, and what was cancelled. */
  async readRest(): Promise<void> {
    if (this.#keys === undefined || this.#failure !== undefined) await this.read();
    else await this.#readGrants(false);
  }

  /** Reads again what is old, unless something is being read or the user cancelled that. Never rejects. */
  async readOld(): Promise<void> {
    if (this.status.state !== 'loaded' || this.#ending.signal.aborted) return;
    const keys = (this.#keys ?? []).filter((key) => !this.#isGone(key));
    const areAll = this.#topic.groups === undefined;
    await readOldGrants(this.pool.directory, { keys, areAll, signal: this.#ending.signal });
  }

  /** Reads no more of what has not come yet. */
  cancel(): void {
    this.#ending.abort();
    this.#takeOver();
  }

  dispose(): void {
    this.#turn += 1;
    this.#ending.abort();
    clearTimeout(this.#timer);
    vscode.Disposable.from(this.#changed, this.pool).dispose();
  }

  #isGone(key: string): boolean {
    return this.pool.isConnected && this.pool.directory.entry(key)?.gone === true;
  }

  /** @throws AuthingError where they cannot be read */
  async #identify(directory: PoolDirectory, again: boolean): Promise<readonly string[]> {
    const { groups: chosen } = this.#topic;
    if (chosen === undefined) {
      await directory.groups.load({ again });
      await directory.groups.loadAll();
      const { content } = directory.groups;
      if (content.state === 'failed') throw content.error;
      return content.value?.groups.map(({ key }) => key) ?? [];
    }
    const found = await pMap(
      chosen,
      async ({ code }) =>
        (again ? undefined : directory.findByCode(code)) ?? (await directory.readGroup(code)),
      { concurrency: lookUpsAtOnce },
    );
    const keys = found.flatMap((entry) => entry?.key ?? []);
    const gone = (this.#keys ?? []).filter((key) => this.#isGone(key) && !keys.includes(key));
    this.#missing = Math.max(0, chosen.length - keys.length - gone.length);
    // What was read of a group that is gone by now stays.
    return [...keys, ...gone];
  }

  async #readGrants(again: boolean): Promise<void> {
    const directory = this.pool.directory;
    if (this.#ending.signal.aborted) this.#ending = new AbortController();
    const { signal } = this.#ending;
    const keys = (this.#keys ?? []).filter((key) => !this.#isGone(key));
    const reading = directory.loadResourcesOfMany(keys, { again, signal });
    this.#takeOver();
    await reading;
    this.#takeOver();
    // They say what all actions of a resource are: of no use before there are grants.
    if (!signal.aborted && this.pool.isConnected) {
      await directory.definedResources.load({ again, signal });
    }
  }

  #onDirectoryChange(subject: Subject): void {
    switch (subject.kind) {
      case 'groups':
        if (this.#topic.groups === undefined && !this.#identifying) this.#takeOverList();
        break;
      case 'group':
      case 'resources':
        if (!this.#keys?.includes(subject.group)) return;
        break;
      case 'definitions':
        break;
      case 'pool':
      case 'members':
      case 'codes':
      case 'resource':
      case 'user':
        return;
      default:
        subject satisfies never;
    }
    // One read of a pool brings hundreds of such events.
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.#takeOver();
      },
      Math.max(changeIntervalMs, drawingShare * this.#drawingMs),
    );
  }

  /** Takes over which groups the pool has now, and reads those that are new. */
  #takeOverList(): void {
    const { content } = this.pool.directory.groups;
    if (content.state !== 'loaded' || this.#keys === undefined) return;
    const before = new Set(this.#keys);
    this.#keys = content.value.groups.map(({ key }) => key);
    const isMore = this.#keys.some((key) => !before.has(key));
    if (isMore && !this.#ending.signal.aborted) inBackground(notRead, this.#readGrants(false));
  }

  /** Takes over what the directory knows now, and has it shown. */
  #takeOver(): void {
    if (this.pool.isConnected && this.#keys !== undefined) {
      const known = knownGroups(this.pool.directory, this.#keys, this.#known);
      if (known !== this.#known) {
        this.#known = known;
        this.#groups = grantsOf(known);
      }
      this.#defined = this.pool.directory.definedResources.content.value ?? this.#defined;
      const { groups } = this.#topic;
      if (groups?.length === known.length) {
        this.#topic = { ...this.#topic, groups: known.map(({ code, name }) => ({ code, name })) };
      }
    }
    const start = performance.now();
    this.#changed.fire();
    this.#drawingMs = performance.now() - start;
  }
}
