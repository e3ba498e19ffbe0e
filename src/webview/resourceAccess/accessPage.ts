import * as l10n from '@vscode/l10n';
import '../shared/dataGrid.ts';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Body } from '../../protocol/envelope.ts';
import {
  type Intents,
  type ShownList,
  type Updates,
  updates,
} from '../../protocol/resourceAccess.ts';
import { noActions } from '../shared/gridColumn.ts';
import { HostChannel } from '../shared/hostChannel.ts';
import { LongRead } from '../shared/longRead.ts';
import { noneLeftBySearch } from '../shared/notices.ts';
import { pageStyles } from '../shared/pageStyles.ts';
import { PanelPage } from '../shared/panelPage.ts';
import { sortAfterClick } from '../shared/rowOrder.ts';
import { searchWords } from '../shared/rowSearch.ts';
import type { FoundRows } from '../shared/searchedRows.ts';
import { accessColumns, groupActions } from './accessColumns.ts';
import { type AccessFilterActions, renderAccessFilters } from './accessFilters.ts';
import { renderAccessHeader } from './accessHeader.ts';
import { type AccessList, AccessLists } from './accessLists.ts';
import {
  type AccessNoticeActions,
  renderAccessBanners,
  renderNoGroups,
  renderNoPeople,
} from './accessNotices.ts';
import { type AccessRow, columns, idOf, isSameRow } from './accessRows.ts';
import { accessStyles } from './accessStyles.ts';
import { type AccessView, readAccessView } from './accessView.ts';

import { listCount, listLabel } from './accessWords.ts';
import { renderServerNames } from './serverNotices.ts';

type Sent = Body<Updates, 'snapshot'>;

/** The page that says who may use a resource. */
@customElement('resource-access-page')
export class AccessPage extends PanelPage<Updates, Intents, AccessView, FoundRows<AccessRow>> {
  static override readonly styles = [pageStyles, accessStyles];

  protected override readonly channel = new HostChannel<Updates, Intents>(this.vscode, updates, {
    questionClosed: this.takeFocus,
    snapshot: (snapshot) => this.begin(snapshot),
    heading: (heading) => this.receive({ heading }),
    status: (status) => this.receive({ status }),
    progress: (progress) => this.receive({ progress }),
    answer: (answer) => this.receive({ answer }),
    peopleProgress: (peopleProgress) => this.receive({ peopleProgress }),
    people: (people) => this.receive({ people }),
    copied: ({ what }) =>
      this.confirmCopy(what === 'row' ? l10n.t('Copied.') : l10n.t('The list was copied.')),
  });
  readonly #longPeopleRead = new LongRead(this);
  readonly #actions: AccessFilterActions & AccessNoticeActions = {
    search: (search) => this.changeView({ search }),
    showList: (list) => this.#showList(list),
    enterGrid: this.enterGrid,
    refresh: this.refresh,
    copyMarkdown: () => this.copy('table', 'copyMarkdown', this.#shown),
    exportShown: (format) => this.channel.post('export', { format, ...this.#shown }),
    replaceSecret: this.replaceSecret,
    cancel: () => this.channel.post('cancel', undefined),
    readRest: () => this.channel.post('readRest', undefined),
    readPeople: () => this.channel.post('readPeople', undefined),
    cancelPeople: () => this.channel.post('cancelPeople', undefined),
  };
  readonly #groupActions = groupActions(({ code }) => this.channel.post('openGroup', { code }));
  #lists = AccessLists.empty;

  constructor() {
    super({
      readView: readAccessView,
      noneFound: AccessLists.empty.find(readAccessView(undefined)),
      readingLabel: l10n.t('Reading who may use the resource'),
    });
  }

  protected override get isReading(): boolean {
    return super.isReading || this.sent?.peopleProgress.state === 'loading';
  }

  get #list(): AccessList {
    return this.#lists[this.view.list];
  }

  get #shown() {
    return this.#lists.shown(this.view, this.found);
  }

