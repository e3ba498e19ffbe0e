// What a page shows around or in place of its rows: what stands in the way, that it is reading, that there
// is nothing.
import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import '@vscode-elements/elements/dist/vscode-icon/vscode-icon.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/vscode-progress-bar.js';
import { html, nothing } from 'lit';
import type { ReadStatus } from '../../protocol/page.ts';

/** What a button says and does. */
interface Action {
  readonly label: string;
  readonly run: () => void;
}

/**
 * What stands in the way of reading, with what may help.
 * @param deleted the sentence that what the page is about was deleted, if it was
 */
export function renderReadBanner(
  status: ReadStatus,
  deleted: string | undefined,
  actions: { readonly refresh: () => void; readonly replaceSecret: () => void },
) {
  if (status.state === 'disconnected') {
    return renderBanner('warning', l10n.t('This user pool is no longer connected.'));
  }
  if (deleted !== undefined) return renderBanner('warning', deleted);
  if (status.state !== 'failed') return nothing;
  const action =
    status.remedy === 'replaceSecret'
      ? { label: l10n.t('Replace Secret…'), run: actions.replaceSecret }
      : { label: l10n.t('Retry'), run: actions.refresh };
  return renderBanner('error', status.message, action);
}

/**
 * A line above the rows that something is to be known, with what may help. What stands in the way is read out at
 * once; how far a read is would be read out again and again.
 */
export function renderBanner(kind: 'info' | 'warning' | 'error', text: string, action?: Action) {
  return html`
    <div class="banner ${kind}" role=${kind === 'info' ? 'note' : 'alert'}>
      <vscode-icon name=${kind}></vscode-icon>
      <span>${text}</span>
      ${
        action === undefined
          ? nothing
          : html`<vscode-button @click=${action.run}>${action.label}</vscode-button>`
      }
    </div>
  `;
}

/** What stands in place of the rows where there are none. */
export function renderNoRows(icon: string, text: string, ...actions: readonly Action[]) {
  return html`
    <div class="no-rows">
      <vscode-icon name=${icon} size="32"></vscode-icon>
      <p>${text}</p>
      ${
        actions.length === 0
          ? nothing
          : html`<div class="no-rows-actions">
              ${actions.map(
                ({ label, run }) =>
                  html`<vscode-button secondary @click=${run}>${label}</vscode-button>`,
              )}
            </div>`
      }
    </div>
  `;
}

/** What stands in place of the rows where a search, or filters, leave none, and what takes these away. */
export interface NoneLeft {
  readonly text: string;
  readonly clear: Action;
}

/** For a page that has a search only. */
export function noneLeftBySearch(clear: () => void): NoneLeft {
  return {
    text: l10n.t('Nothing matches the search.'),
    clear: { label: l10n.t('Clear Search'), run: clear },
  };
}

/** For a page that has filters besides. @param text says that nothing matches search and filters */
export function noneLeftByFilters(text: string, clear: () => void): NoneLeft {
  return { text, clear: { label: l10n.t('Clear Filters'), run: clear } };
}

/**
 * The line in which a bar runs while something is being read. It is always there, so that nothing moves.
 * @param label what is being read, for screen readers
 */
export function renderProgress(loading: boolean, label: string) {
  return html`
    <div class="progress">
      ${
        loading
          ? html`<vscode-progress-bar indeterminate aria-label=${label}></vscode-progress-bar>`
          : nothing
      }
    </div>
  `;
}
