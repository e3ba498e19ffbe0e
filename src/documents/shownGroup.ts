import type { Directories } from '../directory/directories.ts';
import type { GroupEntry } from '../directory/groupEntries.ts';
import type { PoolDirectory } from '../directory/poolDirectory.ts';
import type { DocumentTopic } from '../display/groupDocument.ts';
import { logFailure } from '../model/failureLog.ts';
import { PoolFailure } from '../model/failures.ts';
import { compareIdentity, type Identified } from '../model/identity.ts';
import type { Pools } from '../pools/pools.ts';
import { groupSheet, type KnownGroup } from './groupSheet.ts';
import { sheetText } from './sheetText.ts';

/** What documents work with. */
export interface DocumentContext {
  readonly pools: Pools;
  readonly directories: Directories;
}

/** The group that a document shows, and what is known of it. */
export class ShownGroup {
  readonly #context: DocumentContext;
  readonly #topic: DocumentTopic;
  readonly #changed: () => void;
  #poolName: string;
  /** In the directory; undefined until the group was seen. */
  #key: string | undefined;
  /** What was known when the pool was connected last. */
  #known: KnownGroup | undefined;
  /** Whether the server was asked, and had no such group. */
  #isMissing = false;
  #failure: unknown;
  #reading: Promise<void> | undefined;

  /**
   * @param poolName what the connection was called when the document was made
   * @param changed is called where what is shown is another than before, and no event says so
   */
  constructor(
    context: DocumentContext,
    topic: DocumentTopic,
    poolName: string,
    changed: () => void,
  ) {
    this.#context = context;
    this.#topic = topic;
    this.#poolName = poolName;
    this.#changed = changed;
  }

  /** The id of the connection. */
  get pool(): string {
    return this.#topic.pool;
  }

  /** All that is known now, without a request. */
  get text(): string {
    const connection = this.#context.pools.get(this.pool);
    this.#poolName = connection?.name ?? this.#poolName;
    const entry = connection && this.#entry();
    if (entry !== undefined) this.#remember(entry.key);
    const owner = connection && this.#directory.findByCode(this.#topic.code);
    return sheetText(
      groupSheet({
        code: this.#topic.code,
        poolName: this.#poolName,
        isConnected: connection !== undefined,
        known: this.#known,
        isGone: entry === undefined ? this.#isMissing : entry.gone === true,
        isTaken: owner !== undefined && owner.key !== entry?.key,
        isReading: this.#reading !== undefined,
        failure: this.#failure,
      }),
    );
  }

  /**
   * Reads the group anew, and what is not known of what belongs to it. Never rejects: the text says how it went.
   * @param again begins once more, for the connection is another than that of a read under way
   */
  async read({ again = false } = {}): Promise<void> {
    if (again) this.#reading = undefined;
    if (this.#context.pools.get(this.pool) === undefined) return;
    if (this.#reading === undefined) {
      const reading = this.#read().then((failure) => {
        if (this.#reading !== reading) return;
        this.#failure = failure;
        this.#reading = undefined;
        this.#changed();
      });
      this.#reading = reading;
      this.#changed();
    }
    await this.#reading;
  }

  get #directory(): PoolDirectory {
    return this.#context.directories.get(this.pool);
  }

  /** The group that was seen first, whatever became of its code: another that has that is not meant. */
  #entry(): GroupEntry | undefined {
    const bound = this.#key === undefined ? undefined : this.#directory.entry(this.#key);
    if (bound !== undefined) return bound;
    const entry = this.#directory.findByCode(this.#topic.code);
    return entry !== undefined && this.#isMeant(entry) ? this.#bind(entry) : undefined;
  }

  #bind(entry: GroupEntry): GroupEntry {
    this.#key = entry.key;
    this.#isMissing = false;
    return entry;
  }

  #isMeant({ group }: GroupEntry): boolean {
    return compareIdentity(this.#identity, group) !== 'another';
  }

  get #identity(): Identified {
    return this.#known?.group ?? this.#topic;
  }

  #remember(key: string): void {
    const directory = this.#directory;
    const entry = directory.entry(key);
    if (entry === undefined) return;
    // Of one that is gone the directory has forgotten the members.
    const members = directory.members.content(key);
    const before = entry.gone ? this.#known : undefined;
    this.#known = {
      group: entry.group,
      memberCount: entry.memberCount ?? before?.memberCount,
      members: members.value === undefined ? (before?.members ?? members) : members,
      resources: directory.resources(key),
    };
  }

  /** @returns why it could not be read */
  async #read(): Promise<unknown> {
    const directory = this.#directory;
    try {
      const entry = await this.#find();
      this.#isMissing = entry === undefined;
      if (entry === undefined) return undefined;
      const { key } = entry;
      await Promise.all([
        directory.counts.count([key]),
        directory.members.load(key),
        directory.loadResources(key),
      ]);
      return undefined;
    } catch (error) {
      // Of a failed request the log has a line already.
      if (!(error instanceof PoolFailure))
        logFailure('The group of a document was not read', error);
      return error;
    }
  }

  /** Reads the group by the code it had last, and where that is not its code any more, looks for it among all. */
  async #find(): Promise<GroupEntry | undefined> {
    const directory = this.#directory;
    const read = await directory.readGroup(this.#entry()?.group.code ?? this.#topic.code);
    if (read !== undefined && this.#isMeant(read)) return this.#bind(read);
    const identity = this.#identity;
    if (identity.createdAt === undefined) return undefined;
    let found = directory.findByIdentity(identity);
    if (found === undefined) {
      await directory.codes.reloadGroups();
      found = directory.findByIdentity(identity);
    }
    return found && this.#bind(found);
  }
}
