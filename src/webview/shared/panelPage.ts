import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { GenericSchema } from 'valibot';
import type { Body, Messages } from '../../protocol/envelope.ts';
import type { KeptState, pageIntents, pageUpdates, ReadStatus } from '../../protocol/page.ts';
import { AnnouncementEvent } from './announcement.ts';
import { CopyMark } from './copyMark.ts';
import { FindKey } from './findKey.ts';
import type { HostChannel } from './hostChannel.ts';
import { LongRead } from './longRead.ts';
import { type NoneLeft, renderNoRows, renderProgress } from './notices.ts';
import { TypingPause } from './typingPause.ts';

/** What the panel of any page sends at first. */
interface Snapshot {
  readonly panelId: string;
  readonly view?: unknown;
  readonly status: ReadStatus;
}

type PanelUpdates = Messages &
  typeof pageUpdates & { readonly snapshot: GenericSchema<unknown, Snapshot> };
type PanelIntents = Messages & typeof pageIntents;

/** How the user looks at any page. */
interface PageView {
  /** In pixels, as `scrollLeft`, which a page has whose grid scrolls sideways by its own headers. */
  readonly scrollTop: number;
  readonly scrollLeft?: number;
}

/** What is shown of the rows. */
interface Found {
  readonly rows: readonly unknown[];
}

/** The grid of any page. */
interface PageGrid extends HTMLElement {
  readonly updateComplete: Promise<boolean>;
  scrollToPosition(top: number, left: number): void;
}

/** What a page gives its base. */
interface PageParts<V, F> {
  /** Reads the view that was kept; the plain view if there is none. */
  readonly readView: (kept: unknown) => V;
  /** What is found as long as nothing has come. */
  readonly noneFound: F;
  /** What is being read, for screen readers. */
  readonly readingLabel: string;
}

/**
 * What all pages of panels have in common: they show what the panel has sent, search it as the user types, and
 * keep how the user looks at it. A page says what its rows are, what fits its view, and what it looks like.
 *
 * U and I are the messages of the panel and of the page, V is the view, F what fits it.
 */
export abstract class PanelPage<
  U extends PanelUpdates,
  I extends PanelIntents,
  V extends PageView,
  F extends Found,
