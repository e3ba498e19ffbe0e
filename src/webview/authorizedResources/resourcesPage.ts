import * as l10n from '@vscode/l10n';
import './resourceGrid.ts';
import '@vscode-elements/elements/dist/vscode-progress-bar/vscode-progress-bar.js';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import {
  type GroupHeading,
  type Intents,
  type ResourceTable,
  type Updates,
  updates,
} from '../../protocol/authorizedResources.ts';
import type { KeptState, ReadStatus } from '../../protocol/page.ts';
import { displayText } from '../../text/displayText.ts';
import { HostChannel } from '../shared/hostChannel.ts';
import { isMac } from '../shared/platform.ts';
import { pageStyles } from './pageStyles.ts';
import {
  renderBanner,
  renderHeading,
  renderNamespaceForm,
  renderNoMatch,
  renderNoResources,
} from './parts.ts';
import type { ResourceGrid } from './resourceGrid.ts';
import { type Matches, nextSort, ResourceList, searchWords } from './resourceList.ts';
import { type Column, type Row, toRows } from './rows.ts';
import { renderToolbar, renderTypes, type ToolbarActions } from './toolbar.ts';
import { readViewState, type ViewState } from './viewState.ts';
import { shownCount } from './words.ts';

/** How long after the last keystroke what was found is read out and told in labels, in milliseconds. */
const tellDelay = 500;
/** How long a copied row shows its check mark, in milliseconds. */
const copiedDelay = 1500;

const noMatches: Matches = { rows: [], typeCounts: new Map() };
const noFilters = { search: '', namespace: undefined, types: [] } satisfies Partial<ViewState>;

/** The page of the authorized-resources panel: shows what the panel says, and keeps how the user looks at it. */
@customElement('authorized-resources-page')
export class ResourcesPage extends LitElement {
  static override readonly styles = pageStyles;

  @state() private accessor group: GroupHeading | undefined;
  @state() private accessor status: ReadStatus = { state: 'loading' };
  @state() private accessor list: ResourceList | undefined;
  @state() private accessor found: Matches = noMatches;
  /** The same when the typing paused. Labels and tooltips tell of that: nobody hears or hovers as they type. */
  @state() private accessor told: Matches = noMatches;
  @state() private accessor copied: Row | undefined;
  /** What a screen reader is to read out. */
  @state() private accessor announcement = '';

  @query('resource-grid') private accessor grid: ResourceGrid | null = null;

  @query('.search') private accessor search: HTMLElement | null = null;

