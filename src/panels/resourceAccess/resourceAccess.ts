import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { KnownOfResource } from '../../directory/resourceAccess.ts';
import { isSameResource, type Resource } from '../../model/resource.ts';
import type { Subject } from '../../model/subject.ts';
import type { GroupGrants } from '../../permissions/matrix.ts';
import type { ResourceHeading } from '../../protocol/resourceAccess.ts';
import { GrantedGroups } from '../shared/grantedGroups.ts';
import type { PanelSource } from '../shared/livePanel.ts';
import type { PanelContext } from '../shared/panelDefinition.ts';
import { type AccessAnswer, answerOf, headingOf } from './resourceAnswer.ts';
import { ResourcePeople } from './resourcePeople.ts';
import { isSameTopic, type ResourceTopic } from './resourceTopic.ts';
import { ServerNames } from './serverNames.ts';

/** Who may use a resource: the groups of the pool that may, and their members once these are asked for. */
export class ResourceAccess implements PanelSource<ResourceTopic> {
  /** All groups of the pool. */
  readonly groups: GrantedGroups;
  readonly people: ResourcePeople;
  readonly #server: ServerNames;
  readonly #topic: ResourceTopic;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #owned: vscode.Disposable;
  /** What the directory of the last connection knows of the resource. */
  #known: KnownOfResource | undefined;
  /** How the pool defines it, by what was read last. */
  #definition: Resource | undefined;
  #answer: AccessAnswer;
  /** The groups that the answer was found in. */
  #answered: readonly GroupGrants[];
  /** Whether the resource, or the order of the groups, is another than for that. */
  #isOutdated = false;
  /** Whether the grants of all groups had been read for it. */
  #wasWhole = false;

  /** Something that is shown is another than before. */
  readonly onDidChange = this.#changed.event;

  constructor(context: PanelContext, topic: ResourceTopic) {
    const { poolId, poolName } = topic;
    const groups = new GrantedGroups(context, { poolId, poolName });
    const { pool } = groups;
    const people = new ResourcePeople(() => (pool.isConnected ? pool.directory : undefined));
    this.groups = groups;
    this.people = people;
    this.#server = new ServerNames(pool, topic);
    this.#topic = topic;
    this.#answered = groups.groups;
    this.#answer = answerOf(groups.groups, topic);
    this.#takeOverKnown();
    this.#owned = vscode.Disposable.from(
      this.#changed,
      groups,
      people,
      groups.onDidChange(() => this.#takeOver()),
      people.onDidChange(() => this.#changed.fire()),
      context.directories.onDidChange((event) => {
        if (event.pool === poolId) this.#onDirectoryChange(event.subject);
      }),
    );
  }

  get topic(): ResourceTopic {
    return { ...this.#topic, poolName: this.groups.pool.name };
  }

  get poolId(): string {
    return this.#topic.poolId;
  }

  get heading(): ResourceHeading {
    return headingOf(this.topic, this.#definition);
  }

  /** The groups that may use it; another object whenever it is another answer. */
  get answer(): AccessAnswer {
    return this.#answer;
  }

  isAbout(topic: ResourceTopic): boolean {
    return isSameTopic(topic, this.#topic);
  }

  async read({ again = false } = {}): Promise<void> {
    const { isAsked } = this.people;
    this.#server.read({ again });
    await this.groups.read({ again });
    if (again && isAsked) await this.people.read({ again });
  }

  async readOld(): Promise<void> {
    await this.groups.readOld();
  }

  /** Reads no more of the groups. */
  cancel(): void {
    this.#server.cancel();
    this.groups.cancel();
  }

  dispose(): void {
    this.#server.cancel();
    this.#owned.dispose();
  }

  #onDirectoryChange(subject: Subject): void {
    this.people.onDirectoryChange(subject);
    const isAboutIt =
      subject.kind === 'groups' ||
      (subject.kind === 'resource' && isSameResource(subject.resource, this.#topic));
    if (isAboutIt) this.#isOutdated = true;
    if (subject.kind !== 'resource' || !this.#server.takeOver()) return;
    this.#findAnswer(this.groups.groups);
    this.#changed.fire();
  }

  /** Each connection of a pool has a directory of its own, which tells of a resource once it was asked for it. */
  #takeOverKnown(): void {
    const { pool } = this.groups;
    if (!pool.isConnected) return;
    const { resourceAccess, definedResources } = pool.directory;
    const known = resourceAccess.of(this.#topic);
    if (known !== this.#known) this.#isOutdated = true;
    this.#known = known;
    if (definedResources.content.value !== undefined) this.#definition = known.definition;
  }

  /** Takes over what is known of the groups now, where that is about the resource. */
  #takeOver(): void {
    this.#takeOverKnown();
    const { groups } = this.groups;
    // Grants that say nothing of the resource settle what the server said of their group.
    const isOpen = this.#isOutdated || this.#answer.groups.some((group) => group.isOnlyNamed);
    const isOther = (isOpen && groups !== this.#answered) || this.#isWhole !== this.#wasWhole;
    if (isOther) {
      this.#isOutdated = false;
      this.#findAnswer(groups);
    }
    this.#changed.fire();
  }

  /** Whether the grants of all groups have been read. */
  get #isWhole(): boolean {
    const { status, progress } = this.groups;
    return status.state === 'loaded' && progress.read === progress.total;
  }

  #findAnswer(groups: readonly GroupGrants[]): void {
    this.#answered = groups;
    this.#wasWhole = this.#isWhole;
    const own = answerOf(groups, this.#topic);
    const { groups: named, ...beside } = this.#server.partOf(
      this.#known?.groups ?? new Map(),
      this.#wasWhole,
    );
    const answer = { ...own, ...beside, groups: [...own.groups, ...named] };
    if (!isDeepStrictEqual(answer, this.#answer)) {
      this.#answer = answer;
      const { pool } = this.groups;
      const directory = pool.isConnected ? pool.directory : undefined;
      this.people.setGroups(
        own.groups.map(({ code, name, allowed }) => ({
          key: directory?.findByCode(code)?.key ?? code,
          code,
          name,
          allowed,
        })),
      );
    }
  }
}
