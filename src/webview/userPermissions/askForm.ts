import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import type {
  Question,
  QuestionField,
  Suggested,
  UserHeading,
} from '../../protocol/userPermissions.ts';
import { displayText } from '../../text/displayText.ts';
import { ChoiceList } from '../shared/choiceList.ts';
import '../shared/suggestField.ts';

/** The form, and what it does. */
export interface AskForm {
  readonly question: Question;
  readonly heading: UserHeading;
  /** The pool can be asked: it is connected. */
  readonly canAsk: boolean;
  /** What may be meant by what stands in one of the fields. */
  readonly suggested: Suggested | undefined;
  readonly onChange: (change: Partial<Question>) => void;
  readonly onSuggest: (field: QuestionField, question: Question) => void;
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
      ${renderField('action', l10n.t('Action'), form)}
      ${renderField('resource', l10n.t('Resource'), form)}
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

/** A text field that suggests what is known of the pool. */
function renderField(name: QuestionField, label: string, form: AskForm) {
  const { question, suggested } = form;
  const isOfIt = suggested?.field === name && isSameQuestion(suggested.question, question, name);
  return html`
    <suggest-field
      class="ask-field ask-${name}"
      .label=${label}
      .placeholder=${name === 'namespace' ? l10n.t('Namespace') : label}
      .value=${question[name]}
      .suggested=${isOfIt ? { ...suggested, typed: suggested.question[name] } : undefined}
      .onChange=${(text: string) => form.onChange({ [name]: text })}
      .onSuggest=${(text: string) => form.onSuggest(name, { ...question, [name]: text })}
    ></suggest-field>
  `;
}

/** Whether both are the same but for one field: what was suggested for another resource says nothing. */
function isSameQuestion(a: Question, b: Question, but: QuestionField): boolean {
  const fields = ['action', 'resource', 'namespace'] as const;
  return fields.every((field) => field === but || a[field] === b[field]);
}

/** The namespaces to choose from; where the server does not list them, one is typed. */
function renderNamespace(form: AskForm) {
  const { question, heading, onChange } = form;
  const { namespaces } = heading;
  const label = l10n.t('Namespace to ask in');
  if (namespaces === undefined) {
    return renderField('namespace', label, form);
  }
  const values = namespaces.includes(question.namespace)
    ? namespaces
    : [...namespaces, question.namespace];
  return html`
    <choice-list
      class="choice ask-namespace"
      label=${label}
      title=${label}
      .options=${values.map((value, place) => ({ label: displayText(value), value: String(place) }))}
      .value=${live(String(values.indexOf(question.namespace)))}
      @change=${(event: Event) => {
        if (!(event.currentTarget instanceof ChoiceList)) return;
        const namespace = values[Number(event.currentTarget.value)];
        if (namespace !== undefined) onChange({ namespace });
      }}
    ></choice-list>
  `;
}
