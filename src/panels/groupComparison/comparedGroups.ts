import * as vscode from 'vscode';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import { inBackground } from '../../model/failureLog.ts';
import { isMissingGroup } from '../../model/failures.ts';
import type { ComparedGroupState } from '../../protocol/groupComparison.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import type { PanelSource } from '../shared/livePanel.ts';
import type { PanelContext } from '../shared/panelDefinition.ts';
import { readOldGrants } from '../shared/readOldGrants.ts';
import { ComparedGroup } from './comparedGroup.ts';
import { type ComparisonTopic, isSameTopic, labelsOf } from './comparisonTopic.ts';
import { readMembers } from './readMembers.ts';

/** So many members of each group are read without being asked for, and with each further wish. */
const membersAtOnce = 1000;

/** While members are read, what is new is passed on at most so often, in milliseconds. */
const changeIntervalMs = 200;

const notRead = 'The groups of a comparison were not read';

/**
 * The groups of a comparison with their resources and members, kept up to date through everything that may happen to
 * them and their pools.
 */
export class ComparedGroups implements PanelSource<ComparisonTopic> {
  readonly groups: readonly ComparedGroup[];
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  #isReading = false;
  #membersWanted = membersAtOnce;
  /** Fires when no more is to be read; another one is for what is read after that. */
  #ending = new AbortController();
  /** Counts the reads, so that one that was overtaken changes nothing. */
  #turn = 0;
  #timer: NodeJS.Timeout | undefined;

  /** Something that is shown is another than before. */
  readonly onDidChange = this.#changed.event;

  constructor(context: PanelContext, topic: ComparisonTopic) {
    const { pools, directories } = context;
    this.groups = topic.groups.map((named) => new ComparedGroup(context, named));
    this.#subscriptions = [
      this.#changed,
      directories.onDidChange((event) => {
        if (this.groups.some((group) => group.isMeantBy(event))) this.#takeOverSoon();
      }),
      pools.onDidChange(({ kind, id }) => {
        const ofPool = this.groups.filter(({ named }) => named.poolId === id);
        if (ofPool.length === 0) return;
        if (kind === 'updated') {
          this.#takeOver();
          return;
        }
        for (const group of ofPool) group.forget();
        inBackground(notRead, this.read());
      }),
    ];
  }

  /** Which groups they are; their codes and names may have changed since. */
  get topic(): ComparisonTopic {
    return { groups: this.groups.map(({ named }) => named) };
  }

  /** That of the first group. */
  get poolId(): string {
    return this.topic.groups[0]?.poolId ?? '';
  }

  get labels(): readonly string[] {
    return labelsOf(this.topic.groups);
  }

  get states(): readonly ComparedGroupState[] {
    const { labels } = this;
    return this.groups.map((group, index) => group.state(labels[index] ?? ''));
  }

  get status(): ReadStatus {
    if (this.groups.every(({ isConnected }) => !isConnected)) return { state: 'disconnected' };
    return { state: this.#isReading ? 'loading' : 'loaded' };
  }

  isAbout(topic: ComparisonTopic): boolean {
    return isSameTopic(topic, this.topic);
  }

  /**
   * Reads the groups, their resources and their members, unless they are known. Never rejects: see `states`.
   * @param again reads anew what is known, too
   */
  async read({ again = false } = {}): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    if (this.#ending.signal.aborted) this.#ending = new AbortController();
    const { signal } = this.#ending;
    this.#isReading = true;
    this.#changed.fire();
    try {
      await Promise.all(this.groups.map((group) => group.identify(again)));
      if (turn !== this.#turn) return;
      this.#takeOver();
      await this.#inEachPool((directory, keys) =>
        directory.loadResourcesOfMany(keys, { again, signal }),
      );
      if (turn !== this.#turn) return;
      this.#takeOver();
      if (!signal.aborted) await this.#readMembers(again, signal);
    } finally {
      if (turn === this.#turn) {
        this.#isReading = false;
        this.#takeOver();
      }
    }
  }

  /** Reads what failed or was cancelled, and more members where they have been read as far as was wanted. */
  async readRest(): Promise<void> {
    const hasAll = this.groups.every(
      ({ key, members }) =>
        key === undefined ||
        members?.complete ||
        (members?.users.length ?? 0) >= this.#membersWanted,
    );
    if (hasAll) this.#membersWanted += membersAtOnce;
    await this.read();
  }

  /** Reads again what is old, unless something is being read or the user cancelled that. Never rejects. */
  async readOld(): Promise<void> {
    const { signal } = this.#ending;
    if (this.#isReading || signal.aborted) return;
    await this.#inEachPool((directory, keys) =>
      readOldGrants(directory, { keys, areAll: false, signal }),
    );
  }

  /** Reads no more of what has not come yet. */
  cancel(): void {
    this.#turn += 1;
    this.#isReading = false;
    this.#ending.abort();
    this.#takeOver();
  }

  dispose(): void {
    this.#turn += 1;
    this.#ending.abort();
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  /** Reads the groups of a pool together, in few requests. */
  async #inEachPool(
    read: (directory: PoolDirectory, keys: readonly string[]) => Promise<void>,
  ): Promise<void> {
    const pools = new Set(this.groups.map(({ named }) => named.poolId));
    await Promise.all(
      [...pools].map(async (pool) => {
        const groups = this.groups.filter(({ named }) => named.poolId === pool);
        const keys = groups.flatMap(({ key }) => key ?? []);
        if (groups[0] !== undefined && keys.length > 0) await read(groups[0].directory, keys);
      }),
    );
  }

  async #readMembers(again: boolean, signal: AbortSignal): Promise<void> {
    const upTo = this.#membersWanted;
    await Promise.all(
      this.groups.map(async (group) => {
        const { directory, key } = group;
        if (key === undefined) return;
        await readMembers(directory, key, { upTo, again, signal });
        const content = directory.members.content(key);
        // Nobody has told us yet that it was deleted: that is what there is to say, not that a read failed.
        if (content.state === 'failed' && isMissingGroup(content.error)) await group.identify(true);
      }),
    );
  }

  #takeOverSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#takeOver();
      this.#readForgotten();
    }, changeIntervalMs);
  }

  /** What a change or a refresh made the directory forget is read again. */
  #readForgotten(): void {
    if (this.#isReading || this.#ending.signal.aborted) return;
    const isForgotten = this.groups.some(
      ({ key, directory }) =>
        key !== undefined &&
        (directory.resources(key).state === 'idle' ||
          directory.members.content(key).state === 'idle'),
    );
    if (isForgotten) inBackground(notRead, this.read());
  }

  /** Takes over what the directories know now, and has it shown. */
  #takeOver(): void {
    for (const group of this.groups) group.takeOver();
    this.#changed.fire();
  }
}
