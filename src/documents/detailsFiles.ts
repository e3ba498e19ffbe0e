import * as vscode from 'vscode';
import { detailsId, detailsText, forgetDetails } from '../display/detailsDocument.ts';
import { guarded } from '../model/failureLog.ts';
import type { FileText } from './lazyFiles.ts';

/** Details of what commands did: each is there for as long as a tab shows it. */
export class DetailsFiles implements vscode.Disposable {
  readonly #subscription = vscode.window.tabGroups.onDidChangeTabs(
    guarded('Details that nobody sees any more were kept', ({ closed }) => {
      // A tab that is moved is closed where it was.
      const open = new Set(
        vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(detailsOfTab),
      );
      for (const id of closed.map(detailsOfTab)) {
        if (id !== undefined && !open.has(id)) forgetDetails(id);
      }
    }),
  );

  /** What is kept; after a reload of the window that is nothing, and the text says so. */
  file(id: string): FileText {
    const text = detailsText(id);
    return text === undefined ? { text: `${goneText()}\n`, mtime: 1 } : { text, mtime: 0 };
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

function detailsOfTab({ input }: vscode.Tab): string | undefined {
  return input instanceof vscode.TabInputText ? detailsId(input.uri) : undefined;
}

function goneText(): string {
  return vscode.l10n.t(
    'These details are gone: they are kept only until their tab is closed or the window is reloaded.',
  );
}
