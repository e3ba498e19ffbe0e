import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { commandIds } from '../../ids.ts';
import { askedBy } from '../../inputs/questions.ts';
import { guarded, inBackground } from '../../model/failureLog.ts';
import type { Body, Handlers, Messages } from '../../protocol/envelope.ts';
import type { pageIntents } from '../../protocol/page.ts';
import { PageChannel } from './pageChannel.ts';
import type { PanelContent, PanelContext } from './panelDefinition.ts';
import type { PanelFrame } from './panelFrame.ts';
import { LargePart } from './shownTable.ts';

/** What a panel shows, kept up to date through everything that may happen to it. */
export interface PanelSource<T extends object> extends vscode.Disposable {
  /** What it is; names and codes may have changed since the panel was opened. */
  readonly topic: T;
  /** The connection of the pool that it is of, or that the first of it is of. */
  readonly poolId: string;
  /** Something that is shown is another than before. */
  readonly onDidChange: vscode.Event<void>;
  /** Whether it is about this, whatever has changed since the panel was opened. */
  isAbout(topic: T): boolean;
  /**
   * Reads it, unless it is known. Never rejects: what fails is shown.
   * @param again reads anew what is known, too
   */
  read(options?: { readonly again?: boolean }): Promise<void>;
  /** Reads again what was read long ago. Never rejects. */
  readOld(): Promise<void>;
}

/** What a panel sends its page; all that a snapshot has is also sent alone, by the same name, when it changes. */
export type PanelUpdates = Messages & Readonly<Record<'snapshot' | 'copied', Messages[string]>>;

type Snapshot<U extends PanelUpdates> = Omit<Body<U, 'snapshot'>, 'panelId' | 'view'>;

/** The parts of what a page shows, by the names of their updates. One that is undefined is not known yet. */
export type Parts<U extends PanelUpdates> = {
  readonly [K in keyof Snapshot<U>]: Snapshot<U>[K] | LargePart<NonNullable<Snapshot<U>[K]>>;
};

/** What a panel has of its own. */
export interface PanelPlan<T extends object, U extends PanelUpdates, I extends Messages> {
  readonly source: PanelSource<T>;
  /** What is shown beside it, and ends with the panel too. */
  readonly others?: readonly (vscode.Disposable & Pick<PanelSource<T>, 'onDidChange'>)[];
  /** What its tab says now. */
  title(): string;
  /** What its page shows now, in the order in which the page learns of changes. */
  parts(): Parts<U>;
  /** What its page may ask for. */
  readonly intents: I;
  /** Does what the page asks for: `panel.pageHandlers`, and what only this page asks for. */
  handlers(panel: LivePanel<T, U, I>): Handlers<I>;
}

/** A panel at work: it keeps its tab and its page as its source is, and does what the page asks for. */
export class LivePanel<T extends object, U extends PanelUpdates, I extends Messages>
  implements PanelContent<T>
{
  readonly #context: PanelContext;
  readonly #frame: PanelFrame<T>;
  readonly #plan: PanelPlan<T, U, I>;
  readonly #channel: PageChannel<Messages, I>;
  /** The parts as the page knows them; undefined until it has asked for them. */
  #shown: ReadonlyMap<string, unknown> | undefined;

  constructor(context: PanelContext, frame: PanelFrame<T>, plan: PanelPlan<T, U, I>) {
    const { source, others = [], intents } = plan;
    this.#context = context;
    this.#frame = frame;
    this.#plan = plan;
    const giveFocusBack = () => {
      if (frame.active) this.#channel.post('questionClosed', undefined);
    };
    this.#channel = new PageChannel(frame.webview, intents, plan.handlers(this), (handle) =>
      askedBy(giveFocusBack, handle),
    );
    const notRead = 'What a panel shows was not read';
    const redraw = guarded('A panel was not redrawn after a change', () => this.#redraw());
    frame.own(
      this.#channel,
      ...[...others, source].flatMap((shown) => [shown, shown.onDidChange(redraw)]),
      frame.onDidReturn(() => inBackground(notRead, source.readOld())),
    );
    // What the directory knows shows at once, and is read again where it has grown old.
    inBackground(
      notRead,
      source.read().then(() => source.readOld()),
    );
  }

  isAbout(topic: T): boolean {
    return this.#plan.source.isAbout(topic);
  }

  /** Does what every page may ask for. */
  get pageHandlers(): Handlers<typeof pageIntents> {
    const { source } = this.#plan;
    return {
      ready: () => this.#sendSnapshot(),
      saveView: ({ view }) => this.#frame.saveView(view),
      refresh: () => source.read({ again: true }),
      replaceSecret: () =>
        vscode.commands.executeCommand(commandIds.replaceSecret, { pool: source.poolId }),
    };
  }

  /**
   * Puts a text on the clipboard, and tells the page that it is there.
   * @param copied what the page is told
   * @param notCopied the sentence that it failed
   */
  async copy(
    text: () => string | Promise<string>,
    copied: Body<U, 'copied'>,
    notCopied: string,
  ): Promise<void> {
    try {
      await vscode.env.clipboard.writeText(await text());
      this.#channel.post('copied', copied);
    } catch (error) {
      this.#context.reporter.failure(notCopied, error);
    }
  }

  #sendSnapshot(): void {
    const { panelId, view } = this.#frame.remembered;
    this.#shown = this.#parts();
    const bodies = [...this.#shown].map(([type, part]) => [type, bodyOf(part)]);
    this.#channel.post('snapshot', { panelId, view, ...Object.fromEntries(bodies) });
  }

  /** Sends the page what is another than before. A hidden page gets nothing: it asks when it is back. */
  #redraw(): void {
    this.#frame.title = this.#plan.title();
    this.#frame.saveTopic(this.#plan.source.topic);
    if (this.#shown === undefined || !this.#frame.visible) return;
    const before = this.#shown;
    this.#shown = this.#parts();
    for (const [type, part] of this.#shown) {
      if (part !== undefined && !isSame(part, before.get(type))) {
        this.#channel.post(type, bodyOf(part));
      }
    }
  }

  #parts(): ReadonlyMap<string, unknown> {
    return new Map<string, unknown>(Object.entries(this.#plan.parts()));
  }
}

function isSame(part: unknown, before: unknown): boolean {
  return part instanceof LargePart ? part === before : isDeepStrictEqual(part, before);
}

function bodyOf(part: unknown): unknown {
  return part instanceof LargePart ? part.body() : part;
}
