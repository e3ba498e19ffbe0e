import * as l10n from '@vscode/l10n';
import '../shared/dataGrid.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { ExportFormat, KeptState } from '../../protocol/page.ts';
import {
  type Intents,
  type PeopleProgress,
  type ResourceHeading,
  type SentAnswer,
  type SentPeople,
  type ShownList,
  type Updates,
  updates,
} from '../../protocol/resourceAccess.ts';
import { CopyMark } from '../shared/copyMark.ts';
import type { DataGrid } from '../shared/dataGrid.ts';
import { FindKey } from '../shared/findKey.ts';
import type { RowAction } from '../shared/gridColumn.ts';
import { HostChannel } from '../shared/hostChannel.ts';
import { renderNoRows, renderProgress } from '../shared/notices.ts';
import { pageStyles } from '../shared/pageStyles.ts';
import { nextSort } from '../shared/rowOrder.ts';
import { searchWords } from '../shared/rowSearch.ts';
import { TypingPause } from '../shared/typingPause.ts';
import { accessColumns, groupActions } from './accessColumns.ts';
import { type AccessFilterActions, renderAccessFilters } from './accessFilters.ts';
import { renderAccessHeader } from './accessHeader.ts';
import type { AccessList } from './accessList.ts';
import { AccessLists } from './accessLists.ts';
import {
  type AccessNoticeActions,
  renderAccessBanners,
  renderNoGroups,
  renderNoPeople,
} from './accessNotices.ts';
import { AccessReading } from './accessReading.ts';
import { type AccessRow, columns, idOf } from './accessRows.ts';
import { accessStyles } from './accessStyles.ts';
import { type AccessView, readAccessView } from './accessView.ts';
import { listCount, listLabel } from './accessWords.ts';

const noActions: readonly RowAction<AccessRow>[] = [];

/** The page that says who may use a resource: shows what the panel sends, and keeps how the user looks at it. */
@customElement('resource-access-page')
export class AccessPage extends LitElement {
  static override readonly styles = [pageStyles, accessStyles];

  @state() private accessor heading: ResourceHeading | undefined;
  @state() private accessor lists = AccessLists.empty;
  @state() private accessor found: readonly AccessRow[] = [];
  /** What a screen reader is to read out. */
  @state() private accessor announcement = '';

  @query('data-grid') private accessor grid: DataGrid<AccessRow> | null = null;

  @query('.search') private accessor search: HTMLElement | null = null;

