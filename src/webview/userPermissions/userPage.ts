import * as l10n from '@vscode/l10n';
import '../shared/dataGrid.ts';
import './userQuestion.ts';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Body } from '../../protocol/envelope.ts';
import {
  type Intents,
  type NamedGroup,
  type Question,
  type Updates,
  updates,
} from '../../protocol/userPermissions.ts';
import { findGroupsAction } from '../shared/findGroupsAction.ts';
import { noActions } from '../shared/gridColumn.ts';
import { HostChannel } from '../shared/hostChannel.ts';
import { noneLeftByFilters } from '../shared/notices.ts';
import { pageStyles } from '../shared/pageStyles.ts';
import { PanelPage } from '../shared/panelPage.ts';
import { shownCount } from '../shared/resourceWords.ts';
import { sortAfterClick } from '../shared/rowOrder.ts';
import { searchWords } from '../shared/rowSearch.ts';
import { AnswerNews } from './answerNews.ts';
import { permissionColumns } from './permissionColumns.ts';
import { type Matches, noMatches, PermissionList } from './permissionList.ts';
import { columns, isSamePermission, type PermissionRow, toRows } from './permissionRows.ts';
import { renderUserFilters, type UserFilterActions } from './userFilters.ts';
import { renderUserHeader } from './userHeader.ts';
import {
  copiedText,
  renderNothing,
  renderUserBanners,
  type UserNoticeActions,
} from './userNotices.ts';
import { noFilters, questionOf, readUserPageView, type UserPageView } from './userPageView.ts';
import type { SuggestionsWanted } from './userQuestion.ts';
import { linkStyles, userStyles } from './userStyles.ts';

type Sent = Body<Updates, 'snapshot'>;

/** The page of a user's permissions. */
@customElement('user-permissions-page')
export class UserPage extends PanelPage<Updates, Intents, UserPageView, Matches> {
  static override readonly styles = [pageStyles, linkStyles, userStyles];

  protected override readonly channel = new HostChannel<Updates, Intents>(this.vscode, updates, {
    questionClosed: this.takeFocus,
    snapshot: (snapshot) => this.begin(snapshot),
    heading: (heading) => this.receive({ heading }),
    status: (status) => this.receive({ status }),
    progress: (progress) => this.receive({ progress }),
    serverSum: (serverSum) => this.receive({ serverSum }),
    table: (table) => this.receive({ table }),
    answer: (answer) => this.#receiveAnswer(answer),
    suggested: (suggested) => this.receive({ suggested }),
    copied: ({ what, code }) => this.confirmCopy(copiedText(what, code)),
  });
  readonly #actions: UserFilterActions & UserNoticeActions = {
    filter: (change) => this.changeView(change),
    openOverview: (overview) => this.keepView({ overview }),
    enterGrid: this.enterGrid,
    refresh: this.refresh,
    copyMarkdown: () => this.copy('table', 'copyMarkdown', this.#shownRows()),
    exportRows: (format) => this.channel.post('export', { format, ...this.#shownRows() }),
    replaceSecret: this.replaceSecret,
    cancel: () => this.channel.post('cancel', undefined),
    readRest: () => this.channel.post('readRest', undefined),
  };
  readonly #rowActions = [
    findGroupsAction<PermissionRow>((resource) => this.channel.post('findGroups', resource)),
  ];
  readonly #news = new AnswerNews();
  #list: PermissionList | undefined;

  constructor() {
    super({
      readView: readUserPageView,
      noneFound: noMatches,
      readingLabel: l10n.t('Reading what this user is authorized for'),
    });
  }

  protected override prepareRows({ table }: Sent, before: Sent | undefined): void {
    if (table === before?.table) return;
    this.#list = table && new PermissionList(toRows(table));
    this.showRows();
  }

  protected override find(): Matches {
    return this.#list?.find(this.view, this.view.sort) ?? noMatches;
  }

  protected override foundText(): string {
    return shownCount(this.found.rows.length, this.#list?.rows.length ?? 0);
  }

  protected override renderPage(sent: Sent) {
    const list = this.#list;
    const hasRows = list !== undefined && list.rows.length > 0;
    return html`
      ${renderUserHeader(sent.heading, this.#revealGroup)}
      ${renderUserBanners({ ...sent, isLongRead: this.isLongRead, hasRows }, this.#actions)}
      ${this.#renderQuestion(sent)} ${hasRows ? this.#renderFilters(list, sent) : nothing}
      ${this.renderReading()}
      ${hasRows ? this.#renderPermissions() : renderNothing(sent, this.refresh)}
    `;
  }

  #renderQuestion({ heading, answer, suggested }: Sent) {
    return html`
      <user-question
        .heading=${heading}
        .question=${questionOf(this.view, heading)}
        .answer=${answer}
        .canAsk=${this.isPoolConnected && !heading.deleted}
        .isCopied=${this.copied === 'answer'}
        .onChange=${this.#changeQuestion}
        .suggested=${suggested}
        .onSuggest=${(wanted: SuggestionsWanted) => this.channel.post('suggest', wanted)}
        .onAsk=${this.#ask}
        .onCopy=${() => this.copy('answer', 'copyAnswer', undefined)}
        .onClose=${() => {
          this.channel.post('closeAnswer', undefined);
          this.receive({ answer: undefined });
        }}
        .onCancelSearch=${() => this.channel.post('cancelSearch', undefined)}
        .onRevealGroup=${this.#revealGroup}
      ></user-question>
    `;
  }

  #renderFilters(list: PermissionList, { heading }: Sent) {
    const { found: matches, settled, view, isReading: loading } = this;
    const canRefresh = this.isPoolConnected && !heading.deleted;
    return renderUserFilters({ list, matches, settled, view, loading, canRefresh }, this.#actions);
  }

  #renderPermissions() {
    return this.renderRows(
      html`
        <data-grid
          class="grid"
          .label=${l10n.t('Permissions')}
          .columns=${permissionColumns}
          .rows=${this.found.rows}
          .sort=${this.view.sort}
          .words=${searchWords(this.view.search)}
          .copied=${this.copied}
          .isSame=${isSamePermission}
          .onSort=${this.#sortBy}
          .onCopy=${this.#copyCode}
          .actions=${this.isPoolConnected ? this.#rowActions : noActions}
          .onScrolled=${this.keepScroll}
        ></data-grid>
      `,
      noneLeftByFilters(l10n.t('No permission matches the search and filters.'), () =>
        this.changeView(noFilters),
      ),
    );
  }

  readonly #changeQuestion = ({ namespace, ...fields }: Partial<Question>) => {
    const asked = namespace === undefined ? {} : { askedNamespace: namespace };
    this.keepView({ ...fields, ...asked });
  };

  readonly #ask = (question: Question) => {
    this.#news.ask();
    this.announce('');
    this.channel.post('ask', question);
  };

  #receiveAnswer(answer: Sent['answer']): void {
    this.receive({ answer });
    const news = this.#news.of(answer);
    // Each on a line of its own: they are whole sentences, and a pause stands between them.
    if (news.length > 0) this.announce(news.join('\n'));
  }

  readonly #revealGroup = ({ code }: NamedGroup) => this.channel.post('revealGroup', { code });

  readonly #sortBy = (id: string) =>
    this.changeView({ sort: sortAfterClick(this.view.sort, id, columns) });

  readonly #copyCode = (row: PermissionRow) => this.copy(row, 'copyCode', { code: row.code });

  #shownRows() {
    return {
      revision: this.sent?.table?.revision ?? 0,
      rows: this.found.rows.map(({ index }) => index),
    };
  }
}