  readonly #vscode = acquireVsCodeApi();
  readonly #channel = new HostChannel<Updates, Intents>(this.#vscode, updates, {
    snapshot: ({ panelId, view, group, status, table }) => {
      if (this.group === undefined) this.#begin(panelId, view);
      this.#take(table);
      this.status = status;
      this.group = group;
    },
    group: (group) => {
      this.group = group;
    },
    status: (status) => {
      this.status = status;
    },
    table: (table) => this.#take(table),
    copied: ({ code }) => this.#showCopied(code),
  });
  readonly #actions: ToolbarActions = {
    filter: (change) => this.#look({ ...this.#view, ...change }),
    enterGrid: () => this.grid?.focus(),
    refresh: () => {
      if (this.status.state !== 'loading') this.#channel.post('refresh', undefined);
    },
    exportRows: (format) => this.#export(format),
  };
  #table: ResourceTable | undefined;
  #view: ViewState = readViewState(undefined);
  /** The row whose code the host was asked to copy last. */
  #copying: Row | undefined;
  #tellTimer: ReturnType<typeof setTimeout> | undefined;
  #copiedTimer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#channel.open(window);
    window.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('keydown', this.#onKeyDown);
    super.disconnectedCallback();
  }

  protected override render() {
    const { group, status, list } = this;
    if (group === undefined) return this.#renderProgress(true);
    const loading = status.state === 'loading';
    return html`
      ${renderHeading(group)}
      ${renderBanner(group, status, list !== undefined, {
        refresh: this.#actions.refresh,
        replaceSecret: () => this.#channel.post('replaceSecret', undefined),
      })}
      ${
        this.#table?.namespacesListed === false
          ? renderNamespaceForm(loading, {
              refresh: this.#actions.refresh,
              loadNamespace: (namespace) => this.#channel.post('loadNamespace', { namespace }),
            })
          : nothing
      }
      ${list === undefined ? nothing : this.#renderFilters(list)} ${this.#renderProgress(loading)}
      ${list === undefined ? nothing : this.#renderRows(list)}
      <div class="read-out" role="status">${this.announcement}</div>
    `;
  }

  get #canRefresh(): boolean {
    return this.status.state !== 'disconnected' && this.group?.deleted === false;
  }

  #renderProgress(loading: boolean) {
    return html`
      <div class="progress">
        ${
          loading
            ? html`<vscode-progress-bar
                indeterminate
                aria-label=${l10n.t('Reading the authorized resources')}
              ></vscode-progress-bar>`
            : nothing
        }
      </div>
    `;
  }

  #renderFilters(list: ResourceList) {
    if (list.rows.length === 0) return nothing;
    const state = {
      list,
      matches: this.found,
      told: this.told,
      view: this.#view,
      loading: this.status.state === 'loading',
      canRefresh: this.#canRefresh,
    };
    return html`${renderToolbar(state, this.#actions)} ${renderTypes(state, this.#actions)}`;
  }

  #renderRows(list: ResourceList) {
    if (list.rows.length === 0) {
      if (this.status.state !== 'loaded') return nothing;
      return renderNoResources(this.#canRefresh ? this.#actions.refresh : undefined);
    }
    // Where nothing fits, the grid stays for the next letter, and with it its place and size.
    return html`
      <div class="rows">
        ${this.found.rows.length === 0 ? renderNoMatch(() => this.#actions.filter(noFilters)) : nothing}
        <resource-grid
        class=${this.found.rows.length === 0 ? 'unseen' : ''}
        .rows=${this.found.rows}
        .sort=${this.#view.sort}
        .words=${searchWords(this.#view.search)}
        .copied=${this.copied}
        .onSort=${this.#sortBy}
        .onCopy=${this.#copy}
        .onScrolled=${this.#keepScroll}
      ></resource-grid>
      </div>
    `;
  }

  /** The find key goes to the search, which looks through all rows, not only those in the page. */
  readonly #onKeyDown = (event: KeyboardEvent) => {
    const modified = isMac ? event.metaKey : event.ctrlKey;
    if (!modified || event.altKey || event.shiftKey || event.key !== 'f') return;
    event.preventDefault();
    this.search?.focus();
  };

  readonly #sortBy = (column: Column) =>
    this.#look({ ...this.#view, sort: nextSort(this.#view.sort, column) });

  readonly #copy = (row: Row) => {
    this.#copying = row;
    this.announcement = '';
    this.#channel.post('copyCode', { code: row.code });
  };

  #showCopied(code: string): void {
    this.announcement = l10n.t('Copied {0}', displayText(code));
    this.copied = this.#copying;
    clearTimeout(this.#copiedTimer);
    this.#copiedTimer = setTimeout(() => {
      this.copied = undefined;
    }, copiedDelay);
  }

  readonly #keepScroll = (scrollTop: number) => {
    this.#view = { ...this.#view, scrollTop };
    this.#keepView();
  };

  #export(format: 'csv' | 'json'): void {
    if (this.#table === undefined || this.found.rows.length === 0) return;
    const rows = this.found.rows.map(({ index }) => index);
    this.#channel.post('export', { format, revision: this.#table.revision, rows });
  }

  #take(table: ResourceTable | undefined): void {
    const isFirst = this.#table === undefined;
    this.#table = table;
    this.list = table === undefined ? undefined : new ResourceList(toRows(table));
    this.#find();
    this.told = this.found;
    if (isFirst && table !== undefined) void this.#restoreScroll();
  }

  /** Looks at the resources in another way, as the user asked. */
  #look(view: ViewState): void {
    this.#view = { ...view, scrollTop: 0 };
    this.#find();
    this.grid?.scrollToPosition(0);
    this.#keepView();
    clearTimeout(this.#tellTimer);
    this.#tellTimer = setTimeout(() => {
      this.told = this.found;
      this.announcement = shownCount(this.found.rows.length, this.list?.rows.length ?? 0);
    }, tellDelay);
  }

  #find(): void {
    this.found = this.list?.find(this.#view, this.#view.sort) ?? noMatches;
  }

  async #restoreScroll(): Promise<void> {
    const { scrollTop } = this.#view;
    await this.updateComplete;
    await this.grid?.updateComplete;
    this.grid?.scrollToPosition(scrollTop);
  }

  /** Looks at the resources as before the page was made anew, and has VS Code keep whose page it is. */
  #begin(panelId: string, view: unknown): void {
    this.#view = readViewState(view);
    const kept: KeptState = { panelId };
    this.#vscode.setState(kept);
  }

  #keepView(): void {
    this.#channel.post('saveView', { view: this.#view });
  }
}