  protected override prepareRows(sent: Sent, before: Sent | undefined): void {
    this.#longPeopleRead.update(sent.peopleProgress.state === 'loading');
    if (before === undefined) this.#readPeople(sent);
    const lists = this.#lists.updated(sent, before);
    if (lists === this.#lists) return;
    this.#lists = lists;
    this.showRows();
  }

  protected override find(): FoundRows<AccessRow> {
    return this.#lists.find(this.view);
  }

  protected override foundText(): string {
    if (!this.#isCounted) return '';
    return listCount(this.view.list, this.found.rows.length, this.#list.rows.length);
  }

  protected override renderPage(sent: Sent) {
    const { heading, progress, answer, status } = sent;
    const groupCount = this.#lists.groups.rows.length;
    const namedCount = answer.groups.filter(({ isOnlyNamed }) => isOnlyNamed).length;
    return html`
      ${renderAccessHeader(heading, groupCount - namedCount, answer.parts, progress)}
      ${renderAccessBanners(
        {
          ...sent,
          isLongRead: this.isLongRead,
          isLongPeopleRead: this.#longPeopleRead.isLong,
          showsPeople: this.view.list === 'people',
          isNamespaceOpen: answer.namespaceOpen,
        },
        this.#actions,
      )}
      ${renderServerNames(answer, namedCount, status)}
      ${groupCount === 0 ? nothing : this.#renderFilters()} ${this.renderReading()}
      ${groupCount === 0 ? renderNoGroups(sent, this.refresh) : this.#renderList(sent)}
    `;
  }

  /** Something is known of the list that is shown: people are not where no group of theirs was read. */
  get #isCounted(): boolean {
    const isRead = (this.sent?.peopleProgress.read ?? 0) > 0;
    return this.view.list === 'groups' || isRead || this.#list.rows.length > 0;
  }

  #renderFilters() {
    const { list, search } = this.view;
    return renderAccessFilters(
      {
        list,
        search,
        shown: this.found.rows.length,
        all: this.#list.rows.length,
        isCounted: this.#isCounted,
        loading: this.isReading,
        canRefresh: this.isPoolConnected,
      },
      this.#actions,
    );
  }

  #renderList({ heading, peopleProgress }: Sent) {
    const { list, search, sort } = this.view;
    if (this.#list.rows.length === 0) return renderNoPeople(peopleProgress);
    return this.renderRows(
      html`
        <data-grid
          class="grid"
          .label=${listLabel(list, heading.code)}
          .columns=${accessColumns[list]}
          .rows=${this.found.rows}
          .sort=${sort[list]}
          .words=${searchWords(search)}
          .copied=${this.copied}
          .actions=${list === 'groups' && this.isPoolConnected ? this.#groupActions : noActions}
          .isSame=${isSameRow}
          .onSort=${this.#sortBy}
          .onCopy=${this.#copyId}
          .onScrolled=${this.keepScroll}
        ></data-grid>
      `,
      noneLeftBySearch(() => this.changeView({ search: '' })),
    );
  }

  #showList(list: ShownList): void {
    if (list === this.view.list) this.requestUpdate();
    else this.changeView({ list, search: '' });
    if (this.sent !== undefined) this.#readPeople(this.sent);
  }

  /** Has the people read, where they are shown and nobody has asked for them. */
  #readPeople({ peopleProgress }: Sent): void {
    if (this.view.list === 'people' && peopleProgress.state === 'notAsked') {
      this.#actions.readPeople();
    }
  }

  readonly #sortBy = (id: string) => {
    const { list, sort } = this.view;
    const sorted = sortAfterClick(sort[list], id, columns[list]);
    this.changeView({ sort: { ...sort, [list]: sorted } });
  };

  readonly #copyId = (row: AccessRow) =>
    this.copy(row, 'copy', { text: idOf(this.view.list, row) });
}
