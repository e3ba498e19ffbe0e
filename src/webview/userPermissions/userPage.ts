import * as l10n from '@vscode/l10n';
import '../shared/dataGrid.ts';
import './userQuestion.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { GroupsProgress } from '../../protocol/groupsRead.ts';
import type { KeptState, ReadStatus } from '../../protocol/page.ts';
import {
  type Answer,
  type Intents,
  type NamedGroup,
  type PermissionTable,
  type Question,
  type ServerSumStatus,
  type Updates,
  type UserHeading,
  updates,
} from '../../protocol/userPermissions.ts';
import { CopyMark } from '../shared/copyMark.ts';
import type { DataGrid } from '../shared/dataGrid.ts';
import { findGroupsAction } from '../shared/findGroupsAction.ts';
import { FindKey } from '../shared/findKey.ts';
import { HostChannel } from '../shared/hostChannel.ts';
import { LongRead } from '../shared/longRead.ts';
import { renderNoRows, renderProgress } from '../shared/notices.ts';
import { pageStyles } from '../shared/pageStyles.ts';
import { shownCount } from '../shared/resourceWords.ts';
import { nextSort } from '../shared/rowOrder.ts';
import { searchWords } from '../shared/rowSearch.ts';
import { TypingPause } from '../shared/typingPause.ts';
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
import { linkStyles, userStyles } from './userStyles.ts';

/** The page of a user's permissions: shows what the panel sends, and keeps how the user looks at it. */
@customElement('user-permissions-page')
export class UserPage extends LitElement {
  static override readonly styles = [pageStyles, linkStyles, userStyles];

  @state() private accessor heading: UserHeading | undefined;
  @state() private accessor status: ReadStatus = { state: 'loading' };
  @state() private accessor progress: GroupsProgress = { total: 0, read: 0, failed: 0 };
  @state() private accessor serverSum: ServerSumStatus = { state: 'loading' };
  @state() private accessor list: PermissionList | undefined;
  @state() private accessor found: Matches = noMatches;
  /** The same when the typing paused: for labels and tooltips, which nobody hears or hovers while typing. */
  @state() private accessor settled: Matches = noMatches;
  @state() private accessor answer: Answer | undefined;
  @state() private accessor view: UserPageView = readUserPageView(undefined);
  /** What a screen reader is to read out. */
  @state() private accessor announcement = '';

  @query('data-grid') private accessor grid: DataGrid<PermissionRow> | null = null;

  @query('.search') private accessor search: HTMLElement | null = null;

