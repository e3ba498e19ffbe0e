import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import { inList } from '../../feedback/sentences.ts';
import { knownResources } from '../../inputs/pickResource.ts';
import type { KnownResources } from '../../permissions/knownResources.ts';
import type { GroupGrants } from '../../permissions/matrix.ts';
import {
  type Suggestions,
  suggestActions,
  suggestNamespaces,
  suggestResources,
} from '../../permissions/suggestions.ts';
import type { Question, QuestionField, Suggested } from '../../protocol/userPermissions.ts';
import { grantsOf } from '../shared/knownGroups.ts';
import type { PanelContext } from '../shared/panelDefinition.ts';
import type { UserGrants } from './userGrants.ts';

/** How long what is known of the pool counts as it is, in milliseconds: one types several letters meanwhile. */
const keptMs = 5000;

/** Suggests what may be asked about, from what is known of the pool. It reads nothing for it. */
export class QuestionSuggestions implements vscode.Disposable {
  readonly #context: PanelContext;
  readonly #grants: UserGrants;
  readonly #changed = new vscode.EventEmitter<void>();
  #kept: { readonly known: KnownResources; readonly at: number } | undefined;
  #latest: Suggested | undefined;

  /** Something else is suggested. */
  readonly onDidChange = this.#changed.event;

  constructor(context: PanelContext, grants: UserGrants) {
    this.#context = context;
    this.#grants = grants;
  }

  /** What was suggested last; undefined before something was. */
  get latest(): Suggested | undefined {
    return this.#latest;
  }

  /** Suggests what may be meant by what stands in a field. */
  suggest(field: QuestionField, question: Question): void {
    const { pools, directories } = this.#context;
    const { poolId } = this.#grants;
    const isConnected = pools.get(poolId) !== undefined;
    const found = isConnected
      ? this.#find(directories.get(poolId), field, question)
      : { list: [], more: 0 };
    const latest = { field, question, ...found };
    if (isDeepStrictEqual(latest, this.#latest)) return;
    this.#latest = latest;
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #find(directory: PoolDirectory, field: QuestionField, question: Question): Suggestions {
    const typed = question[field];
    switch (field) {
      case 'resource':
        return suggestResources(this.#known(directory), question.namespace, typed, inList);
      case 'action': {
        const defined = directory.definedResources.content.value ?? [];
        const granted = this.#own.flatMap(({ grants }) => grants);
        return suggestActions(defined, granted, question, typed);
      }
      case 'namespace': {
        const codes = this.#known(directory).all.flatMap(({ namespace }) => namespace ?? []);
        return suggestNamespaces(codes.toSorted(), typed);
      }
    }
  }

  /** What the user's groups are granted, and what the server lists of the user. */
  get #own(): readonly GroupGrants[] {
    const { groups, server } = this.#grants;
    const { list } = server;
    const listed = list.state === 'known' ? list.resources : [];
    return [...grantsOf(groups), { code: '', name: '', grants: listed }];
  }

  #known(directory: PoolDirectory): KnownResources {
    const now = Date.now();
    if (this.#kept === undefined || now - this.#kept.at > keptMs) {
      this.#kept = { known: knownResources(directory, this.#own), at: now };
    }
    return this.#kept.known;
  }
}
