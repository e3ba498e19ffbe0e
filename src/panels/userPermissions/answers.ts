import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { describeError } from '../../feedback/wording.ts';
import { inBackground } from '../../model/failureLog.ts';
import { wasCancelled } from '../../model/failures.ts';
import { askedAction } from '../../permissions/askedAction.ts';
import type { Answer, Question } from '../../protocol/userPermissions.ts';
import { plainText } from '../../text/plainText.ts';
import type { PanelContext } from '../shared/panelDefinition.ts';
import { type Explanation, explain } from './explanation.ts';
import { GroupSearch } from './groupSearch.ts';
import { differenceText, verdictText } from './serverVerdict.ts';
import type { UserGrants } from './userGrants.ts';

/** What the server has said. */
type ServerAnswer =
  | { readonly state: 'asking' }
  | { readonly state: 'yes' | 'no'; readonly action: string }
  | { readonly state: 'failed' /** A sentence. */; readonly why: string };

interface Asked {
  readonly question: Question;
  readonly ending: AbortController;
  server: ServerAnswer;
}

/** Answers whether the user may do something: by what is granted, by the server's verdict, and by who would give it. */
export class Answers implements vscode.Disposable {
  readonly #context: PanelContext;
  readonly #grants: UserGrants;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  readonly #search: GroupSearch;
  #asked: Asked | undefined;
  #answer: Answer | undefined;

  /** Another thing is known of the answer. */
  readonly onDidChange = this.#changed.event;

  constructor(context: PanelContext, grants: UserGrants) {
    this.#context = context;
    this.#grants = grants;
    this.#search = new GroupSearch(context, grants.topic.poolId);
    this.#subscriptions = [
      this.#changed,
      this.#search,
      grants.onDidChange(() => this.#update()),
      this.#search.onDidChange(() => this.#update()),
    ];
  }

  /** What is known of the answer to the last question; undefined before there was one. */
  get answer(): Answer | undefined {
    return this.#answer;
  }

  /** Answers it, as far as that is known at once, and asks for the rest. */
  ask(question: Question): void {
    this.#asked?.ending.abort();
    const asked: Asked = { question, ending: new AbortController(), server: { state: 'asking' } };
    this.#asked = asked;
    this.#search.stop();
    this.#update();
    inBackground('The server was not asked for its verdict', this.#askServer(asked));
  }

  /** Looks no further for groups that would give it. */
  cancelSearch(): void {
    this.#search.cancel();
  }

  /** Forgets the question. */
  close(): void {
    this.#asked?.ending.abort();
    this.#asked = undefined;
    this.#answer = undefined;
    this.#search.stop();
    this.#changed.fire();
  }

  dispose(): void {
    this.#asked?.ending.abort();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  get #isConnected(): boolean {
    return this.#context.pools.get(this.#grants.topic.poolId) !== undefined;
  }

  async #askServer(asked: Asked): Promise<void> {
    const { poolId, userId } = this.#grants.topic;
    if (!this.#isConnected) {
      asked.server = failed(vscode.l10n.t('This user pool is no longer connected.'));
      this.#update();
      return;
    }
    const directory = this.#context.directories.get(poolId);
    const { namespace, resource } = asked.question;
    const action = askedAction(
      { ...asked.question, code: resource },
      this.#explain(asked.question).reasons,
      directory.definedResources.content.value,
    );
    try {
      const question = { userId, resource, action, namespace };
      const { signal } = asked.ending;
      const allowed = await directory.userAccess.isAllowed(question, { signal });
      asked.server = { state: allowed ? 'yes' : 'no', action };
    } catch (error) {
      if (wasCancelled(error)) return;
      asked.server = failed(plainText(describeError(error)));
    }
    this.#update();
  }

  #explain(question: Question): Explanation {
    const { topic, isKnown, groups, permissions, server, sources } = this.#grants;
    return explain(question, {
      userName: topic.userName,
      groups: isKnown ? groups : undefined,
      permissions,
      server: server.list,
      assignments: sources.known,
    });
  }

  /** Puts together what is known now. */
  #update(): void {
    const asked = this.#asked;
    if (asked === undefined) return;
    const { question, server } = asked;
    const explanation = this.#explain(question);
    const isReading = this.#grants.status.state === 'loading';
    if (explanation.verdict === 'no' && !isReading && this.#isConnected) this.#search.start();
    const { verdict, sentence, rules } = explanation;
    const own = new Set(this.#grants.groups.map(({ code }) => code));
    const wouldGive = verdict === 'no' ? this.#search.find(question, own) : undefined;
    const answer: Answer = {
      question,
      verdict,
      sentence,
      rules: [...rules],
      server: {
        state: server.state,
        sentence: serverSentence(question, server),
        difference: differenceText(verdict, server.state),
      },
      ...(wouldGive && { wouldGive }),
    };
    if (isDeepStrictEqual(answer, this.#answer)) return;
    this.#answer = answer;
    this.#changed.fire();
  }
}

function failed(why: string): ServerAnswer {
  return { state: 'failed', why };
}

function serverSentence(question: Question, server: ServerAnswer): string {
  switch (server.state) {
    case 'asking':
      return vscode.l10n.t('The server is being asked.');
    case 'yes':
    case 'no':
      return verdictText(server.state, server.action, question.resource);
    case 'failed':
      return vscode.l10n.t({
        message: 'The server could not be asked. {0}',
        args: [server.why],
        comment: ['{0} is a sentence that says why.'],
      });
  }
}
