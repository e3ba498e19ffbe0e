import { setMaxListeners } from 'node:events';
import * as vscode from 'vscode';
import type { UserGroups } from '../../directory/userAccess.ts';
import { userName } from '../../display/userName.ts';
import { inBackground } from '../../model/failureLog.ts';
import { isMissingUser } from '../../model/failures.ts';
import type { Subject } from '../../model/subject.ts';
import type { User } from '../../model/user.ts';
import { EffectivePermissions } from '../../permissions/effective.ts';
import type { GroupsProgress } from '../../protocol/groupsRead.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import type { UserHeading } from '../../protocol/userPermissions.ts';
import {
  grantsOf,
  type KnownGroup,
  knownGroups,
  progressOf,
  statusOfAll,
} from '../shared/knownGroups.ts';
import type { PanelSource } from '../shared/livePanel.ts';
import type { PanelContext } from '../shared/panelDefinition.ts';
import { failedStatus } from '../shared/readStatus.ts';
import { ShownPool } from '../shared/shownPool.ts';
import { ServerSide } from './serverSide.ts';
import { headingOf } from './userHeading.ts';
import { UserSources } from './userSources.ts';
import type { UserTopic } from './userTopic.ts';

/** While groups are read, what is new is passed on at most so often, in milliseconds. */
const changeIntervalMs = 200;

/** What was read longer ago than this is read again when the user comes back to it, in milliseconds. */
const maxAgeMs = 5 * 60_000;

const notRead = 'The permissions of a user were not read';

/**
 * A user with the groups, and what these give the user, kept up to date through everything that may happen to them
 * and their pool. What was read once stays readable when the user is deleted or the pool disconnected.
 */
export class UserGrants implements PanelSource<UserTopic> {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #pool: ShownPool;
  readonly #server: ServerSide;
  readonly #sources: UserSources;
  #topic: UserTopic;
  #user: User | undefined;
  #groups: UserGroups | undefined;
  #known: readonly KnownGroup[] = [];
  #namespaces: readonly string[] | undefined;
  #permissions = new EffectivePermissions([]);
  /** There is no such user any more. */
  #gone = false;
  #readCount = 0;
  /** Fires when no more is to be read; another one is for what is read after that. */
  #ending = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  /** Something that is shown is another than before. */
  readonly onDidChange = this.#changed.event;

