import pMap from 'p-map';
import * as vscode from 'vscode';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import { userHandle, userName } from '../../display/userName.ts';
import { describeError } from '../../feedback/wording.ts';
import { inBackground } from '../../model/failureLog.ts';
import { wasCancelled } from '../../model/failures.ts';
import type { Subject } from '../../model/subject.ts';
import type { User } from '../../model/user.ts';
import type { Allowed } from '../../permissions/reach.ts';
import type { PeopleProgress } from '../../protocol/resourceAccess.ts';
import { plainText } from '../../text/plainText.ts';
import { buildPeople, type PeopleTable, type Person } from './people.ts';

/** A group whose members may use the resource. */
export interface AccessGroup {
  /** In the directory. */
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly allowed: Allowed;
}

/** What is known of the members of a group. */
interface Members {
  /** Those of an earlier read stay until there are others. */
  people: readonly Person[];
  state: 'wanted' | 'reading' | 'read' | 'failed' | 'cancelled';
  error?: unknown;
  /** How many there were by the directory when they were read; undefined where it did not know. */
  counted: number | undefined;
}

/** So many groups are begun at a time; how many requests are under way is the directory's to say. */
const groupsAtOnce = 8;

/** What comes in is passed on at most so often, in milliseconds: the more seldom the more there is, for all of it is sent. */
const changeIntervalMs = 200;
const peopleSentPerMs = 20;

const notRead = 'The members of groups were not read';

/** The members of the groups that may use a resource: read when somebody asks for them, and kept up to date then. */
export class ResourcePeople implements vscode.Disposable {
  readonly #directory: () => PoolDirectory | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  /** By the keys of their groups. */
  readonly #members = new Map<string, Members>();
  #groups: readonly AccessGroup[] = [];
  #isAsked = false;
  #ending = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #table: PeopleTable | undefined;

  /** Something that is shown is another than before. */
  readonly onDidChange = this.#changed.event;

  /** @param directory of the pool; undefined while it is not connected */
  constructor(directory: () => PoolDirectory | undefined) {
    this.#directory = directory;
  }

  get progress(): PeopleProgress {
    const members = this.#groups.map(({ key }) => this.#members.get(key));
    const failures = members.flatMap((each) => (each?.state === 'failed' ? [each.error] : []));
    const isReading = members.some((each) => each?.state === 'reading');
    return {
      state: this.#isAsked ? (isReading ? 'loading' : 'loaded') : 'notAsked',
      total: members.length,
      read: members.filter((each) => each?.state === 'read').length,
      failed: failures.length,
      ...(failures.length === 0 ? {} : { failure: plainText(describeError(failures[0])) }),
      found: this.#table?.id.length ?? 0,
    };
  }

  /** Who is known so far; undefined until somebody asks for it. Another object whenever it is another answer. */
  get table(): PeopleTable | undefined {
    return this.#table;
  }

  /** Takes over which groups it is about. Those that are new are read if people have been asked for. */
  setGroups(groups: readonly AccessGroup[]): void {
    this.#groups = groups;
    if (!this.#isAsked) return;
    const keys = new Set(groups.map(({ key }) => key));
    for (const key of this.#members.keys()) if (!keys.has(key)) this.#members.delete(key);
    this.#build();
    if (!this.#ending.signal.aborted) inBackground(notRead, this.#readMissing());
  }

  /**
   * Reads the members that are not known yet, those where it failed or was cancelled too. Never rejects.
   * @param again reads those that are known, too
   */
  async read({ again = false } = {}): Promise<void> {
    this.#isAsked = true;
    if (this.#ending.signal.aborted) this.#ending = new AbortController();
    for (const members of this.#members.values()) {
      const { state } = members;
      if (state !== 'reading' && (again || state !== 'read')) members.state = 'wanted';
    }
    await this.#readMissing();
  }

  /** Whether people have been asked for. */
  get isAsked(): boolean {
    return this.#isAsked;
  }

  /** Reads no more. What has come stays. */
  cancel(): void {
    this.#ending.abort();
    for (const members of this.#members.values()) {
      if (members.state === 'reading') members.state = 'cancelled';
    }
    this.#build();
  }

  /** Takes in that the directory knows something new: where a group has more members or fewer, they are read again. */
  onDirectoryChange(subject: Subject): void {
    if (!this.#isAsked || subject.kind !== 'group') return;
    const members = this.#members.get(subject.group);
    const count = this.#directory()?.entry(subject.group)?.memberCount;
    if (members?.state !== 'read' || count === undefined || count === members.counted) return;
    const isKnown = members.counted === undefined && count === members.people.length;
    members.counted = count;
    if (isKnown) return;
    members.state = 'wanted';
    if (!this.#ending.signal.aborted) inBackground(notRead, this.#readMissing());
  }

  dispose(): void {
    this.#ending.abort();
    clearTimeout(this.#timer);
    this.#changed.dispose();
  }

  async #readMissing(): Promise<void> {
    const directory = this.#directory();
    if (directory === undefined) return;
    const { signal } = this.#ending;
    const missing = this.#groups.filter(
      ({ key }) => (this.#members.get(key)?.state ?? 'wanted') === 'wanted',
    );
    for (const { key } of missing) {
      const people = this.#members.get(key)?.people ?? [];
      const counted = directory.entry(key)?.memberCount;
      this.#members.set(key, { people, state: 'reading', counted });
    }
    this.#build();
    await pMap(missing, ({ key }) => this.#readGroup(directory, key, signal), {
      concurrency: groupsAtOnce,
    });
  }

  async #readGroup(directory: PoolDirectory, key: string, signal: AbortSignal): Promise<void> {
    const members = this.#members.get(key);
    if (members?.state !== 'reading' || signal.aborted) return;
    const found: Person[] = [];
    const { users, failure } = await directory.allMembers.read(key, {
      signal,
      found: (page) => {
        for (const user of page) found.push(personOf(user));
        if (found.length < members.people.length) return;
        members.people = found;
        this.#buildSoon();
      },
    });
    if (signal.aborted || this.#members.get(key) !== members) return;
    if (failure === undefined) {
      members.people = users.map(personOf);
      members.state = 'read';
    } else {
      members.state = wasCancelled(failure.error) ? 'cancelled' : 'failed';
      members.error = failure.error;
    }
    this.#buildSoon();
  }

  #buildSoon(): void {
    const found = this.#table?.id.length ?? 0;
    const interval = Math.max(changeIntervalMs, found / peopleSentPerMs);
    this.#timer ??= setTimeout(() => this.#build(), interval);
  }

  #build(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isAsked) {
      this.#table = buildPeople(
        this.#groups.map(({ key, ...group }) => ({
          ...group,
          people: this.#members.get(key)?.people ?? [],
        })),
      );
    }
    this.#changed.fire();
  }
}

function personOf(user: User): Person {
  return { id: user.id, name: userName(user), handle: userHandle(user) ?? '' };
}
