import * as v from 'valibot';
import * as vscode from 'vscode';
import { keptState } from '../../protocol/authorizedResources.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';

/** A panel that is open, and whose it is. */
const openPanel = v.object({
  /** Stays the same through reloads of the window. */
  panelId: v.string(),
  /** The id of the user pool's connection. */
  poolId: v.string(),
  groupCode: v.string(),
  groupName: v.string(),
  /** How the user looks at it, as its page says. */
  view: v.optional(v.unknown()),
});

export type OpenPanel = Readonly<v.InferOutput<typeof openPanel>>;

const storageKey = 'authorizedResources.openPanels';
/** Nobody hears of a tab that is closed before its panel was brought back: so the oldest are forgotten. */
const mostKept = 50;

/**
 * Which panels are open in this workspace. After a reload VS Code brings panels back with what their
 * pages kept, but that can be old or missing: so a page keeps an id only, and all else is kept here.
 */
export class OpenPanels {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  /** Remembers a panel as it is now. */
  async save(panel: OpenPanel): Promise<void> {
    const others = this.#list().filter(({ panelId }) => panelId !== panel.panelId);
    await this.#memento.update(storageKey, [...others, panel].slice(-mostKept));
  }

  /** Forgets a panel that was closed. */
  async delete(closed: OpenPanel): Promise<void> {
    const others = this.#list().filter(({ panelId }) => panelId !== closed.panelId);
    await this.#memento.update(storageKey, others);
  }

  /**
   * Whose panel it is that VS Code brings back.
   * @param state what its page kept
   * @param title what stands on its tab, for a page that kept nothing
   */
  identify(state: unknown, title: string): OpenPanel | undefined {
    const panels = this.#list();
    const kept = v.safeParse(keptState, state);
    return kept.success
      ? panels.find(({ panelId }) => panelId === kept.output.panelId)
      : panels.find(({ groupName }) =>
          [panelTitle(groupName, false), panelTitle(groupName, true)].includes(title),
        );
  }

  #list(): OpenPanel[] {
    const stored = v.safeParse(v.array(openPanel), this.#memento.get(storageKey));
    return stored.success ? stored.output : [];
  }
}

/** What stands on a panel's tab. */
export function panelTitle(groupName: string, deleted: boolean): string {
  const name = displayText(groupName, longestInTitle);
  return deleted ? vscode.l10n.t('{0} (deleted)', name) : name;
}
