import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import '@vscode-elements/elements/dist/vscode-icon/vscode-icon.js';
import { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import { html, nothing } from 'lit';
import type { GroupHeading } from '../../protocol/authorizedResources.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import { displayText, visibleText } from '../../text/displayText.ts';

/** In UTF-16 units; a name has less room. */
const longestDescription = 1000;

/** Whose resources these are. */
export function renderHeading({ name, code, description, pool }: GroupHeading) {
  return html`
    <header>
      <h1 dir="auto">${visibleText(name)}</h1>
      <span class="group-code" dir="auto" title=${l10n.t('Group code')}>${visibleText(code)}</span>
      <span class="pool" dir="auto" title=${l10n.t('User pool')}>${visibleText(pool)}</span>
      ${
        description
          ? html`<p dir="auto" title=${displayText(description, longestDescription)}>
              ${visibleText(description, longestDescription)}
            </p>`
          : nothing
      }
    </header>
  `;
}

/**
 * What stands in the way of reading the resources, with what may help.
 * @param hasRead resources were read before
 */
export function renderBanner(
  group: GroupHeading,
  status: ReadStatus,
  hasRead: boolean,
  actions: { readonly refresh: () => void; readonly replaceSecret: () => void },
) {
  if (status.state === 'disconnected') {
    return banner('warning', l10n.t('This user pool is no longer connected.'));
  }
  if (group.deleted) {
    return banner(
      'warning',
      hasRead
        ? l10n.t('This group was deleted. What was read of it before stays here.')
        : l10n.t('This group was deleted.'),
    );
  }
  if (status.state !== 'failed') return nothing;
  const button =
    status.remedy === 'replaceSecret'
      ? html`<vscode-button @click=${actions.replaceSecret}>${l10n.t('Replace Secret…')}</vscode-button>`
      : html`<vscode-button @click=${actions.refresh}>${l10n.t('Retry')}</vscode-button>`;
  return banner('error', status.message, button);
}

/** For a server that does not list the namespaces: one is typed, and its resources are read. */
export function renderNamespaceForm(
  loading: boolean,
  actions: { readonly refresh: () => void; readonly loadNamespace: (namespace: string) => void },
) {
  const submit = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const field = form instanceof HTMLFormElement && form.querySelector('vscode-textfield');
    if (loading || !(field instanceof VscodeTextfield)) return;
    const namespace = field.value.trim();
    if (namespace === '') actions.refresh();
    else actions.loadNamespace(namespace);
  };
  return html`
    <form class="namespace-form" @submit=${submit}>
      <p>
        ${l10n.t('The server does not list the namespaces of this user pool. Enter one to read its resources alone, or none to read them all.')}
      </p>
      <vscode-textfield
        autocomplete="off"
        placeholder=${l10n.t('Namespace')}
        .label=${l10n.t('Namespace to read')}
      ></vscode-textfield>
      <vscode-button type="submit" secondary ?disabled=${loading}>${l10n.t('Read')}</vscode-button>
    </form>
  `;
}

/** What stands in place of the rows where a search or filter lets none through. */
export function renderNoMatch(clearFilters: () => void) {
  return html`
    <div class="no-rows">
      <vscode-icon name="search" size="32"></vscode-icon>
      <p>${l10n.t('No resource matches the search and filters.')}</p>
      <vscode-button secondary @click=${clearFilters}>${l10n.t('Clear Filters')}</vscode-button>
    </div>
  `;
}

/**
 * What stands in place of the rows where the group has none.
 * @param refresh undefined where there is nothing to read any more
 */
export function renderNoResources(refresh: (() => void) | undefined) {
  return html`
    <div class="no-rows">
      <vscode-icon name="shield" size="32"></vscode-icon>
      <p>${l10n.t('This group is not authorized for any resource.')}</p>
      ${
        refresh === undefined
          ? nothing
          : html`<vscode-button secondary @click=${refresh}>${l10n.t('Refresh')}</vscode-button>`
      }
    </div>
  `;
}

function banner(kind: 'warning' | 'error', text: string, button: unknown = nothing) {
  return html`
    <div class="banner ${kind}" role="alert">
      <vscode-icon name=${kind}></vscode-icon>
      <span>${text}</span>
      ${button}
    </div>
  `;
}
