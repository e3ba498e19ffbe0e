import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/vscode-single-select.js';
import { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Question, UserHeading } from '../../protocol/userPermissions.ts';
import { displayText } from '../../text/displayText.ts';

/** The form, and what it does. */
export interface AskForm {
  readonly question: Question;
  readonly heading: UserHeading;
  /** The pool can be asked: it is connected. */
  readonly canAsk: boolean;
  readonly onChange: (change: Partial<Question>) => void;
  readonly onAsk: () => void;
}

/** Asks whether the user may do something. */
export function renderAskForm(form: AskForm) {
  const { question, canAsk } = form;
  const { action, resource, namespace } = question;
  const isWhole = [action, resource, namespace].every((text) => text.trim() !== '');
  const submit = (event: Event) => {
    event.preventDefault();
    if (isWhole && canAsk) form.onAsk();
  };
  return html`
    <form class="ask" aria-label=${askLabel(form)} @submit=${submit}>
      <span class="ask-title" dir="auto">${askLabel(form)}</span>
      ${renderField('action', l10n.t('Action'), action, (text) => form.onChange({ action: text }))}
      ${renderField('resource', l10n.t('Resource'), resource, (text) =>
        form.onChange({ resource: text }),
      )}
      ${renderNamespace(form)}
      <vscode-button class="ask-button" type="submit" ?disabled=${!isWhole || !canAsk}
        >${l10n.t('Ask')}</vscode-button
      >
    </form>
  `;
}

function askLabel({ heading }: AskForm): string {
  return l10n.t({
    message: 'May {0} do this?',
    args: [displayText(heading.name)],
    comment: ['{0} is the name of a user. Fields for an action and a resource follow.'],
  });
}

function renderField(
  name: 'action' | 'resource' | 'namespace',
  label: string,
  value: string,
  onChange: (text: string) => void,
) {
  return html`
    <vscode-textfield
      class="ask-field ask-${name}"
      type="text"
      autocomplete="off"
      spellcheck="false"
      placeholder=${name === 'namespace' ? l10n.t('Namespace') : label}
      .label=${label}
      .value=${live(value)}
      @input=${(event: Event) => {
        if (event.currentTarget instanceof VscodeTextfield) onChange(event.currentTarget.value);
      }}
    ></vscode-textfield>
  `;
}

/** The namespaces to choose from; where the server does not list them, one is typed. */
function renderNamespace({ question, heading, onChange }: AskForm) {
  const { namespaces } = heading;
  const label = l10n.t('Namespace to ask in');
  if (namespaces === undefined) {
    return renderField('namespace', label, question.namespace, (namespace) =>
      onChange({ namespace }),
    );
  }
  const values = namespaces.includes(question.namespace)
    ? namespaces
    : [...namespaces, question.namespace];
  return html`
    <vscode-single-select
      class="choice ask-namespace"
      label=${label}
      title=${label}
      .options=${values.map((value, place) => ({ label: displayText(value), value: String(place) }))}
      .value=${live(String(values.indexOf(question.namespace)))}
      @change=${(event: Event) => {
        if (!(event.currentTarget instanceof VscodeSingleSelect)) return;
        const namespace = values[Number(event.currentTarget.value)];
        if (namespace !== undefined) onChange({ namespace });
      }}
    ></vscode-single-select>
  `;
}
