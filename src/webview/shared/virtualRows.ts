import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What the list looks like; asked for at each update of the host. */
export interface VirtualRowsOptions {
  /** Whether it runs from left to right: its rows are columns then, and their heights are widths. */
  readonly horizontal?: boolean;
  /** The element that scrolls; null until it is rendered. */
  readonly scroller: () => HTMLElement | null;
  readonly count: () => number;
  /** A row that stays in the page wherever the list is scrolled to: the one with the focus. */
  readonly keep: () => number;
  /** Pixels. */
  readonly rowHeight: number;
  /** Pixels above the first row, which a sticky header covers. */
  readonly headerHeight: number;
}

/** A row to render, and how many pixels it leaves free between it and what is rendered above it. */
export interface VirtualRow {
  readonly index: number;
  readonly gap: number;
}

/** Tells a list of rows of one height which of them to render, and where. */
export class VirtualRows implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: VirtualRowsOptions;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #unmount: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, options: VirtualRowsOptions) {
    this.#host = host;
    this.#options = options;
    this.#virtualizer = new Virtualizer(this.#virtualizerOptions());
    host.addController(this);
  }

  /** The rows to render. */
  get rows(): VirtualRow[] {
    let end = this.#options.headerHeight;
    return this.#virtualizer.getVirtualItems().map((item) => {
      const gap = item.start - end;
      end = item.end;
      return { index: item.index, gap };
    });
  }

  /** The height of all rows and the header, in pixels. */
  get height(): number {
    return this.#virtualizer.getTotalSize();
  }

  /** How many whole rows fit on the screen. */
  get rowsPerPage(): number {
    const { horizontal, headerHeight, rowHeight } = this.#options;
    const { height = 0, width = 0 } = this.#virtualizer.scrollRect ?? {};
    const room = (horizontal ? width : height) - headerHeight;
    return Math.max(1, Math.floor(room / rowHeight));
  }

  /** Scrolls just far enough to show a row. */
  show(index: number): void {
    this.#virtualizer.scrollToIndex(index, { align: 'auto' });
  }

  /** Scrolls to a position in pixels, without a look at the layout where it is there already. */
  scrollTo(top: number): void {
    if (this.#virtualizer.scrollOffset !== top) this.#virtualizer.scrollToOffset(top);
  }

  hostConnected(): void {
    this.#unmount = this.#virtualizer._didMount();
  }

  hostDisconnected(): void {
    this.#unmount?.();
    this.#unmount = undefined;
  }

  hostUpdate(): void {
    this.#virtualizer.setOptions(this.#virtualizerOptions());
  }

  hostUpdated(): void {
    this.#virtualizer._willUpdate();
  }

  #virtualizerOptions() {
    const { horizontal = false, scroller, count, keep, rowHeight, headerHeight } = this.#options;
    return {
      horizontal,
      count: count(),
      getScrollElement: scroller,
      estimateSize: () => rowHeight,
      overscan: 2,
      paddingStart: headerHeight,
      scrollPaddingStart: headerHeight,
      rangeExtractor: (range: Range) => withKept(range, keep()),
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => this.#host.requestUpdate(),
    };
  }
}

/** The rows in view, and the kept one at its place among them. */
function withKept(range: Range, kept: number): number[] {
  const indexes = defaultRangeExtractor(range);
  if (kept < 0 || kept >= range.count || indexes.includes(kept)) return indexes;
  return [...indexes, kept].sort((a, b) => a - b);
}