  readonly #vscode = acquireVsCodeApi();
  readonly #channel = new HostChannel<Updates, Intents>(this.#vscode, updates, {
    snapshot: ({ panelId, view, heading, status, progress, answer, peopleProgress, people }) => {
      const isFirst = this.heading === undefined;
      if (isFirst) this.#begin(panelId, view, peopleProgress);
      this.#answer = answer;
      this.#people = people;
      this.#showHeading(heading);
      this.#reading.progress = progress;
      this.#reading.people = peopleProgress;
      this.#reading.status = status;
      if (isFirst) void this.#restoreScroll();
    },
    heading: (heading) => this.#showHeading(heading),
    status: (status) => {
      this.#reading.status = status;
    },
    progress: (progress) => {
      this.#reading.progress = progress;
    },
    answer: (answer) => this.#showAnswer(answer),
    peopleProgress: (progress) => {
      this.#reading.people = progress;
    },
    people: (people) => this.#showPeople(people),
    copied: ({ what }) => {
      this.announcement = what === 'row' ? l10n.t('Copied.') : l10n.t('The list was copied.');
      this.#copyMark.show();
    },
  });
  readonly #reading = new AccessReading(this);
  readonly #typingPause = new TypingPause(this);
  readonly #copyMark = new CopyMark<AccessRow>(this);
  readonly #actions: AccessFilterActions = {
    search: (search) => this.#changeView({ ...this.#view, search }),
    showList: (list) => this.#showList(list),
    enterGrid: () => this.grid?.focus(),
    refresh: () => {
      if (!this.#reading.isLoading) this.#channel.post('refresh', undefined);
    },
    copyMarkdown: () => {
      this.announcement = '';
      this.#channel.post('copyMarkdown', this.lists.shown(this.#view, this.found));
    },
    exportShown: (format: ExportFormat) =>
      this.#channel.post('export', { format, ...this.lists.shown(this.#view, this.found) }),
  };
  readonly #noticeActions: AccessNoticeActions = {
    refresh: this.#actions.refresh,
    replaceSecret: () => this.#channel.post('replaceSecret', undefined),
    cancel: () => this.#channel.post('cancel', undefined),
    readRest: () => this.#channel.post('readRest', undefined),
    readPeople: () => this.#channel.post('readPeople', undefined),
    cancelPeople: () => this.#channel.post('cancelPeople', undefined),
  };
  readonly #groupActions = groupActions(({ code }) => this.#channel.post('openGroup', { code }));
  #answer: SentAnswer | undefined;
  #people: SentPeople | undefined;
  #view: AccessView = readAccessView(undefined);

  constructor() {
    super();
    this.addController(new FindKey(() => this.search));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#channel.open(window);
  }

  protected override render() {
    const { heading } = this;
    const reading = this.#reading;
    if (heading === undefined) return this.#renderProgress(true);
    return html`
      ${renderAccessHeader(heading, this.lists.groups.rows.length, this.#answer?.parts, reading.progress)}
      ${renderAccessBanners(
        reading,
        {
          people: this.#view.list === 'people',
          openNamespace: this.#answer?.namespaceOpen ?? false,
        },
        this.#noticeActions,
      )}
      ${this.lists.groups.rows.length === 0 ? nothing : this.#renderFilters()}
      ${this.#renderProgress(this.#reading.isLoading)} ${this.#renderRows(heading)}
      <div class="read-out" role="status">${this.announcement}</div>
    `;
  }

  get #list(): AccessList {
    return this.lists[this.#view.list];
  }

  #renderProgress(loading: boolean) {
    return renderProgress(loading, l10n.t('Reading who may use the resource'));
  }

  #renderFilters() {
    const { list, search } = this.#view;
    return renderAccessFilters(
      {
        list,
        search,
        shown: this.found.length,
        all: this.#list.rows.length,
        loading: this.#reading.isLoading,
        canRefresh: this.#reading.isConnected,
      },
      this.#actions,
    );
  }

  #renderRows(heading: ResourceHeading) {
    const { list, search, sort } = this.#view;
    if (this.lists.groups.rows.length === 0) {
      return renderNoGroups(this.#reading, this.#actions.refresh);
    }
    if (this.#list.rows.length === 0) return renderNoPeople(this.#reading.people);
    const isEmpty = this.found.length === 0;
    // Where nothing fits, the grid stays for the next letter, and with it its place and size.
    return html`
      <div class="rows">
        ${
          isEmpty
            ? renderNoRows('search', l10n.t('Nothing matches the search.'), {
                label: l10n.t('Clear Search'),
                run: () => this.#actions.search(''),
              })
            : nothing
        }
        <data-grid
          class=${isEmpty ? 'unseen' : ''}
          .label=${listLabel(list, heading.code)}
          .columns=${accessColumns[list]}
          .rows=${this.found}
          .sort=${sort[list]}
          .words=${searchWords(search)}
          .copied=${this.#copyMark.row}
          .actions=${list === 'groups' && this.#reading.isConnected ? this.#groupActions : noActions}
          .isSame=${isSameRow}
          .onSort=${this.#sortBy}
          .onCopy=${this.#copy}
          .onScrolled=${this.#keepScroll}
        ></data-grid>
      </div>
    `;
  }

  #showList(list: ShownList): void {
    if (list === this.#view.list) this.requestUpdate();
    else this.#changeView({ ...this.#view, list, search: '' });
    if (list === 'people' && this.#reading.people.state === 'notAsked') {
      this.#channel.post('readPeople', undefined);
    }
  }

  readonly #sortBy = (id: string) => {
    const { list, sort } = this.#view;
    const column = columns[list].find((each) => each === id);
    if (column === undefined) return;
    this.#changeView({ ...this.#view, sort: { ...sort, [list]: nextSort(sort[list], column) } });
  };

  readonly #copy = (row: AccessRow) => {
    this.#copyMark.ask(row);
    this.announcement = '';
    this.#channel.post('copy', { text: idOf(this.#view.list, row) });
  };

  readonly #keepScroll = (scrollTop: number) => {
    this.#view = { ...this.#view, scrollTop };
    this.#saveView();
  };

  /** Rows say of actions whether they are all that the pool defines. */
  #showHeading(heading: ResourceHeading): void {
    this.heading = heading;
    if (this.#answer !== undefined) this.#showAnswer(this.#answer);
    if (this.#people !== undefined) this.#showPeople(this.#people);
  }

  #showAnswer(answer: SentAnswer): void {
    this.#answer = answer;
    if (this.heading !== undefined) this.lists = this.lists.withGroups(answer, this.heading);
    this.#find();
  }

  #showPeople(people: SentPeople): void {
    this.#people = people;
    if (this.heading !== undefined) this.lists = this.lists.withPeople(people, this.heading);
    this.#find();
  }

  /** Shows the rows in another way, as the user asked. */
  #changeView(view: AccessView): void {
    this.#view = { ...view, scrollTop: 0 };
    this.#find();
    this.grid?.scrollToPosition(0);
    this.#saveView();
    this.#typingPause.wait(() => {
      this.announcement = listCount(view.list, this.found.length, this.#list.rows.length);
    });
  }

  #find(): void {
    this.found = this.lists.find(this.#view);
    this.requestUpdate();
  }

  async #restoreScroll(): Promise<void> {
    const { scrollTop } = this.#view;
    await this.updateComplete;
    await this.grid?.updateComplete;
    this.grid?.scrollToPosition(scrollTop);
  }

  /** Shows the list as before the page was made anew, and has VS Code keep whose page it is. */
  #begin(panelId: string, view: unknown, { state: asked }: PeopleProgress): void {
    this.#view = readAccessView(view);
    const kept: KeptState = { panelId };
    this.#vscode.setState(kept);
    if (this.#view.list === 'people' && asked === 'notAsked') {
      this.#channel.post('readPeople', undefined);
    }
  }

  #saveView(): void {
    this.#channel.post('saveView', { view: this.#view });
  }
}

/** Whether it is the same group or person, perhaps of another reading. */
function isSameRow(a: AccessRow, b: AccessRow): boolean {
  return a.code === b.code && a.id === b.id;
}
