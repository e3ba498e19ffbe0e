import * as v from 'valibot';
import type * as vscode from 'vscode';
import type { PanelType } from '../../ids.ts';
import { keptState } from '../../protocol/page.ts';

/** What the panels of a type are about. */
export interface Topics<T extends object> {
  /** What a panel is about, as it is remembered through reloads of the window. */
  readonly topic: v.GenericSchema<unknown, T>;
  /** All that the tab of a panel about this may say; a new panel says the first. */
  titles(topic: T): readonly [string, ...string[]];
}

/** A panel that is open. */
export interface OpenPanel<T> {
  /** Stays the same through reloads of the window. */
  readonly panelId: string;
  /** What it is about. */
  readonly topic: T;
  /** How the user looks at it, as its page says. */
  readonly view?: unknown;
}

/** As it is stored; what it is about stands beside. */
const storedPanel = v.looseObject({ panelId: v.string(), view: v.optional(v.unknown()) });

/** Nothing says that a tab was closed before its panel was brought back: so the oldest are forgotten. */
const mostKept = 50;

/**
 * Which panels of a type are open in this workspace. After a reload VS Code brings panels back with what
 * their pages kept, but that can be old or missing: so a page keeps an id only, and all else is kept here.
 */
export class OpenPanels<T extends object> {
  readonly #memento: vscode.Memento;
  readonly #storageKey: string;
  readonly #topics: Topics<T>;

  constructor(memento: vscode.Memento, type: PanelType, topics: Topics<T>) {
    this.#memento = memento;
    this.#storageKey = `${type}.openPanels`;
    this.#topics = topics;
  }

  /** Remembers a panel as it is now. */
  async save(panel: OpenPanel<T>): Promise<void> {
    const others = this.#list().filter(({ panelId }) => panelId !== panel.panelId);
    await this.#store([...others, panel].slice(-mostKept));
  }

  /** Forgets a panel that was closed. */
  async delete(closed: OpenPanel<T>): Promise<void> {
    await this.#store(this.#list().filter(({ panelId }) => panelId !== closed.panelId));
  }

  /**
   * Which panel it is that VS Code brings back.
   * @param state what its page kept
   * @param title what stands on its tab, for a page that kept nothing
   */
  identify(state: unknown, title: string): OpenPanel<T> | undefined {
    const panels = this.#list();
    const kept = v.safeParse(keptState, state);
    return kept.success
      ? panels.find(({ panelId }) => panelId === kept.output.panelId)
      : panels.find(({ topic }) => this.#topics.titles(topic).includes(title));
  }

  #list(): OpenPanel<T>[] {
    const stored = v.safeParse(v.array(storedPanel), this.#memento.get(this.#storageKey));
    if (!stored.success) return [];
    return stored.output.flatMap((panel) => {
      const topic = v.safeParse(this.#topics.topic, panel);
      const { panelId, view } = panel;
      return topic.success ? [{ panelId, topic: topic.output, view }] : [];
    });
  }

  async #store(panels: readonly OpenPanel<T>[]): Promise<void> {
    const stored = panels.map(({ topic, ...panel }) => ({ ...topic, ...panel }));
    await this.#memento.update(this.#storageKey, stored);
  }
}
