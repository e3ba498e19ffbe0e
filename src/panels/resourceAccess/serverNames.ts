import type { GroupsOfResource } from '../../directory/groupsOfResource.ts';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import type { GroupReach } from '../../directory/resourceAccess.ts';
import { inBackground } from '../../model/failureLog.ts';
import type { SentAnswer } from '../../protocol/resourceAccess.ts';
import type { ShownPool } from '../shared/shownPool.ts';
import { differencesOf, type KnownGroups, namedGroups } from './namedGroups.ts';
import type { ResourceTopic } from './resourceTopic.ts';

/** What the server itself adds to an answer. */
type ServerPart = Pick<SentAnswer, 'groups' | 'differences'>;

const nothing: ServerPart = { groups: [] };

/**
 * The groups that the server itself names for a resource: known after few requests, so that they can be shown until
 * the groups' own grants have been read. Where it does not tell, nothing is missing then.
 */
export class ServerNames {
  readonly #pool: ShownPool;
  readonly #topic: ResourceTopic;
  #ending = new AbortController();
  #named: GroupsOfResource | undefined;

  constructor(pool: ShownPool, topic: ResourceTopic) {
    this.#pool = pool;
    this.#topic = topic;
  }

  /** Asks the server, unless the grants of all groups are known already. @param again asks anew */
  read({ again }: { readonly again: boolean }): void {
    if (!this.#pool.isConnected) return;
    const { directory } = this.#pool;
    if (!again && areAllKnown(directory)) return;
    if (this.#ending.signal.aborted) this.#ending = new AbortController();
    const { signal } = this.#ending;
    inBackground(
      'The server was not asked which groups may use a resource',
      directory.resourceAccess.loadNamed(this.#topic, { again, signal }),
    );
  }

  /** Asks no more. */
  cancel(): void {
    this.#ending.abort();
  }

  /** Takes over what the directory knows now. @returns whether that is another than before */
  takeOver(): boolean {
    if (!this.#pool.isConnected) return false;
    const { value } = this.#pool.directory.resourceAccess.named(this.#topic);
    const isOther = value !== this.#named;
    this.#named = value;
    return isOther;
  }

  /**
   * What it adds to what the groups' own grants say.
   * @param isWhole all of these have been read, so that the two can be compared
   */
  partOf(reach: ReadonlyMap<string, GroupReach>, isWhole: boolean): ServerPart {
    const named = this.#named;
    if (named === undefined || !this.#pool.isConnected) return nothing;
    const { directory } = this.#pool;
    const known: KnownGroups = {
      group: (key) => {
        const entry = directory.entry(key);
        return entry === undefined || entry.gone ? undefined : entry.group;
      },
      isRead: (key) => directory.resources(key).value !== undefined,
      reach,
    };
    const groups = namedGroups(named, this.#topic, known);
    const differences = isWhole ? differencesOf(named, this.#topic, known) : undefined;
    return { groups, ...(differences && { differences }) };
  }
}

function areAllKnown(directory: PoolDirectory): boolean {
  const { value } = directory.groups.content;
  const isKnown = (key: string) => directory.resources(key).value !== undefined;
  return value?.complete === true && value.groups.every(({ key }) => isKnown(key));
}