  constructor(context: PanelContext, topic: UserTopic) {
    this.#topic = topic;
    this.#server = new ServerSide(topic.userId);
    this.#sources = new UserSources(topic.userId);
    this.#pool = new ShownPool(
      context,
      { id: topic.poolId },
      {
        onDirectoryChange: (subject) => this.#onDirectoryChange(subject),
        onUpdate: () => this.#changed.fire(),
        read: () => this.read(),
      },
    );
  }

  /** Who it is; the name may have changed since. */
  get topic(): UserTopic {
    return this.#topic;
  }

  get poolId(): string {
    return this.#pool.id;
  }

  get heading(): UserHeading {
    return headingOf({
      name: this.#topic.userName,
      user: this.#user,
      pool: this.#pool.name,
      deleted: this.#gone,
      groups: this.#groups === undefined ? undefined : this.#known,
      namespaces: this.#namespaces,
      groupsLeftOut: Math.max(
        0,
        (this.#groups?.totalCount ?? 0) - (this.#groups?.keys.length ?? 0),
      ),
    });
  }

  get status(): ReadStatus {
    if (!this.#pool.isConnected) return { state: 'disconnected' };
    if (this.#gone) return { state: 'loaded' };
    const content = this.#pool.directory.userAccess.groups(this.#topic.userId);
    if (content.state === 'failed') return failedStatus(content.error);
    if (this.#isReading || this.#groups === undefined) return { state: 'loading' };
    return statusOfAll(this.#pool.directory, this.#keys);
  }

  get progress(): GroupsProgress {
    if (this.#pool.isConnected) return progressOf(this.#pool.directory, this.#keys);
    const read = grantsOf(this.#known).length;
    return { total: this.#known.length, read, failed: 0 };
  }

  /** What the server sums up itself. */
  get server(): ServerSide {
    return this.#server;
  }

  /** Where permissions come from besides groups. */
  get sources(): UserSources {
    return this.#sources;
  }

  /** The groups the user is in whose grants are known, and those whose grants are not. */
  get groups(): readonly KnownGroup[] {
    return this.#known;
  }

  /** Whether the groups are known at all. */
  get isKnown(): boolean {
    return this.#groups !== undefined;
  }

  /** What the groups give that have been read; another one whenever that is another than before. */
  get permissions(): EffectivePermissions {
    return this.#permissions;
  }

  isAbout({ poolId, userId }: UserTopic): boolean {
    return poolId === this.#pool.id && userId === this.#topic.userId;
  }

  /** Reads it, unless it is known. Never rejects: see `status`. @param again reads anew what is known, too */
  async read({ again = false } = {}): Promise<void> {
    if (!this.#pool.isConnected) {
      this.#takeOver();
      return;
    }
    if (this.#ending.signal.aborted) this.#ending = new AbortController();
    const { signal } = this.#ending;
    // Each group that is read listens to it.
    setMaxListeners(0, signal);
    this.#readCount += 1;
    this.#changed.fire();
    try {
      await this.#read(again, signal);
    } finally {
      this.#readCount -= 1;
      this.#takeOver();
    }
    // What is shown by then does not wait for it.
    if (!this.#pool.isConnected) return;
    const list = this.#server.list;
    await this.#sources.read(this.#pool.directory, this.#permissions, list, { again, signal });
  }

  async #read(again: boolean, signal: AbortSignal): Promise<void> {
    const directory = this.#pool.directory;
    const { userId } = this.#topic;
    await directory.userAccess.loadGroups(userId, { again, signal });
    this.#takeOver();
    const isRead = directory.userAccess.groups(userId).state === 'loaded';
    if (!isRead || signal.aborted || !this.#pool.isConnected) return;
    await Promise.all([
      directory.loadResourcesOfMany(this.#keys, { again, signal }),
      directory.userAccess.loadGrants(userId, { again, signal }),
      // They say what actions are called in full.
      directory.definedResources.load({ signal }),
    ]);
  }

  async readOld(): Promise<void> {
    if (!this.#pool.isConnected || this.#isReading) return;
    const content = this.#pool.directory.userAccess.groups(this.#topic.userId);
    if (content.state === 'loaded' && Date.now() - content.readAt > maxAgeMs) {
      await this.read({ again: true });
    }
  }

  /** Reads no more of what has not come yet. */
  cancel(): void {
    this.#ending.abort();
    this.#takeOver();
  }

  dispose(): void {
    this.#ending.abort();
    clearTimeout(this.#timer);
    vscode.Disposable.from(this.#changed, this.#pool).dispose();
  }

  get #isReading(): boolean {
    return this.#readCount > 0;
  }

  /** The keys of the groups that the user is in, without those that are gone from the server. */
  get #keys(): readonly string[] {
    return (this.#groups?.keys ?? []).filter((key) => !this.#pool.directory.entry(key)?.gone);
  }

  #onDirectoryChange(subject: Subject): void {
    switch (subject.kind) {
      case 'user':
        if (subject.user !== this.#topic.userId) return;
        break;
      case 'group':
      case 'resources':
        if (!this.#groups?.keys.includes(subject.group)) return;
        break;
      case 'pool':
      case 'groups':
      case 'members':
      case 'definitions':
      case 'codes':
      case 'resource':
        return;
      default:
        subject satisfies never;
    }
    // One read of a user brings many such events.
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#takeOver();
      this.#readOutdated();
    }, changeIntervalMs);
  }

  /** A change may have outdated what was known. What the user has cancelled stays unread. */
  #readOutdated(): void {
    if (!this.#pool.isConnected || this.#isReading || this.#ending.signal.aborted) return;
    const { userId } = this.#topic;
    const { userAccess } = this.#pool.directory;
    const { state } = userAccess.groups(userId);
    // Where the groups could not be read, nothing else was asked for: that is no change.
    const isOutdated =
      state === 'idle' || (state === 'loaded' && userAccess.grants(userId).state === 'idle');
    if (isOutdated && !this.#gone) inBackground(notRead, this.read());
  }

  /** Takes over what the directory knows now, and has it shown. */
  #takeOver(): void {
    if (this.#pool.isConnected) {
      const directory = this.#pool.directory;
      const content = directory.userAccess.groups(this.#topic.userId);
      this.#gone = content.state === 'failed' && isMissingUser(content.error);
      this.#groups = content.value ?? this.#groups;
      const user = directory.users.get(this.#topic.userId) ?? content.value?.user;
      if (user !== undefined) {
        this.#user = user;
        this.#topic = { ...this.#topic, userName: userName(user) };
      }
      const known = knownGroups(directory, this.#keys, this.#known);
      if (known !== this.#known) {
        this.#known = known;
        this.#permissions = new EffectivePermissions(grantsOf(known));
      }
      this.#namespaces =
        namespacesOf(known) ??
        directory.userAccess.grants(this.#topic.userId).value?.namespaces ??
        this.#namespaces;
      this.#server.takeOver(directory, known, this.#isReading);
      this.#sources.takeOver(directory);
    }
    this.#changed.fire();
  }
}

/** The namespaces of the pool, as they were read with the grants of any of the groups. */
function namespacesOf(groups: readonly KnownGroup[]): readonly string[] | undefined {
  const lists = groups.flatMap(({ resources }) => resources?.namespaces ?? []);
  return lists.length === 0 ? undefined : [...new Set(lists.map(({ code }) => code))];
}