> extends LitElement {
  /** What the panel has sent, each entry as it came last; undefined until the snapshot has come. */
  @state() protected accessor sent: Body<U, 'snapshot'> | undefined;
  /** What fits the view. */
  @state() protected accessor found: F;
  /** The same when the typing paused: for labels and tooltips, which nobody hears or hovers while typing. */
  @state() protected accessor settled: F;
  /** What a screen reader is to read out. */
  @state() private accessor announcement = '';

  @query('.grid') protected accessor grid: PageGrid | null = null;

  @query('.search') private accessor search: HTMLElement | null = null;

  /** To the panel. Its handlers give what comes to `begin`, `receive` and `confirmCopy`. */
  protected abstract readonly channel: HostChannel<U, I>;
  /** What a page has of VS Code, which it can ask for but once. */
  protected readonly vscode = acquireVsCodeApi();
  /** How the user looks at the page. Not all of it is drawn, so that another one renders nothing anew by itself. */
  protected view: V;
  readonly #parts: PageParts<V, F>;
  readonly #longRead = new LongRead(this);
  readonly #typingPause = new TypingPause(this);
  readonly #announcementPause = new TypingPause(this);
  readonly #copyMark = new CopyMark<unknown>(this);
  #isScrolled = false;
  /** The focus is in the page, before the update under way. */
  #hadFocus = false;

  constructor(parts: PageParts<V, F>) {
    super();
    this.#parts = parts;
    this.view = parts.readView(undefined);
    this.found = parts.noneFound;
    this.settled = parts.noneFound;
    this.addController(new FindKey(() => this.search));
    this.addEventListener(AnnouncementEvent.type, (event) => {
      if (!(event instanceof AnnouncementEvent)) return;
      this.#announcementPause.wait(() => this.announce(event.text));
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.channel.open(window);
  }

  protected override willUpdate(): void {
    this.#hadFocus = document.hasFocus() && this.shadowRoot?.activeElement != null;
  }

  /** A button that is gone once it was pressed, such as Clear Filters, leaves the keyboard's focus to the search. */
  protected override updated(): void {
    if (this.#hadFocus && this.shadowRoot?.activeElement === null) this.search?.focus();
  }

  /** The page, once there is something to show. */
  protected abstract renderPage(sent: Body<U, 'snapshot'>): TemplateResult;

  /** Makes rows of what came, where it has changed, and calls `showRows`. */
  protected abstract prepareRows(
    sent: Body<U, 'snapshot'>,
    before: Body<U, 'snapshot'> | undefined,
  ): void;

  /** Finds what fits the view. */
  protected abstract find(): F;

  /** How many rows are found, in words. */
  protected abstract foundText(): string;

  protected override render() {
    const { sent } = this;
    if (sent === undefined) return this.renderReading();
    return html`
      ${this.renderPage(sent)}
      <div class="read-out" role="status">${this.announcement}</div>
    `;
  }

  /** Something is being read, so that it cannot be asked for again. */
  protected get isReading(): boolean {
    return this.sent === undefined || this.sent.status.state === 'loading';
  }

  /** The reading has gone on for so long that the page says how far it is. */
  protected get isLongRead(): boolean {
    return this.#longRead.isLong;
  }

  /** The user pool is connected, so that it can be asked. */
  protected get isPoolConnected(): boolean {
    return this.sent?.status.state !== 'disconnected';
  }

  /** What was copied just now. */
  protected get copied(): unknown {
    return this.#copyMark.row;
  }

  /** The line in which a bar runs while something is being read. */
  protected renderReading() {
    return renderProgress(this.isReading, this.#parts.readingLabel);
  }

  /**
   * The rows. Where none is left, the grid stays, unseen, for the next letter, and with it its place and size.
   * @param grid an element of the class `grid`
   */
  protected renderRows(grid: TemplateResult, { text, clear }: NoneLeft) {
    const isEmpty = this.found.rows.length === 0;
    return html`
      <div class=${isEmpty ? 'rows none-left' : 'rows'}>
        ${isEmpty ? renderNoRows('search', text, clear) : nothing} ${grid}
      </div>
    `;
  }

  /** Takes the snapshot in. The first has the view, and VS Code is to keep whose page this is. */
  protected begin(snapshot: Body<U, 'snapshot'>): void {
    if (this.sent === undefined) {
      this.view = this.#parts.readView(snapshot.view);
      const kept: KeptState = { panelId: snapshot.panelId };
      this.vscode.setState(kept);
    }
    this.#take(snapshot);
  }

  /** Takes in what has changed. */
  protected receive(change: Partial<Body<U, 'snapshot'>>): void {
    if (this.sent !== undefined) this.#take({ ...this.sent, ...change });
  }

  /** There are other rows. Where they are the first, they are scrolled to where they were kept. */
  protected showRows(): void {
    this.searchAgain();
    this.settled = this.found;
    if (!this.#isScrolled) void this.#restoreScroll();
  }

  /** Shows what fits the view now, and the view itself where that is the same. */
  protected searchAgain(): void {
    this.found = this.find();
    this.requestUpdate();
  }

  /** Shows the rows in another way, as the user asked. */
  protected changeView(change: Partial<V>): void {
    this.view = { ...this.view, ...change, scrollTop: 0 };
    this.searchAgain();
    this.#scrollGrid();
    this.#saveView();
    this.#typingPause.wait(() => {
      this.settled = this.found;
      this.announce(this.foundText());
    });
  }

  /** Keeps what changes no row. */
  protected keepView(change: Partial<V>): void {
    this.view = { ...this.view, ...change };
    this.requestUpdate();
    this.#saveView();
  }

  /** Where the grid has been scrolled to. Nothing is rendered anew for it. */
  protected readonly keepScroll = (scrollTop: number, scrollLeft?: number): void => {
    const position = scrollLeft === undefined ? { scrollTop } : { scrollTop, scrollLeft };
    this.view = { ...this.view, ...position };
    this.#saveView();
  };

  /** A dialog of VS Code may leave the focus in the frame around the page, where keys do nothing. */
  protected readonly takeFocus = (): void => {
    if (!document.hasFocus()) window.focus();
  };

  protected readonly enterGrid = (): void => this.grid?.focus();

  protected readonly refresh = (): void => {
    if (!this.isReading) this.channel.post('refresh', undefined);
  };

  protected readonly replaceSecret = (): void => this.channel.post('replaceSecret', undefined);

  /** Has a screen reader read something out. */
  protected announce(text: string): void {
    this.announcement = text;
  }

  /**
   * Asks the panel to copy.
   * @param what is marked once it is on the clipboard
   */
  protected copy<K extends keyof I & string>(what: unknown, type: K, body: Body<I, K>): void {
    this.#copyMark.ask(what);
    this.announcement = '';
    this.channel.post(type, body);
  }

  /** What was asked for is on the clipboard. */
  protected confirmCopy(announcement: string): void {
    this.announce(announcement);
    this.#copyMark.show();
  }

  #take(sent: Body<U, 'snapshot'>): void {
    const before = this.sent;
    this.sent = sent;
    this.#longRead.update(sent.status.state === 'loading');
    this.prepareRows(sent, before);
    // How far it gets is not read out on the way, only what came of it.
    const hasRead = before?.status.state === 'loading' && sent.status.state === 'loaded';
    if (hasRead) this.announce(this.foundText());
  }

  async #restoreScroll(): Promise<void> {
    await this.updateComplete;
    if (this.grid === null) return;
    this.#isScrolled = true;
    await this.grid.updateComplete;
    this.#scrollGrid();
  }

  #scrollGrid(): void {
    this.grid?.scrollToPosition(this.view.scrollTop, this.view.scrollLeft ?? 0);
  }

  #saveView(): void {
    this.channel.post('saveView', { view: this.view });
  }
}