  readonly #vscode = acquireVsCodeApi();
  readonly #channel = new HostChannel<Updates, Intents>(this.#vscode, updates, {
    snapshot: ({ panelId, view, heading, status, progress, serverSum, table, answer }) => {
      if (this.heading === undefined) this.#begin(panelId, view);
      this.#showTable(table);
      this.heading = heading;
      this.progress = progress;
      this.serverSum = serverSum;
      this.answer = answer;
      this.#showStatus(status);
    },
    heading: (heading) => {
      this.heading = heading;
    },
    status: (status) => this.#showStatus(status),
    progress: (progress) => {
      this.progress = progress;
    },
    serverSum: (serverSum) => {
      this.serverSum = serverSum;
    },
    table: (table) => this.#showTable(table),
    answer: (answer) => {
      this.answer = answer;
    },
    copied: ({ what, code }) => {
      this.announcement = copiedText(what, code);
      this.#copyMark.show();
    },
  });
  readonly #longRead = new LongRead(this);
  readonly #typingPause = new TypingPause(this);
  readonly #copyMark = new CopyMark<PermissionRow | 'table' | 'answer'>(this);
  readonly #actions: UserFilterActions & UserNoticeActions = {
    filter: (change) => this.#changeView({ ...this.view, ...change }),
    openOverview: (overview) => this.#keepView({ overview }),
    enterGrid: () => this.grid?.focus(),
    refresh: () => {
      if (this.status.state !== 'loading') this.#channel.post('refresh', undefined);
    },
    copyMarkdown: () => {
      this.#ask('table');
      this.#channel.post('copyMarkdown', this.#shownRows());
    },
    exportRows: (format) => this.#channel.post('export', { format, ...this.#shownRows() }),
    replaceSecret: () => this.#channel.post('replaceSecret', undefined),
    cancel: () => this.#channel.post('cancel', undefined),
    readRest: () => this.#channel.post('readRest', undefined),
  };
  readonly #rowActions = [
    findGroupsAction<PermissionRow>((resource) => this.#channel.post('findGroups', resource)),
  ];
  #table: PermissionTable | undefined;

  constructor() {
    super();
    this.addController(new FindKey(() => this.search));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#channel.open(window);
  }

  protected override render() {
    const { heading, status, progress, serverSum, list } = this;
    if (heading === undefined) return this.#renderProgress(true);
    const state = { heading, status, progress, serverSum };
    const loading = status.state === 'loading';
    const hasRows = list !== undefined && list.rows.length > 0;
    return html`
      ${renderUserHeader(heading, this.#revealGroup)}
      ${renderUserBanners({ ...state, isLongRead: this.#longRead.isLong, hasRows }, this.#actions)}
      ${this.#renderQuestion(heading)} ${hasRows ? this.#renderFilters(list, loading) : nothing}
      ${this.#renderProgress(loading)}
      ${hasRows ? this.#renderRows() : renderNothing(state, this.#actions.refresh)}
      <div class="read-out" role="status">${this.announcement}</div>
    `;
  }

  #renderProgress(loading: boolean) {
    return renderProgress(loading, l10n.t('Reading what this user is authorized for'));
  }

  #renderQuestion(heading: UserHeading) {
    return html`
      <user-question
        .heading=${heading}
        .question=${questionOf(this.view, heading)}
        .answer=${this.answer}
        .canAsk=${this.status.state !== 'disconnected' && !heading.deleted}
        .isCopied=${this.#copyMark.row === 'answer'}
        .onChange=${this.#changeQuestion}
        .onAsk=${(question: Question) => this.#channel.post('ask', question)}
        .onCopy=${() => {
          this.#ask('answer');
          this.#channel.post('copyAnswer', undefined);
        }}
        .onClose=${() => {
          this.#channel.post('closeAnswer', undefined);
          this.answer = undefined;
        }}
        .onCancelSearch=${() => this.#channel.post('cancelSearch', undefined)}
        .onRevealGroup=${this.#revealGroup}
      ></user-question>
    `;
  }

  readonly #changeQuestion = ({ namespace, ...fields }: Partial<Question>) => {
    const asked = namespace === undefined ? {} : { askedNamespace: namespace };
    this.#keepView({ ...fields, ...asked });
  };

  #renderFilters(list: PermissionList, loading: boolean) {
    const { found: matches, settled, view } = this;
    const canRefresh = this.status.state !== 'disconnected' && this.heading?.deleted === false;
    return renderUserFilters({ list, matches, settled, view, loading, canRefresh }, this.#actions);
  }

  #renderRows() {
    const isEmpty = this.found.rows.length === 0;
    // Where nothing fits, the grid stays for the next letter, and with it its place and size.
    return html`
      <div class="rows">
        ${
          isEmpty
            ? renderNoRows('search', l10n.t('No permission matches the search and filters.'), {
                label: l10n.t('Clear Filters'),
                run: () => this.#actions.filter(noFilters),
              })
            : nothing
        }
        <data-grid
          class=${isEmpty ? 'unseen' : ''}
          .label=${l10n.t('Permissions')}
          .columns=${permissionColumns}
          .rows=${this.found.rows}
          .sort=${this.view.sort}
          .words=${searchWords(this.view.search)}
          .copied=${this.#copyMark.row}
          .isSame=${isSamePermission}
          .onSort=${this.#sortBy}
          .onCopy=${this.#copyCode}
          .actions=${this.status.state === 'disconnected' ? [] : this.#rowActions}
          .onScrolled=${this.#keepScroll}
        ></data-grid>
      </div>
    `;
  }

  readonly #revealGroup = ({ code }: NamedGroup) => this.#channel.post('revealGroup', { code });

  readonly #sortBy = (id: string) => {
    const column = columns.find((each) => each === id);
    const sort = column && nextSort(this.view.sort, column);
    if (column !== undefined) this.#changeView({ ...this.view, sort });
  };

  readonly #copyCode = (row: PermissionRow) => {
    this.#ask(row);
    this.#channel.post('copyCode', { code: row.code });
  };

  readonly #keepScroll = (scrollTop: number) => this.#keepView({ scrollTop });

  #ask(what: PermissionRow | 'table' | 'answer'): void {
    this.#copyMark.ask(what);
    this.announcement = '';
  }

  #shownRows() {
    return {
      revision: this.#table?.revision ?? 0,
      rows: this.found.rows.map(({ index }) => index),
    };
  }

  #showStatus(status: ReadStatus): void {
    this.status = status;
    if (status.state === 'loading') this.#longRead.start();
    else this.#longRead.end();
  }

  #showTable(table: PermissionTable | undefined): void {
    const isFirst = this.#table === undefined;
    this.#table = table;
    this.list = table === undefined ? undefined : new PermissionList(toRows(table));
    this.#find();
    this.settled = this.found;
    if (isFirst && table !== undefined) void this.#restoreScroll();
  }

  /** Shows the permissions in another way, as the user asked. */
  #changeView(view: UserPageView): void {
    this.view = { ...view, scrollTop: 0 };
    this.#find();
    this.grid?.scrollToPosition(0);
    this.#saveView();
    this.#typingPause.wait(() => {
      this.settled = this.found;
      this.announcement = shownCount(this.found.rows.length, this.list?.rows.length ?? 0);
    });
  }

  #find(): void {
    this.found = this.list?.find(this.view, this.view.sort) ?? noMatches;
  }

  async #restoreScroll(): Promise<void> {
    const { scrollTop } = this.view;
    await this.updateComplete;
    await this.grid?.updateComplete;
    this.grid?.scrollToPosition(scrollTop);
  }

  /** Shows the permissions as before the page was made anew, and has VS Code keep whose page it is. */
  #begin(panelId: string, view: unknown): void {
    this.view = readUserPageView(view);
    const kept: KeptState = { panelId };
    this.#vscode.setState(kept);
  }

  /** Keeps what changes no row. */
  #keepView(change: Partial<UserPageView>): void {
    this.view = { ...this.view, ...change };
    this.#saveView();
  }

  #saveView(): void {
    this.#channel.post('saveView', { view: this.view });
  }
}
