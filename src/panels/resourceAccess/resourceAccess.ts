import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { ResourceHeading } from '../../protocol/resourceAccess.ts';
import { GrantedGroups } from '../shared/grantedGroups.ts';
import type { PanelSource } from '../shared/livePanel.ts';
import type { PanelContext } from '../shared/panelDefinition.ts';
import { type AccessAnswer, answerOf, headingOf } from './resourceAnswer.ts';
import { ResourcePeople } from './resourcePeople.ts';
import { isSameResource, type ResourceTopic } from './resourceTopic.ts';

/** Who may use a resource: the groups of the pool that may, and their members once these are asked for. */
export class ResourceAccess implements PanelSource<ResourceTopic> {
  /** All groups of the pool. */
  readonly groups: GrantedGroups;
  readonly people: ResourcePeople;
  readonly #topic: ResourceTopic;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #owned: vscode.Disposable;
  #answer: AccessAnswer;

  /** Something that is shown is another than before. */
  readonly onDidChange = this.#changed.event;

  constructor(context: PanelContext, topic: ResourceTopic) {
    const { poolId, poolName } = topic;
    const groups = new GrantedGroups(context, { poolId, poolName });
    const { pool } = groups;
    const people = new ResourcePeople(() => (pool.isConnected ? pool.directory : undefined));
    this.groups = groups;
    this.people = people;
    this.#topic = topic;
    this.#answer = answerOf(groups.groups, topic);
    this.#owned = vscode.Disposable.from(
      this.#changed,
      groups,
      people,
      groups.onDidChange(() => this.#takeOver()),
      people.onDidChange(() => this.#changed.fire()),
      context.directories.onDidChange((event) => {
        if (event.pool === poolId) people.onDirectoryChange(event.subject);
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
    return headingOf(this.topic, this.groups.defined);
  }

  /** The groups that may use it; another object whenever it is another answer. */
  get answer(): AccessAnswer {
    return this.#answer;
  }

  isAbout(topic: ResourceTopic): boolean {
    return isSameResource(topic, this.#topic);
  }

  async read({ again = false } = {}): Promise<void> {
    const { isAsked } = this.people;
    await this.groups.read({ again });
    if (again && isAsked) await this.people.read({ again });
  }

  async readOld(): Promise<void> {
    await this.groups.readOld();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** Takes over what is known of the groups now. */
  #takeOver(): void {
    const answer = answerOf(this.groups.groups, this.#topic);
    if (!isDeepStrictEqual(answer, this.#answer)) {
      this.#answer = answer;
      const { pool } = this.groups;
      const directory = pool.isConnected ? pool.directory : undefined;
      this.people.setGroups(
        answer.groups.map(({ code, name, allowed }) => ({
          key: directory?.findByCode(code)?.key ?? code,
          code,
          name,
          allowed,
        })),
      );
    }
    this.#changed.fire();
  }
}
