import * as v from 'valibot';
import * as vscode from 'vscode';
import { type PanelIdentity, panelIdentity } from '../../protocol/authorizedResources.ts';

const storageKey = 'authorizedResources.openPanels';

/**
 * Which groups' panels are open in this workspace. VS Code brings panels back after a reload, but now
 * and then without the state their pages kept; then a panel is known again by its title.
 */
export class OpenPanels {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  /** Remembers a panel in place of what was remembered of it before. */
  async set(before: PanelIdentity | undefined, now: PanelIdentity): Promise<void> {
    const others = this.#list().filter((panel) => !isSame(panel, before) && !isSame(panel, now));
    await this.#memento.update(storageKey, [...others, now]);
  }

  /** Forgets a panel that was closed. */
  async delete(closed: PanelIdentity): Promise<void> {
    const others = this.#list().filter((panel) => !isSame(panel, closed));
    await this.#memento.update(storageKey, others);
  }

  /** Whose panel it is that VS Code brings back. */
  identify(state: unknown, title: string): PanelIdentity | undefined {
    const kept = v.safeParse(panelIdentity, state);
    if (kept.success) return kept.output;
    return this.#list().find(({ groupName }) =>
      [panelTitle(groupName, false), panelTitle(groupName, true)].includes(title),
    );
  }

  #list(): PanelIdentity[] {
    const stored = v.safeParse(v.array(panelIdentity), this.#memento.get(storageKey));
    return stored.success ? stored.output : [];
  }
}

/** What stands on a panel's tab. */
export function panelTitle(groupName: string, deleted: boolean): string {
  return deleted ? vscode.l10n.t('{0} (deleted)', groupName) : groupName;
}

function isSame(a: PanelIdentity, b: PanelIdentity | undefined): boolean {
  return a.poolId === b?.poolId && a.groupCode === b.groupCode;
}
