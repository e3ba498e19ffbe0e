import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import { html } from 'lit';

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
